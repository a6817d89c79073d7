"""What each line of a scene is to its reader, and how it stands on the page: decided line by line, as a writer types."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from writer_app.text.markdown import BlockKind, blocks

_KIND = 0b111
_INDENTED = 0b1000
_FLUSH_NEXT = 0b10000
_OPEN = 0b100000


class LineKind(IntEnum):
    """What a line is."""

    BLANK = 0
    PARAGRAPH = 1
    HEADING = 2
    BREAK = 3
    COMMENT = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file as it stands on the page.

    `indented`: it begins a paragraph that is set in. `flush_next`: the next paragraph is not, because a scene begins there.
    `open`: a comment goes on after it.
    """

    kind: LineKind
    indented: bool = False
    flush_next: bool = False
    open: bool = False

    def state(self) -> int:
        """This as one number, for a text block's state."""
        return self.kind | _INDENTED * self.indented | _FLUSH_NEXT * self.flush_next | _OPEN * self.open


START = Line(LineKind.BLANK, flush_next=True)
_KINDS = {
    BlockKind.PARAGRAPH: LineKind.PARAGRAPH,
    BlockKind.HEADING: LineKind.HEADING,
    BlockKind.SCENE_BREAK: LineKind.BREAK,
    BlockKind.COMMENT: LineKind.COMMENT,
}


def line_of(state: int) -> Line:
    """The line that a block's state stands for; a block that nobody has looked at yet (below 0) is a paragraph."""
    if state < 0:
        return Line(LineKind.PARAGRAPH)
    return Line(LineKind(state & _KIND), bool(state & _INDENTED), bool(state & _FLUSH_NEXT), bool(state & _OPEN))


def read_line(text: str, before: Line = START, closes: bool = False) -> Line:
    """What the line `text` is after the line `before`. `closes`: a comment begun in it is closed further down."""
    if before.open:
        return Line(LineKind.COMMENT, flush_next=before.flush_next, open="-->" not in text)
    if not text.strip():
        return Line(LineKind.BLANK, flush_next=before.flush_next)
    kind = _kind(text)
    opened = closes and is_open(text)
    if opened and text.lstrip().startswith("<!--"):
        kind = LineKind.COMMENT
    if kind is LineKind.PARAGRAPH:
        return Line(kind, before.kind is LineKind.BLANK and not before.flush_next, open=opened)
    flush = before.flush_next or kind is not LineKind.COMMENT
    return Line(kind, flush_next=flush, open=opened)


def is_open(text: str) -> bool:
    """Whether a comment begins in `text` and does not end there."""
    return text.rfind("<!--") > text.rfind("-->")


def _kind(text: str) -> LineKind:
    kinds = [_KINDS[block.kind] for block in blocks(text)]
    if LineKind.PARAGRAPH in kinds:
        return LineKind.PARAGRAPH
    return kinds[0] if kinds else LineKind.PARAGRAPH
