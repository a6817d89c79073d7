"""Draws Markdown as what it means while it is typed; its marks stay, and step back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextDocument

from writer_app.gui.editor.inline import Look, stretches
from writer_app.gui.editor.lines import START, Line, LineKind, is_open, line_of, read_line
from writer_app.gui.shared.positions import Units

_REACH = 60
"""How many lines a comment may go on for before it is taken for prose."""
_WIDE = 240
_HEADINGS = {1: 1.5, 2: 1.3, 3: 1.15}


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of a page: `text` for prose, `faint` for what is there for the program, `heading` for titles."""

    text: QColor
    faint: QColor
    heading: QColor


class Highlighter(QSyntaxHighlighter):
    """Styles each line and says in its block's state what it is (`lines.py`); the layout reads that."""

    def __init__(self, document: QTextDocument, inks: Inks, letter: float) -> None:
        super().__init__(document)
        self._inks, self._letter = inks, letter
        self._formats = _formats(inks)
        # Qt would style the text after it has been shown: the layout needs to know before.
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)

    def restyle(self, inks: Inks, letter: float) -> None:
        """Takes other colours or another size of letters. Only headings depend on the size."""
        coloured, sized = inks != self._inks, letter != self._letter
        self._inks, self._letter = inks, letter
        if coloured:
            self._formats = _formats(inks)
            self.rehighlight()
        elif sized:
            block = self.document().firstBlock()
            while block.isValid():
                if line_of(block.userState()).kind is LineKind.HEADING:
                    self.rehighlightBlock(block)
                block = block.next()

    def highlightBlock(self, text: str) -> None:
        """Styles one line."""
        block = self.currentBlock()
        before = line_of(block.previous().userState()) if block.previous().isValid() else START
        line = read_line(text, before, is_open(text) and _closes(block.next()))
        old = self.currentBlockState()
        if old != line.state():
            self.setCurrentBlockState(line.state())
            self._stand_anew(block, line_of(old), line)
        if "-->" in text and not before.open and "<!--" not in text:
            self._look_back(block)
        self._paint(text, line)

    def _stand_anew(self, block: QTextBlock, old: Line, new: Line) -> None:
        if (old.kind, old.indented) != (new.kind, new.indented):
            self.document().markContentsDirty(block.position(), block.length())

    def _look_back(self, block: QTextBlock) -> None:
        """A comment may have been closed here that was taken for prose above."""
        above = block.previous()
        for _ in range(_REACH):
            if not above.isValid() or "-->" in above.text():
                return
            if is_open(above.text()):
                self._read_again(above.blockNumber())
                return
            above = above.previous()

    def _read_again(self, number: int) -> None:
        QTimer.singleShot(0, self, lambda: self.rehighlightBlock(self.document().findBlockByNumber(number)))

    def _paint(self, text: str, line: Line) -> None:
        if line.kind is LineKind.BLANK:
            return
        units = Units(text)
        if line.kind in (LineKind.COMMENT, LineKind.BREAK):
            wanted = self._formats[Look.COMMENT] if line.kind is LineKind.COMMENT else _ornament(self._inks)
            self.setFormat(0, units.total, wanted)
            return
        if line.kind is LineKind.HEADING:
            self._paint_heading(text, units)
        for stretch in stretches(text):
            self._add(units.unit(stretch.start), units.unit(stretch.end), stretch.look)
        if line.open:
            start = units.unit(text.rfind("<!--"))
            self.setFormat(start, units.total - start, self._formats[Look.COMMENT])

    def _add(self, start: int, end: int, look: Look) -> None:
        """Adds a look to what is there, letter sizes of headings and strong emphasis in emphasis included."""
        wanted = self._formats[look]
        if look in (Look.MARK, Look.COMMENT):
            wanted = QTextCharFormat(self.format(start))
            wanted.merge(self._formats[look])
            self.setFormat(start, end - start, wanted)
            return
        at = start
        while at < end:
            here = self.format(at)
            stop = at + 1
            while stop < end and self.format(stop) == here:
                stop += 1
            here.merge(wanted)
            self.setFormat(at, stop - at, here)
            at = stop

    def _paint_heading(self, text: str, units: Units) -> None:
        level = len(text.lstrip()) - len(text.lstrip().lstrip("#"))
        style = QTextCharFormat()
        style.setForeground(self._inks.heading)
        style.setProperty(QTextCharFormat.Property.FontPixelSize, round(self._letter * _HEADINGS.get(level, 1.0)))
        style.setFontWeight(QFont.Weight.DemiBold)
        self.setFormat(0, units.total, style)
        signs = len(text) - len(text.lstrip().lstrip("#").lstrip())
        mark = QTextCharFormat(style)
        mark.setForeground(self._inks.faint)
        mark.setFontWeight(QFont.Weight.Normal)
        self.setFormat(0, signs, mark)


def _closes(block: QTextBlock) -> bool:
    for _ in range(_REACH):
        if not block.isValid():
            return False
        if "-->" in block.text():
            return True
        block = block.next()
    return False


def _formats(inks: Inks) -> Mapping[Look, QTextCharFormat]:
    both = Look.EMPHASIS | Look.STRONG
    return {look: _format(look, inks) for look in (Look.EMPHASIS, Look.STRONG, both, Look.MARK, Look.COMMENT)}


def _ornament(inks: Inks) -> QTextCharFormat:
    """The signs of a scene break, set wide as a book does."""
    style = _format(Look.MARK, inks)
    style.setFontLetterSpacingType(QFont.SpacingType.PercentageSpacing)
    style.setFontLetterSpacing(_WIDE)
    return style


def _format(look: Look, inks: Inks) -> QTextCharFormat:
    style = QTextCharFormat()
    if Look.EMPHASIS in look:
        style.setFontItalic(True)
    if Look.STRONG in look:
        style.setFontWeight(QFont.Weight.Bold)
    if Look.MARK in look or Look.COMMENT in look:
        style.setForeground(inks.faint)
    if Look.COMMENT in look:
        style.setFontItalic(True)
    return style
