"""People without a name: "the curate", who speaks again and again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from writer_app.language.noticing.habits import Habits

_THE = re.compile(r"\bthe ([a-z]{3,})(?=([,.;:!?\u2014\u201d\"]| [a-z]+)?)|\bThe ([a-z]{3,})(?=( [a-z]+)?)")
_BEFORE = 16


class Role(NamedTuple):
    """ "The curate" at `[start, end)`; `says` is 1 where he speaks."""

    start: int
    end: int
    says: int


def roles(body: str, habits: Habits) -> Iterator[tuple[str, Role]]:
    """Where somebody of a calling stands, in a scene in which he speaks."""
    found = dict[str, list[Role]]()
    for match in _THE.finditer(body):
        word = match[1] or match[3]
        if word in habits.callings:
            says = _says(body, match.start(), match[2] or match[4] or "", habits)
            found.setdefault(word, []).append(Role(match.start(), match.end(), says))
    for word, places in found.items():
        if any(place.says for place in places):
            for place in places:
                yield f"the {word}", place


def _says(body: str, start: int, after: str, habits: Habits) -> int:
    if after[1:] in habits.speech:
        return 1
    before = body[max(0, start - _BEFORE) : start].split()
    return int(bool(before) and before[-1] in habits.speech and not after[1:].isalpha())
