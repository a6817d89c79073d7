"""The notes of a page: whatever the author wants to remember."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from writer_app.gui.shared.words import tr

_PAUSE = 2000


class NotesEdit(QPlainTextEdit):
    """Notes as plain text; `settled` after a pause, and when the keyboard goes elsewhere."""

    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Notes"))
        self.setPlaceholderText(tr("Whatever you want to remember. Nothing here is checked."))
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.settled)
        self.textChanged.connect(self._on_text)

    def show_text(self, text: str) -> None:
        """Shows a text that nobody typed."""
        if text.strip() != self.toPlainText().strip():
            self.setPlainText(text)
            self._pause.stop()

    def _on_text(self) -> None:
        self._pause.start()
        lines = max(4, min(14, self.document().blockCount() + self.toPlainText().count(" ") // 9))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 14)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._pause.stop()
        self.settled.emit()
