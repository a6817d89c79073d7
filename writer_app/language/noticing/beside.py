"""Two names in one sentence: different people, one who is said to be called both, or parts of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from writer_app.language.noticing.habits import Habits
from writer_app.language.pack import LanguagePack

_BREAKS = re.compile('[.!?\n"\u201c\u201d]')
_JOINTS = frozenset((", ", " and ", ", and ", " or ", ", or ", " & "))
_NEAR = 60
_ALIKE = 3
_WORD = 12

Place = tuple[int, int]


def apart(body: str, places: Sequence[Place], habits: Habits) -> Iterator[tuple[str, str]]:
    """Different names that have a word in common or begin alike, in one sentence: nobody is named twice in a breath."""
    for (start, end), (other, last) in pairwise(places):
        if other - end > _NEAR:
            continue
        one, two = body[start:end], body[other:last]
        if one == two or not _resemble(one, two, habits) or _BREAKS.search(body, end, other):
            continue
        yield one, two


def _resemble(one: str, two: str, habits: Habits) -> bool:
    words, others = one.split(" "), two.split(" ")
    if {*words} & {*others}:
        return True
    titled = words[0].lower() in habits.titles
    return words[-1][:_ALIKE] == others[-1][:_ALIKE] or (one[:_ALIKE] == two[:_ALIKE] and not titled)


def tied(body: str, places: Sequence[Place], pack: LanguagePack) -> Iterator[tuple[str, str]]:
    """Two names of which the text says that they mean one: "Odo, also known as the Ferryman"."""
    saying, prepositions = _saying(pack), pack.words("prepositions")
    for (start, end), (other, last) in pairwise(places):
        if 3 < other - end <= _NEAR and saying.fullmatch(body, end, other):
            before = body[max(0, start - _WORD) : start].split()
            if before and before[-1].lower() in prepositions and body[end] != ",":
                continue  # "The keeper of the Light was called Odo."
            yield body[start:end], body[other:last]


def listed(body: str, places: Sequence[Place]) -> Iterator[tuple[str, str]]:
    """The names that nothing but a comma or "and" divides."""
    for (start, end), (other, last) in pairwise(places):
        if other - end <= len(", and ") and body[end:other] in _JOINTS:
            yield body[start:end], body[other:last]


@lru_cache(maxsize=4)
def _saying(pack: LanguagePack) -> re.Pattern[str]:
    calling = "|".join(sorted(map(re.escape, pack.words("words between names of one")), key=len, reverse=True))
    return re.compile(rf",? \(?(?:[a-z]+ ){{0,3}}?(?:{calling})(?: the| simply| just| merely)*[,:]? [\"'\u201c\u2018*_]*")
