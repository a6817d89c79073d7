"""The page of one entry: its names, what is true of it, what happens to it, its limits, notes, and where it is mentioned."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from writer_app.domain.lore import Kind
from writer_app.gui.lore.mentionsview import MentionsView
from writer_app.gui.lore.notesedit import NotesEdit
from writer_app.gui.lore.pagehead import PageHead
from writer_app.gui.lore.presenter import LorePresenter, Mention
from writer_app.gui.lore.sectionview import SectionView, as_heading
from writer_app.gui.lore.sentencerow import SentenceRow
from writer_app.gui.shared.words import tr
from writer_app.services.lorepages import Page, Section
from writer_app.services.pagesentences import Path, Sentence

_NAME = ("name",)
"""Stands in the head of the page."""


class PageView(QScrollArea):
    """Shows the page that the presenter has open."""

    filled = Signal(object, str)
    wondering = Signal(object, str)
    missing = Signal(object)
    removed = Signal(object)
    adding = Signal(object)
    """The Section to add a sentence to."""
    noted = Signal(str)
    """The notes as they are now."""
    went = Signal(object)
    """A Mention."""
    left = Signal()
    """Back to the list."""

    def __init__(self, presenter: LorePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown: Page | None = None
        self._sections: dict[Section, SectionView] = {}
        self._frozen = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.head = PageHead()
        self.head.left.connect(self.left)
        self.notes = NotesEdit()
        self.mentions = MentionsView()
        self.mentions.went.connect(self.went)
        self.notes.settled.connect(lambda: self.noted.emit(self.notes.toPlainText()))
        self._count = QLabel()
        self._lay_out()

    def _lay_out(self) -> None:
        page = QWidget()
        self._box = QVBoxLayout(page)
        self._box.setContentsMargins(12, 4, 12, 12)
        self._box.setSpacing(4)
        self._fault = QLabel()
        self._fault.setWordWrap(True)
        self._box.addWidget(self.head)
        self._box.addWidget(self._fault)
        self._sections = {section: SectionView(section, self._presenter) for section in Section}
        for widget in self._sections.values():
            self._box.addWidget(widget)
        self._heading(tr("Notes"))
        self._box.addWidget(self.notes)
        self._heading(tr("In the text"), self._count)
        self._box.addWidget(self.mentions)
        self._box.addStretch(1)
        self.setWidget(page)

    def _heading(self, text: str, label: QLabel | None = None) -> None:
        head = label or QLabel()
        head.setText(text)
        as_heading(head)
        head.setContentsMargins(0, 12, 0, 2)
        self._box.addWidget(head)

    # What is shown

    def refresh(self, again: bool = False) -> None:
        """The page as the presenter has it, the keyboard in its slot. A part that says the same is set anew only when `again`
        is asked: somebody may be typing in it."""
        page, before = self._presenter.page, self._shown
        if page is None or (page == before and not again):
            return
        fresh = before is None or before.entry.id != page.entry.id
        path = None if fresh else self._focused()
        self._shown = page
        speaks = page.entry.kind is Kind.CHARACTER
        self.head.show_page(page.entry.name, self._presenter.kind_name(), speaks=speaks)
        self._fault.setText("\n".join(tr("This cannot be read: {problem}", problem=problem) for problem in page.problems))
        self._fault.setVisible(bool(page.problems))
        for section in Section:
            if fresh or again or before is None or page.section(section) != before.section(section):
                self._fill(section, tuple(one for one in page.section(section) if one.path != _NAME))
        if fresh:
            self.notes.setPlainText(page.notes)
            self.mentions.show_mentions(())
            self._count.setText(tr("In the text"))
            self.verticalScrollBar().setValue(0)
        elif not self.notes.hasFocus():
            self.notes.show_text(page.notes)
        if path is not None and self._focused() != path:
            self._restore(path)

    def show_mentions(self, mentions: tuple[Mention, ...], total: int) -> None:
        """The sentences that name the entry."""
        self.mentions.show_mentions(mentions)
        self._count.setText(tr("In the text · {n}", n=f"{total:,}") if total else tr("Not yet in the text"))

    def set_read_only(self, frozen: bool) -> None:
        """Whether the page is to be looked at alone."""
        self._frozen = frozen
        self.notes.setReadOnly(frozen)
        self.head.more.setVisible(not frozen)

    def rows(self) -> list[SentenceRow]:
        """Every sentence, from the top."""
        return [row for section in self._sections.values() for row in section.rows()]

    def focus_first(self) -> None:
        """The keyboard to the first slot, or where there is none to the first thing that can be added."""
        page = self.widget()
        slots = (row.slot_button(slot.path) for row in self.rows() for slot in row.sentence.slots())
        offers = (button for section in self._sections.values() for button in section.findChildren(QPushButton))
        for button in (*slots, *offers):
            if page is not None and button is not None and button.isVisibleTo(page):
                button.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def row_of(self, path: Path) -> SentenceRow | None:
        """The row that holds the slot at `path`."""
        return next((row for row in self.rows() if row.slot_button(path) is not None), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _fill(self, section: Section, sentences: tuple[Sentence, ...]) -> None:
        old, view = self._sections[section], SectionView(section, self._presenter)
        view.filled.connect(self.filled)
        view.wondering.connect(self.wondering)
        view.missing.connect(self.missing)
        view.removed.connect(self.removed)
        view.adding.connect(self.adding)
        view.show_sentences(sentences, frozen=self._frozen)
        self._box.replaceWidget(old, view)
        self._sections[section] = view
        view.show()
        old.hide()
        old.deleteLater()

    # Where the keyboard is

    def _focused(self) -> Path | None:
        for row in self.rows():
            if row.line is not None:
                return row.line.slot.path
            for slot in row.sentence.slots():
                button = row.slot_button(slot.path)
                if button is not None and button.hasFocus():
                    return slot.path
        return None

    def _restore(self, path: Path | None) -> None:
        if path is None:
            return
        buttons = [button for row in self.rows() if (button := row.slot_button(path)) is not None]
        if buttons:
            buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
