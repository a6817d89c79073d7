"""The list of pages, and the list of mentions, as Qt asks for them."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

from writer_app.gui.lore.presenter import Mention, Row

Index = QModelIndex | QPersistentModelIndex
ITEM = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


class PagesModel(QAbstractListModel):
    """Headings and pages; `ITEM` gives the Row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def show(self, rows: tuple[Row, ...]) -> bool:
        """Shows these; whether they are others than before."""
        if rows == self._rows:
            return False
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        return True

    def place(self, entry: str) -> QModelIndex:
        """Where an entry's page stands; nowhere for one that is not shown."""
        return next((self.index(at) for at, row in enumerate(self._rows) if row.entry and row.entry == entry), QModelIndex())

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        enabled = Qt.ItemFlag.ItemIsEnabled
        return enabled | Qt.ItemFlag.ItemIsSelectable if self._rows[index.row()].entry else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if not row.entry and role != ITEM:
            return _heading(row.text, role)
        return {
            Qt.ItemDataRole.DisplayRole.value: row.text,
            Qt.ItemDataRole.ToolTipRole.value: row.also or None,
            Qt.ItemDataRole.AccessibleTextRole.value: f"{row.text}, {row.also}" if row.also else row.text,
            ITEM.value: row,
        }.get(int(role))


class MentionsModel(QAbstractListModel):
    """Sentences that name an entry, under the titles of their scenes; `ITEM` gives the Mention, or the title."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Mention | str, ...] = ()

    def show(self, mentions: tuple[Mention, ...]) -> None:
        """Shows these."""
        rows: list[Mention | str] = []
        for before, mention in zip((None, *mentions), mentions, strict=False):
            if before is None or before.scene != mention.scene:
                rows.append(mention.title)
            rows.append(mention)
        if tuple(rows) != self._rows:
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        selectable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return selectable if isinstance(self._rows[index.row()], Mention) else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if not isinstance(row, Mention):
            return _heading(row, role)
        return {
            Qt.ItemDataRole.DisplayRole.value: row.sentence,
            Qt.ItemDataRole.ToolTipRole.value: row.sentence,
            Qt.ItemDataRole.AccessibleTextRole.value: f"{row.title}: {row.sentence}",
            ITEM.value: row,
        }.get(int(role))


def _heading(text: str, role: int) -> object:
    if role == Qt.ItemDataRole.FontRole:
        font = QFont(QApplication.font())
        font.setBold(True)
        return font
    if role == Qt.ItemDataRole.ForegroundRole:
        return QApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
    return text if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
