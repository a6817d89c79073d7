"""A power taught by example: one passage at a time, answered with a key, and what was learnt at the end."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from writer_app.domain.errors import WriterError
from writer_app.domain.lessons import Seen
from writer_app.gui.lore.teaching import TeachingPresenter, words_of
from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.fonts import page_font
from writer_app.gui.shared.words import tr
from writer_app.services.session import jobs
from writer_app.services.teaching import Gain


class TeachingDialog(QDialog):
    """Y, N and S answer, Backspace goes back; nothing is written before the last button."""

    def __init__(self, desk: Desk, taught: jobs.Taught, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.presenter = TeachingPresenter(desk.session, taught.lesson)
        self.progress, self.doubt, self.against = QLabel(self), QLabel(self), QLabel(self)
        self.passage, self.place = QLabel(self), QLabel(self)
        self.yes, self.no = _button(tr("Yes"), "Y", self), _button(tr("No"), "N", self)
        self.skip, self.back = _button(tr("Skip"), "S", self), _button(tr("Back"), "Backspace", self)
        self.enough, self.write = QPushButton(tr("Enough"), self), QPushButton(tr("Write it on the page"), self)
        self.boxes: list[tuple[QCheckBox, Gain]] = []
        self._leaves, self._learnt = QStackedWidget(self), QVBoxLayout()
        self.setWindowTitle(tr("{name}, taught by example", name=taught.lesson.name))
        self.enough.setAutoDefault(False)
        self.write.setDefault(True)
        self._lay_out()
        self.yes.clicked.connect(lambda: self._answer(True))
        self.no.clicked.connect(lambda: self._answer(False))
        self.skip.clicked.connect(lambda: self._answer(None))
        self.back.clicked.connect(self._go_back)
        self.enough.clicked.connect(self._end)
        self.write.clicked.connect(self._write)
        self._show()

    def _lay_out(self) -> None:
        for label in (self.passage, self.doubt, self.against):
            label.setWordWrap(True)
        self.passage.setFont(page_font())
        self.passage.setTextFormat(Qt.TextFormat.RichText)
        self.passage.setAlignment(Qt.AlignmentFlag.AlignTop)
        for label in (self.progress, self.doubt, self.against, self.place):
            label.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        asking, learnt = QWidget(self), QWidget(self)
        page, summary, foot = QVBoxLayout(asking), QVBoxLayout(learnt), QHBoxLayout()
        page.addWidget(QLabel(tr("Is {name} in use here?", name=self.presenter.lesson.name), asking))
        page.addSpacing(12)
        page.addWidget(self.place)
        page.addWidget(self.passage)
        page.addWidget(self.doubt)
        page.addStretch(1)
        summary.addLayout(self._learnt)
        summary.addWidget(self.against)
        summary.addStretch(1)
        for leaf in (asking, learnt):
            self._leaves.addWidget(leaf)
        foot.addWidget(self.progress, 1)
        for button in (self.back, self.enough, self.skip, self.no, self.yes, self.write):
            foot.addWidget(button)
        box = QVBoxLayout(self)
        box.addWidget(self._leaves, 1)
        box.addLayout(foot)
        self.resize(560, 340)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        button = {Qt.Key.Key_Y: self.yes, Qt.Key.Key_N: self.no, Qt.Key.Key_S: self.skip, Qt.Key.Key_Backspace: self.back}
        pressed = button.get(Qt.Key(event.key()))
        if pressed is None:
            super().keyPressEvent(event)
        elif pressed.isVisible():
            pressed.click()

    def _answer(self, said: bool | None) -> None:
        self.presenter.answer(said)
        self._show()

    def _go_back(self) -> None:
        self.presenter.back()
        self._show()

    def _end(self) -> None:
        self.presenter.enough()
        self._show()

    def _show(self) -> None:
        asked = self.presenter.asked
        for button in (self.yes, self.no, self.skip, self.enough):
            button.setVisible(asked is not None)
        self.write.setVisible(asked is None)
        self.back.setEnabled(self.presenter.place > 0)
        self.progress.setText(self.presenter.progress())
        self._leaves.setCurrentIndex(int(asked is None))
        if asked is None:
            self._show_learnt()
        else:
            self.place.setText(self._desk.session.title_of(asked.scene))
            self.passage.setText(_as_html(asked))
            self.passage.setAccessibleName(asked.words)
            self.doubt.setText(tr("Perhaps not: {doubt}", doubt=asked.doubt) if asked.doubt else "")
            self.yes.setFocus()

    def _show_learnt(self) -> None:
        """What would be written, each with its box; limits are only offered."""
        for box, _ in self.boxes:
            self._learnt.removeWidget(box)
            box.deleteLater()
        self.boxes = [(QCheckBox(f"{gain.message}.", self), gain) for gain in self.presenter.gains()]
        for box, gain in self.boxes:
            box.setChecked(gain.wanted)
            box.toggled.connect(lambda _: self._allow())
            self._learnt.addWidget(box)
        nothing = () if self.boxes else (tr("The page says all of this already."),)
        self.against.setText("\n".join((*nothing, *self.presenter.dropped())))
        self._allow()
        self.write.setFocus()

    @property
    def _chosen(self) -> list[Gain]:
        return [gain for box, gain in self.boxes if box.isChecked()]

    def _allow(self) -> None:
        self.write.setEnabled(bool(self._chosen))

    def _write(self) -> None:
        if not self._desk.settle():
            return
        try:
            operation = self.presenter.operation(self._chosen)
        except WriterError as error:
            self._desk.say(str(error), "warning")
            return
        if self._desk.do(operation):
            self._desk.say(tr("{title}. Undo takes it back.", title=operation.title))
            self.accept()


def _button(text: str, key: str, parent: QWidget) -> QPushButton:
    button = QPushButton(f"{text} ({key})", parent)
    button.setAccessibleName(text)
    button.setAutoDefault(False)
    return button


def _as_html(seen: Seen) -> str:
    """The sentence before it in plain letters, the passage with its verbs in bold."""
    pieces = (f"<b><u>{escape(each.text)}</u></b>" if each.marked else escape(each.text) for each in words_of(seen))
    lead = f"<p><i>{escape(seen.lead)}</i></p>" if seen.lead else ""
    return f"{lead}<p>{''.join(pieces)}</p>"
