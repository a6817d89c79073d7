"""The lore beside the text: who is here, the list of pages, and the page that is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from writer_app.domain.errors import WriterError
from writer_app.gui.lore.dialog import SentenceDialog
from writer_app.gui.lore.here import HereView
from writer_app.gui.lore.model import ITEM, PagesModel
from writer_app.gui.lore.newpage import NewPageDialog
from writer_app.gui.lore.page import PageView
from writer_app.gui.lore.presenter import LorePresenter, Mention, Row
from writer_app.gui.lore.saying import Saying, it_happens_here, set_as_true
from writer_app.gui.shared.actions import Action
from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.words import tr
from writer_app.services.lorepages import Section
from writer_app.services.pagesentences import Sentence, Slot
from writer_app.services.session import jobs
from writer_app.services.session.changes import Changes
from writer_app.services.session.operations import Operation

_WIDE = 620
_MENTIONS = 500


class LorePanel(QWidget):
    """Two leaves: who is here, and the pages."""

    ACTIONS = (
        Action("lore.here", "Who is here", "show_here", "Ctrl+Shift+H", "Lore"),
        Action("lore.find", "Find a page", "find_page", "Ctrl+Shift+L", "Lore"),
        Action("lore.new", "New page…", "new_page", "Ctrl+Shift+E", "Lore", divided=True),
        Action("lore.true", "Set as true…", "set_as_true", "Ctrl+T", "Lore", tip="What the selected words say becomes true"),
        Action("lore.happens", "It happens here…", "it_happens_here", "Ctrl+Shift+T", "Lore", tip="From these words on"),
        Action("lore.add_fact", "Add something true to the page…", "add_fact", "", "Lore", divided=True),
        Action("lore.add_change", "Add something that happens to the page…", "add_change", "", "Lore"),
        Action("lore.add_limit", "Add a limit to the page…", "add_limit", "", "Lore"),
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.presenter = LorePresenter(desk.session)
        self._asked: int | None = None
        self.dialog: SentenceDialog | None = None
        self.here = HereView(desk, self)
        self.filter = QLineEdit(self)
        self.list = QListView(self)
        self.page = PageView(self.presenter, self)
        self._model = PagesModel(self)
        self._empty = QLabel(self)
        self._set_up()
        self._lay_out()
        desk.page.connect(self.show_page)
        desk.changed.connect(self._on_changed)
        desk.found.connect(self._on_found)
        desk.settling.connect(self._settle)
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
        self.page.adding.connect(self._add)
        self.page.noted.connect(self._write_notes)
        self.page.went.connect(self._go)
        self.here.opened.connect(self._desk.show_page)

    def _lay_out(self) -> None:
        make = QPushButton(tr("New page…"), self)
        make.clicked.connect(lambda: self.new_page())
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(8, 8, 8, 8)
        for widget in (self.filter, self.list, make):
            column.addWidget(widget)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.page)
        self._splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._splitter.addWidget(left)
        self._splitter.addWidget(self._stack)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setSizes([220, 480])
        self.leaves = QTabWidget(self)
        self.leaves.setDocumentMode(True)
        self.leaves.addTab(self.here, tr("Here"))
        self.leaves.addTab(self._splitter, tr("Pages"))
        self.leaves.tabBar().setAccessibleName(tr("Lore"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.leaves)

    # What can be done

    def show_here(self) -> None:
        """Who is here."""
        self.leaves.setCurrentWidget(self.here)

    def find_page(self) -> None:
        """The cursor into the line that finds a page."""
        self.leaves.setCurrentWidget(self._splitter)
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def show_page(self, entry_id: str) -> None:
        """Opens the page of an entry."""
        self._settle()
        self.leaves.setCurrentWidget(self._splitter)
        if not self._model.place(entry_id).isValid():
            self.filter.clear()
        place = self._model.place(entry_id)
        if place.isValid():
            self.list.setCurrentIndex(place)
            self.list.scrollTo(place)
        self._open(entry_id)

    def new_page(self, name: str = "") -> None:
        """Asks for a kind and a name, and opens the new page."""
        dialog = NewPageDialog(name or self._selected_words(), self)
        if not dialog.exec():
            return
        operation = self._plan(lambda: self.presenter.new_page(dialog.kind, dialog.name))
        if operation is not None and self._desk.do(operation):
            self.show_page(next(iter(operation.changes.lore)))

    def set_as_true(self) -> None:
        """What the selected words say becomes true."""
        self._say_of_selection(set_as_true)

    def it_happens_here(self) -> None:
        """A change, from the selected words on."""
        self._say_of_selection(it_happens_here)

    def add_fact(self) -> None:
        """A fact for the open page."""
        self._add(Section.FACTS)

    def add_change(self) -> None:
        """A change for the open page."""
        self._add(Section.CHANGES)

    def add_limit(self) -> None:
        """A limit for the open page."""
        self._add(Section.LIMITS)

    def can(self, action_id: str) -> bool:
        """What is possible now."""
        if action_id in ("lore.true", "lore.happens"):
            return bool(self._desk.scene) and not self._desk.session.read_only
        if action_id.startswith("lore.add"):
            return self.presenter.page is not None and not self._desk.session.read_only
        return action_id != "lore.new" or not self._desk.session.read_only

    def _say_of_selection(self, make: Callable[..., Saying]) -> None:
        scene, desk = self._desk.scene, self._desk
        if not scene:
            desk.say(tr("Open a scene first."))
            return
        if not desk.settle():
            return
        reading = desk.checked.readings.get(scene) if desk.checked else None
        self._ask_for(make(desk.session, reading, scene, desk.selection))

    def _add(self, section: Section) -> None:
        page = self.presenter.page
        if page is not None:
            self._ask_for(Saying(self._desk.session, section, page.entry.id))

    def _ask_for(self, saying: Saying) -> None:
        self.dialog = dialog = SentenceDialog(saying, self.presenter.choices, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._do(dialog.operation))
        dialog.open()

    def _do(self, operation: Operation | None) -> None:
        if operation is not None and self._desk.do(operation):
            self._desk.say(tr("Noted: {title}", title=operation.title))

    # What is done to the page

    def _fill(self, slot: Slot, text: str) -> None:
        operation = self._plan(lambda: self.presenter.fill(slot, text))
        if operation is None:
            row = next((row for row in self.page.rows() if row.line is not None), None)
            if row is not None and row.line is not None:
                row.line.again()
            return
        if not any(revision.changes() for revision in operation.revisions):
            self._reopen()
        else:
            self._desk.do(operation)

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

    def _settle(self) -> None:
        """Notes that were typed reach the disk now."""
        if self.presenter.page is not None:
            self._write_notes(self.page.notes.toPlainText())

    # What is shown

    def _list_pages(self) -> None:
        rows = self.presenter.rows()
        self._model.show(rows)
        if not self._desk.session.loaded.lore.entries:
            self._empty.setText(tr("No pages yet. Make one for somebody in your story: your text is then held against it."))
        elif not rows:
            self._empty.setText(tr("No page is called so."))
        else:
            self._empty.setText(tr("Choose a page."))
        if self.presenter.page is not None:
            place = self._model.place(self.presenter.page.entry.id)
            if place.isValid():
                self.list.setCurrentIndex(place)

    def _open(self, entry_id: str) -> None:
        if self.presenter.page is not None and self.presenter.page.entry.id == entry_id:
            return
        if not self.presenter.open(entry_id):
            self._empty.setText(self.presenter.fault)
            self._stack.setCurrentWidget(self._empty)
            return
        self._stack.setCurrentWidget(self.page)
        self.page.refresh()
        self._seek_mentions()

    def _reopen(self) -> None:
        if self.presenter.page is None:
            return
        if self.presenter.reload():
            self.page.refresh(again=True)
        else:
            self._stack.setCurrentWidget(self._empty)
            self._empty.setText(self.presenter.fault)

    def _on_changed(self, changes: Changes) -> None:
        if changes.lore:
            self._list_pages()
        if changes.lore or changes.outline:
            self._reopen()
        if changes.lore or changes.scenes or changes.outline:
            self._seek_mentions()

    def _seek_mentions(self) -> None:
        if self.presenter.page is not None:
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

    def _on_filter(self, text: str) -> None:
        self.presenter.filter = text
        self._list_pages()

    def _on_current(self, now: QModelIndex) -> None:
        row = now.data(ITEM)
        if isinstance(row, Row) and row.entry:
            self._settle()
            self._open(row.entry)

    def _selected_words(self) -> str:
        buffer = self._desk.buffer
        words = " ".join(self._desk.selection.of(buffer.text).split()) if buffer is not None else ""
        return words if len(words) <= 60 else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if watched is self.filter and (enter or event.key() == Qt.Key.Key_Down):
            first = next(
                (self._model.index(row) for row in range(self._model.rowCount()) if _is_page(self._model.index(row))), None
            )
            if first is not None:
                self.list.setCurrentIndex(first)
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if watched is self.list and enter:
            self.page.focus_first()
            return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._settle()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._splitter.setOrientation(Qt.Orientation.Horizontal if self.width() >= _WIDE else Qt.Orientation.Vertical)


def _is_page(index: QModelIndex) -> bool:
    row = index.data(ITEM)
    return isinstance(row, Row) and bool(row.entry)
