"""Where there is room for one note only: the way back to the list, and to the notes beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from writer_app.gui.shared.words import tr


class StepBar(QWidget):
    """All notes, which one this is, the one before and the one after."""

    left = Signal()
    """Back to the list."""
    stepped = Signal(int)
    """1 for the note after this one in the list, -1 for the one before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = self._button(tr("← All notes"), tr("All notes"))
        self.back.clicked.connect(self.left)
        self._place = QLabel(self)
        self._place.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.before = self._button("", tr("The note before this one"))
        self.before.setArrowType(Qt.ArrowType.UpArrow)
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after = self._button("", tr("The note after this one"))
        self.after.setArrowType(Qt.ArrowType.DownArrow)
        self.after.clicked.connect(lambda: self.stepped.emit(1))
        box = QHBoxLayout(self)
        box.setContentsMargins(6, 2, 6, 2)
        box.addWidget(self.back)
        box.addStretch(1)
        for widget in (self._place, self.before, self.after):
            box.addWidget(widget)

    def _button(self, text: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button

    def show_place(self, place: tuple[int, int], *, has_before: bool, has_after: bool) -> None:
        """Which note of how many this is, and whether there are others beside it."""
        self._place.setText(tr("{at} of {all}", at=place[0], all=place[1]))
        self.before.setEnabled(has_before)
        self.after.setEnabled(has_after)
