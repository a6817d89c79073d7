"""What is asked about a page as a whole: another name, and whether it may really go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QLineEdit, QListWidget, QVBoxLayout, QWidget

from writer_app.gui.shared.words import tr

_ROWS = 8


class RenamePageDialog(QDialog):
    """Asks for another name, and whether the old one still counts."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Rename {name}", name=name))
        self.setMinimumWidth(380)
        self.name_line = QLineEdit(name, self)
        self.name_line.setAccessibleName(tr("Name"))
        self.name_line.selectAll()
        self.keep = QCheckBox(tr("“{name}” stays another name, so that your text is still understood", name=name), self)
        self.keep.setChecked(True)
        self.everywhere = QCheckBox(tr("&Everywhere: in the text, in titles and notes; you see each place first"), self)
        self.everywhere.toggled.connect(self.keep.setDisabled)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        buttons.addButton(tr("Rename"), QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setSpacing(10)
        for widget in (self.name_line, self.everywhere, self.keep, buttons):
            box.addWidget(widget)
        self.name_line.setFocus()


class DeletePageDialog(QDialog):
    """Tells what names the entry and would name nothing without its page."""

    def __init__(self, name: str, referring: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Delete a page"))
        self.setMinimumWidth(380)
        box = QVBoxLayout(self)
        box.setSpacing(10)
        box.addWidget(_line(tr("Delete the page of {name}? Your text stays as it is.", name=name), self))
        self.list = QListWidget(self)
        self.list.addItems(list(referring))
        self.list.setWordWrap(True)
        self.list.setAccessibleName(tr("What names it"))
        self.list.setVisible(bool(referring))
        if referring:
            box.addWidget(_line(tr("This names it, and would name nothing any more:"), self))
            box.addWidget(self.list)
            self.list.setFixedHeight(min(2 * len(referring), _ROWS) * (self.fontMetrics().height() + 2))
        box.addWidget(_line(tr("Undo brings it back, and a snapshot is kept."), self))
        buttons = QDialogButtonBox(self)
        self.delete = buttons.addButton(tr("Delete"), QDialogButtonBox.ButtonRole.DestructiveRole)
        self.keep = buttons.addButton(tr("Keep it"), QDialogButtonBox.ButtonRole.RejectRole)
        self.keep.setDefault(True)
        self.delete.clicked.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        self.keep.setFocus()


def _line(text: str, parent: QWidget) -> QLabel:
    line = QLabel(text, parent)
    line.setWordWrap(True)
    line.setTextFormat(Qt.TextFormat.PlainText)
    return line
