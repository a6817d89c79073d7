"""Where a name begins and ends among capitalised words."""

from __future__ import annotations

from typing import NamedTuple

from writer_app.language.noticing.habits import Habits
from writer_app.language.units.tokens import folded_word


class Edges(NamedTuple):
    """A name at `[start, end)`; `opened`: it stands where any word has a capital."""

    start: int
    end: int
    opened: bool


def edges_of(body: str, start: int, end: int, habits: Habits) -> Edges | None:
    """The name within `[start, end)` without the words that only open its sentence; None where nothing else is there.

    Where nothing else would be left, common words with capitals are a name: "Never Again".
    """
    opened = _opens(body, start)
    at = start
    while at < end:
        space = body.find(" ", at, end)
        word = folded_word(body[at : space if space > 0 else end]).rstrip(".")
        if word not in habits.closed or not (opened or word in habits.common):
            return Edges(at, _end(body, at, end, habits), opened and at == start)
        if space < 0:
            break
        at = space + 1
        while at < end and not body[at].isupper():
            at = body.find(" ", at, end) + 1 or end
    return Edges(start, end, opened) if " " in body[start:end] else None


def _end(body: str, start: int, end: int, habits: Habits) -> int:
    """A title of a book or a chapter goes on with common words."""
    space = body.find(" ", start, end)
    while space > 0:
        stop = body.find(" ", space + 1, end)
        word = body[space + 1 : stop if stop > 0 else end]
        if word[0].isupper() and folded_word(word) in habits.common:
            return space
        space = stop
    return end


def _opens(body: str, start: int) -> bool:
    if start < 2 or body[start - 1] != " ":
        return True
    before = body[start - 2]
    if before in '"\u201d*_)':
        before = body[start - 3]
        return not (before.isalnum() or before in ",;")
    return not (before.isalnum() or before in ",;'\u2019")
