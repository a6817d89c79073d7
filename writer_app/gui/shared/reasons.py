"""The question why something is meant that way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from writer_app.gui.shared.words import tr


class ReasonDialog(QDialog):
    """Asks why something is meant that way; the answer may be empty. `earlier` reasons are offered, the last one first."""

    def __init__(self, message: str, earlier: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Meant that way"))
        self.setMinimumWidth(460)
        about = QLabel(message, self)
        about.setWordWrap(True)
        about.setTextFormat(Qt.TextFormat.PlainText)
        self.field = QComboBox(self)
        self.field.setEditable(True)
        self.field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.field.addItems(list(earlier))
        self.field.setCurrentIndex(-1)
        self.field.setAccessibleName(tr("Why it is meant that way"))
        line = self.field.lineEdit()
        if line is not None:
            line.setPlaceholderText(tr("Why? For yourself, a year from now. You may leave it empty."))
            line.setAccessibleName(tr("Why it is meant that way"))
        hint = QLabel(tr("The down key offers what you said before."), self)
        hint.setForegroundRole(hint.palette().ColorRole.PlaceholderText)
        hint.setVisible(bool(earlier))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.confirm = buttons.addButton(tr("Meant that way"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.confirm.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setSpacing(12)
        for widget in (about, self.field, hint, buttons):
            box.addWidget(widget)
        self.field.setFocus()

    @property
    def reason(self) -> str:
        """The reason as it stands."""
        return self.field.currentText().strip()
