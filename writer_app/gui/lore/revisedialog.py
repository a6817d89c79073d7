"""What is left to revise, beside the text: gone to with Enter, ticked with the space bar."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from writer_app.domain.errors import WriterError
from writer_app.gui.lore.revising import ToRevise
from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.passagelist import PassageList, PassageRow
from writer_app.gui.shared.words import tr


class ReviseDialog(QDialog):
    """Stays beside the editor; what is done leaves when nothing of its change is left."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.presenter = ToRevise(desk.session)
        self.headline = QLabel(self)
        self.list = PassageList(tr("Passages to revise"), self)
        self.hint = QLabel(tr("Enter goes to a passage, the space bar ticks it."), self)
        self.hint.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.setWindowTitle(tr("Passages to revise"))
        self.resize(520, 420)
        box = QVBoxLayout(self)
        for widget in (self.headline, self.list, self.hint):
            box.addWidget(widget)
        self.list.went.connect(self._go)
        self.list.ticked.connect(self._tick)
        desk.changed.connect(lambda _: self.refresh())
        desk.noted.connect(lambda _: self.refresh())

    def refresh(self) -> None:
        """Shows the list as it is now, where somebody looks."""
        if not self.isVisible():
            return
        self.presenter.refresh(self._desk.checked)
        rows = self.presenter.rows()
        self.headline.setText(self.presenter.headline())
        if rows != self.list.rows.rows:
            self.list.show_rows(rows)
        self.list.setEnabled(bool(rows))
        self.hint.setVisible(bool(rows))

    def open_list(self) -> None:
        """Shows it, the keyboard in the list."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, row: PassageRow) -> None:
        if row.scene:
            self._desk.open(row.scene, row.span)

    def _tick(self, number: int, on: bool) -> None:
        if self._desk.session.read_only:
            self._desk.say(self._desk.session.read_only, "warning")
            return
        try:
            operation = self.presenter.tick(number, on)
        except WriterError as error:
            self._desk.say(str(error), "warning")
            return
        self._desk.do(operation)
