"""Keeps Qt's copy of a text and the scene buffer alike, whichever of them is edited."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor, QTextDocument

from writer_app.gui.editor.trail import Trail
from writer_app.gui.shared.positions import Units
from writer_app.services.session.buffers import Edit, SceneBuffer

_KEEP = QTextCursor.MoveMode.KeepAnchor


class Mirror(QObject):
    """One document and its buffer. `units` turns code points into positions of the document, `trail` old spans into new."""

    edited = Signal(object)
    """Edit: the text has changed, here or elsewhere; both copies hold it."""

    def __init__(self, document: QTextDocument, buffer: SceneBuffer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.buffer = buffer
        self._document = document
        self._echo = False
        document.setPlainText("")
        _insert(QTextCursor(document), buffer.text)
        document.setUndoRedoEnabled(False)
        document.setUndoRedoEnabled(True)
        document.setModified(False)
        self.units = Units(buffer.text)
        self.trail = Trail(buffer.revision)
        document.contentsChange.connect(self._on_typed)
        buffer.listen(self._on_edited)

    def close(self) -> None:
        """The buffer is watched no more."""
        self.buffer.forget(self._on_edited)

    def _on_typed(self, position: int, removed: int, added: int) -> None:
        if self._echo:
            return
        total = self._document.characterCount() - 1
        end = min(position + added, total)
        # Qt sometimes counts the end of the text among what it took away: what is really gone follows from the lengths.
        gone = (end - position) - (total - self.units.total)
        if gone < 0:
            self._start_over()
            return
        inserted = self._read(position, end)
        start, stop = self.units.point(position), self.units.point(position + gone)
        if inserted != self.buffer.text[start:stop]:
            self.buffer.edit(Edit(start, stop - start, inserted, self))
        if self.units.total != total:
            self._start_over()

    def _start_over(self) -> None:
        """The copies have come apart: what the writer sees is what counts."""
        self.buffer.replace(self._read(0, self._document.characterCount() - 1), self)

    def _read(self, start: int, end: int) -> str:
        cursor = QTextCursor(self._document)
        cursor.setPosition(start)
        cursor.setPosition(end, _KEEP)
        return cursor.selectedText().replace("\u2029", "\n")

    def _on_edited(self, buffer: SceneBuffer, edit: Edit) -> None:
        first, last = self.units.unit(edit.start), self.units.unit(edit.start + edit.removed)
        self.units.edit(edit.start, edit.removed, edit.inserted)
        self.trail.edit(edit, buffer.revision)
        if edit.source is not self:
            self._echo = True
            try:
                cursor = QTextCursor(self._document)
                cursor.setPosition(first)
                cursor.setPosition(last, _KEEP)
                _insert(cursor, edit.inserted)
            finally:
                self._echo = False
        self.edited.emit(edit)


def _insert(cursor: QTextCursor, text: str) -> None:
    """Puts `text` in the place of what is selected. A byte order mark at the beginning of a text is lost on the way to Qt."""
    if not text.startswith("\ufeff"):
        cursor.insertText(text)
        return
    cursor.beginEditBlock()
    start = cursor.selectionStart()
    cursor.insertText(f"-{text}")
    cursor.setPosition(start)
    cursor.deleteChar()
    cursor.endEditBlock()
