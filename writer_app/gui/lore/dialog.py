"""One sentence on its way to becoming true: whose it is, which form, and a line for each slot, all by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
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
from writer_app.gui.shared.flow import FlowLayout
from writer_app.gui.shared.words import tr
from writer_app.services.loreforms import Form
from writer_app.services.pagesentences import Slot
from writer_app.services.session.operations import Operation

_KEY = Qt.ItemDataRole.UserRole
_LASTING = frozenset(("eye colour", "birthplace", "born", "species", "mother", "father", "parent", "sibling", "handedness"))


class SentenceDialog(QDialog):
    """Asks for one sentence. `operation` is what it comes to once the dialog was accepted."""

    def __init__(self, saying: Saying, choices: Callable[[Slot], Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.saying = saying
        self._choices = choices
        self.operation: Operation | None = None
        self.lines: dict[str, SlotLine] = {}
        self._form: Form | None = None
        self._given: dict[str, str] = {}
        self.setWindowTitle(saying.title)
        self.setMinimumWidth(560)
        self.guesses = QWidget(self)
        self.who = SlotLine(Slot((), ValueType.ENTRY, tr("Whom or what it is about")), saying.names(), self, "")
        self.seek = QLineEdit(self)
        self.forms = QListWidget(self)
        self._sentence = QWidget(self)
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
        self.forms.itemActivated.connect(lambda _: self._first_line())
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
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setSpacing(8)
        about = QLabel(tr("&About"), self)
        about.setBuddy(self.who)
        for widget in (self.guesses, about, self.who, self.seek, self.forms, self._sentence, self._doc):
            box.addWidget(widget, 1 if widget is self.forms else 0)
        for widget in (self._known, self.always, self.from_here, self._fault, buttons):
            box.addWidget(widget)
        self.who.setVisible(self.saying.free)
        about.setVisible(self.saying.free)
        self._show_guesses()

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
        self._form = None
        self._list_forms()
        if draft.key:
            self._choose(draft.key)
        self._first_focus(draft)

    def _first_focus(self, draft: Draft) -> None:
        if self.saying.free and not self.saying.entry:
            self.who.setFocus()
        elif self._form is None or not draft.key:
            self.seek.setFocus()
        elif self._open_line() is not None:
            self._first_line()
        else:
            self.confirm.setFocus()

    # The form

    def _list_forms(self) -> None:
        held = self._form.key if self._form else None
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
        if self._form is not None and form == self._form:
            return
        self._keep()
        self._form = form
        self._build(form)

    def _build(self, form: Form) -> None:
        fresh = QWidget(self)
        flow = FlowLayout(fresh, gap=4, leading=6)
        flow.setContentsMargins(0, 4, 0, 4)
        self.lines = {}
        for piece in form.sentence.pieces:
            if isinstance(piece, str):
                for word in piece.split():
                    flow.addWidget(QLabel(word, fresh))
                continue
            key = str(piece.path[-1])
            line = SlotLine(piece, self._choices(piece), fresh, self._given.get(key, ""))
            line.textChanged.connect(self._on_text)
            line.done.connect(lambda _, at=line: self._on_enter(at))
            line.staying = True
            self.lines[key] = line
            flow.addWidget(line)
        old, self._sentence = self._sentence, fresh
        box = self.layout()
        assert box is not None
        box.replaceWidget(old, fresh)
        fresh.show()
        old.hide()
        old.deleteLater()
        self._doc.setText(form.sentence.doc)
        (self.always if form.key in _LASTING else self.from_here).setChecked(True)
        self._on_text()

    def _keep(self) -> None:
        self._given |= {key: line.text() for key, line in self.lines.items() if line.text()}

    def _on_who(self, text: str) -> None:
        self.saying.choose(text)
        self._list_forms()

    def _on_text(self, *_: object) -> None:
        known = self.saying.known(self._filled(), self._form.key if self._form else "")
        self._known.setText(tr("Your notes say: {known}.", known="; ".join(known)) if known else "")
        self._known.setVisible(bool(known))
        self.always.setVisible(bool(known))
        self.from_here.setVisible(bool(known) and bool(self.saying.scene))
        if not self.saying.scene:
            self.always.setChecked(True)
        self._fault.hide()

    def _filled(self) -> dict[str, str]:
        return {key: line.text() for key, line in self.lines.items() if line.text().strip()}

    # Keys

    def _open_line(self) -> SlotLine | None:
        return next((line for line in self.lines.values() if not line.text() and not line.slot.optional), None)

    def _first_line(self) -> None:
        line = self._open_line() or next(iter(self.lines.values()), None)
        if line is not None:
            line.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_enter(self, line: SlotLine) -> None:
        following = self._open_line()
        if following is not None and following is not line:
            following.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.seek and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.forms.setCurrentRow(max(0, min(self.forms.count() - 1, self.forms.currentRow() + step)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._first_line()
                return True
        return super().eventFilter(watched, event)

    def accept(self) -> None:
        """Makes the operation, or says what is missing."""
        if self._form is None:
            return
        known = bool(self.saying.known(self._filled(), self._form.key))
        ever, here = known and self.always.isChecked(), known and self.from_here.isChecked() and bool(self.saying.scene)
        try:
            self.operation = self.saying.operation(self._form.key, self._filled(), ever=ever, from_here=here)
        except WriterError as error:
            self._fault.setText(str(error))
            self._fault.show()
            (self.who if self.saying.free and not self.saying.entry else self._open_line() or self.seek).setFocus()
            return
        super().accept()
