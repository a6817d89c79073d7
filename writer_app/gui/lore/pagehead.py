"""The head of a page: the way back to the list, whose page it is, and what can be done to all of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from writer_app.gui.shared.words import tr


class PageHead(QWidget):
    """A name, the kind of thing above it, and a menu."""

    left = Signal()
    """Back to the list."""
    renaming = Signal()
    """Another name is wanted."""
    deleting = Signal()
    """The page is to go."""
    listing = Signal()
    """Every line that they speak is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = QToolButton(self)
        self.back.setText(tr("← All pages"))
        self.back.setAccessibleName(tr("All pages"))
        self.back.setAutoRaise(True)
        self.back.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.back.clicked.connect(self.left)
        self.more = QToolButton(self)
        self.more.setText("⋯")
        self.more.setAutoRaise(True)
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.more.setAccessibleName(tr("What can be done to this page"))
        self.more.setToolTip(tr("What can be done to this page"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        self._lines = menu.addAction(tr("All their lines…"))
        self._lines.triggered.connect(self.listing)
        menu.addAction(tr("Rename…")).triggered.connect(self.renaming)
        menu.addAction(tr("Delete this page…")).triggered.connect(self.deleting)
        self.more.setMenu(menu)
        self._name, self._kind = QLabel(self), QLabel(self)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.5)
        self._name.setFont(font)
        self._name.setWordWrap(True)
        self._kind.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self._kind)
        row.addWidget(self.more)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 2)
        box.setSpacing(0)
        box.addLayout(row)
        box.addWidget(self._name)

    def show_page(self, name: str, kind: str, *, speaks: bool = False) -> None:
        """Whose page it is; `speaks`: it is somebody who may."""
        self._lines.setVisible(speaks)
        self._name.setText(name)
        self._kind.setText(kind)
