"""The lore beside the text: who is here, the pages, and the sentences that the text makes true."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTabWidget, QVBoxLayout, QWidget

from writer_app.domain.errors import WriterError
from writer_app.domain.lore import Kind
from writer_app.domain.observations import SceneReading
from writer_app.domain.spans import Span
from writer_app.gui.lore.dialog import SentenceDialog
from writer_app.gui.lore.here import HereView
from writer_app.gui.lore.linesdialog import LinesDialog
from writer_app.gui.lore.newpage import NewPageDialog
from writer_app.gui.lore.noticedoffer import NoticedOffer
from writer_app.gui.lore.pagedialogs import DeletePageDialog, RenamePageDialog
from writer_app.gui.lore.pages import PagesLeaf
from writer_app.gui.lore.presenter import LorePresenter
from writer_app.gui.lore.renamingdialog import RenamingDialog
from writer_app.gui.lore.revisedialog import ReviseDialog
from writer_app.gui.lore.saying import Saying, it_happens_here, set_as_true
from writer_app.gui.lore.teachingdialog import TeachingDialog
from writer_app.gui.lore.whatifdialog import WhatIfDialog
from writer_app.gui.shared.actions import Action
from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.finding import Choice
from writer_app.gui.shared.palette import Palette
from writer_app.gui.shared.words import tr
from writer_app.services.lorepages import Section
from writer_app.services.session import jobs
from writer_app.services.session.operations import Operation
from writer_app.services.session.session import Session

_LONGEST_NAME = 5
"""Words of a selection that may be a name."""


class LorePanel(QWidget):
    """Two leaves: who is here, and the pages."""

    ACTIONS = (
        Action("lore.here", "Who is here", "show_here", "Ctrl+Shift+H", "Lore"),
        Action("lore.possible", "What is possible here", "show_possible", "", "Lore", "Who can be here and which powers work"),
        Action("lore.find", "Find a page", "find_page", "Ctrl+Shift+L", "Lore"),
        Action(
            "lore.confirm", "All who are noticed are in this scene", "confirm_all", "", "Lore", "Who is here by the text alone"
        ),
        Action("lore.lines", "All lines of one character…", "show_lines", "", "Lore", "Whatever they say, in reading order"),
        Action("lore.new", "New page…", "new_page", "Ctrl+Shift+E", "Lore", divided=True),
        Action("lore.true", "Set as true…", "set_as_true", "Ctrl+T", "Lore", "What the selected words say becomes true"),
        Action("lore.happens", "It happens here…", "it_happens_here", "Ctrl+Shift+T", "Lore", "From these words on"),
        Action("lore.teach", "Teach a power by this passage…", "teach", "", "Lore", "What it looks like when it is used"),
        Action("lore.revise", "Passages to revise…", "show_revisions", "", "Lore", "What a change of the notes asks for"),
        Action("lore.rename", "Rename the page…", "rename_page", "", "Lore", divided=True),
        Action("lore.delete", "Delete the page…", "delete_page", "", "Lore"),
        Action("lore.add_fact", "Add something true to the page…", "add_fact", "", "Lore", divided=True),
        Action("lore.add_change", "Add something that happens to the page…", "add_change", "", "Lore"),
        Action("lore.add_limit", "Add a limit to the page…", "add_limit", "", "Lore"),
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.presenter = LorePresenter(desk.session)
        self.dialog: SentenceDialog | None = None
        self.new_dialog: NewPageDialog | None = None
        self.lines: LinesDialog | None = None
        self.lesson: TeachingDialog | None = None
        self.whatif: WhatIfDialog | None = None
        self.revisions: ReviseDialog | None = None
        self.renaming: RenamingDialog | None = None
        self.page_dialog: RenamePageDialog | DeletePageDialog | None = None
        self.noticed = NoticedOffer(desk, self)
        self.here = HereView(desk, self)
        self.pages = PagesLeaf(desk, self.presenter, self)
        self.leaves = QTabWidget(self)
        self.leaves.setDocumentMode(True)
        self.leaves.addTab(self.here, tr("Here"))
        self.leaves.addTab(self.pages, tr("Pages"))
        self.leaves.tabBar().setAccessibleName(tr("Lore"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.noticed)
        box.addWidget(self.leaves)
        self.here.opened.connect(desk.show_page)
        self.pages.adding.connect(self._add)
        self.pages.making.connect(self.new_page)
        self.pages.wondering.connect(lambda operation: self._show(self._what_if(operation, self)))
        self.pages.page.head.renaming.connect(self.rename_page)
        self.pages.page.head.deleting.connect(self.delete_page)
        self.pages.page.head.listing.connect(self.show_lines)
        desk.page.connect(self.show_page)
        desk.lines.connect(self.show_lines)
        desk.teaching.connect(self.teach)
        desk.taught.connect(self._show_lesson)
        desk.renamed.connect(self._show_renaming)

    # What can be done

    def can(self, action_id: str) -> bool:
        """What is possible now."""
        if action_id in ("lore.here", "lore.possible", "lore.find", "lore.lines", "lore.revise"):
            return True
        if action_id.startswith(("lore.add", "lore.rename", "lore.delete")) and self.presenter.page is None:
            return False
        if action_id == "lore.confirm" and not self.here.noticed:
            return False
        return not self._desk.session.read_only

    def show_here(self) -> None:
        """Who is here."""
        self.leaves.setCurrentWidget(self.here)
        self.here.focus_first()

    def show_possible(self) -> None:
        """What is possible here, or no longer."""
        self.leaves.setCurrentWidget(self.here)
        self.here.show_possible()

    def confirm_all(self) -> None:
        """Everybody who is here by the text alone is in the scene."""
        self.here.confirm_all()

    def show_lines(self, entry_id: str = "") -> None:
        """All lines of an entry; of the one whose page is open where none is named."""
        page = self.presenter.page
        if not entry_id and page is not None and page.entry.kind is Kind.CHARACTER:
            entry_id = page.entry.id
        if self.lines is None:
            self.lines = LinesDialog(self._desk, self)
        self.lines.show()
        self.lines.raise_()
        self.lines.activateWindow()
        if entry_id:
            self.lines.show_lines(entry_id)

    def show_revisions(self) -> None:
        """What is left to revise."""
        if self.revisions is None:
            self.revisions = ReviseDialog(self._desk, self)
        self.revisions.open_list()

    def find_page(self) -> None:
        """The cursor into the line that finds a page."""
        self.leaves.setCurrentWidget(self.pages)
        self.pages.find_page()

    def show_page(self, entry_id: str) -> None:
        """Opens the page of an entry."""
        self.leaves.setCurrentWidget(self.pages)
        self.pages.show_page(entry_id)

    def new_page(self) -> None:
        """Asks for a kind and a name, the selected words for a start, and opens the new page."""
        self.new_dialog = NewPageDialog(self._selected_name(), self)
        self._show(self.new_dialog, self._make_page)

    def rename_page(self) -> None:
        """Asks for another name of the open page."""
        page = self.presenter.page
        if page is not None and self.can("lore.rename"):
            self.page_dialog = dialog = RenamePageDialog(page.entry.name, self)
            self._show(dialog, self._rename)

    def delete_page(self) -> None:
        """Asks whether the open page may really go."""
        page = self.presenter.page
        if page is not None and self.can("lore.delete"):
            self.page_dialog = DeletePageDialog(page.entry.name, self.presenter.referring(), self)
            self._show(self.page_dialog, lambda: self._plan(self.presenter.delete))

    def set_as_true(self) -> None:
        """What the selected words say becomes true."""
        self._say_of_selection(set_as_true)

    def it_happens_here(self) -> None:
        """A change, from the selected words on."""
        self._say_of_selection(it_happens_here)

    def teach(self) -> None:
        """Asks which power the selected passage shows, and has it read."""
        powers = sorted(self._desk.session.loaded.lore.of_kind(Kind.QUIRK), key=lambda entry: entry.name.casefold())
        if not self._desk.scene or not self._desk.selection:
            self._desk.say(tr("Select the sentences in which the power is used first."))
        elif not powers:
            self._desk.say(tr("There is no power in the lore yet; make a page for it first."))
        else:
            choices = [Choice(entry.name, partial(self._desk.teach, entry.id)) for entry in powers]
            Palette(self.window(), tr("This is … being used"), choices).open()

    def add_fact(self) -> None:
        """A fact for the open page."""
        self._add(Section.FACTS)

    def add_change(self) -> None:
        """A change for the open page."""
        self._add(Section.CHANGES)

    def add_limit(self) -> None:
        """A limit for the open page."""
        self._add(Section.LIMITS)

    # Its own

    def _show(self, dialog: QDialog, then: Callable[[], object] = lambda: None) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(then)
        dialog.open()

    def _show_lesson(self, taught: jobs.Taught) -> None:
        self.lesson = TeachingDialog(self._desk, taught, self)
        self.lesson.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.lesson.open()

    def _make_page(self) -> None:
        dialog = self.new_dialog
        if dialog is not None:
            operation = self._plan(lambda: self.presenter.new_page(dialog.kind, dialog.name))
            if operation is not None:
                self._desk.show_page(next(iter(operation.changes.lore)))

    def _rename(self) -> None:
        dialog = self.page_dialog
        if isinstance(dialog, RenamePageDialog):
            name = dialog.name_line.text()
            if not dialog.everywhere.isChecked():
                self._plan(lambda: self.presenter.rename(name, keeps_old=dialog.keep.isChecked()))
            elif self.presenter.page is not None and self._desk.settle():
                self._desk.rename(self.presenter.page.entry.id, self.presenter.page.entry.name, name)

    def _show_renaming(self, answer: jobs.Renamed) -> None:
        self.renaming = RenamingDialog(self._desk, answer.renaming, self)
        self.renaming.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.renaming.open()

    def _plan(self, make: Callable[[], Operation | None]) -> Operation | None:
        """Plans an operation and does it; None, with a message, where that cannot be."""
        try:
            operation = make()
        except WriterError as error:
            self._desk.say(str(error), "warning")
            return None
        return operation if operation is not None and self._desk.do(operation) else None

    def _say_of_selection(self, make: Callable[[Session, SceneReading | None, str, Span], Saying]) -> None:
        desk = self._desk
        if not desk.scene:
            desk.say(tr("Open a scene first."))
        elif desk.settle():
            reading = desk.checked.readings.get(desk.scene) if desk.checked else None
            self._ask_for(make(desk.session, reading, desk.scene, desk.selection))

    def _add(self, section: Section) -> None:
        page = self.presenter.page
        if page is not None:
            self._ask_for(Saying(self._desk.session, section, page.entry.id))

    def _ask_for(self, saying: Saying) -> None:
        self.dialog = asked = SentenceDialog(saying, self.presenter.choices, self)
        asked.wondering.connect(lambda operation: self._show(self._what_if(operation, asked), asked.reject))
        self._show(self.dialog, self._do)

    def _what_if(self, operation: Operation, parent: QWidget) -> WhatIfDialog:
        """What an operation would break; made true there, it is asked for no longer."""
        self.whatif = WhatIfDialog(self._desk, operation, parent)
        return self.whatif

    def _do(self) -> None:
        operation = self.dialog.operation if self.dialog is not None else None
        if operation is not None and self._desk.do(operation):
            self._desk.say(tr("Noted: {title}", title=operation.title))

    def _selected_name(self) -> str:
        buffer = self._desk.buffer
        words = self._desk.selection.of(buffer.text).split() if buffer is not None else []
        named = 0 < len(words) <= _LONGEST_NAME and (words[0].lower() == "the" or words[0][:1].isupper())
        return " ".join(words).strip(".,;:!?…—“”") if named else ""
