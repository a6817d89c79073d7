"""What a new novel is called, who writes it, and where it goes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from writer_app.gui.shared.words import tr
from writer_app.gui.start.presenter import folder_problem
from writer_app.services.beginning import free_folder


class PlaceForm(QWidget):
    """Title, author and folder; the folder follows the title until the writer chooses another."""

    changed = Signal()

    def __init__(self, documents: Path, author: str = "", title: str = "") -> None:
        super().__init__()
        self._documents = documents
        self._own = False
        self.title, self.author, self.folder = QLineEdit(), QLineEdit(author), QLineEdit()
        self.title.setPlaceholderText(tr("Untitled"))
        self.title.setAccessibleName(tr("Title"))
        self.author.setAccessibleName(tr("Author"))
        self.folder.setAccessibleName(tr("Folder"))
        self.folder.setMinimumWidth(380)
        self.choose = QPushButton(tr("&Choose…"))
        self.choose.setAccessibleName(tr("Choose a folder"))
        self.choose.setAutoDefault(False)
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        where = QHBoxLayout()
        where.addWidget(self.folder, 1)
        where.addWidget(self.choose)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(tr("&Title"), self.title)
        form.addRow(tr("&Author"), self.author)
        label = QLabel(tr("&Folder"))
        label.setBuddy(self.folder)
        form.addRow(label, where)
        form.addRow(self.problem)
        self.title.textChanged.connect(self.follow)
        self.folder.textEdited.connect(self._on_own)
        self.choose.clicked.connect(self._ask)
        self.title.setText(title)
        self.follow()

    @property
    def path(self) -> Path:
        """The folder as typed."""
        typed = Path(self.folder.text().strip()).expanduser()
        return typed if typed.is_absolute() else self._documents / typed

    @property
    def fits(self) -> bool:
        """Whether a project can be made there."""
        return bool(self.folder.text().strip()) and not folder_problem(self.path)

    def follow(self) -> None:
        """The folder is named after the title."""
        if not self._own:
            self.folder.setText(str(free_folder(self._documents, self.title.text())))
        self._show()

    def _on_own(self) -> None:
        self._own = bool(self.folder.text().strip())
        self._show()

    def take(self, folder: Path) -> None:
        """The writer chose a folder; where something is in it, a new one inside."""
        self._own = True
        self.folder.setText(str(free_folder(folder, self.title.text()) if folder_problem(folder) else folder))
        self._show()

    def _ask(self) -> None:
        dialog = QFileDialog(self, tr("Where the novel goes"), str(self._documents))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.take(Path(name)))
        dialog.open()

    def say(self, text: str) -> None:
        """Why it cannot go there."""
        self.problem.setText(text)

    def _show(self) -> None:
        self.say(folder_problem(self.path))
        self.changed.emit()
