"""One sentence on its way to becoming true: whose it is, which form, and a line for each slot, all by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from writer_app.domain.errors import WriterError
from writer_app.domain.vocabulary.terms import ValueType
from writer_app.gui.lore.editing import SlotLine
from writer_app.gui.lore.saying import Draft, Saying
from writer_app.gui.lore.sentenceform import SentenceForm
from writer_app.gui.shared.flow import FlowLayout
from writer_app.gui.shared.words import tr
from writer_app.services.pagesentences import Slot
from writer_app.services.session.operations import Operation

_KEY = Qt.ItemDataRole.UserRole
_LASTING = frozenset(("eye colour", "birthplace", "born", "species", "mother", "father", "parent", "sibling", "handedness"))


class SentenceDialog(QDialog):
    """Asks for one sentence. `operation` is what it comes to once the dialog was accepted."""

    wondering = Signal(object)
    """The Operation of which it is asked what it would break."""

    def __init__(self, saying: Saying, choices: Callable[[Slot], Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.saying = saying
        self.operation: Operation | None = None
        self._given: dict[str, str] = {}
        self.setWindowTitle(saying.title)
        self.setMinimumWidth(560)
        self.guesses = QWidget(self)
        self.who = SlotLine(Slot((), ValueType.ENTRY, tr("Whom or what it is about")), saying.names(), self, "")
        self.seek = QLineEdit(self)
        self.forms = QListWidget(self)
        self.sentence = SentenceForm(choices, self)
        self._doc, self._known, self._fault = QLabel(self), QLabel(self), QLabel(self)
        self.always = QRadioButton(tr("It was always so: this takes its place"), self)
        self.from_here = QRadioButton(tr("From this scene on: what was true ends here"), self)
        self._set_up()
        self._start(saying.drafts[0] if saying.drafts else Draft(saying.entry, ""))

    # Setting up

    def _set_up(self) -> None:
        self.seek.setPlaceholderText(tr("Find a sentence: dies, eyes, larger…"))
        self.seek.setAccessibleName(tr("Find a form of sentence"))
        self.seek.setClearButtonEnabled(True)
        self.seek.textChanged.connect(self._list_forms)
        self.seek.installEventFilter(self)
        self.forms.setAccessibleName(tr("Forms of sentence"))
        self.forms.currentItemChanged.connect(self._on_form)
        self.forms.itemActivated.connect(lambda _: self.sentence.focus_first())
        self.sentence.changed.connect(self._on_text)
        self.sentence.finished.connect(self.accept)
        self.who.staying = True
        self.who.textChanged.connect(self._on_who)
        self.who.done.connect(lambda _: self.seek.setFocus(Qt.FocusReason.TabFocusReason))
        choice = QButtonGroup(self)
        for button in (self.always, self.from_here):
            choice.addButton(button)
        for label in (self._doc, self._known, self._fault):
            label.setWordWrap(True)
        self._doc.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.confirm = buttons.addButton(self.saying.confirm, QDialogButtonBox.ButtonRole.AcceptRole)
        self.wonder = buttons.addButton(tr("&What would this change?"), QDialogButtonBox.ButtonRole.ActionRole)
        self.wonder.setAutoDefault(False)
        self.wonder.clicked.connect(self._wonder)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._lay_out(buttons)
        self._show_guesses()

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        """The sentence above the other ways to say it: most often the first guess is right."""
        about = QLabel(tr("&About"), self)
        about.setBuddy(self.who)
        head = QHBoxLayout()
        head.addWidget(about)
        head.addWidget(self.who)
        head.addStretch(1)
        box = QVBoxLayout(self)
        box.setSpacing(8)
        box.addWidget(self.guesses)
        box.addLayout(head)
        for widget in (self.sentence, self._doc, self._known, self.always, self.from_here, self._fault):
            box.addWidget(widget)
        box.addSpacing(4)
        box.addWidget(self.seek)
        box.addWidget(self.forms, 1)
        box.addWidget(buttons)
        self.who.setVisible(self.saying.free)
        about.setVisible(self.saying.free)

    def _show_guesses(self) -> None:
        flow = FlowLayout(self.guesses)
        flow.setContentsMargins(0, 0, 0, 0)
        drafts = [draft for draft in self.saying.drafts if draft.key]
        for draft in drafts:
            button = QPushButton(self.saying.draft_words(draft), self.guesses)
            button.clicked.connect(lambda _=False, chosen=draft: self._start(chosen))
            button.setAutoDefault(False)
            flow.addWidget(button)
        self.guesses.setVisible(len(drafts) > 1)

    def _start(self, draft: Draft) -> None:
        """Fills everything in as guessed, and puts the cursor where something is open."""
        self._given = dict(draft.filled)
        self.saying.entry = draft.entry or self.saying.entry
        self.who.setText(self.saying.words.entry(self.saying.entry) if self.saying.entry else "")
        self.sentence.form = None
        self._list_forms()
        if draft.key:
            self._choose(draft.key)
        self._first_focus(draft)

    def _first_focus(self, draft: Draft) -> None:
        if self.saying.free and not self.saying.entry:
            self.who.setFocus()
        elif self.sentence.form is None or not draft.key:
            self.seek.setFocus()
        elif self.sentence.open_line() is not None:
            self.sentence.focus_first()
        else:
            self.confirm.setFocus()

    # The form

    def _list_forms(self) -> None:
        held = self.sentence.form.key if self.sentence.form else None
        self.forms.blockSignals(True)
        self.forms.clear()
        for form in self.saying.forms(self.seek.text()):
            item = QListWidgetItem(form.text, self.forms)
            item.setData(_KEY, form.key)
            item.setToolTip(form.sentence.doc)
        self.forms.blockSignals(False)
        rows = range(self.forms.count())
        at = next((row for row in rows if self.forms.item(row).data(_KEY) == held), 0)
        if self.forms.count():
            self.forms.setCurrentRow(at)
        self._on_form()

    def _choose(self, key: str) -> None:
        for row in range(self.forms.count()):
            if self.forms.item(row).data(_KEY) == key:
                self.forms.setCurrentRow(row)

    def _on_form(self, *_: object) -> None:
        item = self.forms.currentItem()
        if item is None:
            return
        form = self.saying.form(str(item.data(_KEY)))
        if form == self.sentence.form:
            return
        self._given |= self.sentence.filled()
        self.sentence.show_form(form, self._given)
        self._doc.setText(form.sentence.doc)
        (self.always if form.key in _LASTING else self.from_here).setChecked(True)
        self._order_keys()
        self._on_text()

    def _order_keys(self) -> None:
        """Tab goes as the eye does."""
        others = (self.always, self.from_here, self.seek, self.forms, self.wonder, self.confirm)
        order = (self.who, *self.sentence.lines.values(), *others)
        for first, then in pairwise(order):
            QWidget.setTabOrder(first, then)

    def _on_who(self, text: str) -> None:
        self.saying.choose(text)
        self._list_forms()

    def _on_text(self, *_: object) -> None:
        known = self._known_now()
        self._known.setText(tr("Your notes say: {known}.", known="; ".join(known)) if known else "")
        self._known.setVisible(bool(known))
        self.always.setVisible(bool(known))
        self.from_here.setVisible(bool(known) and bool(self.saying.scene))
        if not self.saying.scene:
            self.always.setChecked(True)
        self._fault.hide()

    def _known_now(self) -> tuple[str, ...]:
        form = self.sentence.form
        return self.saying.known(self.sentence.filled(), form.key if form else "")

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.seek and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.forms.setCurrentRow(max(0, min(self.forms.count() - 1, self.forms.currentRow() + step)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.sentence.focus_first()
                return True
        return super().eventFilter(watched, event)

    def accept(self) -> None:
        """Makes the operation, or says what is missing."""
        self.operation = self._operation()
        if self.operation is not None:
            super().accept()

    def _wonder(self) -> None:
        operation = self._operation()
        if operation is not None:
            self.wondering.emit(operation)

    def _operation(self) -> Operation | None:
        """What the sentence comes to; None, and what is missing is said, where it is not whole."""
        form, filled = self.sentence.form, self.sentence.filled()
        if form is None:
            return None
        known = bool(self._known_now())
        ever, here = known and self.always.isChecked(), known and self.from_here.isChecked() and bool(self.saying.scene)
        try:
            return self.saying.operation(form.key, filled, ever=ever, from_here=here)
        except WriterError as error:
            self._fault.setText(str(error))
            self._fault.show()
            (self.who if self.saying.free and not self.saying.entry else self.sentence.open_line() or self.seek).setFocus()
            return None
