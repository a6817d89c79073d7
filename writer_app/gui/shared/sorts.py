"""Into which sorts a writer parts what was noticed, and how many of each there are. Knows no Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from writer_app.domain.lore import Kind
from writer_app.domain.proposals import Noticed
from writer_app.domain.vocabulary.wording import listed
from writer_app.gui.shared.words import tr
from writer_app.services.questions import Question


class Sort(StrEnum):
    """What a question is about, in the order in which the sorts are shown."""

    PEOPLE = "people"
    PLACES = "places"
    GROUPS = "groups"
    THINGS = "things"
    POWERS = "powers"
    FACTS = "facts"
    THREADS = "threads"


SORT_TITLES = {
    Sort.PEOPLE: "People",
    Sort.PLACES: "Places",
    Sort.GROUPS: "Groups",
    Sort.THINGS: "Things",
    Sort.POWERS: "Powers",
    Sort.FACTS: "What is true",
    Sort.THREADS: "Threads",
}
_OF_KIND = {
    Kind.CHARACTER: Sort.PEOPLE,
    Kind.LOCATION: Sort.PLACES,
    Kind.GROUP: Sort.GROUPS,
    Kind.QUIRK: Sort.POWERS,
    Kind.THREAD: Sort.THREADS,
}
_COUNTED = {
    Sort.PEOPLE: ("1 person", "{count} people"),
    Sort.PLACES: ("1 place", "{count} places"),
    Sort.GROUPS: ("1 group", "{count} groups"),
    Sort.THINGS: ("1 thing", "{count} things"),
    Sort.POWERS: ("1 power", "{count} powers"),
    Sort.FACTS: ("1 fact", "{count} facts"),
    Sort.THREADS: ("1 thread", "{count} threads"),
}


def sort_of(question: Question) -> Sort:
    """The sort of a question: of a new page its kind, else what is true of a page."""
    proposal = question.proposal
    if proposal.what is not Noticed.PAGE:
        return Sort.FACTS
    return _OF_KIND.get(proposal.entry.kind, Sort.THINGS)


def counted(sort: Sort, count: int) -> str:
    """So many of a sort: "12 people"."""
    one, many = _COUNTED[sort]
    return tr(one) if count == 1 else tr(many, count=f"{count:,}")


def tallied(questions: Iterable[Question], sorts: Iterable[Sort] = Sort) -> str:
    """How many there are of these sorts: "12 people, 5 places and 1 thread"; "" for none."""
    tally = Counter(map(sort_of, questions))
    return listed((counted(sort, tally[sort]) for sort in sorts if tally[sort]), "and")
