"""What is asked about a new page before it is made: another name for it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from writer_app.gui.shared.words import tr


class NameDialog(QDialog):
    """Asks under which name something noticed is accepted; the noticed one stays another name."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Accept {name} under another name", name=name))
        self.setMinimumWidth(380)
        self.line = QLineEdit(name, self)
        self.line.setAccessibleName(tr("Name"))
        self.line.selectAll()
        about = QLabel(tr("“{name}” stays another name, so that your text is still understood.", name=name), self)
        about.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        accept = buttons.addButton(tr("Accept"), QDialogButtonBox.ButtonRole.AcceptRole)
        accept.setDefault(True)
        self.line.textChanged.connect(lambda text: accept.setEnabled(bool(text.strip())))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setSpacing(10)
        for widget in (self.line, about, buttons):
            box.addWidget(widget)
        self.line.setFocus()

    @property
    def name(self) -> str:
        """The name as typed."""
        return self.line.text().strip()
