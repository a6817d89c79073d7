"""The page of one entry: its names, what is true of it, what happens to it, its limits, notes, and where it is mentioned."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QListView, QPlainTextEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from writer_app.gui.lore.model import ITEM, MentionsModel
from writer_app.gui.lore.presenter import LorePresenter, Mention, section_offer, section_title
from writer_app.gui.lore.sentencerow import SentenceRow
from writer_app.gui.shared.words import tr
from writer_app.services.lorepages import Page, Section
from writer_app.services.pagesentences import Path, Sentence

_PAUSE = 2000
_ROWS = 8


class NotesEdit(QPlainTextEdit):
    """Notes as plain text; `settled` after a pause, and when the keyboard goes elsewhere."""

    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Notes"))
        self.setPlaceholderText(tr("Whatever you want to remember. Nothing here is checked."))
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.settled)
        self.textChanged.connect(self._on_text)

    def show_text(self, text: str) -> None:
        """Shows a text that nobody typed."""
        if text.strip() != self.toPlainText().strip():
            self.setPlainText(text)
            self._pause.stop()

    def _on_text(self) -> None:
        self._pause.start()
        lines = max(4, min(14, self.document().blockCount() + self.toPlainText().count(" ") // 9))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 14)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._pause.stop()
        self.settled.emit()


class MentionsView(QListView):
    """Sentences, one a line; Enter or a click goes there."""

    went = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Mentions in the text"))
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._go)

    def _go(self, index: QModelIndex) -> None:
        if isinstance(mention := index.data(ITEM), Mention):
            self.went.emit(mention)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(self.currentIndex())
        else:
            super().keyPressEvent(event)


class PageView(QScrollArea):
    """Shows the page that the presenter has open."""

    filled = Signal(object, str)
    removed = Signal(object)
    adding = Signal(object)
    """The Section to add a sentence to."""
    noted = Signal(str)
    """The notes as they are now."""
    went = Signal(object)
    """A Mention."""

    def __init__(self, presenter: LorePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown: Page | None = None
        self._sections: dict[Section, QWidget] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.notes = NotesEdit()
        self.mentions = MentionsView()
        self._model = MentionsModel(self)
        self.mentions.setModel(self._model)
        self.mentions.went.connect(self.went)
        self.notes.settled.connect(lambda: self.noted.emit(self.notes.toPlainText()))
        self._count = QLabel()
        self._lay_out()

    def _lay_out(self) -> None:
        page = QWidget()
        self._box = QVBoxLayout(page)
        self._box.setContentsMargins(16, 12, 16, 16)
        self._box.setSpacing(4)
        self._name, self._kind = QLabel(), QLabel()
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.6)
        self._name.setFont(font)
        self._name.setWordWrap(True)
        self._kind.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._fault = QLabel()
        self._fault.setWordWrap(True)
        for label in (self._name, self._kind, self._fault):
            self._box.addWidget(label)
        self._sections = {section: QWidget() for section in Section}
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
        _as_heading(head)
        self._box.addWidget(head)

    # What is shown

    def refresh(self, again: bool = False) -> None:
        """The page as the presenter has it, the keyboard in its slot; the same page is set anew only when `again` is asked."""
        page = self._presenter.page
        if page is None or (page == self._shown and not again):
            return
        fresh = self._shown is None or self._shown.entry.id != page.entry.id
        path = None if fresh else self._focused()
        self._shown = page
        self._name.setText(page.entry.name)
        self._kind.setText(self._presenter.kind_name())
        self._fault.setText("\n".join(tr("This cannot be read: {problem}", problem=problem) for problem in page.problems))
        self._fault.setVisible(bool(page.problems))
        for section in Section:
            self._fill(section, page.section(section))
        if fresh:
            self.notes.setPlainText(page.notes)
            self._model.show(())
            self.verticalScrollBar().setValue(0)
        elif not self.notes.hasFocus():
            self.notes.show_text(page.notes)
        self._restore(path)

    def show_mentions(self, mentions: tuple[Mention, ...], total: int) -> None:
        """The sentences that name the entry."""
        self._model.show(mentions)
        self._count.setText(tr("In the text · {n}", n=f"{total:,}") if total else tr("Not yet in the text"))
        self.mentions.setVisible(bool(mentions))
        rows = min(_ROWS, max(1, self._model.rowCount()))
        self.mentions.setFixedHeight(rows * (self.mentions.sizeHintForRow(0) if mentions else 0) + 6)

    def rows(self) -> list[SentenceRow]:
        """Every sentence, from the top."""
        return [row for section in self._sections.values() for row in section.findChildren(SentenceRow)]

    def focus_first(self) -> None:
        """The keyboard to the first slot."""
        for row in self.rows():
            for slot in row.sentence.slots():
                if (button := row.slot_button(slot.path)) is not None:
                    button.setFocus(Qt.FocusReason.TabFocusReason)
                    return

    def row_of(self, path: Path) -> SentenceRow | None:
        """The row that holds the slot at `path`."""
        return next((row for row in self.rows() if row.slot_button(path) is not None), None)

    def _fill(self, section: Section, sentences: tuple[Sentence, ...]) -> None:
        old = self._sections[section]
        widget = QWidget()
        box = QVBoxLayout(widget)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(1)
        if section is not Section.ABOUT:
            head = QLabel(section_title(section), widget)
            _as_heading(head)
            box.addWidget(head)
        for sentence in sentences:
            row = SentenceRow(sentence, self._presenter.choices, widget)
            row.filled.connect(self.filled)
            row.removed.connect(self.removed)
            box.addWidget(row)
        if section is not Section.ABOUT:
            add = QPushButton(section_offer(section), widget)
            add.setFlat(True)
            add.setStyleSheet("text-align: left; padding: 3px 0;")
            add.setCursor(Qt.CursorShape.PointingHandCursor)
            add.clicked.connect(lambda: self.adding.emit(section))
            box.addWidget(add)
        self._box.replaceWidget(old, widget)
        self._sections[section] = widget
        widget.show()
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


def _as_heading(label: QLabel) -> None:
    font = QFont(label.font())
    font.setBold(True)
    label.setFont(font)
    label.setContentsMargins(0, 12, 0, 2)
