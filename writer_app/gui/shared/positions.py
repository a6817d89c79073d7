"""Qt counts UTF-16 units, the rest of the program code points: the one place where they are turned into each other."""

from __future__ import annotations

import re
from bisect import bisect_left

_WIDE = re.compile("[\U00010000-\U0010ffff]")


def units_in(text: str) -> int:
    """How many UTF-16 units `text` takes."""
    return len(text) if text.isascii() else len(text) + sum(1 for _ in _WIDE.finditer(text))


class Units:
    """The way from code points to UTF-16 units and back in one text, kept while the text changes.

    Only characters beyond U+FFFF take two units; nearly no text holds any, so both ways cost next to nothing.
    """

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._wide = _wide_in(text)

    @property
    def total(self) -> int:
        """How many units the whole text takes."""
        return self._length + len(self._wide)

    def unit(self, point: int) -> int:
        """The unit at which code point `point` begins."""
        return point + bisect_left(self._wide, point)

    def point(self, unit: int) -> int:
        """The code point that unit `unit` belongs to; inside a pair, the character it is half of."""
        low, high = 0, len(self._wide)
        while low < high:
            middle = (low + high) // 2
            if self._wide[middle] + middle < unit:
                low = middle + 1
            else:
                high = middle
        return unit - low

    def edit(self, start: int, removed: int, inserted: str) -> None:
        """`removed` code points at `start` gave way to `inserted`."""
        grown = len(inserted) - removed
        self._length += grown
        fresh = _wide_in(inserted)
        if not self._wide and not fresh:
            return
        first, last = bisect_left(self._wide, start), bisect_left(self._wide, start + removed)
        tail = [at + grown for at in self._wide[last:]]
        self._wide[first:] = [*(start + at for at in fresh), *tail]


def _wide_in(text: str) -> list[int]:
    return [] if text.isascii() else [found.start() for found in _WIDE.finditer(text)]
