"""How a scene is set: a column of text in the middle, airy lines, indented paragraphs, low blank lines.

`QPlainTextEdit` asks its layout for one block at a time and never for the whole text, so a long scene costs no more than what
is seen of it. The lines themselves are Qt's: only where they stand is ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QTextBlock, QTextDocument, QTextLine
from PySide6.QtWidgets import QPlainTextDocumentLayout

from writer_app.gui.editor.lines import Line, LineKind, line_of

MEASURE = 66
"""Characters in a full line."""
LEADING = 1.5
"""From one line to the next, in sizes of the letter."""
INDENT = 1.6
"""How far a paragraph is set in, in sizes of the letter."""
_SAMPLE = "“The house at the end of the lane is empty,” she said. Nobody had lived in it for years."
_LOW = 0.2
_ABOVE = {LineKind.HEADING: 0.9, LineKind.BREAK: 0.35}
_BELOW = {LineKind.HEADING: 0.35, LineKind.BREAK: 0.35}
_LEAST_MARGIN = 28.0
_EDGE = 1.5


@dataclass(frozen=True, slots=True)
class Slot:
    """The band that a line has for itself, within its block: bands leave no room between them."""

    line: QTextLine
    top: float
    bottom: float


class PageLayout(QPlainTextDocumentLayout):
    """Sets one document in a window of `width` pixels; its letters are those of the document's default font."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._width = 0.0
        self._height = 0.0
        self._left = self._column = self._letter = self._step = 1.0
        self._blocks = document.blockCount()
        self._announcing = False
        document.setDocumentMargin(0)

    @property
    def left(self) -> float:
        """Where the column of text begins."""
        return self._left

    @property
    def column(self) -> float:
        """How wide the column of text is."""
        return self._column

    @property
    def step(self) -> float:
        """From one line of text to the next."""
        return self._step

    def set_page(self, width: float, height: float) -> None:
        """The window is so large now; the caller has the text laid out anew where that changes it."""
        self._width, self._height = width, height
        self.measure()

    def measure(self) -> None:
        """Takes its measures from the document's font; lines set before stay until they are cleared."""
        metrics = QFontMetricsF(self.document().defaultFont())
        wanted = MEASURE * metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE)
        self._letter = max(1.0, float(self.document().defaultFont().pixelSize()))
        self._step = float(round(max(self._letter * LEADING, metrics.ascent() + metrics.descent())))
        self._column = float(ceil(max(1.0, min(wanted, self._width - 2 * _LEAST_MARGIN))))
        self._left = float(max(0.0, (self._width - self._column) // 2))

    def relay(self) -> None:
        """Forgets every line; they are set again as they are seen."""
        self.measure()
        block = self.document().firstBlock()
        while block.isValid():
            block.clearLayout()
            block = block.next()
        self._announce()
        self.requestUpdate()

    # What QPlainTextEdit asks

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """How much room a block takes, its lines set first where they are not yet."""
        if not block.isValid():
            return QRectF()
        layout = block.layout()
        if not layout.lineCount() and self._set(block):
            self._announce()
        line = layout.lineAt(layout.lineCount() - 1)
        return QRectF(0.0, 0.0, self._width, self._bottom(block, line))

    def documentChanged(self, start: int, removed: int, added: int) -> None:
        """Sets again what changed: the line being typed in alone, or else whatever Qt thinks may have moved."""
        document = self.document()
        block = document.findBlock(start)
        single = self._blocks == document.blockCount() and block == document.findBlock(max(0, start + removed + added - 1))
        self._blocks = document.blockCount()
        if not single:
            super().documentChanged(start, removed, added)
            return
        layout = block.layout()
        if not layout.lineCount():
            self.requestUpdate()
            return
        before = self._bottom(block, layout.lineAt(layout.lineCount() - 1))
        grown = self._set(block)
        if grown:
            self._announce()
        if grown or before != self._bottom(block, layout.lineAt(layout.lineCount() - 1)):
            self.requestUpdate()
        else:
            self.updateBlock.emit(block)

    # Where lines stand

    def slots(self, block: QTextBlock) -> Iterator[Slot]:
        """The bands of a block's lines, from above to below, without a gap; they begin at 0 and end where the block does."""
        bottom = self.blockBoundingRect(block).height()
        layout = block.layout()
        count = layout.lineCount()
        top = 0.0
        for number in range(count):
            line = layout.lineAt(number)
            end = self._slot_end(line, layout.lineAt(number + 1)) if number + 1 < count else bottom
            yield Slot(line, top, end)
            top = end

    def band(self, block: QTextBlock, slot: Slot) -> tuple[float, float]:
        """From where to where a line is painted when it is selected: its slot, without the margins of the page."""
        line, lead = slot.line, (self._step - slot.line.height()) / 2
        above = slot.top if block.previous().isValid() else max(slot.top, line.y() - lead)
        return above, slot.bottom if block.next().isValid() else min(slot.bottom, line.y() + line.height() + lead)

    @staticmethod
    def _slot_end(line: QTextLine, following: QTextLine) -> float:
        return (line.y() + line.height() + following.y()) / 2

    def _bottom(self, block: QTextBlock, last: QTextLine) -> float:
        kind = _line(block).kind
        step = self._step * _LOW if kind is LineKind.BLANK else max(self._step, ceil(last.height()))
        end = last.y() + (last.height() + step) / 2 + self._step * _BELOW.get(kind, 0.0)
        return end if block.next().isValid() else end + max(self._height / 3, self._step)

    def _set(self, block: QTextBlock) -> bool:
        """Sets a block's lines. Whether it has another number of them now."""
        document, layout, line = self.document(), block.layout(), _line(block)
        layout.setTextOption(document.defaultTextOption())
        first = self._letter * INDENT if line.indented else 0.0
        y = 0.0 if block.previous().isValid() else self._step * _EDGE
        y += self._step * _ABOVE.get(line.kind, 0.0) if block.previous().isValid() else 0.0
        layout.beginLayout()
        while (row := layout.createLine()).isValid():
            row.setLineWidth(self._column - first)
            height = row.height()
            step = self._step * _LOW if line.kind is LineKind.BLANK else max(self._step, ceil(height))
            x = (self._column - row.naturalTextWidth()) / 2 if line.kind is LineKind.BREAK else first
            row.setPosition(QPointF(self._left + x, y + (step - height) / 2))
            y += step
            first = 0.0
        layout.endLayout()
        before = document.lineCount()
        block.setLineCount(layout.lineCount())
        return bool(before != document.lineCount())

    def _announce(self) -> None:
        """The number of lines is another: the scroll bar must know at once, or the caret cannot be followed.

        It answers by asking for the blocks at the end, whose lines may be set by that.
        """
        if self._announcing:
            return
        self._announcing = True
        try:
            self.documentSizeChanged.emit(self.documentSize())
        finally:
            self._announcing = False


def _line(block: QTextBlock) -> Line:
    return line_of(block.userState())


def x_of(line: QTextLine, position: int) -> float:
    """Where the caret stands before `position` of the line's block."""
    return float(cast("tuple[float, int]", line.cursorToX(position))[0])
