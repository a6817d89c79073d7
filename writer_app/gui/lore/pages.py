"""The list of pages and the page that is open, changed where it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from writer_app.domain.errors import WriterError
from writer_app.gui.lore.model import ITEM, PagesModel
from writer_app.gui.lore.page import PageView
from writer_app.gui.lore.presenter import LorePresenter, Mention, Row
from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.words import tr
from writer_app.services.pagesentences import Sentence, Slot
from writer_app.services.session import jobs
from writer_app.services.session.changes import Changes
from writer_app.services.session.operations import Operation

_WIDE = 620
_MENTIONS = 500


class PagesLeaf(QSplitter):
    """A line that finds, the list, and the page."""

    adding = Signal(object)
    """The Section of the open page that a sentence is wanted for."""
    making = Signal()
    """A new page is wanted."""

    def __init__(self, desk: Desk, presenter: LorePresenter, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._desk = desk
        self.presenter = presenter
        self._asked: int | None = None
        self._behind = False
        self.filter = QLineEdit(self)
        self.list = QListView(self)
        self.page = PageView(presenter, self)
        self._model = PagesModel(self)
        self._empty = QLabel(self)
        self._set_up()
        self._lay_out()
        desk.changed.connect(self._on_changed)
        desk.found.connect(self._on_found)
        desk.settling.connect(self.settle)
        self._list_pages()

    # Setting up

    def _set_up(self) -> None:
        self.filter.setPlaceholderText(tr("Find a page"))
        self.filter.setAccessibleName(tr("Find a page"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._on_filter)
        self.filter.installEventFilter(self)
        self.list.setModel(self._model)
        self.list.setAccessibleName(tr("Pages of the lore"))
        self.list.setUniformItemSizes(True)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.installEventFilter(self)
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMargin(20)
        self.page.filled.connect(self._fill)
        self.page.removed.connect(self._remove)
        self.page.adding.connect(self.adding)
        self.page.noted.connect(self._write_notes)
        self.page.went.connect(self._go)
        self.page.notes.setReadOnly(bool(self._desk.session.read_only))

    def _lay_out(self) -> None:
        make = QPushButton(tr("New page…"), self)
        make.clicked.connect(self.making)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(8, 8, 8, 8)
        for widget in (self.filter, self.list, make):
            column.addWidget(widget)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.page)
        self.addWidget(left)
        self.addWidget(self._stack)
        self.setChildrenCollapsible(False)
        self.setSizes([200, 500])

    # What can be asked of it

    def show_page(self, entry_id: str) -> None:
        """Opens the page of an entry, and finds it in the list."""
        self.settle()
        if not self._model.place(entry_id).isValid():
            self.filter.clear()
        self._open(entry_id)
        self._mark_open()

    def settle(self) -> None:
        """Notes that were typed reach the disk now."""
        if self.presenter.page is not None:
            self._write_notes(self.page.notes.toPlainText())

    # What is done to the page

    def _fill(self, slot: Slot, text: str) -> None:
        operation = self._plan(lambda: self.presenter.fill(slot, text))
        if operation is None:
            for row in self.page.rows():
                if row.line is not None:
                    row.line.again()
        elif not any(revision.changes() for revision in operation.revisions) or not self._desk.do(operation):
            self._reopen()

    def _remove(self, sentence: Sentence) -> None:
        operation = self._plan(lambda: self.presenter.remove(sentence))
        if operation is not None and self._desk.do(operation):
            self._desk.say(tr("Taken away: {sentence}", sentence=str(sentence)))

    def _write_notes(self, text: str) -> None:
        operation = self._plan(lambda: self.presenter.write_notes(text))
        if operation is not None:
            self._desk.do(operation)

    def _plan(self, make: Callable[[], Operation | None]) -> Operation | None:
        try:
            return make()
        except WriterError as error:
            self._desk.say(str(error), "warning")
            return None

    # What is shown

    def _list_pages(self) -> None:
        rows = self.presenter.rows()
        self._model.show(rows)
        if not self._desk.session.loaded.lore.entries:
            self._empty.setText(tr("No pages yet. Make one for somebody in your story: your text is then held against it."))
        else:
            self._empty.setText(tr("Choose a page.") if rows else tr("No page is called so."))
        self._mark_open()

    def _mark_open(self) -> None:
        place = self._model.place(self.presenter.page.entry.id) if self.presenter.page is not None else QModelIndex()
        if place.isValid():
            self.list.setCurrentIndex(place)
            self.list.scrollTo(place)

    def _open(self, entry_id: str) -> None:
        if self.presenter.page is not None and self.presenter.page.entry.id == entry_id:
            return
        if self.presenter.open(entry_id):
            self._stack.setCurrentWidget(self.page)
            self.page.refresh()
            self._seek_mentions()
        else:
            self._show_fault()

    def _reopen(self) -> None:
        if self.presenter.page is None:
            return
        if self.presenter.reload():
            self.page.refresh(again=True)
        else:
            self._show_fault()

    def _show_fault(self) -> None:
        self._empty.setText(self.presenter.fault)
        self._stack.setCurrentWidget(self._empty)

    def _on_changed(self, changes: Changes) -> None:
        if changes.lore:
            self._list_pages()
        if changes.lore or changes.outline:
            self._reopen()
        if changes.lore or changes.scenes or changes.outline:
            self._seek_mentions()

    def _on_filter(self, text: str) -> None:
        self.presenter.filter = text
        self._list_pages()

    def _on_current(self, now: QModelIndex) -> None:
        row = now.data(ITEM)
        if isinstance(row, Row) and row.entry:
            self.settle()
            self._open(row.entry)

    # Where it stands in the text

    def _seek_mentions(self) -> None:
        """Asks for them, now or when somebody looks."""
        self._behind = not self.isVisible()
        if self.presenter.page is not None and not self._behind:
            self._asked = self._desk.ask(jobs.Search(0, self.presenter.mentions_search(), limit=_MENTIONS))

    def _on_found(self, answer: jobs.SearchDone | jobs.Refused) -> None:
        if self._asked is None or self.presenter.page is None:
            return
        if answer.number != self._asked:
            # Another search has taken the place of ours, which is asked again after it.
            self._seek_mentions()
            return
        self._asked = None
        if isinstance(answer, jobs.SearchDone):
            self.page.show_mentions(self.presenter.mentions(answer.result), answer.result.total)

    def _go(self, mention: Mention) -> None:
        self._desk.open(mention.scene, mention.span)

    # Keys and sizes

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if watched is self.filter and (enter or event.key() == Qt.Key.Key_Down):
            pages = (self._model.index(row) for row in range(self._model.rowCount()))
            first = next((index for index in pages if _is_page(index)), None)
            if first is not None:
                self.list.setCurrentIndex(first)
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if watched is self.list and enter:
            self.page.focus_first()
            return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._behind:
            self._seek_mentions()

    def hideEvent(self, event: QHideEvent) -> None:
        self.settle()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _WIDE
        if wide is not (self.orientation() is Qt.Orientation.Horizontal):
            self.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
            self.setSizes([210, self.width() - 210] if wide else [200, max(self.height() - 200, 200)])


def _is_page(index: QModelIndex) -> bool:
    row = index.data(ITEM)
    return isinstance(row, Row) and bool(row.entry)
