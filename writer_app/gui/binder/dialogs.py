"""What the binder asks: a title for something new, and whether something may really go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QListWidget, QVBoxLayout, QWidget

from writer_app.gui.shared.words import tr

_ROWS = 8


class TitleDialog(QDialog):
    """Asks for the title of something new, which may be empty."""

    def __init__(self, heading: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(hint)
        self.line.setMinimumWidth(320)
        self.line.setAccessibleName(tr("Title"))
        form = QFormLayout(self)
        form.addRow(tr("&Title"), self.line)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        make = buttons.addButton(tr("Make it"), QDialogButtonBox.ButtonRole.AcceptRole)
        make.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)
        self.line.setFocus()

    @property
    def title(self) -> str:
        """The title as typed."""
        return self.line.text()


class DeleteDialog(QDialog):
    """Tells what goes, and what hangs on it."""

    def __init__(self, question: str, hanging: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Delete"))
        self.setMinimumWidth(420)
        box = QVBoxLayout(self)
        box.setSpacing(10)
        asked = QLabel(question, self)
        asked.setWordWrap(True)
        asked.setTextFormat(Qt.TextFormat.PlainText)
        box.addWidget(asked)
        self.list = QListWidget(self)
        self.list.addItems(list(hanging))
        self.list.setWordWrap(True)
        self.list.setVisible(bool(hanging))
        self.list.setAccessibleName(tr("What hangs on it"))
        if hanging:
            box.addWidget(QLabel(tr("Your lore and your decisions name it:"), self))
            box.addWidget(self.list)
            # Long lines take two rows.
            self.list.setFixedHeight(min(2 * len(hanging), _ROWS) * (self.fontMetrics().height() + 2))
        kept = QLabel(tr("Undo brings it back, and a snapshot is kept."), self)
        kept.setWordWrap(True)
        box.addWidget(kept)
        buttons = QDialogButtonBox(self)
        self.delete = buttons.addButton(tr("Delete"), QDialogButtonBox.ButtonRole.DestructiveRole)
        self.keep = buttons.addButton(tr("Keep it"), QDialogButtonBox.ButtonRole.RejectRole)
        self.keep.setDefault(True)
        self.delete.setAutoDefault(True)
        self.delete.clicked.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        self.keep.setFocus()
