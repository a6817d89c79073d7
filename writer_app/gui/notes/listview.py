"""The list of notes: its keys, and how it keeps its place while notes come and go."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QTreeView, QWidget

from writer_app.gui.notes.delegate import NoteDelegate
from writer_app.gui.notes.model import NotesModel
from writer_app.gui.notes.presenter import Group
from writer_app.gui.shared.words import tr


class NotesList(QTreeView):
    """Notes under their headings. What is read stays where it is when others come."""

    chosen = Signal(str)
    """The key of the note that the cursor is on."""
    opened = Signal()
    """Enter or a double click: to where it is."""
    asked_to_read = Signal()
    """Space or the right arrow: to the note itself."""
    asked_to_mean = Signal()
    """Delete: it is meant that way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = NotesModel(self)
        self.setModel(self._model)
        self.setItemDelegate(NoteDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setItemsExpandable(False)
        self.setExpandsOnDoubleClick(False)
        self.setRootIsDecorated(False)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Continuity notes"))
        self.setAccessibleDescription(
            tr("Enter goes there in the text, Space shows both passages, Delete says that it is meant that way")
        )
        self.selectionModel().currentChanged.connect(self._on_current)
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def show_groups(self, groups: tuple[Group, ...], selected: str) -> None:
        """Shows these; the note at the top of the view and the one of the key `selected` stay what they are."""
        held, where = self._top()
        if not self._model.show(groups):
            return
        self.expandAll()
        self._put_cursor(selected)
        place = self._model.place(held)
        if place.isValid():
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + self.visualRect(place).top() - where)

    def select(self, key: str) -> None:
        """Puts the cursor on the note of that key, and shows it."""
        self._put_cursor(key)
        place = self._model.place(key)
        if place.isValid():
            self.scrollTo(place)

    def show_heading(self, title: str) -> None:
        """Brings a heading to the top, unless the keyboard is in the list; the selected note stays in view below it."""
        place = self._model.heading(title)
        if not place.isValid() or self.hasFocus():
            return
        self.scrollTo(place, QTreeView.ScrollHint.PositionAtTop)
        if self.currentIndex().parent() == place:
            self.scrollTo(self.currentIndex())

    def _put_cursor(self, key: str) -> None:
        """The cursor on a note, without scrolling there."""
        self.setAutoScroll(False)
        place = self._model.place(key)
        if place != self.currentIndex():
            self.setCurrentIndex(place)
        self.setAutoScroll(True)

    def _top(self) -> tuple[str, int]:
        """The key of the first note in view, and where its row begins."""
        index = self.indexAt(QPoint(1, 1))
        while index.isValid() and self._model.note(index) is None:
            index = self.indexBelow(index)
        note = self._model.note(index)
        return (note.key, self.visualRect(index).top()) if note is not None else ("", 0)

    def _on_current(self, now: QModelIndex) -> None:
        note = self._model.note(now)
        if note is not None:
            self.chosen.emit(note.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.opened.emit()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.asked_to_mean.emit()
            case Qt.Key.Key_Space | Qt.Key.Key_Right:
                self.asked_to_read.emit()
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
