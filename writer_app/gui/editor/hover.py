"""Shows the card where the mouse rests, or at the cursor when a key asks for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QTimer
from PySide6.QtGui import QMouseEvent, QTextCursor

from writer_app.gui.editor.card import Card
from writer_app.gui.editor.cards import Section
from writer_app.gui.editor.view import PageView

REST = 450
"""Milliseconds the mouse rests before the card comes."""
_ENDS = frozenset(
    (
        QEvent.Type.Leave,
        QEvent.Type.Wheel,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.KeyPress,
        QEvent.Type.FocusOut,
        QEvent.Type.Resize,
    )
)


class Hover(QObject):
    """`sections` says what there is to say at a position of the document; nothing where it gives nothing."""

    def __init__(self, view: PageView, sections: Callable[[int], tuple[Section, ...]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.card = Card(view)
        self._view = view
        self._sections = sections
        self._point = QPointF()
        self._word = QRect()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST)
        self._timer.timeout.connect(self._on_rest)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)
        view.verticalScrollBar().valueChanged.connect(lambda _: self.hide())

    def show_at_cursor(self) -> bool:
        """Shows the card at the text cursor; False where there is nothing to say."""
        return self._show(self._view.textCursor().position())

    def hide(self) -> None:
        """The card goes."""
        self._timer.stop()
        self.card.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove and watched is self._view.viewport():
            self._point = event.position()
            if self.card.isVisible() and not self._word.contains(self._point.toPoint()):
                self.card.hide()
            if not event.buttons():
                self._timer.start()
        elif event.type() in _ENDS:
            self.hide()
        return False

    def _on_rest(self) -> None:
        position = self._view.position_at(self._point)
        if position is not None and not self.card.isVisible():
            self._show(position)

    def _show(self, position: int) -> bool:
        sections = self._sections(position)
        if not sections:
            self.card.hide()
            return False
        self._word = self._word_at(position)
        self.card.show_at(sections, self._word)
        return True

    def _word_at(self, position: int) -> QRect:
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(position)
        return self._view.cursorRect(cursor).adjusted(-40, -4, 40, 4)
