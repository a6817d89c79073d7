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
        if role == Qt.ItemDataRole.FontRole and not row.entry:
            font = QFont(QApplication.font())
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.ForegroundRole and not row.entry:
            return QApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
        return {
            Qt.ItemDataRole.DisplayRole.value: row.text,
            Qt.ItemDataRole.ToolTipRole.value: row.also or None,
            Qt.ItemDataRole.AccessibleTextRole.value: f"{row.text}, {row.also}" if row.also else row.text,
            ITEM.value: row,
        }.get(int(role))


class MentionsModel(QAbstractListModel):
    """Sentences that name an entry; `ITEM` gives the Mention."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mentions: tuple[Mention, ...] = ()

    def show(self, mentions: tuple[Mention, ...]) -> None:
        """Shows these."""
        if mentions != self._mentions:
            self.beginResetModel()
            self._mentions = mentions
            self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._mentions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        mention = self._mentions[index.row()]
        return {
            Qt.ItemDataRole.DisplayRole.value: mention.sentence,
            Qt.ItemDataRole.ToolTipRole.value: f"{mention.title}: {mention.sentence}",
            Qt.ItemDataRole.AccessibleTextRole.value: f"{mention.title}: {mention.sentence}",
            ITEM.value: mention,
        }.get(int(role))
