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


_COMMENT = re.compile(r"<!--.*?-->")
_LINK = re.compile(r"\[\[|\]\]")
# What opens is followed by a letter and not preceded by one for the underscore; what closes is preceded by one.
_EMPHASIS = re.compile(
    r"(?<![\\*])(?P<stars>\*{1,3})(?=[^\s*])(?P<in>[^*]*?[^\s*\\])(?P=stars)(?!\*)"
    r"|(?<![\\_\w])(?P<lines>_{1,3})(?=[^\s_])(?P<on>[^_]*?[^\s_\\])(?P=lines)(?![_\w])"
)
_LOOKS = {1: Look.EMPHASIS, 2: Look.STRONG, 3: Look.EMPHASIS | Look.STRONG}
_SIGNS = frozenset("*_<[")


def stretches(text: str) -> tuple[Stretch, ...]:
    """Everything in `text` that is not plain, in the order it is found."""
    if _SIGNS.isdisjoint(text):
        return ()
    found = [Stretch(match.start(), match.end(), Look.COMMENT) for match in _COMMENT.finditer(text)]
    found += [Stretch(match.start(), match.end(), Look.MARK) for match in _LINK.finditer(text)]
    _emphasis(text, 0, len(text), found)
    return tuple(found)


def _emphasis(text: str, start: int, end: int, found: list[Stretch]) -> None:
    for match in _EMPHASIS.finditer(text, start, end):
        marks = len(match["stars"] or match["lines"])
        first, last = match.start() + marks, match.end() - marks
        found.append(Stretch(first, last, _LOOKS[marks]))
        found += [Stretch(match.start(), first, Look.MARK), Stretch(last, match.end(), Look.MARK)]
        if not _SIGNS.isdisjoint(text[first:last]):
            _emphasis(text, first, last, found)
