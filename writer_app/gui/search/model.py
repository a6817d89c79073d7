"""The rows of the search panel for its list."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from writer_app.gui.search.rows import Row, RowKind

ROW = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class RowModel(QAbstractListModel):
    """Headings cannot be chosen; every other row can."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: tuple[Row, ...]) -> None:
        """Shows other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def step(self, start: int, step: int) -> int:
        """The row that can be chosen `step` of them after `start` (-1 before all), the nearest end where there are fewer."""
        choosable = [at for at, row in enumerate(self.rows) if row.kind is not RowKind.HEADING]
        if not choosable:
            return -1
        here = choosable.index(start) if start in choosable else -1
        return choosable[max(0, min(len(choosable) - 1, here + step))]

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself as ROW, its words for everybody else."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.text}, {row.beside}" if row.beside else row.text
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Whether it can be chosen."""
        if not index.isValid() or self.rows[index.row()].kind is RowKind.HEADING:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
