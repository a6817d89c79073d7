"""Questions about the sample story that nobody had to read for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from writer_app.domain.lore import Alias, Entry, Fact, Kind, Pronouns
from writer_app.domain.proposals import Noticed, Passage, Proposal
from writer_app.domain.spans import Span
from writer_app.gui.shared.desk import Desk
from writer_app.services.proposed import identity
from writer_app.services.questions import Question, sentence
from writer_app.services.session.session import Session

Ask = Callable[..., Question]
WORDS = "They found Toga by following the singing."
HALE = Entry("hale", Kind.CHARACTER, "Ruben Hale", (Alias("Hale"),), pronouns=Pronouns.HE)


def asked(proposal: Proposal, *parts: Proposal) -> Question:
    """The question of a proposal."""
    return Question(proposal, parts, sentence(proposal), identity(proposal))


def page(name: str, kind: Kind = Kind.CHARACTER, count: int = 9) -> Question:
    """A question about a page that there is not."""
    return asked(Proposal(Noticed.PAGE, Entry(name.lower().replace(" ", "-"), kind, name), count=count, sureness=0.9))


def eyes(entry: Entry, value: str = "grey") -> Proposal:
    """What colour somebody's eyes are."""
    return Proposal(Noticed.FACT, entry, fact=Fact("eye colour", value), count=5, rivals=(("blue", 1),))


@pytest.fixture
def hale(session: Session) -> Question:
    """Somebody new with two facts and a passage."""
    return about_hale(session)


def about_hale(session: Session) -> Question:
    """Somebody new with two facts and a passage of the story, before which something was typed since."""
    at = session.text_of("the-stairwell").index(WORDS)
    passage = Passage("the-stairwell", Span(at, at + len(WORDS)), WORDS)
    age = Proposal(Noticed.FACT, HALE, fact=Fact("age", "40"), passages=(passage,))
    proposal = Proposal(Noticed.PAGE, HALE, count=12, passages=(passage,), reason="he is spoken to")
    return asked(proposal, eyes(HALE), age)


@pytest.fixture
def questions(desk: Desk, hale: Question) -> tuple[Question, ...]:
    """Some of each sort, the best first."""
    eri = desk.session.loaded.lore.get("eri")
    assert eri is not None
    name = asked(Proposal(Noticed.NAME, eri, text="the Small One"))
    return hale, page("Kestrel Yard", Kind.LOCATION), page("Ida Brand"), name, page("Anna Lind")
