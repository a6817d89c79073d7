"""A new page: what kind of thing, and what it is called."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from writer_app.domain.lore import Kind
from writer_app.gui.lore.presenter import KIND_NAMES
from writer_app.gui.shared.words import tr


class NewPageDialog(QDialog):
    """Asks for a kind and a name."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("New page"))
        self.kind_box = QComboBox(self)
        for kind, title in KIND_NAMES.items():
            self.kind_box.addItem(tr(title), kind)
        self.name_line = QLineEdit(name, self)
        self.name_line.setPlaceholderText(tr("What your text calls it"))
        self.name_line.selectAll()
        self.name_line.setMinimumWidth(260)
        form = QFormLayout(self)
        form.addRow(tr("&Name"), self.name_line)
        form.addRow(tr("&Kind"), self.kind_box)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        make = buttons.addButton(tr("Make the page"), QDialogButtonBox.ButtonRole.AcceptRole)
        make.setDefault(True)
        make.setEnabled(bool(name.strip()))
        self.name_line.textChanged.connect(lambda text: make.setEnabled(bool(text.strip())))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)
        self.name_line.setFocus()

    @property
    def kind(self) -> Kind:
        """The chosen kind."""
        return Kind(self.kind_box.currentData())

    @property
    def name(self) -> str:
        """The name as typed."""
        return self.name_line.text()
