"""The tree of the binder: what its keys and the mouse ask for."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStyleOptionViewItem, QTreeView, QWidget

from writer_app.gui.binder.delegate import RowDelegate, notes_width
from writer_app.gui.binder.model import NOTES, TITLE, WORDS, OutlineModel
from writer_app.gui.binder.moves import Way
from writer_app.gui.binder.presenter import Row, walk
from writer_app.gui.shared.theme import Tone, tone
from writer_app.gui.shared.words import tr

_ARROWS = {
    Qt.Key.Key_Up: Way.UP,
    Qt.Key.Key_Down: Way.DOWN,
    Qt.Key.Key_Left: Way.LEFT,
    Qt.Key.Key_Right: Way.RIGHT,
}
_BAR = 3


class OutlineTree(QTreeView):
    """Shows an OutlineModel; remembers by key what is folded and what is current."""

    asked_to_open = Signal(object)
    """A Row: a click."""
    asked_to_write = Signal(object)
    """A Row whose text is to have the keyboard: Enter."""
    asked_to_move = Signal(object)
    """A Way: Alt and an arrow."""
    asked_to_delete = Signal()
    """The Delete key."""

    def __init__(self, model: OutlineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._folded: set[str] = set()
        self._plain_press = False
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self))
        self.setAccessibleName(tr("Chapters and scenes"))
        self.setAccessibleDescription(
            tr("Enter goes to the text, F2 renames, Alt and the arrow keys move, Delete deletes, the menu key tells more")
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setExpandsOnDoubleClick(False)
        self.setAllColumnsShowFocus(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setAutoExpandDelay(600)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(0)
        self.header().setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        for column in (NOTES, WORDS):
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self.collapsed.connect(lambda index: self._folded.add(self._key(index)))
        self.expanded.connect(lambda index: self._folded.discard(self._key(index)))
        self.clicked.connect(self._on_click)
        self.doubleClicked.connect(lambda _: self.rename())

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Shows the outline as it is now; what was folded and what was current stays so."""
        current, scroll, folded = self.current_row(), self.verticalScrollBar().value(), set(self._folded)
        chosen = [row.key for row in self.chosen_rows()]
        same = self._model.show_rows(rows)
        self._fit_columns()
        if same:
            return
        self.expandAll()
        for key in folded:
            self.collapse(self._model.find(key))
        self._folded = folded
        if current is not None:
            self.select(current.key, *(key for key in chosen if key != current.key))
        self.verticalScrollBar().setValue(scroll)

    def _fit_columns(self) -> None:
        """Counts and lengths as wide as they need to be. Qt would ask for every row again after each change of one."""
        metrics, rows = self.fontMetrics(), self._model.rows()
        counts = {str(row.notes.count) for row in rows if row.notes.count}
        self.header().resizeSection(NOTES, notes_width(metrics, counts))
        longest = max(rows, key=lambda row: metrics.horizontalAdvance(row.words_text()), default=None)
        cell = self._model.find(longest.key).siblingAtColumn(WORDS) if longest is not None else QModelIndex()
        self.header().resizeSection(WORDS, self.sizeHintForIndex(cell).width() if cell.isValid() else 0)

    def current_row(self) -> Row | None:
        """The row with the cursor."""
        return self._model.row(self.currentIndex())

    def chosen_rows(self) -> tuple[Row, ...]:
        """The rows that are selected, from the top, without those that stand in another one of them."""
        indexes = sorted(self.selectionModel().selectedRows(TITLE), key=lambda index: index.internalId())
        rows = [row for index in indexes if (row := self._model.row(index)) is not None]
        inner = {row.key for outer in rows for row in walk(outer.rows)}
        return tuple(row for row in rows if row.key not in inner)

    def select(self, *keys: str) -> None:
        """Puts the cursor on the row of the first key and shows it; the others are selected too."""
        first, *others = [index for key in keys if (index := self._model.find(key)).isValid()] or [QModelIndex()]
        if not first.isValid():
            return
        flags, model = QItemSelectionModel.SelectionFlag, self.selectionModel()
        model.setCurrentIndex(first, flags.ClearAndSelect | flags.Rows)
        for index in others:
            model.select(index, flags.Select | flags.Rows)
        self.scrollTo(first)

    def rename(self) -> None:
        """Opens the title of the current row for typing."""
        self.edit(self.currentIndex().siblingAtColumn(TITLE))

    def _key(self, index: QModelIndex) -> str:
        row = self._model.row(index)
        return row.key if row is not None else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens; one that chooses several does not."""
        self._plain_press = event.modifiers() == Qt.KeyboardModifier.NoModifier
        super().mousePressEvent(event)

    def _on_click(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        if row is not None and row.scene and self._plain_press:
            self.asked_to_open.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, F2 renames, Delete deletes, Alt and an arrow move."""
        key, keys = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif keys == Qt.KeyboardModifier.AltModifier and key in _ARROWS:
            self.asked_to_move.emit(_ARROWS[Qt.Key(key)])
        elif keys == Qt.KeyboardModifier.NoModifier and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif keys == Qt.KeyboardModifier.NoModifier and key == Qt.Key.Key_F2:
            self.rename()
        elif keys == Qt.KeyboardModifier.NoModifier and key == Qt.Key.Key_Delete:
            self.asked_to_delete.emit()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        row, index = self.current_row(), self.currentIndex().siblingAtColumn(TITLE)
        if row is not None and row.rows:
            self.setExpanded(index, not self.isExpanded(index))
        elif row is not None and row.scene:
            self.asked_to_write.emit(row)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """The scene in the editor has a bar at its side."""
        super().drawRow(painter, option, index)
        row = self._model.row(index)
        if row is not None and self._model.is_open(row):
            top = option.rect
            bar = QRect(0, top.top() + 1, _BAR, top.height() - 2)
            painter.fillRect(bar, self.palette().color(QPalette.ColorRole.Highlight))

    def paintEvent(self, event: QPaintEvent) -> None:
        """An empty outline says how to begin."""
        super().paintEvent(event)
        if self._model.rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(tone(Tone.DIM, self.palette()))
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(self.viewport().rect().adjusted(16, 16, -16, -16), flags, tr("No chapters yet"))
            painter.end()
