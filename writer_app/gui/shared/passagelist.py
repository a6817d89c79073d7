"""A list of passages under headings: ticked with the space bar, gone to with Enter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from writer_app.domain.spans import Span

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A heading (`key` is None), or a passage: `ticked` is None where there is nothing to tick. `scene` and `span` say where
    it stands, "" and None for one that cannot be gone to; `entry` the page, for one of the lore."""

    text: str
    key: int | None = None
    ticked: bool | None = None
    scene: str = ""
    span: Span | None = None
    entry: str = ""


class PassageModel(QAbstractListModel):
    """The rows; headings cannot be chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[PassageRow, ...] = ()
        self._heading = QFont(parent.font())
        self._heading.setBold(True)

    def show(self, rows: Sequence[PassageRow]) -> None:
        """Shows other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def tick(self, row: int, on: bool) -> None:
        """Shows a row ticked or not."""
        self.rows = (*self.rows[:row], replace(self.rows[row], ticked=on), *self.rows[row + 1 :])
        self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words, the tick, and bold letters for headings."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.FontRole and row.key is None:
            return self._heading
        if role == Qt.ItemDataRole.CheckStateRole and row.ticked is not None:
            return _ON if row.ticked else _OFF
        return row.text if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Whether it can be chosen."""
        if not index.isValid() or self.rows[index.row()].key is None:
            return Qt.ItemFlag.ItemIsEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class PassageList(QListView):
    """Shows passages. The space bar or a click on the box ticks, Enter or a double click goes there."""

    went = Signal(object)
    """The PassageRow to go to."""
    ticked = Signal(int, bool)
    """The key of a row, and whether it is to be ticked."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = PassageModel(self)
        self.setModel(self.rows)
        self.setWordWrap(True)
        self.setUniformItemSizes(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(name)
        self.doubleClicked.connect(lambda _: self.go())

    def show_rows(self, rows: Sequence[PassageRow]) -> None:
        """Shows other rows; the one that is chosen stays where it was as far as it can."""
        place = max(self.currentIndex().row(), 0)
        self.rows.show(rows)
        choosable = [number for number, row in enumerate(rows) if row.key is not None]
        near = min(choosable, key=lambda number: abs(number - place), default=None)
        if near is not None:
            self.setCurrentIndex(self.rows.index(near))

    @property
    def current(self) -> PassageRow | None:
        """The row that is chosen."""
        index = self.currentIndex()
        return self.rows.rows[index.row()] if index.isValid() else None

    def go(self) -> None:
        """To the passage that is chosen."""
        if self.current is not None and self.current.key is not None:
            self.went.emit(self.current)

    def toggle(self) -> None:
        """Asks for the other state of the tick of the passage that is chosen."""
        row = self.current
        if row is not None and row.key is not None and row.ticked is not None:
            self.ticked.emit(row.key, not row.ticked)

    def dataChanged(self, first: _Index, last: _Index, roles: Sequence[int] = ()) -> None:
        """A tick changes nothing about where the rows stand: a list would lay all of them out again."""
        QAbstractItemView.dataChanged(self, first, last, list(roles))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, Enter goes there."""
        if event.key() == Qt.Key.Key_Space:
            self.toggle()
        elif event.key() in _ENTERS:
            self.go()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the box ticks."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        box = self.fontMetrics().height() + 4
        if index.isValid() and event.position().x() - self.visualRect(index).left() < box:
            self.toggle()
