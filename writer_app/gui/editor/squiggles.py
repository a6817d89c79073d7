"""The lines under what was found, for what can be seen, and never in the sentence that is being typed."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from writer_app.domain.spans import Span
from writer_app.gui.editor.colours import mark_colour
from writer_app.gui.editor.lines import LineKind, line_of
from writer_app.gui.editor.marks import Mark, MarkKind, misspelt_in, word_edges, words_in
from writer_app.gui.editor.pages import Page
from writer_app.gui.editor.sentences import sentence_around
from writer_app.gui.editor.spelling import Spelling
from writer_app.gui.editor.view import PageView

PAUSE = 60
"""Milliseconds after scrolling or an answer until the lines are drawn anew."""
REST = 700
"""Milliseconds without a key after which new words are looked up."""

_LINES = {
    MarkKind.CONFLICT: QTextCharFormat.UnderlineStyle.SingleUnderline,
    MarkKind.WARNING: QTextCharFormat.UnderlineStyle.DashUnderline,
    MarkKind.NOTE: QTextCharFormat.UnderlineStyle.DotLine,
    MarkKind.SPELLING: QTextCharFormat.UnderlineStyle.WaveUnderline,
}
_WASH = 26
_BEYOND = 200
"""Code points above and below what can be seen that are marked too: a paragraph may be as long as a chapter."""


class Squiggles(QObject):
    """Draws the marks of the page that is shown; None while there is none."""

    def __init__(self, view: PageView, spelling: Spelling, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.spells = True
        self._view = view
        self._spelling = spelling
        self._page: Page | None = None
        self._typing: Span | None = None
        self._drawn: list[tuple[int, int, MarkKind]] = []
        self._pause = _timer(self, PAUSE, self.draw)
        self._rest = _timer(self, REST, self._look_up)
        view.verticalScrollBar().valueChanged.connect(lambda _: self.soon())
        spelling.learnt.connect(self.soon)

    def show(self, page: Page | None) -> None:
        """Another page is shown."""
        self._page, self._typing = page, None
        self._drawn = []
        self.soon()

    def soon(self) -> None:
        """The marks may be others by now."""
        self._pause.start()
        self._rest.start()

    # Typing

    def typed(self, caret: int) -> None:
        """A key has changed the text; the cursor stands at code point `caret`."""
        self._rest.start()
        self._keep_clear(caret)

    def moved(self, caret: int) -> None:
        """The cursor went somewhere without typing: out of its sentence, that may be marked again."""
        if self._typing is not None:
            self._keep_clear(caret, typed=False)

    @property
    def typing(self) -> Span | None:
        """The sentence that is being typed, which stays clear."""
        return self._typing

    def _keep_clear(self, caret: int, typed: bool = True) -> None:
        if self._page is None:
            return
        here = sentence_around(self._page.text, caret)
        old, self._typing = self._typing, here
        if old is not None and old.start == here.start:
            return
        if not typed:
            self._typing = None
        if self._drawn or old is not None:
            self._pause.start(0 if self._drawn and old is None else PAUSE)

    # Drawing

    def draw(self) -> None:
        """Draws the marks of what can be seen."""
        page = self._page
        if page is None:
            return
        marks = [mark for mark in self.within(self._seen(page)) if not self._is_clear(mark)]
        drawn = [(*page.positions(mark.span), mark.kind) for mark in marks]
        if drawn != self._drawn or not drawn:
            self._drawn = drawn
            if drawn or self._view.extraSelections():
                self._view.setExtraSelections([self._line(*place) for place in drawn])

    def within(self, stretch: Span) -> Iterator[Mark]:
        """Every mark that touches a stretch of the page, the sentence being typed included."""
        page = self._page
        if page is None:
            return
        yield from page.known.marks.within(stretch, page.mirror.trail)
        if self.spells:
            for part in self._prose(page, stretch):
                yield from misspelt_in(page.text, part, self._spelling.known)

    def at(self, offset: int) -> tuple[Mark, ...]:
        """The marks at a code point, or ending there; the gravest first."""
        found = [
            mark for mark in self.within(Span(max(0, offset - 1), offset + 1)) if mark.span.start <= offset <= mark.span.end
        ]
        order = list(MarkKind)
        return tuple(sorted(found, key=lambda mark: (order.index(mark.kind), len(mark.span))))

    def _is_clear(self, mark: Mark) -> bool:
        typing = self._typing
        if typing is None or self._page is None:
            return False
        return mark.span.start < max(typing.end, typing.start + 1) and typing.start < mark.span.end

    def _seen(self, page: Page) -> Span:
        area = self._view.viewport().rect()
        first, last = self._view.cursorForPosition(area.topLeft()), self._view.cursorForPosition(area.bottomRight())
        return Span(max(0, page.point(first.position()) - _BEYOND), page.point(last.position()) + _BEYOND)

    def _prose(self, page: Page, stretch: Span) -> Iterator[Span]:
        """The lines of a stretch that are no comments, as far as they lie in it; no word is cut."""
        first, last = page.positions(stretch)
        block = page.document.findBlock(first)
        while block.isValid() and block.position() <= last:
            if line_of(block.userState()).kind in (LineKind.PARAGRAPH, LineKind.HEADING):
                line = page.stretch(block.position(), block.position() + block.length() - 1)
                yield Span(*word_edges(page.text, max(line.start, stretch.start), min(line.end, stretch.end)))
            block = block.next()

    def _look_up(self) -> None:
        page = self._page
        if page is None or not self.spells:
            return
        clear = self._typing
        words = [
            word
            for part in self._prose(page, self._seen(page))
            for word, span in words_in(page.text, part)
            if clear is None or not span.overlaps(clear)
        ]
        self._spelling.ask(words)

    def _line(self, first: int, last: int, kind: MarkKind) -> QTextEdit.ExtraSelection:
        line = QTextEdit.ExtraSelection()
        palette: QPalette = self._view.palette()
        colour = mark_colour(kind, palette)
        style = QTextCharFormat()
        style.setUnderlineStyle(_LINES[kind])
        style.setUnderlineColor(colour)
        if kind is MarkKind.CONFLICT:
            colour.setAlpha(_WASH)
            style.setBackground(colour)
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        line.cursor = cursor
        line.format = style
        return line


def _timer(parent: Squiggles, milliseconds: int, act: object) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    return timer
