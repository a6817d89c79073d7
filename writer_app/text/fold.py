"""One fold for all matching: case, accents, composition and apostrophes, with a way back to the text as written."""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass

from writer_app.domain.spans import Span

_RARE = re.compile("[^\x00-\x7f]")
_PLAIN = {
    "\u2018": "'",
    "\u2019": "'",
    "\u02bc": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u2010": "-",
    "\u2011": "-",
    "\u00a0": " ",
    "\u00ad": "",
    "\u00e6": "ae",
    "\u0153": "oe",
    "\u00f8": "o",
    "\u0142": "l",
}


_FEW = 60


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded `text`; `offsets[i]` is where its i-th code point comes from, with one offset more for the end.

    `offsets` is empty where every code point stands at its own place.
    """

    text: str
    offsets: array[int]

    def original(self, start: int, end: int) -> Span:
        """The span of the text as written that `[start, end)` of the folded text stands for."""
        if not self.offsets:
            return Span(start, end)
        last = self.offsets[end - 1] if end > start else self.offsets[start]
        stop = end
        while stop < len(self.offsets) - 1 and self.offsets[stop] == last:
            stop += 1
        return Span(self.offsets[start], self.offsets[stop] if end > start else self.offsets[start])


def _fold_one(char: str) -> str:
    lowered = char.casefold()
    if lowered.isascii():
        return lowered
    spread = unicodedata.normalize("NFD", lowered)
    return "".join(_PLAIN.get(part, part) for part in spread if not unicodedata.combining(part))


def fold(text: str) -> Folded:
    """`text` folded for matching; linear in its length, and never an error."""
    if text.isascii():
        return Folded(text.lower(), array("q"))
    rare = {char: _fold_one(char) for char in set(_RARE.findall(text))}
    if len(rare) <= _FEW and all(len(part) == 1 for part in rare.values()):
        plain = text
        for char, part in rare.items():
            plain = plain.replace(char, part)
        return Folded(plain.lower(), array("q"))
    parts: list[str] = []
    offsets = array("q")
    for index, char in enumerate(text):
        part = char.lower() if char < "\x80" else _fold_one(char)
        parts.append(part)
        offsets.extend([index] * len(part))
    offsets.append(len(text))
    return Folded("".join(parts), offsets)


def fold_key(text: str) -> str:
    """`text` folded, for comparing names and words; surrounding and doubled white space is ignored."""
    return " ".join(fold(text).text.split())
