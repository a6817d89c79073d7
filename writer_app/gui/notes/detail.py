"""The selected note: its sentence, both passages side by side, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from writer_app.domain.findings import Fix, Severity
from writer_app.gui.notes.colours import dim_colour, mark_colour, severity_colour
from writer_app.gui.notes.passages import Passage
from writer_app.gui.notes.presenter import Note
from writer_app.gui.shared.flow import FlowLayout
from writer_app.gui.shared.words import tr

_SIDE_BY_SIDE = 460


class PassageView(QFrame):
    """One passage under its title; the title is a button that goes there."""

    went = Signal(object)
    """The passage."""

    def __init__(self, passage: Passage, severity: Severity, parent: QWidget) -> None:
        super().__init__(parent)
        title = QPushButton(passage.title, self)
        title.setFlat(True)
        title.setCursor(Qt.CursorShape.PointingHandCursor)
        title.setStyleSheet("text-align: left; padding: 2px 0; border: none;")
        title.setAccessibleName(passage.spoken)
        title.setToolTip(tr("Open the page") if passage.entry else tr("Go there in the text"))
        title.clicked.connect(lambda: self.went.emit(passage))
        ink, ground = self.palette().text().color().name(), mark_colour(severity, self.palette()).name()
        words = QLabel(self)
        words.setTextFormat(Qt.TextFormat.RichText)
        marked = f'<span style="background-color:{ground}; color:{ink}">{escape(passage.marked)}</span>'
        words.setText(f"{escape(passage.before)}{marked}{escape(passage.after)}")
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(title)
        box.addWidget(words)
        box.addStretch(1)


class Detail(QWidget):
    """Shows one note, or a line where there is none."""

    went = Signal(object)
    """A Passage to go to."""
    fixed = Signal(object)
    """A Fix to make."""
    meant = Signal(str)
    """It is meant that way; the reason, which may be empty."""
    reopened = Signal()
    """It is no longer meant that way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAccessibleName(tr("The selected note"))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._foot: QWidget | None = None
        self._pair: QBoxLayout | None = None
        self._row: QWidget | None = None
        self.reason: QLineEdit | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self._scroll, 1)

    def show_line(self, text: str) -> None:
        """A line instead of a note."""
        label = QLabel(text)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setMargin(24)
        label.setStyleSheet(f"color: {dim_colour(self.palette()).name()}")
        self._pair = self._row = self.reason = None
        self._take(label, None)

    def show_note(self, note: Note, passages: Sequence[Passage], fixes: Sequence[Fix]) -> None:
        """A note with its passages, the first of which is what it is about, and what can be done about it."""
        self._row = self.reason = None
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(14, 10, 14, 12)
        box.setSpacing(8)
        box.addWidget(self._head(note))
        box.addLayout(self._passages(note, passages, page))
        box.addStretch(1)
        foot = QWidget()
        below = QVBoxLayout(foot)
        below.setContentsMargins(14, 4, 14, 10)
        below.setSpacing(6)
        if note.finding.dismissed is not None:
            below.addWidget(self._meant_line(note))
        below.addWidget(self._buttons(note, fixes))
        if note.finding.dismissed is None:
            below.addWidget(self._reason_row())
        self._take(page, foot)

    def ask_reason(self) -> None:
        """Opens the line for a reason, and puts the cursor into it."""
        if self._row is not None and self.reason is not None:
            self._row.show()
            self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _take(self, widget: QWidget, foot: QWidget | None) -> None:
        for old in (self._scroll.takeWidget(), self._foot):
            if old is not None:
                old.hide()
                old.deleteLater()
        self._foot = foot
        if foot is not None:
            self._box.addWidget(foot)
            foot.show()
        self._scroll.setWidget(widget)
        self._lay_out()

    def _head(self, note: Note) -> QWidget:
        head = QLabel()
        head.setWordWrap(True)
        head.setTextFormat(Qt.TextFormat.RichText)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.1)
        head.setFont(font)
        meant = note.finding.dismissed is not None
        colour = (dim_colour(self.palette()) if meant else severity_colour(note.finding.severity, self.palette())).name()
        head.setText(f'<span style="color:{colour}"><b>{escape(note.standing)}.</b></span> {escape(note.message)}')
        head.setAccessibleName(note.spoken)
        return head

    def _passages(self, note: Note, passages: Sequence[Passage], page: QWidget) -> QBoxLayout:
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(22)
        views = [PassageView(passage, note.finding.severity, page) for passage in passages]
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

    def _meant_line(self, note: Note) -> QWidget:
        reason = note.finding.dismissed
        line = QLabel(tr("You mean it that way: {reason}", reason=reason) if reason else tr("You mean it that way."))
        line.setWordWrap(True)
        return line

    def _buttons(self, note: Note, fixes: Sequence[Fix]) -> QWidget:
        row = QWidget()
        box = FlowLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        for fix in fixes:
            button = QPushButton(fix.title, row)
            button.clicked.connect(lambda _=False, chosen=fix: self.fixed.emit(chosen))
            box.addWidget(button)
        meant = note.finding.dismissed is not None
        meaning = QPushButton(tr("No longer meant that way") if meant else tr("Meant that way…"), row)
        meaning.clicked.connect(self.reopened.emit if meant else self.ask_reason)
        box.addWidget(meaning)
        return row

    def _reason_row(self) -> QWidget:
        self._row = row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        self.reason = reason = QLineEdit()
        reason.setPlaceholderText(tr("Why? For yourself, a year from now. You may leave it empty."))
        reason.setAccessibleName(tr("Why it is meant that way"))
        keep = QPushButton(tr("Keep it"))
        keep.setAccessibleDescription(tr("Marks the note as meant that way, with this reason"))
        for signal in (reason.returnPressed, keep.clicked):
            signal.connect(lambda *_: self.meant.emit(reason.text()))
        box.addWidget(reason, 1)
        box.addWidget(keep)
        row.hide()
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        if self._pair is not None:
            beside = self._scroll.viewport().width() >= _SIDE_BY_SIDE
            direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
            self._pair.setDirection(direction)
            self._pair.setSpacing(22 if beside else 10)
