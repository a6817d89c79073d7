"""A part of a page: its heading, its sentences, and what can be added."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from writer_app.gui.lore.presenter import LorePresenter, section_offer, section_title
from writer_app.gui.lore.sentencerow import SentenceRow
from writer_app.gui.shared.flow import FlowLayout
from writer_app.gui.shared.words import tr
from writer_app.services.lorepages import Section
from writer_app.services.pagesentences import Sentence

_QUIET = "QPushButton { text-align: left; padding: 2px 4px; border: none; color: palette(link); }"


class SectionView(QWidget):
    """The sentences of one part. Lines of the first part that say nothing yet are offered in one row below the others."""

    filled = Signal(object, str)
    """A Slot, and the text typed into it."""
    wondering = Signal(object, str)
    """The same, where it is asked what that would change."""
    missing = Signal(object)
    """What would change if a Sentence were not there?"""
    removed = Signal(object)
    """A Sentence is to go."""
    adding = Signal(object)
    """The Section to add a sentence to."""

    def __init__(self, section: Section, presenter: LorePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._section = section
        self._presenter = presenter
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(1)

    def show_sentences(self, sentences: tuple[Sentence, ...], *, frozen: bool) -> None:
        """Shows these, to be looked at alone where `frozen`."""
        if self._section is not Section.ABOUT:
            self._box.addLayout(self._heading(frozen=frozen))
        silent = [one for one in sentences if not one.whole and all(slot.optional and not slot.items for slot in one.slots())]
        for sentence in sentences:
            if sentence not in silent:
                self._box.addWidget(self._row(sentence, frozen=frozen))
        if silent and not frozen:
            self._offer(silent)

    def rows(self) -> Iterator[SentenceRow]:
        """The sentences from the top, those that wait to be filled included."""
        yield from self.findChildren(SentenceRow)

    def _heading(self, *, frozen: bool) -> QHBoxLayout:
        head = QLabel(section_title(self._section), self)
        as_heading(head)
        add = quiet_button(tr("Add…"), section_offer(self._section), self)
        add.setToolTip(section_offer(self._section))
        add.clicked.connect(lambda: self.adding.emit(self._section))
        add.setVisible(not frozen)
        row = QHBoxLayout()
        row.setContentsMargins(0, 10, 0, 0)
        row.addWidget(head)
        row.addWidget(add)
        row.addStretch(1)
        return row

    def _row(self, sentence: Sentence, *, frozen: bool) -> SentenceRow:
        row = SentenceRow(sentence, self._presenter.choices, self, frozen=frozen)
        row.filled.connect(self.filled)
        row.wondering.connect(self.wondering)
        row.missing.connect(self.missing)
        row.removed.connect(self.removed)
        return row

    def _offer(self, silent: list[Sentence]) -> None:
        offers = QWidget(self)
        flow = FlowLayout(offers, gap=2, leading=0)
        flow.setContentsMargins(0, 2, 0, 0)
        flow.addWidget(QLabel(tr("Add:"), offers))
        for sentence in silent:
            row = self._row(sentence, frozen=False)
            row.hide()
            self._box.addWidget(row)
            name = str(sentence.pieces[0]).rstrip(": ")
            button = quiet_button(name.lower(), tr("Add: {what}", what=name), offers)
            button.clicked.connect(lambda _=False, row=row, button=button: self._begin(row, button))
            row.left.connect(lambda row=row, button=button: self._leave(row, button))
            flow.addWidget(button)
        self._box.addWidget(offers)

    def _begin(self, row: SentenceRow, button: QPushButton) -> None:
        button.hide()
        row.show()
        (slot,) = row.sentence.slots()
        row.edit(slot, row.slot_button(slot.path))

    def _leave(self, row: SentenceRow, button: QPushButton) -> None:
        """Nothing was said after all."""
        row.hide()
        button.show()
        button.setFocus(Qt.FocusReason.OtherFocusReason)


def quiet_button(text: str, name: str, parent: QWidget) -> QPushButton:
    """A button that looks like a link."""
    button = QPushButton(text, parent)
    button.setFlat(True)
    button.setAutoDefault(True)
    button.setStyleSheet(_QUIET)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setAccessibleName(name)
    return button


def as_heading(label: QLabel) -> None:
    """Makes a label the heading of what follows."""
    font = label.font()
    font.setBold(True)
    label.setFont(font)
