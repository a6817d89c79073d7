"""Another name, looked at place by place before it is written everywhere at once."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from writer_app.domain.errors import WriterError
from writer_app.domain.renaming import Renaming
from writer_app.gui.lore.renaming import RenamingRows
from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.passagelist import PassageList, PassageRow
from writer_app.gui.shared.words import tr
from writer_app.services.renaming import rename_operation


class RenamingDialog(QDialog):
    """Every place with a tick; accepted, those that are ticked are written as one step."""

    def __init__(self, desk: Desk, renaming: Renaming, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.presenter = RenamingRows(desk.session, renaming)
        self.headline = QLabel(self)
        self.headline.setWordWrap(True)
        self.list = PassageList(tr("Where the name stands"), self)
        hint = QLabel(tr("The space bar leaves a place out or takes it in, Enter goes to it."), self)
        hint.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.write = buttons.addButton(tr("&Rename"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.setWindowTitle(tr("{old} becomes {new}", old=renaming.old, new=renaming.new))
        self.resize(680, 520)
        box = QVBoxLayout(self)
        for widget in (self.headline, self.list, hint, buttons):
            box.addWidget(widget)
        self.list.went.connect(self._go)
        self.list.ticked.connect(self._tick)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.list.show_rows(self.presenter.rows())
        self._count()
        self.list.setFocus()

    def _count(self) -> None:
        self.headline.setText(self.presenter.headline())
        self.write.setEnabled(bool(self.presenter.chosen))

    def _tick(self, number: int, on: bool) -> None:
        self.presenter.set(number, on)
        self.list.rows.tick(self.list.currentIndex().row(), on)
        self._count()

    def _go(self, row: PassageRow) -> None:
        if row.scene and row.span is not None:
            self._desk.open(row.scene, row.span)

    def accept(self) -> None:
        """Writes what is ticked, or says why not."""
        session = self._desk.session
        if not self._desk.settle():
            return
        try:
            chosen = self.presenter.replacements()
            operation = rename_operation(session.folder, session.loaded, self.presenter.renaming, chosen)
        except WriterError as error:
            self._desk.say(str(error), "warning")
            return
        if self._desk.do(operation):
            self._desk.say(tr("{title}. Undo takes it back.", title=operation.title))
            super().accept()
