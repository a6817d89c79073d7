"""Emphasis, comments and links inside one line of Markdown. A total function: any text has some."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Flag, auto


class Look(Flag):
    """How a stretch of a line is drawn."""

    EMPHASIS = auto()
    STRONG = auto()
    MARK = auto()
    COMMENT = auto()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Code points `[start, end)` of the line and how they look; stretches may overlap and then add up."""

    start: int
    end: int
    look: Look


@dataclass(slots=True)
class _Opener:
    """A run of `count` signs ending before `end` that something later may close."""

    sign: str
    end: int
    count: int


_COMMENT = re.compile(r"<!--.*?-->")
_LINK = re.compile(r"\[\[|\]\]")
_RUN = re.compile(r"\\.|<!--.*?-->|\*+|_+")
_LOOKS = {1: Look.EMPHASIS, 2: Look.STRONG}
_DEEP = 8
_SIGNS = frozenset("*_<[")


def stretches(text: str) -> tuple[Stretch, ...]:
    """Everything in `text` that is not plain: emphasis, the marks that make it, comments, links."""
    if _SIGNS.isdisjoint(text):
        return ()
    found: list[Stretch] = []
    openers: list[_Opener] = []
    for run in _RUN.finditer(text):
        if run[0][0] in "*_":
            _take(text, run.start(), run.end(), openers, found)
    found += [Stretch(match.start(), match.end(), Look.MARK) for match in _LINK.finditer(text)]
    found += [Stretch(match.start(), match.end(), Look.COMMENT) for match in _COMMENT.finditer(text)]
    return tuple(found)


def _take(text: str, start: int, end: int, openers: list[_Opener], found: list[Stretch]) -> None:
    """A run of signs closes what it can and opens with what is left of it."""
    sign = text[start]
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    inside = sign == "_" and before.isalnum() and after.isalnum()
    while start < end and not before.isspace() and not inside:
        opener = next((item for item in reversed(openers) if item.sign == sign), None)
        if opener is None:
            break
        del openers[openers.index(opener) + 1 :]
        count = min(opener.count, end - start, 2)
        found.append(Stretch(opener.end, start, _LOOKS[count]))
        found.append(Stretch(opener.end - count, opener.end, Look.MARK))
        found.append(Stretch(start, start + count, Look.MARK))
        start, opener.end, opener.count = start + count, opener.end - count, opener.count - count
        if not opener.count:
            openers.pop()
    if start < end and not after.isspace() and not inside:
        openers.append(_Opener(sign, end, end - start))
        # What was opened so long ago is not emphasis any more; and a line of nothing but signs must not take long.
        del openers[:-_DEEP]
