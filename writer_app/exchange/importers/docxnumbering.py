"""What Word writes before a heading itself: "Chapter 1", where the heading holds no number or nothing at all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from writer_app.exchange.importers.archive import parse
from writer_app.exchange.importers.docxstyles import PREFIXES

_DEEPEST = 9
_PLACE = re.compile("%([1-9])")
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_MOST = 200
"""Numbers above this are always written in figures."""


@dataclass(slots=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """The numbered lists of a document, counted on as their headings come."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    """By the id of a sort of list, and the depth in it from 0."""
    lists: dict[str, str] = field(default_factory=dict)
    """The sort of each list by its id."""
    _counts: dict[str, list[int | None]] = field(default_factory=dict)

    def label(self, list_id: str, depth: int) -> str:
        """What stands before the next heading of that list and depth; empty where nothing does."""
        sort = self.lists.get(list_id, "")
        levels = self.levels.get(sort, {})
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(sort, [None] * _DEEPEST)
        now = counts[depth]
        counts[depth] = levels[depth].start if now is None else now + 1
        counts[depth + 1 :] = [None] * (_DEEPEST - depth - 1)

        def number(place: re.Match[str]) -> str:
            level = levels.get(int(place[1]) - 1, _Level())
            count = counts[int(place[1]) - 1]
            return _written(level.start if count is None else count, level.form)

        return _PLACE.sub(number, levels[depth].text).strip()


def _written(number: int, form: str) -> str:
    if not 0 < number < _MOST:
        return str(number)
    if form in ("upperRoman", "lowerRoman"):
        roman = _roman(number)
        return roman if form == "upperRoman" else roman.lower()
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (number - 1) % 26)
        return letter if form == "upperLetter" else letter.lower()
    return _in_words(number) if form == "cardinalText" and number < 100 else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def _in_words(number: int) -> str:
    if number < len(_ONES):
        return _ONES[number].capitalize()
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens - 2]}-{_ONES[ones]}".removesuffix("-zero").capitalize()


def numbering_of(data: bytes, name: str) -> Numbering:
    """The numbered lists of a document."""
    sheet = _Sheet()
    parse(data, name, sheet, PREFIXES)
    return sheet.found


class _Sheet:
    def __init__(self) -> None:
        self.found = Numbering()
        self._sort: dict[int, _Level] = {}
        self._list = ""
        self._level = _Level()

    def start(self, tag: str, said: Mapping[str, str]) -> None:
        """An element begins."""
        value = said.get("w:val", "")
        if tag == "w:abstractNum":
            self._sort = self.found.levels.setdefault(said.get("w:abstractNumId", ""), {})
        elif tag == "w:lvl":
            self._level = _Level()
            self._sort.setdefault(_small(said.get("w:ilvl", "")), self._level)
        elif tag == "w:numFmt":
            self._level.form = value
        elif tag == "w:lvlText":
            self._level.text = value
        elif tag == "w:start":
            self._level.start = _small(value)
        elif tag == "w:num":
            self._list = said.get("w:numId", "")
        elif tag == "w:abstractNumId":
            self.found.lists[self._list] = value

    def end(self, tag: str) -> None:
        """A list's own changes of its sort are not looked at."""
        if tag == "w:abstractNum":
            self._sort = {}

    def text(self, text: str) -> None:
        """Nothing is told."""


def _small(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else 0
