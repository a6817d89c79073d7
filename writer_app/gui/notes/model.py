"""The list of notes under their headings, as Qt asks for it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from writer_app.gui.notes.presenter import Group, Note

Index = QModelIndex | QPersistentModelIndex
NOTE = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()
_HEADING = 0


class NotesModel(QAbstractItemModel):
    """Headings, and below each its notes. `NOTE` gives the note of a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[Group, ...] = ()

    def show(self, groups: tuple[Group, ...]) -> bool:
        """Shows these; whether rows came, went or moved, so that the view has to find its place again."""
        if groups == self._groups:
            return False
        if _rows(groups) != _rows(self._groups):
            self.beginResetModel()
            self._groups = groups
            self.endResetModel()
            return True
        self._groups = groups
        for row in range(len(groups)):
            heading = self.index(row, 0)
            self.dataChanged.emit(self.index(0, 0, heading), self.index(len(groups[row].notes) - 1, 0, heading))
        return False

    def place(self, key: str) -> QModelIndex:
        """Where the note of that key first stands; nowhere for none."""
        for row, group in enumerate(self._groups):
            for inner, note in enumerate(group.notes):
                if note.key == key:
                    return self.index(inner, 0, self.index(row, 0))
        return QModelIndex()

    def heading(self, title: str) -> QModelIndex:
        """Where a heading stands; nowhere for none."""
        return next((self.index(row, 0) for row, group in enumerate(self._groups) if group.title == title), QModelIndex())

    def note(self, index: Index) -> Note | None:
        """The note of a row; None for a heading."""
        if not index.isValid() or index.internalId() == _HEADING:
            return None
        return self._groups[index.internalId() - 1].notes[index.row()]

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _HEADING)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or index.internalId() == _HEADING:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _HEADING)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        if not parent.isValid():
            return len(self._groups)
        return len(self._groups[parent.row()].notes) if parent.internalId() == _HEADING else 0

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        enabled = Qt.ItemFlag.ItemIsEnabled
        return enabled | Qt.ItemFlag.ItemIsSelectable if self.note(index) is not None else enabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        note = self.note(index)
        if role == NOTE:
            return note
        if note is None:
            return self._heading(self._groups[index.row()], role)
        return {
            Qt.ItemDataRole.DisplayRole.value: note.message,
            Qt.ItemDataRole.AccessibleTextRole.value: note.spoken,
            Qt.ItemDataRole.ToolTipRole.value: f"{note.standing} ({note.finding.code})",
        }.get(int(role))

    @staticmethod
    def _heading(group: Group, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return group.title
        return f"{group.title}, {len(group.notes)}" if role == Qt.ItemDataRole.AccessibleTextRole else None


def _rows(groups: tuple[Group, ...]) -> list[tuple[str, tuple[tuple[str, bool], ...]]]:
    """Which headings and notes there are, and which notes are taller than others."""
    return [(group.title, tuple((note.key, bool(note.others)) for note in group.notes)) for group in groups]
