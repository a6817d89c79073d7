"""What is noticed is said in plain words."""

from __future__ import annotations

import pytest

from writer_app.domain.lore import Alias, Change, Entry, Fact, Kind, Lore, Pronouns
from writer_app.domain.positions import Position, PositionKind
from writer_app.domain.proposals import Noticed, Proposal
from writer_app.domain.vocabulary.sentences import Names
from writer_app.services.questions import said, sentence

MARA = Entry("mara", Kind.CHARACTER, "Mara Voss", (Alias("Mara"), Alias("Miss Voss")), pronouns=Pronouns.SHE)
KEY = Entry("key", Kind.ITEM, "the brass key", links=(("holder", ("mara",)),))
GUILD = Entry("guild", Kind.GROUP, "the Lamplighters", links=(("members", ("mara", "Tom")),))
NAMES = Names(Lore((MARA, KEY, GUILD)))


def test_a_new_page_with_all_that_is_known_of_it() -> None:
    proposal = Proposal(Noticed.PAGE, MARA, count=1312)
    assert sentence(proposal, NAMES) == "Mara Voss, a person, she · also Mara, Miss Voss · 1312 times"


@pytest.mark.parametrize(
    ("proposal", "words"),
    [
        (Proposal(Noticed.PAGE, KEY), "the brass key, a thing that Mara Voss holds"),
        (Proposal(Noticed.PAGE, GUILD), "the Lamplighters, a group with Mara Voss and Tom"),
        (Proposal(Noticed.PAGE, Entry("t", Kind.THREAD, "Tom comes back")), "Tom comes back, a thread"),
        (Proposal(Noticed.NAME, MARA, text="Marry"), "Mara Voss is also called Marry"),
        (Proposal(Noticed.PRONOUNS, MARA, text="she"), "“she” means Mara Voss"),
        (Proposal(Noticed.LINK, KEY, "holder", "mara"), "Mara Voss holds the brass key"),
        (Proposal(Noticed.LINK, KEY, "colour", "red"), "the brass key, colour: red"),
        (Proposal(Noticed.FACT, MARA, fact=Fact("eye colour", "brown")), "Mara Voss's eyes are brown"),
        (Proposal(Noticed.CHANGE, MARA, change=Change("dies", (Position(PositionKind.NODE, "end"),))), "Mara Voss dies (end)"),
    ],
)
def test_what_accepting_makes_true(proposal: Proposal, words: str) -> None:
    assert said(proposal, NAMES) == words


def test_what_is_said_otherwise_too_is_told() -> None:
    proposal = Proposal(Noticed.FACT, MARA, fact=Fact("eye colour", "brown"), count=5, rivals=(("green", 1), ("grey", 3)))
    assert sentence(proposal, NAMES) == "Mara Voss's eyes are brown · 5 times, green once, grey 3 times"
