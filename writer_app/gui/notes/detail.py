"""The selected note: its sentence, both passages side by side, and what can be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from writer_app.gui.notes.passages import Passage
from writer_app.gui.notes.passageview import PassageView
from writer_app.gui.notes.presenter import Note, Remedy
from writer_app.gui.notes.stepbar import StepBar
from writer_app.gui.shared.flow import FlowLayout
from writer_app.gui.shared.theme import Tone, severity_colour, tone
from writer_app.gui.shared.words import tr

_SIDE_BY_SIDE = 460
_MARGIN = 12
_FEW = 3
"""As many ways to mend a note have a button each."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A note with its passages, the first of which is what it is about, and what can be done about it; `frozen`: nothing."""

    note: Note
    passages: tuple[Passage, ...]
    remedies: tuple[Remedy, ...]
    frozen: bool = False


class Detail(QWidget):
    """Shows one note."""

    went = Signal(object)
    """A Passage to go to."""
    fixed = Signal(object)
    """A Remedy to make use of."""
    meaning = Signal()
    """It is meant that way; why is to be asked."""
    reopened = Signal()
    """It is no longer meant that way."""
    left = Signal()
    """Back to the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Shown | None = None
        self._pair: QBoxLayout | None = None
        self.bar = StepBar(self)
        self.bar.left.connect(self.left)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAccessibleName(tr("The selected note"))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._foot = QWidget(self)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        for widget in (self.bar, self._scroll, self._foot):
            self._box.addWidget(widget, 1 if widget is self._scroll else 0)

    def show_note(self, shown: Shown | None) -> None:
        """Shows a note; the keyboard and the place stay where they were while it is the same one."""
        if shown == self._shown:
            return
        same = shown is not None and self._shown is not None and shown.note.key == self._shown.note.key
        held, where = self._held() if same else "", self._scroll.verticalScrollBar().value() if same else 0
        self._shown = shown
        old = self._scroll.takeWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        self._pair = None
        if shown is not None:
            self._scroll.setWidget(self._page(shown))
        foot = self._new_foot(shown) if shown is not None else QWidget(self)
        self._box.replaceWidget(self._foot, foot)
        self._foot.hide()
        self._foot.deleteLater()
        self._foot = foot
        foot.show()
        self._lay_out()
        self._scroll.verticalScrollBar().setValue(where)
        for button in self._buttons():
            if held and button.text() == held:
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """The keyboard to the first passage."""
        first = next(self._buttons(), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _buttons(self) -> Iterator[QPushButton]:
        page = self._scroll.widget()
        yield from page.findChildren(QPushButton) if page is not None else ()
        yield from self._foot.findChildren(QPushButton)

    def _held(self) -> str:
        return next((button.text() for button in self._buttons() if button.hasFocus()), "")

    def _page(self, shown: Shown) -> QWidget:
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        box.setSpacing(8)
        box.addWidget(self._head(shown.note))
        box.addLayout(self._passages(shown, page))
        box.addStretch(1)
        return page

    def _head(self, note: Note) -> QWidget:
        head = QLabel()
        head.setWordWrap(True)
        head.setTextFormat(Qt.TextFormat.RichText)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.05)
        head.setFont(font)
        meant = note.finding.dismissed is not None
        colour = (tone(Tone.DIM, self.palette()) if meant else severity_colour(note.finding.severity, self.palette())).name()
        head.setText(f'<span style="color:{colour}"><b>{escape(note.standing)}.</b></span> {escape(note.message)}')
        head.setAccessibleName(note.spoken)
        return head

    def _passages(self, shown: Shown, page: QWidget) -> QBoxLayout:
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        views = [PassageView(passage, shown.note.finding.severity, page) for passage in shown.passages]
        for view in views:
            view.went.connect(self.went)
        against = QVBoxLayout()
        against.setSpacing(8)
        for view in views[1:]:
            against.addWidget(view)
        against.addStretch(1)
        if views:
            self._pair.addWidget(views[0], 1)
        self._pair.addLayout(against, 1)
        return self._pair

    def _new_foot(self, shown: Shown) -> QWidget:
        foot = QWidget(self)
        box = QVBoxLayout(foot)
        box.setContentsMargins(_MARGIN, 4, _MARGIN, 8)
        box.setSpacing(6)
        reason = shown.note.finding.dismissed
        if reason is not None:
            told = tr("You mean it that way: {reason}", reason=reason) if reason else tr("You mean it that way.")
            line = QLabel(told, foot)
            line.setWordWrap(True)
            line.setTextFormat(Qt.TextFormat.PlainText)
            box.addWidget(line)
        row = QWidget(foot)
        flow = FlowLayout(row)
        flow.setContentsMargins(0, 0, 0, 0)
        few = len(shown.remedies) <= _FEW
        for remedy in shown.remedies if few else shown.remedies[:1]:
            flow.addWidget(self._button(remedy, row))
        if not few:
            flow.addWidget(self._others(shown.remedies[1:], row))
        meaning = QPushButton(tr("No longer meant that way") if reason is not None else tr("Meant that way…"), row)
        meaning.setAutoDefault(True)
        meaning.clicked.connect(self.reopened if reason is not None else self.meaning)
        flow.addWidget(meaning)
        box.addWidget(row)
        row.setHidden(shown.frozen)
        return foot

    def _button(self, remedy: Remedy, row: QWidget) -> QPushButton:
        button = QPushButton(remedy.title, row)
        button.setAutoDefault(True)
        button.setAccessibleName(remedy.spoken)
        button.setToolTip(remedy.spoken)
        button.clicked.connect(lambda _=False, chosen=remedy: self.fixed.emit(chosen))
        return button

    def _others(self, remedies: Sequence[Remedy], row: QWidget) -> QPushButton:
        """The ways that stand behind one button, so that the passages keep their room."""
        button = QPushButton(tr("{n} other ways", n=len(remedies)), row)
        button.setAutoDefault(True)
        menu = QMenu(button)
        menu.setAccessibleName(tr("Other ways to mend this"))
        for remedy in remedies:
            action = menu.addAction(remedy.title)
            action.setToolTip(remedy.spoken)
            action.triggered.connect(lambda _=False, chosen=remedy: self.fixed.emit(chosen))
        button.setMenu(menu)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        if self._pair is not None:
            beside = self.width() >= _SIDE_BY_SIDE
            direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
            self._pair.setDirection(direction)
            self._pair.setSpacing(22 if beside else 10)
