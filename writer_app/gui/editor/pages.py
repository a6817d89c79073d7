"""One open scene as Qt has it: document, layout, styling, and the tie to its buffer."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QTextCursor, QTextDocument

from writer_app.domain.spans import Span
from writer_app.gui.editor.counter import WordCount
from writer_app.gui.editor.highlighter import Highlighter, Inks
from writer_app.gui.editor.known import Known
from writer_app.gui.editor.layout import PageLayout
from writer_app.gui.editor.sync import Mirror
from writer_app.services.session import jobs
from writer_app.services.session.buffers import Edit, SceneBuffer


class Page:
    """Everything of one scene that stays while another is shown, its undo history included."""

    def __init__(self, buffer: SceneBuffer, inks: Inks, font: QFont, owner: QObject) -> None:
        self.document = QTextDocument(owner)
        self.document.setDefaultFont(font)
        self.layout = PageLayout(self.document)
        self.document.setDocumentLayout(self.layout)
        self.mirror = Mirror(self.document, buffer, owner)
        self.highlighter = Highlighter(self.document, inks, font.pixelSize())
        self.count = WordCount(buffer.text)
        self.known = Known(buffer, self.mirror.trail)
        self.cursor = 0
        self.scroll = 0

    @property
    def text(self) -> str:
        """The scene's text."""
        return self.mirror.buffer.text

    def close(self) -> None:
        """The scene is gone, or will be opened anew."""
        self.mirror.close()
        self.document.deleteLater()

    def take(self, checked: jobs.Checked) -> None:
        """Takes over what a check found."""
        words = self.known.take(checked)
        if words is not None:
            self.count.put(words)

    def point(self, position: int) -> int:
        """The code point at a position of the document."""
        return self.mirror.units.point(position)

    def positions(self, span: Span) -> tuple[int, int]:
        """A span as positions of the document."""
        return self.mirror.units.unit(span.start), self.mirror.units.unit(span.end)

    def stretch(self, first: int, last: int) -> Span:
        """Positions of the document as a span."""
        return Span(self.point(first), self.point(last))

    def apply(self, edits: Iterable[Edit]) -> None:
        """Makes edits as one step to undo. They are about the text as it is, and given from its end to its beginning."""
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        for edit in edits:
            # Inside an edit block the mirror has not heard of the edits further down yet: what stands above is as it was.
            first, last = self.positions(Span(edit.start, edit.start + edit.removed))
            cursor.setPosition(first)
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(edit.inserted)
        cursor.endEditBlock()
