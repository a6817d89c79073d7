"""The continuity notes: a live list, the selected note with both passages, and the keys that go from one to the next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QSplitter, QTreeView, QVBoxLayout, QWidget

from writer_app.domain.errors import WriterError
from writer_app.domain.findings import Fix
from writer_app.domain.spans import Span
from writer_app.gui.notes.delegate import NoteDelegate
from writer_app.gui.notes.detail import Detail
from writer_app.gui.notes.model import NotesModel
from writer_app.gui.notes.passages import Passage
from writer_app.gui.notes.presenter import Grouping, Note, NotesPresenter
from writer_app.gui.shared.actions import Action
from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.flow import FlowLayout
from writer_app.gui.shared.words import tr
from writer_app.services.deciding import dismissal, reopening
from writer_app.services.mending import edit_text, lore_operation
from writer_app.services.session import jobs
from writer_app.services.session.operations import Operation

_WIDE = 760


class NotesPanel(QWidget):
    """Everything that contradicts what the author holds true, as it stands after each pause."""

    ACTIONS = (
        Action("notes.next", "Next continuity note", "go_on", "F8", "Go"),
        Action("notes.previous", "Previous continuity note", "go_back", "Shift+F8", "Go"),
        Action("notes.meant", "Meant that way…", "mean", "", "Story", tip="Keeps the selected note from coming up again"),
        Action("notes.group", "Group notes by scene or by who they are about", "regroup", "", "View"),
        Action("notes.show_meant", "Show notes that are meant that way", "toggle_meant", "", "View"),
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.presenter = NotesPresenter(desk.session)
        self.title = QLabel(self)
        self.grouping = QComboBox(self)
        self.meant = QCheckBox(tr("Show what is meant that way"), self)
        self.list = QTreeView(self)
        self.detail = Detail(self)
        self._model = NotesModel(self)
        self._shown: tuple[Note, tuple[Passage, ...], tuple[Fix, ...]] | None = None
        self._set_up_list()
        self._set_up_controls()
        self._lay_out()
        desk.noted.connect(self._on_noted)
        if desk.checked is not None:
            self.presenter.take(desk.checked)
        self._refresh()

    # Setting up

    def _set_up_list(self) -> None:
        view = self.list
        view.setModel(self._model)
        view.setItemDelegate(NoteDelegate(view))
        view.setHeaderHidden(True)
        view.setIndentation(0)
        view.setItemsExpandable(False)
        view.setRootIsDecorated(False)
        view.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(tr("Continuity notes"))
        view.selectionModel().currentChanged.connect(self._on_current)
        view.doubleClicked.connect(lambda _: self.go_to_selected())
        view.installEventFilter(self)

    def _set_up_controls(self) -> None:
        self.title.setAccessibleName(tr("How many continuity notes there are"))
        for grouping, text in ((Grouping.SCENE, tr("By scene")), (Grouping.SUBJECT, tr("By who it is about"))):
            self.grouping.addItem(text, grouping)
        self.grouping.setAccessibleName(tr("What the notes are grouped by"))
        self.grouping.currentIndexChanged.connect(self._on_grouping)
        self.meant.toggled.connect(self._on_meant)
        self.detail.went.connect(self._go)
        self.detail.fixed.connect(self._fix)
        self.detail.meant.connect(self._dismiss)
        self.detail.reopened.connect(self._reopen)

    def _lay_out(self) -> None:
        head = QWidget(self)
        flow = FlowLayout(head, gap=14)
        flow.setContentsMargins(10, 6, 10, 4)
        for widget in (self.title, self.grouping, self.meant):
            flow.addWidget(widget)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self.detail)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setSizes([400, 600])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(head)
        box.addWidget(self._splitter, 1)

    # What can be done

    def go_on(self) -> None:
        """To the next note in the text after the cursor."""
        self._step(backward=False)

    def go_back(self) -> None:
        """To the note before the cursor."""
        self._step(backward=True)

    def go_to_selected(self) -> None:
        """To where the selected note is."""
        note = self.presenter.current()
        if note is None:
            return
        if note.finding.scene and note.finding.span is not None:
            self._open(note)
        elif entry := self.presenter.page_of(note):
            self._desk.show_page(entry)
        elif scene := self.presenter.scene_of(note):
            self._desk.open(scene)
        else:
            self._desk.say(tr("This is about {path}.", path=note.finding.origin.path or "project.yaml"))

    def mean(self) -> None:
        """Asks why the selected note is meant that way."""
        if self.presenter.current() is None:
            self._desk.say(tr("Choose a note first."))
        else:
            self.detail.ask_reason()

    def regroup(self) -> None:
        """The other grouping."""
        self.grouping.setCurrentIndex(1 - self.grouping.currentIndex())

    def toggle_meant(self) -> None:
        """Shows or hides what is meant that way."""
        self.meant.toggle()

    def select(self, key: str) -> None:
        """Selects the note of that key."""
        self.presenter.selected = key
        self._select_shown()

    def _step(self, *, backward: bool) -> None:
        note = self.presenter.step(self._desk.scene, self._desk.selection, backward=backward)
        if note is None:
            self._desk.say(self.presenter.empty_line())
            return
        self.select(note.key)
        self._open(note)

    def _open(self, note: Note) -> None:
        passages = self.presenter.passages(note)
        self._desk.open(note.finding.scene or "", passages[0].span if passages else note.finding.span)

    def _go(self, passage: Passage) -> None:
        if passage.entry:
            self._desk.show_page(passage.entry)
        else:
            self._desk.open(passage.scene, passage.span)

    def _fix(self, fix: Fix) -> None:
        note = self.presenter.current()
        if note is None:
            return
        try:
            operation = lore_operation(self._desk.session, note.finding, fix)
            if fix.text_edits:
                first = fix.text_edits[0]
                self._desk.open(first.scene, Span(first.span.start, first.span.start))
                edit_text(self._desk.session, fix, self.presenter.read_revisions)
        except WriterError as error:
            self._desk.say(str(error), "warning")
            return
        if operation is not None:
            self._desk.do(operation)

    def _dismiss(self, reason: str) -> None:
        note = self.presenter.current()
        if note is not None:
            self._plan(lambda: dismissal(self._desk.session.folder, note.finding, reason))

    def _reopen(self) -> None:
        note = self.presenter.current()
        if note is not None:
            self._plan(lambda: reopening(self._desk.session.folder, note.finding))

    def _plan(self, make: Callable[[], Operation]) -> None:
        try:
            operation = make()
        except WriterError as error:
            self._desk.say(str(error), "warning")
            return
        if self._desk.do(operation):
            self.list.setFocus()

    # What changes

    def _on_noted(self, checked: jobs.Checked) -> None:
        self.presenter.take(checked)
        self._refresh()

    def _on_grouping(self) -> None:
        self.presenter.grouping = Grouping(self.grouping.currentData())
        self._refresh()

    def _on_meant(self, shows: bool) -> None:
        self.presenter.show_meant(shows)
        self._refresh()

    def _on_current(self, now: QModelIndex) -> None:
        note = self._model.note(now)
        if note is not None and note.key != self.presenter.selected:
            self.presenter.selected = note.key
            self._show_detail()

    def _refresh(self) -> None:
        counts = self.presenter.counts()
        self.title.setText(counts or tr("No continuity notes"))
        bar = self.list.verticalScrollBar()
        where = bar.value()
        if self._model.show(self.presenter.groups()):
            self.list.expandAll()
            bar.setValue(where)
            self._select_shown()
        else:
            self._show_detail()

    def _select_shown(self) -> None:
        place = self._model.place(self.presenter.selected)
        if place.isValid():
            self.list.setCurrentIndex(place)
            self.list.scrollTo(place)
        self._show_detail()

    def _show_detail(self) -> None:
        note = self.presenter.current()
        if note is None:
            self._shown = None
            chosen = tr("Choose a note to see both passages. F8 goes to the next one in the text.")
            self.detail.show_line(chosen if self.presenter.shown() else self.presenter.empty_line())
            return
        showing = (note, self.presenter.passages(note), self.presenter.fixes(note))
        if showing != self._shown:
            self._shown = showing
            self.detail.show_note(*showing)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.go_to_selected()
                return True
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self.mean()
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _WIDE
        self._splitter.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
        self.list.scheduleDelayedItemsLayout()
