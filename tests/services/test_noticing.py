"""What is asked first, what rides along, and what is never asked again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.services.noticed import HESPER, LANTERN, NOTICED, ORIN, TAM, WATER, asked, called, dies, fact, make, page
from writer_app.domain.lore import Alias, Change, Entry, Kind, Lore
from writer_app.domain.proposals import Noticed, Passage, Proposal
from writer_app.domain.spans import Span
from writer_app.domain.values import Origin
from writer_app.domain.vocabulary.sentences import AS_WRITTEN
from writer_app.services.noticing import page_path, provisional_lore, questions_from
from writer_app.services.passedover import PassedOver, Unwanted, item_of, passed_over_from, passed_over_of
from writer_app.services.proposed import identity
from writer_app.services.questions import FIRST
from writer_app.text.yamltree import parse_yaml

NOTHING = Unwanted((), Lore())


@pytest.fixture
def novel(tmp_path: Path) -> Path:
    return make(tmp_path)


def said(folder: Path, noticed: tuple[Proposal, ...] = NOTICED) -> list[str]:
    return [question.sentence.split(" · ")[0] for question in asked(folder, noticed)[1]]


def test_people_first_then_things_then_what_is_said_of_pages(novel: Path) -> None:
    assert said(novel) == [
        "Hesper Quill, a person, she",
        "Tam, a person, he",
        "the Blue Lantern, a thing that Tam holds",
        "“he” means Orin",
        "Orin is also called Old Orin",
        "Orin's hair is white",
    ]


def test_what_is_noticed_of_a_new_page_rides_along_with_the_last_page_it_needs(novel: Path) -> None:
    _, questions = asked(novel)
    parts = {question.proposal.entry.id: [part.what for part in question.parts] for question in questions if question.parts}
    assert parts == {"hesper-quill": [Noticed.FACT], "tam": [Noticed.FACT, Noticed.CHANGE]}


def test_nothing_is_asked_of_a_page_that_is_neither_there_nor_proposed(novel: Path) -> None:
    assert said(novel, (fact(TAM, "eye colour", "blue"), fact(ORIN, "sibling", "tam"))) == []
    assert said(novel, (fact(ORIN, "birthplace", "Farhaven"),)) == ["Orin was born in Farhaven"]


def people(count: int, first: int = 0) -> list[Proposal]:
    return [page(Entry(f"p{n}", Kind.CHARACTER, f"P{n}"), count=1000 - n) for n in range(first, first + count)]


def places(count: int) -> list[Proposal]:
    return [page(Entry(f"l{n}", Kind.LOCATION, f"L{n}"), count=100 - n) for n in range(count)]


def threads(count: int) -> list[Proposal]:
    return [page(Entry(f"t{n}", Kind.THREAD, f"T{n}"), count=1) for n in range(count)]


def first_screen(*noticed: Proposal) -> str:
    questions = questions_from(noticed, Lore((ORIN,)), NOTHING, AS_WRITTEN)
    return "".join(question.proposal.entry.id[0] for question in questions[:FIRST])


def test_a_screen_holds_the_main_cast_and_what_matters_beside() -> None:
    facts = [fact(ORIN, f"key {n}", "x") for n in range(9)]
    assert first_screen(*threads(4), *places(30), *facts, *people(30)) == "p" * 10 + "l" * 5 + "o" * 3 + "t" * 2
    assert first_screen(*places(4), *people(30)) == "p" * 16 + "l" * 4
    assert first_screen(*places(30), *people(3), *threads(1)) == "p" * 3 + "l" * 16 + "t"
    assert first_screen(*facts) == "o" * 9


@given(st.permutations((*people(25), *places(12), *threads(3), fact(ORIN, "build", "thin"))))
def test_the_order_is_that_of_how_often_and_how_surely_alone(noticed: list[Proposal]) -> None:
    questions = questions_from(noticed, Lore((ORIN,)), NOTHING, AS_WRITTEN)
    assert len(questions) == len(noticed)
    asked_of = [question.proposal.entry.id for question in questions]
    assert [name for name in asked_of if name[0] == "p"] == [f"p{n}" for n in range(25)]
    assert [name for name in asked_of if name[0] == "l"] == [f"l{n}" for n in range(12)]


def test_an_identity_goes_by_what_is_said_alone() -> None:
    first = fact(HESPER, "eye colour", "brown")
    passages = (Passage("quay", Span(0, 4), "Her eyes."),)
    later = replace(first, count=9, sureness=0.1, passages=passages, rivals=(("green", 1),), reason="so")
    assert identity(first) == identity(later)
    assert identity(first) == identity(replace(first, entry=replace(HESPER, id="hesper-quill-2", name="hesper  QUILL")))
    others = (fact(HESPER, "eye colour", "green"), fact(TAM, "eye colour", "brown"), page(HESPER), dies(HESPER))
    assert len({identity(each) for each in (first, *others)}) == 5


def test_provisional_pages_lie_where_their_files_would() -> None:
    there = replace(ORIN, origin=Origin("lore/characters/orin.md", 2, 1))
    lore = provisional_lore(Lore((there,)), (page(TAM), page(LANTERN), page(HESPER), page(ORIN)))
    assert [entry.id for entry in lore] == ["hesper-quill", "orin", "tam", "the-blue-lantern"]
    assert page_path(LANTERN) == "lore/items/the-blue-lantern.md"


def passed(proposal: Proposal, lore: Lore) -> PassedOver:
    """What is kept of a proposal, written and read again."""
    item = item_of(passed_over_of(proposal, lore))
    lines = "".join(f"  {key}: {value}\n" for key, value in item.items())
    read = passed_over_from(parse_yaml(f"passed over:\n-\n{lines}"))
    assert not read.problems
    return read.items[0]


LORE = Lore((ORIN, TAM))
ENTERS = Change("meets", (WATER,), (("what", ("tam",)),))
KINDS = (
    page(HESPER),
    Proposal(Noticed.NAME, ORIN, text="Old Orin"),
    Proposal(Noticed.PRONOUNS, ORIN, text="he"),
    fact(ORIN, "eye colour", "brown"),
    fact(HESPER, "eye colour", "brown"),
    Proposal(Noticed.LINK, LANTERN, "holder", "tam"),
    dies(ORIN),
    Proposal(Noticed.CHANGE, ORIN, change=ENTERS),
)


@pytest.mark.parametrize("proposal", KINDS, ids=lambda proposal: f"{proposal.what.value} {proposal.entry.id}")
def test_what_is_passed_over_is_known_again_and_nothing_else(proposal: Proposal) -> None:
    unwanted = Unwanted((passed(proposal, LORE),), LORE)
    assert [each for each in KINDS if each in unwanted] == [proposal]


def test_it_survives_other_letters_other_names_and_another_page_name() -> None:
    kept, renamed = passed(fact(ORIN, "eye colour", "brown"), LORE), replace(ORIN, name="Orin the Elder")
    assert fact(renamed, "eye colour", "Brown") in Unwanted((kept,), Lore((renamed,)))
    assert fact(TAM, "eye colour", "brown") not in Unwanted((kept,), LORE)
    proposed = Unwanted((passed(fact(HESPER, "build", "thin"), Lore()),), Lore((HESPER,)))
    fuller = replace(HESPER, name="Hesper Quill of the Ferry", aliases=(Alias("HESPER QUILL"),))
    assert fact(fuller, "build", "thin") in proposed


def test_a_page_is_known_by_its_name_or_one_that_says_more() -> None:
    unwanted = Unwanted((passed(page(HESPER), LORE),), LORE)
    assert page(replace(HESPER, name="Hesper", aliases=(Alias("Hesper Quill"),))) in unwanted
    assert page(replace(HESPER, kind=Kind.LOCATION)) in unwanted
    assert page(replace(HESPER, kind=Kind.QUIRK)) not in unwanted
    captain = Unwanted((passed(page(Entry("captain", Kind.CHARACTER, "Captain")), LORE),), LORE)
    assert page(Entry("w", Kind.CHARACTER, "Captain Wentworth", (Alias("Captain"),))) not in captain


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("passed over: nonsense", "is a list"),
        ("passed over:\n- {what: stuff}", "one of page, name"),
        ("passed over:\n- word", "needs `what:`"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(text: str, problem: str) -> None:
    read = passed_over_from(parse_yaml(f"{text}\n", "decisions.yaml"))
    assert read.items == ()
    (told,) = map(str, read.problems)
    assert told.startswith("decisions.yaml:")
    assert problem in told


def test_no_list_at_all() -> None:
    assert passed_over_from(parse_yaml("decisions: []\n")) == passed_over_from(parse_yaml("passed over:\n"))


def test_what_was_answered_does_not_come_back(novel: Path) -> None:
    _, questions = asked(novel)
    again = (*NOTICED, fact(ORIN, "eye colour", "brown"))
    assert len(asked(novel, again)[1]) == len(questions)
    assert called(questions, "Tam").id == called(asked(novel, tuple(reversed(again)))[1], "Tam").id
