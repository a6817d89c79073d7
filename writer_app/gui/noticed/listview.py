"""The questions under the titles of their sorts. One of them is current; single keys answer it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from writer_app.gui.noticed.rows import Group, Row
from writer_app.gui.noticed.rowview import RowView
from writer_app.gui.shared.words import tr

_MOVES: Mapping[int, int] = MappingProxyType(
    {
        Qt.Key.Key_Up: -1,
        Qt.Key.Key_Down: 1,
        Qt.Key.Key_PageUp: -5,
        Qt.Key.Key_PageDown: 5,
        Qt.Key.Key_Home: -1_000,
        Qt.Key.Key_End: 1_000,
    }
)
KEYS: Mapping[int, str] = MappingProxyType(
    {
        Qt.Key.Key_Return: "accept",
        Qt.Key.Key_Enter: "accept",
        Qt.Key.Key_Y: "accept",
        Qt.Key.Key_S: "later",
        Qt.Key.Key_M: "merge",
        Qt.Key.Key_R: "rename",
        Qt.Key.Key_K: "kind",
        Qt.Key.Key_N: "never",
        Qt.Key.Key_Delete: "never",
        Qt.Key.Key_G: "passage",
        Qt.Key.Key_A: "all",
    }
)
"""What a key asks for; the same names as the actions of the panel."""


class QuestionList(QScrollArea):
    """Rows that unfold one at a time. The keyboard stays in the list while questions come and go."""

    chosen = Signal(str)
    moved = Signal(int)
    """So many questions further down."""
    asked = Signal(str)
    """One of the names in KEYS, or "more" for the menu of a row."""
    went = Signal(object)
    """A domain Passage: to where it stands."""
    ticked = Signal(str, bool)
    more = Signal()
    """The next questions are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, RowView] = {}
        self._current = ""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Noticed in your text"))
        self._page = QWidget(self)
        self._page.setBackgroundRole(QPalette.ColorRole.Base)
        self._box = QVBoxLayout(self._page)
        self._box.setContentsMargins(0, 0, 0, 6)
        self._box.setSpacing(0)
        self._further = QPushButton(self._page)
        self._further.setFlat(True)
        self._further.setAccessibleName(tr("Show more of what was noticed"))
        self._further.setAutoDefault(False)
        self._further.clicked.connect(self.more)
        self.setWidget(self._page)

    @property
    def row(self) -> RowView | None:
        """The current row."""
        return self._rows.get(self._current)

    def has_keyboard(self) -> bool:
        """Whether the keyboard is in the list, or comes back there when a dialog is closed."""
        focus = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def show_groups(self, groups: tuple[Group, ...], current: str, further: str, *, writes: bool) -> None:
        """Shows these, the current one unfolded; `further` is what leads to more of them, if there are."""
        held = self.has_keyboard()
        kept = {row.id: self._rows[row.id] for group in groups for row in group.rows if self._is_same(row)}
        self._clear(kept)
        for group in groups:
            self._box.addWidget(_heading(group, self._page))
            for row in group.rows:
                view = self._rows[row.id] = kept.get(row.id) or self._made(row)
                self._box.addWidget(view)
                view.show()
        self._further.setText(further)
        self._further.setVisible(bool(further))
        self._box.addWidget(self._further, 0, Qt.AlignmentFlag.AlignLeft)
        self._box.addStretch(1)
        self.show_current(current, writes=writes)
        if held and not self.has_keyboard():
            self.focus()

    def _is_same(self, row: Row) -> bool:
        return row.id in self._rows and self._rows[row.id].row == row

    def _clear(self, kept: Mapping[str, RowView]) -> None:
        # An item that is only taken would live on, and a row that is laid out again would keep the height of that item.
        items = [self._box.itemAt(at) for at in range(self._box.count())]
        for widget in [item.widget() for item in items if item is not None]:
            if widget is None:
                continue
            self._box.removeWidget(widget)
            if widget is not self._further and widget not in kept.values():
                widget.hide()
                widget.deleteLater()
        while self._box.takeAt(0) is not None:
            pass
        self._rows = {}

    def _made(self, row: Row) -> RowView:
        view = RowView(row, self._page)
        view.chosen.connect(self.chosen)
        view.went.connect(self.went)
        view.ticked.connect(self.ticked)
        view.pressed.connect(self.asked)
        return view

    def show_current(self, current: str, *, writes: bool) -> None:
        """Unfolds that row and brings it into view; the keyboard goes along."""
        held = self.has_keyboard()
        self._current = current
        for name, view in self._rows.items():
            view.unfold(name == current, writes=writes)
        if held:
            self.focus()
        QTimer.singleShot(0, self, self._bring_into_view)

    def _bring_into_view(self) -> None:
        """The current row, and the heading above it where it is the first; of one that is too tall, its beginning."""
        row = self.row
        if row is None:
            return
        above = self._box.itemAt(self._box.indexOf(row) - 1)
        heading = above.widget() if above is not None else None
        top = heading.y() if isinstance(heading, QLabel) else row.y()
        bar, room = self.verticalScrollBar(), self.viewport().height()
        end = row.y() + row.height()
        if top < bar.value() or end - top > room:
            bar.setValue(top)
        elif end > bar.value() + room:
            bar.setValue(end - room)

    def focus(self) -> None:
        """The keyboard to the current row."""
        if self.row is not None:
            self.row.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in _MOVES:
            self.moved.emit(_MOVES[event.key()])
        elif event.key() in KEYS:
            self.asked.emit(KEYS[event.key()])
        else:
            super().keyPressEvent(event)


def _heading(group: Group, parent: QWidget) -> QLabel:
    head = QLabel(f"{group.title}  {group.count:,}", parent)
    font = head.font()
    font.setBold(True)
    head.setFont(font)
    head.setContentsMargins(12, 8, 8, 2)
    return head
