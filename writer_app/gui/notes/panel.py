"""The continuity notes: a live list, the selected note with both passages, and the keys that go from one to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from writer_app.domain.errors import WriterError
from writer_app.domain.findings import Severity
from writer_app.domain.repairs import Repair
from writer_app.domain.spans import Span
from writer_app.gui.notes.detail import Detail, Shown
from writer_app.gui.notes.head import Head
from writer_app.gui.notes.listview import NotesList
from writer_app.gui.notes.passages import Passage
from writer_app.gui.notes.presenter import Grouping, Note, NotesPresenter, Remedy
from writer_app.gui.shared.actions import Action
from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.reasons import ReasonDialog
from writer_app.gui.shared.words import tr
from writer_app.services.deciding import dismissal, reopening
from writer_app.services.mending import edit_text
from writer_app.services.session import jobs
from writer_app.services.session.operations import Operation
from writer_app.services.session.preferences import Preferences
from writer_app.services.switching import switch_family

_WIDE, _TALL = 760, 440


class NotesPanel(QWidget):
    """Everything that contradicts what the author holds true, as it stands after each pause.

    The list and the selected note stand beside or above each other; where there is room for one, it is the list or the note.
    The title of the panel, which its dock shows, counts the notes.
    """

    ACTIONS = (
        Action("notes.next", "Next continuity note", "go_on", "F8", "Go"),
        Action("notes.previous", "Previous continuity note", "go_back", "Shift+F8", "Go"),
        Action("notes.meant", "Meant that way…", "mean", "", "Story", "Keeps the selected note from coming up again"),
        Action("notes.group", "Group notes by scene or by who they are about", "regroup", "", "View"),
        Action("notes.show_meant", "Show notes that are meant that way", "toggle_meant", "", "View"),
        Action("notes.each", "Show each note of those that rest on one line of a page", "toggle_each", "", "View"),
        Action("notes.families", "What is looked for…", "choose_families", "", "Story", "Switches kinds of notes on and off"),
        Action("notes.contradictions", "Show or hide contradictions", "toggle_conflicts", "", "View"),
        Action("notes.doubts", "Show or hide doubts", "toggle_doubts", "", "View"),
        Action("notes.looks", "Show or hide what is worth a look", "toggle_looks", "", "View"),
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.presenter = NotesPresenter(desk.session)
        self.head = Head(self)
        self.list = NotesList(self)
        self.detail = Detail(self)
        self.empty = QLabel(self)
        self.dialog: ReasonDialog | None = None
        self._reading = False
        self._lay_out()
        self._listen()
        if desk.checked is not None:
            self.presenter.take(desk.checked)
        self._on_preferred(desk.liked)
        self._refresh()

    # Setting up

    def _listen(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self.go_to_selected)
        self.list.clicked.connect(lambda _: self._read())
        self.list.asked_to_read.connect(self._read)
        self.list.asked_to_mean.connect(self.mean)
        self.head.kind_shown.connect(self._on_kind)
        self.head.grouped.connect(self._on_grouping)
        self.head.meant_shown.connect(self._on_meant)
        self.head.each_shown.connect(self._on_each)
        self.head.switched.connect(self._switch)
        self.detail.went.connect(self._go)
        self.detail.fixed.connect(self._fix)
        self.detail.meaning.connect(self.mean)
        self.detail.reopened.connect(self._reopen)
        self.detail.left.connect(self._back)
        self.detail.bar.stepped.connect(self._step_in_list)
        self._desk.noted.connect(self._on_noted)
        self._desk.mended.connect(self._on_mended)
        self._desk.opened.connect(self._on_opened)
        self._desk.preferred.connect(self._on_preferred)

    def _lay_out(self) -> None:
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setMargin(24)
        self.empty.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self.detail)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setSizes([400, 600])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.head)
        box.addWidget(self._splitter, 1)
        box.addWidget(self.empty, 1)

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
        note = self.presenter.current()
        if note is None:
            self._desk.say(tr("Choose a note first."))
        elif note.finding.dismissed is None and not self._desk.session.read_only:
            self.dialog = dialog = ReasonDialog(note.message, self.presenter.earlier_reasons(), self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.accepted.connect(lambda: self._dismiss(note, dialog.reason))
            dialog.open()

    def regroup(self) -> None:
        """The other grouping."""
        self.head.regroup()

    def toggle_meant(self) -> None:
        """Shows or hides what is meant that way."""
        self.head.meant.toggle()

    def toggle_each(self) -> None:
        """One note for all that rest on one declaration, or each."""
        self.head.each.toggle()

    def choose_families(self) -> None:
        """The switches for what is looked for."""
        self.head.open_families()

    def toggle_conflicts(self) -> None:
        """Shows or hides contradictions."""
        self.head.kinds[Severity.CONFLICT].toggle()

    def toggle_doubts(self) -> None:
        """Shows or hides doubts."""
        self.head.kinds[Severity.WARNING].toggle()

    def toggle_looks(self) -> None:
        """Shows or hides what is worth a look."""
        self.head.kinds[Severity.NOTE].toggle()

    def can(self, action_id: str) -> bool:
        """What is possible now."""
        note = self.presenter.current()
        if action_id == "notes.meant":
            return note is not None and note.finding.dismissed is None and not self._desk.session.read_only
        return True

    def select(self, key: str) -> None:
        """Selects the note of that key, and shows it in the list."""
        self.presenter.selected = key
        self.list.select(key)
        self._show_detail()

    def _step(self, *, backward: bool) -> None:
        note = self.presenter.step(self._desk.scene, self._desk.selection, backward=backward)
        if note is None:
            self._desk.say(self.presenter.empty_line())
            return
        self._reading = True
        self.select(note.key)
        self._open(note)

    def _step_in_list(self, step: int) -> None:
        note = self.presenter.beside(step)
        if note is not None:
            self.select(note.key)

    def _read(self) -> None:
        """Shows the selected note where there is room for one only, and gives it the keyboard."""
        self._reading = self.presenter.current() is not None
        self._arrange()
        if not self.list.isVisible():
            self.detail.focus_first()

    def _back(self) -> None:
        self._reading = False
        self._arrange()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, note: Note) -> None:
        passages = self.presenter.passages(note)
        self._desk.open(note.finding.scene or "", passages[0].span if passages else note.finding.span)

    def _go(self, passage: Passage) -> None:
        if passage.entry:
            self._desk.show_page(passage.entry)
        else:
            self._desk.open(passage.scene, passage.span)

    def _fix(self, remedy: Remedy) -> None:
        note = self.presenter.current()
        if note is None:
            return
        try:
            if remedy.repair is not None and not self._desk.settle():
                return
            operation = self.presenter.remedy(note, remedy)
            if remedy.fix is not None and remedy.fix.text_edits:
                first = remedy.fix.text_edits[0]
                self._desk.open(first.scene, Span(first.span.start, first.span.start))
                edit_text(self._desk.session, remedy.fix, self.presenter.read_revisions)
        except WriterError as error:
            self._desk.say(str(error), "warning")
            return
        if operation is not None:
            self._desk.do(operation)

    def _dismiss(self, note: Note, reason: str) -> None:
        self._plan(lambda: dismissal(self._desk.session.folder, note.finding, reason))

    def _reopen(self) -> None:
        note = self.presenter.current()
        if note is not None:
            self._plan(lambda: reopening(self._desk.session.folder, note.finding))

    def _switch(self, letter: str, on: bool) -> None:
        session = self._desk.session
        self._plan(lambda: switch_family(session.folder, session.loaded, letter, on=on))
        self._refresh()

    def _plan(self, make: Callable[[], Operation]) -> None:
        try:
            operation = make()
        except WriterError as error:
            self._desk.say(str(error), "warning")
            return
        if self._desk.do(operation) and self.list.isVisible():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # What changes

    def _on_noted(self, checked: jobs.Checked) -> None:
        for slip in self.presenter.new_slips(checked):
            self._desk.say(slip, "warning")
        self.presenter.take(checked)
        self._refresh()

    def _on_opened(self, scene: str) -> None:
        """The notes of the scene that is now written in come to the top."""
        if scene and self.presenter.grouping is Grouping.SCENE:
            self.list.show_heading(self._desk.session.title_of(scene))

    def _on_grouping(self, grouping: Grouping) -> None:
        self._desk.prefer(replace(self._desk.liked, notes_by=grouping.value))

    def _on_preferred(self, liked: Preferences) -> None:
        grouping = Grouping.SUBJECT if liked.notes_by == Grouping.SUBJECT.value else Grouping.SCENE
        if grouping is not self.presenter.grouping:
            self.presenter.grouping = grouping
            self.head.show_grouping(grouping)
            self._refresh()

    def _on_meant(self, shows: bool) -> None:
        self.presenter.show_meant(shows)
        self._refresh()

    def _on_each(self, shows: bool) -> None:
        self.presenter.show_each(shows)
        self._refresh()

    def _on_kind(self, kind: Severity, shows: bool) -> None:
        self.presenter.show_kind(kind, shows)
        self._refresh()

    def _on_chosen(self, key: str) -> None:
        if key != self.presenter.selected:
            self.presenter.selected = key
            self._show_detail()

    def _refresh(self) -> None:
        self.setWindowTitle(self.presenter.title())
        self.head.show_counts(self.presenter.tally(), self.presenter.meant_count())
        self.head.show_families(self.presenter.families_off(), frozen=bool(self._desk.session.read_only))
        self.empty.setText(self.presenter.empty_line())
        self.list.show_groups(self.presenter.groups(), self.presenter.selected)
        self._show_detail()

    def _show_detail(self) -> None:
        presenter, note = self.presenter, self.presenter.current()
        if note is None or note not in presenter.shown():
            self._reading = False
            self.detail.show_note(None)
        else:
            frozen = bool(self._desk.session.read_only)
            remedies = presenter.remedies(note, self._repairs(note))
            self.detail.show_note(Shown(note, presenter.passages(note), remedies, frozen))
            before, after = (presenter.beside(step) is not None for step in (-1, 1))
            self.detail.bar.show_place(presenter.place(), has_before=before, has_after=after)
        self._arrange()

    def _repairs(self, note: Note) -> tuple[Repair, ...]:
        """What is known of what would make both passages true; asked for where nobody sees it, it would be for nothing."""
        return (self._desk.repairs(note.finding) or ()) if self.isVisible() and not self._desk.session.read_only else ()

    def _on_mended(self, mark: str) -> None:
        note = self.presenter.current()
        if note is not None and note.key.startswith(mark):
            self._show_detail()

    # Where there is room

    def _arrange(self) -> None:
        """The list, the note, or both, as there is room."""
        shown, chosen = bool(self.presenter.shown()), self.presenter.current() is not None
        alone = self.width() < _WIDE and self.height() < _TALL
        self.head.setVisible(not (alone and self._reading))
        self._splitter.setVisible(shown)
        self.empty.setVisible(not shown)
        listed = not (alone and self._reading)
        self.list.setVisible(listed)
        self.setFocusProxy(self.head.look if not shown else self.list if listed else self.detail.bar.back)
        self.detail.setVisible(chosen and (self._reading or not alone))
        self.detail.bar.setVisible(alone)
        wide = self.width() >= _WIDE
        self._splitter.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_detail()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
