"""Sets right who says a line, as one operation on the project."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from writer_app.domain.errors import WriterError
from writer_app.domain.lore import Entry, Kind, Lore
from writer_app.gui.editor.known import Speech
from writer_app.gui.editor.offers import Deed, Offer
from writer_app.gui.editor.pages import Page
from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.words import tr
from writer_app.services.speaking import speaker_set, speaker_unset
from writer_app.text.requoting import quoted


class Speaking:
    """Carries out what is offered about a quotation; `dialog` asks for somebody who was not offered."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._desk = desk
        self._parent = parent
        self.dialog: SpeakerDialog | None = None

    def do(self, offer: Offer, page: Page) -> None:
        """Does it, or says why not."""
        speech = offer.speech
        if speech is None:
            return
        if offer.deed is Deed.OTHER_SPEAKER:
            self._ask(speech, page)
        elif offer.deed is Deed.NO_SPEAKER:
            self._leave(speech, page)
        else:
            self._set(speech, page, self._desk.session.loaded.lore.get(offer.entry) if offer.entry else None)

    def _set(self, speech: Speech, page: Page, speaker: Entry | None) -> None:
        session = self._desk.session
        scene = session.last_read(page.mirror.buffer.scene_id)
        if scene is not None:
            self._desk.do(speaker_set(session.folder, scene, page.text, speech.span, speaker))

    def _leave(self, speech: Speech, page: Page) -> None:
        session = self._desk.session
        scene = session.last_read(page.mirror.buffer.scene_id)
        if scene is not None:
            self._desk.do(speaker_unset(session.folder, scene, page.text, speech.span))

    def _ask(self, speech: Speech, page: Page) -> None:
        self.dialog = dialog = SpeakerDialog(
            self._desk.session.loaded.lore, quoted(page.text, speech.span).words, self._parent
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._take(dialog, speech, page))
        dialog.open()

    def _take(self, dialog: SpeakerDialog, speech: Speech, page: Page) -> None:
        try:
            self._set(speech, page, dialog.entry)
        except WriterError as error:
            self._desk.say(str(error), "warning")


class SpeakerDialog(QDialog):
    """Asks who says what begins with some words: any character, by any name."""

    def __init__(self, lore: Lore, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._lore = lore
        self.setWindowTitle(tr("Who says this?"))
        self.setMinimumWidth(420)
        about = QLabel(f"“{words}”", self)
        about.setWordWrap(True)
        about.setTextFormat(Qt.TextFormat.PlainText)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr("A name from your pages"))
        self.field.setAccessibleName(tr("Who says this?"))
        names = sorted({name for entry in lore.of_kind(Kind.CHARACTER) for name in entry.surfaces()}, key=str.casefold)
        completer = QCompleter(names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.confirm = buttons.addButton(tr("Says it"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.confirm.setDefault(True)
        self.confirm.setEnabled(False)
        self.field.textChanged.connect(lambda _: self.confirm.setEnabled(self.entry is not None))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setSpacing(12)
        for widget in (about, self.field, buttons):
            box.addWidget(widget)
        self.field.setFocus()

    @property
    def entry(self) -> Entry | None:
        """Whoever is called what is typed; None where that is nobody, or several."""
        return self._lore.resolve(self.field.text().strip())
