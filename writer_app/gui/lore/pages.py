"""The list of pages and the page that is open, changed where it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QWidget

from writer_app.domain.errors import WriterError
from writer_app.gui.lore.page import PageView
from writer_app.gui.lore.pageindex import PageIndex
from writer_app.gui.lore.presenter import LorePresenter, Mention
from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.words import tr
from writer_app.services.pagesentences import Sentence, Slot
from writer_app.services.session import jobs
from writer_app.services.session.changes import Changes
from writer_app.services.session.operations import Operation

_WIDE = 620
_INDEX = 210
_MENTIONS = 500


class PagesLeaf(QSplitter):
    """The list beside the page, or where there is no room for both, the one or the other."""

    adding = Signal(object)
    """The Section of the open page that a sentence is wanted for."""
    wondering = Signal(object)
    """The Operation of which it is asked what it would break."""
    making = Signal()
    """A new page is wanted."""

    def __init__(self, desk: Desk, presenter: LorePresenter, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._desk = desk
        self.presenter = presenter
        self._asked: int | None = None
        self._behind = False
        self._reading = False
        self.index = PageIndex(presenter, self)
        self.page = PageView(presenter, self)
        self._empty = QLabel(self)
        self._stack = QStackedWidget(self)
        self._set_up()
        desk.changed.connect(self._on_changed)
        desk.found.connect(self._on_found)
        desk.settling.connect(self.settle)

    def _set_up(self) -> None:
        self.index.chosen.connect(self._choose)
        self.index.opened.connect(self._read)
        self.index.making.connect(self.making)
        self.index.make.setDisabled(bool(self._desk.session.read_only))
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMargin(20)
        self._empty.setText(tr("Choose a page."))
        self._empty.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.page.filled.connect(self._fill)
        self.page.wondering.connect(lambda slot, text: self._wonder(lambda: self.presenter.fill(slot, text)))
        self.page.missing.connect(lambda sentence: self._wonder(lambda: self.presenter.remove(sentence)))
        self.page.removed.connect(self._remove)
        self.page.adding.connect(self.adding)
        self.page.noted.connect(self._write_notes)
        self.page.went.connect(self._go)
        self.page.left.connect(self.show_index)
        self.page.set_read_only(bool(self._desk.session.read_only))
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.page)
        self.addWidget(self.index)
        self.addWidget(self._stack)
        self.setChildrenCollapsible(False)
        self._arrange()

    # What can be asked of it

    def show_page(self, entry_id: str) -> None:
        """Opens the page of an entry, and finds it in the list."""
        self.settle()
        self.index.uncover(entry_id)
        self._open(entry_id)
        self._reading = True
        self.index.mark()
        self._arrange()

    def show_index(self) -> None:
        """The list, and the keyboard to it."""
        self._reading = False
        self._arrange()
        self.index.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def find_page(self) -> None:
        """The cursor into the line that finds a page."""
        self._reading = False
        self._arrange()
        self.index.focus_filter()

    def settle(self) -> None:
        """Notes that were typed reach the disk now."""
        if self.presenter.page is not None and not self._desk.session.read_only:
            self._write_notes(self.page.notes.toPlainText())

    # What is done to the page

    def _fill(self, slot: Slot, text: str) -> None:
        operation = self._plan(lambda: self.presenter.fill(slot, text))
        if operation is None:
            for row in self.page.rows():
                if row.line is not None:
                    row.line.again()
        elif not any(revision.changes() for revision in operation.revisions) or not self._desk.do(operation):
            self._reopen(again=True)

    def _wonder(self, make: Callable[[], Operation | None]) -> None:
        operation = self._plan(make)
        if operation is not None and any(revision.changes() for revision in operation.revisions):
            self.wondering.emit(operation)

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

    def _choose(self, entry: str) -> None:
        self.settle()
        self._open(entry)
        self._arrange()

    def _read(self) -> None:
        """To the page: where there is no room for both, in the place of the list."""
        self._reading = self.presenter.page is not None
        self._arrange()
        self.page.focus_first()

    def _open(self, entry_id: str) -> None:
        if self.presenter.page is not None and self.presenter.page.entry.id == entry_id:
            return
        if self.presenter.open(entry_id):
            self._show(self.page)
            self.page.refresh()
            self._seek_mentions()
        else:
            self._show_fault()

    def _reopen(self, *, again: bool = False) -> None:
        if self.presenter.page is None:
            return
        if self.presenter.is_gone():
            self.presenter.close()
            self._empty.setText(tr("Choose a page."))
            self._show(self._empty)
            self._reading = False
            self._arrange()
        elif self.presenter.reload():
            self.page.refresh(again)
        else:
            self._show_fault()

    def _show(self, widget: QWidget) -> None:
        self._stack.setCurrentWidget(widget)

    def _show_fault(self) -> None:
        self._empty.setText(self.presenter.fault)
        self._show(self._empty)

    def _on_changed(self, changes: Changes) -> None:
        if changes.lore or changes.outline:
            self._reopen()
        if changes.lore:
            self.index.refresh()
        if changes.lore or changes.scenes or changes.outline:
            self._seek_mentions()

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

    # Where there is room

    def _arrange(self) -> None:
        wide = self.width() >= _WIDE
        self.index.setVisible(wide or not self._reading)
        self._stack.setVisible(wide or self._reading)
        self.page.head.back.setVisible(not wide)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._behind:
            self._seek_mentions()

    def hideEvent(self, event: QHideEvent) -> None:
        self.settle()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        was = self.index.isVisible() and self._stack.isVisible()
        self._arrange()
        if not was and self.width() >= _WIDE:
            self.setSizes([_INDEX, self.width() - _INDEX])
