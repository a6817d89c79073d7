"""What is possible here, below who is here: folded away until it is asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from writer_app.gui.shared.words import tr

Sections = tuple[tuple[str, tuple[str, ...]], ...]


class PossibleView(QWidget):
    """A heading that unfolds, and the lines below it."""

    unfolded = Signal(bool)
    """Whether the lines are wanted."""

    def __init__(self, parent: QWidget, *, unfolded: bool, sections: Sections) -> None:
        super().__init__(parent)
        self.head = QPushButton(tr("Possible here"), self)
        self.head.setFlat(True)
        self.head.setAutoDefault(True)
        self.head.setCheckable(True)
        self.head.setChecked(unfolded)
        self.head.setCursor(Qt.CursorShape.PointingHandCursor)
        self.head.setStyleSheet("text-align: left; padding: 2px 0; border: none; font-weight: bold;")
        self.head.setToolTip(tr("Who can be here, which powers work, and how often more"))
        self.head.setAccessibleDescription(tr("unfolded") if unfolded else tr("folded"))
        self.head.toggled.connect(self.unfolded)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 10, 0, 0)
        box.setSpacing(2)
        box.addWidget(self.head)
        for title, lines in sections if unfolded else ():
            box.addWidget(self._words(title, dim=True))
            box.addWidget(self._words("\n".join(lines), dim=False, name=title))

    def _words(self, text: str, *, dim: bool, name: str = "") -> QLabel:
        label = QLabel(text, self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAccessibleName(f"{name}: {text}" if name else text)
        if dim:
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            label.setContentsMargins(0, 6, 0, 0)
        return label
