"""What was noticed as the panel shows it: values, no Qt."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from writer_app.domain.proposals import Passage, Proposal
from writer_app.domain.vocabulary.sentences import Names
from writer_app.gui.shared.sorts import SORT_TITLES, Sort, sort_of
from writer_app.gui.shared.words import tr
from writer_app.services.proposed import identity
from writer_app.services.questions import Question, also, often, said

MOST_PASSAGES = 2
"""How many passages are shown of one question."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is accepted with a new page unless its tick is taken away. `beside` is how often it is said."""

    id: str
    text: str
    beside: str
    ticked: bool
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A passage, what its scene is called, and the name in its words that it is about ("" for none)."""

    passage: Passage
    title: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One question. `name` is what `text` begins with and is set apart, `beside` stands below in a lighter ink."""

    id: str
    sort: Sort
    name: str
    text: str
    beside: str
    reason: str
    parts: tuple[Part, ...]
    passages: tuple[Told, ...]

    @property
    def spoken(self) -> str:
        """All of it for a screen reader."""
        more = tr("{n} facts with it", n=len(self.parts)) if len(self.parts) > 1 else ""
        one = tr("1 fact with it") if len(self.parts) == 1 else ""
        return ". ".join(part for part in (self.text, self.beside, more, one) if part)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under the title of their sort; `count` is how many there are, shown or not."""

    sort: Sort
    rows: tuple[Row, ...]
    count: int

    @property
    def title(self) -> str:
        """The title of the sort."""
        return tr(SORT_TITLES[self.sort])


def row_of(question: Question, left_out: Collection[str], names: Names, titled: Callable[[str], str]) -> Row:
    """A question as a row; `left_out` are ids of parts without their tick, `titled` names a scene."""
    proposal = question.proposal
    text = question.sentence.partition(" · ")[0]
    name = proposal.entry.name
    surfaces = sorted(proposal.entry.surfaces(), key=len, reverse=True)
    told = (
        Told(each, titled(each.scene), next((surface for surface in surfaces if surface in each.words), ""))
        for each in proposal.passages[:MOST_PASSAGES]
    )
    return Row(
        question.id,
        sort_of(question),
        name if text.startswith(name) else "",
        text,
        " · ".join(filter(None, (also(proposal), often(proposal)))),
        proposal.reason,
        tuple(_part(part, left_out, names) for part in question.parts),
        tuple(told),
    )


def _part(proposal: Proposal, left_out: Collection[str], names: Names) -> Part:
    told = said(proposal, names)
    key = identity(proposal)
    return Part(key, told[:1].upper() + told[1:], often(proposal), key not in left_out, proposal.passages)
