"""The rows of the binder as Qt asks for them: three columns, named in place, dragged and dropped."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from writer_app.domain.outline import Outline
from writer_app.gui.binder.moves import Move, drop
from writer_app.gui.binder.presenter import Row, RowKind
from writer_app.gui.shared.words import tr
from writer_app.services.session.outlining import Thing

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
MIME = "application/x-writer-outline"
TITLE, NOTES, WORDS = range(3)
_NOWHERE = QModelIndex()


class OutlineModel(QAbstractItemModel):
    """A tree of rows. `ROW` gives the row of an index."""

    renamed = Signal(object, str)
    """A thing of the outline, and the title that it is to bear."""
    dropped = Signal(object)
    """A Move."""

    def __init__(self, outline: Callable[[], Outline], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._outline = outline
        self._rows: list[Row] = []
        self._above: list[int] = []
        self._place: list[int] = []
        self._inner: list[list[int]] = []
        self._top: list[int] = []
        self._open = ""
        self.frozen = False

    # What is shown

    def show_rows(self, rows: Sequence[Row]) -> bool:
        """Shows `rows`. False where the tree has another shape now, so that whoever shows it must look anew."""
        before = [(row.key, above) for row, above in zip(self._rows, self._above, strict=True)]
        flat: list[tuple[Row, int]] = []
        _flatten(rows, -1, flat)
        if before == [(row.key, above) for row, above in flat]:
            old, self._rows = self._rows, [row for row, _ in flat]
            for number, (was, row) in enumerate(zip(old, self._rows, strict=True)):
                if was != row:
                    self._tell(number)
            return True
        self.beginResetModel()
        self._rows, self._above = [row for row, _ in flat], [above for _, above in flat]
        self._inner = [[] for _ in flat]
        self._top, self._place = [], []
        for number, above in enumerate(self._above):
            siblings = self._top if above < 0 else self._inner[above]
            self._place.append(len(siblings))
            siblings.append(number)
        self.endResetModel()
        return False

    def mark(self, scene: str) -> None:
        """The scene in the editor is another one."""
        if scene != self._open:
            before, self._open = self._open, scene
            for number, row in enumerate(self._rows):
                if row.scene and row.scene in (before, scene):
                    self._tell(number)

    def _tell(self, number: int) -> None:
        place = self._place[number]
        self.dataChanged.emit(self.createIndex(place, TITLE, number), self.createIndex(place, WORDS, number))

    def rows(self) -> Sequence[Row]:
        """Every row, from the top."""
        return self._rows

    def row(self, index: Index) -> Row | None:
        """The row of an index."""
        return self._rows[index.internalId()] if index.isValid() else None

    def is_open(self, row: Row) -> bool:
        """Whether it is the scene in the editor."""
        return bool(row.scene) and row.scene == self._open

    def find(self, key: str) -> QModelIndex:
        """The index of the row with that key; an invalid one where there is none."""
        number = next((number for number, row in enumerate(self._rows) if row.key == key), None)
        return self.createIndex(self._place[number], 0, number) if number is not None else QModelIndex()

    # Qt's questions

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        siblings = self._inner[parent.internalId()] if parent.isValid() else self._top
        return self.createIndex(row, column, siblings[row])

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        above = self._above[index.internalId()] if index.isValid() else -1
        return self.createIndex(self._place[above], 0, above) if above >= 0 else QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        if not parent.isValid():
            return len(self._top)
        return len(self._inner[parent.internalId()]) if parent.column() == TITLE else 0

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 3

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row(index)
        if row is None:
            return Qt.ItemFlag.NoItemFlags if self.frozen else Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.frozen:
            return flags
        if row.kind is not RowKind.UNPLACED:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
            if index.column() == TITLE and not row.missing:
                flags |= Qt.ItemFlag.ItemIsEditable
        return flags if row.kind is RowKind.SCENE else flags | Qt.ItemFlag.ItemIsDropEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if row is None:
            return None
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.hint()
        return (self._title, self._notes, self._words)[index.column()](row, role)

    def _title(self, row: Row, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.EditRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken(self.is_open(row))
        if role == Qt.ItemDataRole.FontRole and (self.is_open(row) or row.untitled or row.missing):
            font = QFont()
            font.setBold(self.is_open(row))
            font.setItalic(row.untitled or row.missing)
            return font
        return None

    def _notes(self, row: Row, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return str(row.notes.count) if row.notes.count else ""
        return row.notes.told() if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _words(self, row: Row, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words_text()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "" if row.words is None else tr("{count} words", count=row.words_text())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return (tr("Title"), tr("Notes"), tr("Words"))[section]
        return None

    # What is done in it

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row(index)
        if row is None or row.thing is None or role != Qt.ItemDataRole.EditRole:
            return False
        if str(value).strip() != row.name:
            self.renamed.emit(row.thing, str(value))
        return True

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        numbers = sorted({index.internalId() for index in indexes})
        keys = [self._rows[number].key for number in numbers if self._rows[number].thing is not None]
        data = QMimeData()
        if keys:
            data.setData(MIME, json.dumps([self._mark_of_mine(), *keys]).encode())
        return data

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        return self._move(data, row, parent) is not None

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        move = self._move(data, row, parent)
        if move is None or action != Qt.DropAction.MoveAction:
            return False
        self.dropped.emit(move)
        return True

    def _move(self, data: QMimeData, row: int, parent: Index) -> Move | None:
        """What a drop means; None where it cannot be done, or comes from elsewhere."""
        things, onto = self._carried(data), self.row(parent)
        if not things or self.frozen:
            return None
        if onto is None:
            return drop(self._outline(), things, (), row)
        if onto.kind is RowKind.UNPLACED:
            placed = self._outline().scene_ids()
            return Move(things, None) if all(thing in placed for thing in things) else None
        return drop(self._outline(), things, onto.thing, row) if isinstance(onto.thing, tuple) else None

    def _carried(self, data: QMimeData) -> tuple[Thing, ...]:
        if not data.hasFormat(MIME):
            return ()
        try:
            mark, *keys = json.loads(bytes(data.data(MIME).data()))
        except ValueError:
            return ()
        found = (self.row(self.find(str(key))) for key in keys) if mark == self._mark_of_mine() else ()
        return tuple(row.thing for row in found if row is not None and row.thing is not None)

    def _mark_of_mine(self) -> str:
        """Tells this outline from that of another window."""
        return f"{os.getpid()} {id(self)}"


def _flatten(rows: Sequence[Row], above: int, flat: list[tuple[Row, int]]) -> None:
    for row in rows:
        flat.append((row, above))
        _flatten(row.rows, len(flat) - 1, flat)
