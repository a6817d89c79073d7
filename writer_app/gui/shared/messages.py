"""The one place where the window says something: a bar of rows that stay until they are answered or closed, and a line at the
foot for what goes by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStatusBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from writer_app.gui.shared.desk import Desk, Offer
from writer_app.gui.shared.words import tr

SECONDS = 8
"""How long what goes by itself stays at the foot."""


MOST = 4
"""How many rows are shown at once; older ones wait until a newer one is answered."""


class MessageRow(QFrame):
    """One message with its answers."""

    def __init__(self, offer: Offer, close: Callable[[str], None]) -> None:
        super().__init__()
        self.offer = offer
        self._close = close
        self.setObjectName("message")
        # The look has a colour for each level.
        self.setProperty("level", offer.level)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(offer.text)
        label = QLabel(offer.text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(label, 1)
        for title, act in offer.answers:
            row.addWidget(self._answer(title, act))
        row.addWidget(self._closer())

    def _answer(self, title: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(title)
        button.setAccessibleDescription(self.offer.text)
        button.clicked.connect(lambda: self._take(act))
        return button

    def _take(self, act: Callable[[], None]) -> None:
        self._close(self.offer.key)
        act()

    def _closer(self) -> QToolButton:
        button = QToolButton()
        button.setText("\N{MULTIPLICATION SIGN}")
        button.setAutoRaise(True)
        button.setToolTip(tr("Close this message (Esc)"))
        button.setAccessibleName(tr("Close this message"))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self._close(self.offer.key))
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the message."""
        if event.key() == Qt.Key.Key_Escape:
            self._close(self.offer.key)
        else:
            super().keyPressEvent(event)


class MessageBar(QWidget):
    """Every message that stays, the newest at the top."""

    def __init__(self, desk: Desk, foot: QStatusBar) -> None:
        super().__init__()
        self._foot = foot
        self._rows: dict[str, MessageRow] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(1)
        self.setAccessibleName(tr("Messages"))
        self.hide()
        desk.said.connect(self.say)
        desk.offered.connect(self.show_offer)

    @property
    def texts(self) -> tuple[str, ...]:
        """What the bar says, in the order it was said."""
        return tuple(row.offer.text for row in self._rows.values())

    def say(self, text: str, level: str) -> None:
        """An "info" goes to the foot of the window and goes by itself; a warning or an error stays."""
        if level == "info":
            self._foot.showMessage(text, SECONDS * 1000)
        else:
            self.show_offer(Offer(text, text, level))

    def show_offer(self, offer: Offer) -> None:
        """Shows it in place of an earlier one of its key; without text only takes that one away."""
        self.close_message(offer.key)
        if not offer.text:
            return
        row = self._rows[offer.key] = MessageRow(offer, self.close_message)
        self._box.insertWidget(0, row)
        self._show_newest()
        QAccessible.updateAccessibility(QAccessibleEvent(row, QAccessible.Event.Alert))

    def close_message(self, key: str) -> None:
        """Takes a message away."""
        if (row := self._rows.pop(key, None)) is not None:
            self._box.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._show_newest()

    def _show_newest(self) -> None:
        for age, row in enumerate(reversed(self._rows.values())):
            row.setVisible(age < MOST)
        self.setVisible(bool(self._rows))

    def focus_first(self) -> None:
        """The keyboard goes to the newest message."""
        if self._rows:
            row = next(reversed(self._rows.values()))
            button = row.findChild(QPushButton) or row.findChild(QToolButton)
            if button is not None:
                button.setFocus(Qt.FocusReason.ShortcutFocusReason)
