"""What would this change? The passages that a change would break, before it is made."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from writer_app.domain.errors import WriterError
from writer_app.gui.lore.whatif import WhatIf
from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.passagelist import PassageList, PassageRow
from writer_app.gui.shared.words import tr
from writer_app.services.session import jobs
from writer_app.services.session.operations import Operation
from writer_app.services.torevise import with_list

_LISTED = "Noted: {title}. What to revise stands under “Passages to revise” in the menu Lore."


class WhatIfDialog(QDialog):
    """Shows what `operation` would break. Accepted, it is done, with or without a list of what to revise."""

    def __init__(self, desk: Desk, operation: Operation, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.operation = operation
        self.presenter = WhatIf(desk.session)
        self.says, self.headline = QLabel(self), QLabel(self)
        self.list = PassageList(tr("What would have to be revised"), self)
        self._buttons = QDialogButtonBox(self)
        self.keep = self._buttons.addButton(tr("Make it so and &keep this list"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.make = self._buttons.addButton(tr("&Make it so"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.leave = self._buttons.addButton(tr("Leave it as it is"), QDialogButtonBox.ButtonRole.RejectRole)
        self._set_up()
        self._asked = desk.foresee(operation)
        self._show()

    def _set_up(self) -> None:
        self.setWindowTitle(tr("What would this change?"))
        self.resize(620, 460)
        font = self.headline.font()
        font.setBold(True)
        self.headline.setFont(font)
        box = QVBoxLayout(self)
        box.setSpacing(8)
        for label in (self.says, self.headline):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        for widget in (self.says, self.headline, self.list, self._buttons):
            box.addWidget(widget)
        for button in (self.keep, self.make, self.leave):
            button.setAutoDefault(False)
        self.keep.clicked.connect(lambda: self._do(keeps=True))
        self.make.clicked.connect(lambda: self._do(keeps=False))
        self.leave.clicked.connect(self.reject)
        self.list.went.connect(self._go)
        self._desk.foretold.connect(self._take)

    def _take(self, answer: jobs.Foretold) -> None:
        if answer.number == self._asked:
            self.presenter.answer = answer
            self._show()

    def _show(self) -> None:
        rows, known = self.presenter.rows(), self.presenter.answer is not None
        self.says.setText(self.presenter.says())
        self.says.setVisible(known)
        self.headline.setText(self.presenter.headline())
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.make.setEnabled(known)
        self.keep.setVisible(self.presenter.breaks)
        (self.list if rows else self.make if known else self.leave).setFocus()

    def _go(self, row: PassageRow) -> None:
        """To the passage, or to the page of one in the notes."""
        if row.scene:
            self._desk.open(row.scene, row.span)
        elif row.entry:
            self._desk.show_page(row.entry)

    def _do(self, *, keeps: bool) -> None:
        answer = self.presenter.answer
        if answer is None:
            return
        try:
            folder = self._desk.session.folder
            operation = with_list(folder, self.operation, answer.says, answer.new) if keeps else self.operation
        except WriterError as error:
            self._desk.say(str(error), "warning")
            return
        if self._desk.do(operation):
            self._desk.say(tr(_LISTED if keeps else "Noted: {title}", title=operation.title))
            self.accept()
