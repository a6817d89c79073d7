"""A novel from nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from writer_app.domain.errors import WriterError
from writer_app.gui.shared.words import tr
from writer_app.gui.start.place import PlaceForm
from writer_app.storage.creation import new_project


class NovelDialog(QDialog):
    """Asks for a title, an author and a folder, and makes the project; what cannot be made is told and asked again."""

    def __init__(self, parent: QWidget | None, documents: Path) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Start a novel"))
        self.form = PlaceForm(documents)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.make = buttons.addButton(tr("Start writing"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.make.setDefault(True)
        buttons.accepted.connect(self._make)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.addWidget(self.form)
        box.addWidget(buttons)
        self.form.changed.connect(lambda: self.make.setEnabled(self.form.fits))
        self.form.title.setFocus()

    def _make(self) -> None:
        try:
            new_project(self.form.path, self.form.title.text(), self.form.author.text())
        except WriterError as error:
            self.form.say(str(error))
            return
        self.accept()
