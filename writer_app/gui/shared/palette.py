"""A line to type in and the choices that fit: every action, every scene, every page, without a mouse."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from writer_app.gui.shared.finding import Choice, matching
from writer_app.gui.shared.words import tr

SHOWN = 200
"""How many choices are listed at most."""
_BESIDE = Qt.ItemDataRole.UserRole
_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class Palette(QDialog):
    """Type to find, Enter does it, Esc leaves."""

    def __init__(self, parent: QWidget, name: str, choices: Iterable[Choice]) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._choices = tuple(choices)
        self._shown: tuple[Choice, ...] = ()
        self.setObjectName("palette")
        self.setAccessibleName(name)
        self.line = QLineEdit()
        self.line.setPlaceholderText(name)
        self.line.setAccessibleName(name)
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("What fits"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(_Lines(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        box.addWidget(self.line)
        box.addWidget(self.list)
        self.line.textChanged.connect(self._fill)
        self.line.returnPressed.connect(self._take)
        self.list.itemClicked.connect(self._take)
        self._fill("")
        self._place(parent)

    def _place(self, parent: QWidget) -> None:
        width = min(640, max(320, parent.width() - 80))
        self.resize(width, min(420, max(200, parent.height() - 120)))
        corner = parent.mapToGlobal(QPoint((parent.width() - width) // 2, 60))
        self.move(corner)

    def _fill(self, typed: str) -> None:
        self._shown = matching(self._choices, typed)[:SHOWN]
        self.list.clear()
        for choice in self._shown:
            self.list.addItem(_item(choice))
        self.list.setCurrentRow(0 if self._shown else -1)

    def _take(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._shown):
            choice = self._shown[row]
            self.accept()
            choice.act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the line move through the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _MOVES:
            self._move(Qt.Key(event.key()))
            return True
        return super().eventFilter(watched, event)

    def _move(self, key: Qt.Key) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}[key]
        self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))


def _item(choice: Choice) -> QListWidgetItem:
    item = QListWidgetItem(choice.title)
    item.setData(_BESIDE, choice.beside)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{choice.title}, {choice.beside}" if choice.beside else choice.title)
    return item


class _Lines(QStyledItemDelegate):
    """A title at the left, and in a lighter ink at the right what stands beside it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """The line as any other, and the words beside it."""
        super().paint(painter, option, index)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.PlaceholderText
        palette: QPalette = option.palette
        painter.save()
        painter.setPen(palette.color(role))
        place = option.rect.adjusted(0, 0, -10, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, index.data(_BESIDE) or "")
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Some air around each line."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), hint.height() + 8)
