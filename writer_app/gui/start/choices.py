"""A large button that says what it does and, in a lighter ink, what comes of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget


class BigChoice(QPushButton):
    """One way to begin. Enter takes it, as the space bar does."""

    def __init__(self, title: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoDefault(True)
        self._title, self._about = QLabel(self), QLabel(self)
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self._title.setFont(font)
        self._about.setWordWrap(True)
        self._about.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 10, 16, 10)
        box.setSpacing(2)
        for label in (self._title, self._about):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            label.setTextFormat(Qt.TextFormat.PlainText)
            box.addWidget(label)
        self.say(title, about)

    def say(self, title: str, about: str) -> None:
        """Says something else from now on."""
        self._title.setText(title)
        self._about.setText(about)
        self.setAccessibleName(title)
        self.setAccessibleDescription(about)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for both lines."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Not less than both lines."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the choice; outside a dialog a button hears only the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
