"""Offsets as lines and columns."""

from __future__ import annotations

from bisect import bisect_right


class LineIndex:
    """Where the lines of one text begin. A line ends at a line feed."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        found = text.find("\n")
        while found >= 0:
            self._starts.append(found + 1)
            found = text.find("\n", found + 1)

    def position(self, offset: int) -> tuple[int, int]:
        """1-based line and column, in code points, of `offset` (at or after 0)."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
