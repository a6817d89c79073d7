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


class PostedDialog(QDialog):
    """Asks whether what readers have already may be changed all the same."""

    def __init__(self, verb: str, chapters: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(verb)
        self.setMinimumWidth(420)
        box = QVBoxLayout(self)
        box.setSpacing(12)
        box.addWidget(_line(told_posted(chapters), self))
        box.addWidget(_line(tr("What they read will differ from what stands here until you post it again."), self))
        buttons = QDialogButtonBox(self)
        self.go_on = buttons.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
        self.leave = buttons.addButton(tr("Leave it"), QDialogButtonBox.ButtonRole.RejectRole)
        self.leave.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        self.leave.setFocus()


def told_posted(chapters: Sequence[str]) -> str:
    """That readers have these chapters."""
    return tr("Readers have this already: {chapters}.", chapters=", ".join(f"“{title}”" for title in chapters))


def _line(text: str, parent: QWidget) -> QLabel:
    line = QLabel(text, parent)
    line.setWordWrap(True)
    line.setTextFormat(Qt.TextFormat.PlainText)
    return line


class DeleteDialog(QDialog):
    """Tells what goes, what hangs on it, and what of it readers have."""

    def __init__(
        self, question: str, hanging: Sequence[str], posted: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Delete"))
        self.setMinimumWidth(420)
        box = QVBoxLayout(self)
        box.setSpacing(10)
        box.addWidget(_line(question, self))
        if posted:
            box.addWidget(_line(told_posted(posted), self))
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
        box.addWidget(_line(tr("Undo brings it back, and a snapshot is kept."), self))
        buttons = QDialogButtonBox(self)
        self.delete = buttons.addButton(tr("Delete"), QDialogButtonBox.ButtonRole.DestructiveRole)
        self.keep = buttons.addButton(tr("Keep it"), QDialogButtonBox.ButtonRole.RejectRole)
        self.keep.setDefault(True)
        self.delete.setAutoDefault(True)
        self.delete.clicked.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        self.keep.setFocus()
