"""One question in the list; the one that the keys are about unfolds."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from writer_app.domain.proposals import Passage
from writer_app.gui.noticed.rows import Part, Row, Told
from writer_app.gui.shared.theme import Tone, mixed, tone
from writer_app.gui.shared.words import tr

_EMPHASIS = re.compile(r"\*{1,2}(\S[^*]*)\*{1,2}")
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EDGE, _SHARE = 3, 0.6
_OPENING, _CLOSING = '“"«„', '”"»'


class RowView(QFrame):
    """Shows a Row. It takes the keyboard; what it unfolds to can be reached with Tab."""

    chosen = Signal(str)
    """The id: it has the keyboard now, or was clicked."""
    went = Signal(object)
    """A domain Passage: to where it stands."""
    ticked = Signal(str, bool)
    """The id of a part, and whether it is accepted with the page."""
    pressed = Signal(str)
    """One of "accept", "later", "more": what a button of it asks for."""

    def __init__(self, row: Row, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = row
        self._inner: QWidget | None = None
        self._current = False
        self.title, self.beside = _words(self), _words(self)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(row.spoken)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(12, 6, 10, 6)
        self._box.setSpacing(2)
        self._box.addWidget(self.title)
        self._box.addWidget(self.beside)
        self.beside.setVisible(bool(row.beside))
        self._colour()

    @property
    def unfolded(self) -> QWidget | None:
        """What it has unfolded to."""
        return self._inner

    def unfold(self, current: bool, *, writes: bool) -> None:
        """Unfolds, or folds up again; `writes`: it may be answered."""
        if current == self._current:
            return
        self._current = current
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)
        if self._inner is not None:
            self._inner.hide()
            self._box.removeWidget(self._inner)
            self._inner.deleteLater()
            self._inner = None
        if current:
            self._inner = self._unfolded(writes)
            self._box.addWidget(self._inner)
        self._colour()
        self.update()

    def _unfolded(self, writes: bool) -> QWidget:
        inner = QWidget(self)
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 4, 0, 2)
        box.setSpacing(4)
        for part in self.row.parts:
            box.addWidget(self._tick(part, inner, writes))
        if writes:
            box.addLayout(self._buttons(inner))
        for told in self.row.passages:
            line = PassageLine(told, inner)
            line.went.connect(self.went)
            box.addWidget(line)
        if self.row.reason:
            reason = _words(inner)
            reason.setText(escape(tr("Why: {reason}", reason=self.row.reason)))
            reason.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            box.addWidget(reason)
        return inner

    def _tick(self, part: Part, parent: QWidget, writes: bool) -> QCheckBox:
        tick = QCheckBox(f"{part.text} · {part.beside}".replace("&", "&&"), parent)
        tick.setChecked(part.ticked)
        tick.setEnabled(writes)
        tick.setToolTip("\n".join(passage.words for passage in part.passages))
        tick.toggled.connect(lambda ticked: self.ticked.emit(part.id, ticked))
        return tick

    def _buttons(self, parent: QWidget) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(0, 2, 0, 0)
        line.setSpacing(6)
        for name, title, tip in (
            ("accept", tr("Accept"), tr("Makes it true (Enter or Y)")),
            ("later", tr("Not now"), tr("Asks another time (S)")),
            ("more", tr("Else…"), tr("Another name, another kind, never")),
        ):
            button = QPushButton(title, parent)
            button.setAutoDefault(False)
            button.setToolTip(tip)
            button.setAccessibleName(tr("{title}: {what}", title=title, what=self.row.text))
            button.clicked.connect(lambda _=False, asked=name: self.pressed.emit(asked))
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _colour(self) -> None:
        row = self.row
        rest = row.text[len(row.name) :]
        self.title.setText(f"<b>{escape(row.name)}</b>{escape(rest)}")
        dim = tone(Tone.DIM, self.palette()).name(QColor.NameFormat.HexArgb)
        self.beside.setText(f'<span style="color:{dim}">{escape(row.beside)}</span>')

    def paintEvent(self, event: QPaintEvent) -> None:
        """The current one stands out by its ground, and by a bar at its side while it has the keyboard."""
        super().paintEvent(event)
        if not self._current:
            return
        painter = QPainter(self)
        ground, page = (self.palette().color(role) for role in (QPalette.ColorRole.Highlight, QPalette.ColorRole.Base))
        painter.fillRect(self.rect(), mixed(ground, page, _SHARE))
        if self.hasFocus():
            painter.fillRect(0, 0, _EDGE, self.height(), self.palette().color(QPalette.ColorRole.Link))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.chosen.emit(self.row.id)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Light may have become dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "beside"):
            self._colour()


class PassageLine(QLabel):
    """A sentence of the text; a click or Enter goes there."""

    went = Signal(object)
    """The domain Passage."""

    def __init__(self, told: Told, parent: QWidget) -> None:
        super().__init__(parent)
        self._passage: Passage = told.passage
        words = " ".join(told.passage.words.split())
        name = escape(told.name)
        slanted = _EMPHASIS.sub(r"<i>\1</i>", escape(words).replace(name, f"<b>{name}</b>", 1))
        dim = tone(Tone.DIM, self.palette()).name(QColor.NameFormat.HexArgb)
        self.setTextFormat(Qt.TextFormat.RichText)
        quoted = slanted if words[:1] in _OPENING or words[-1:] in _CLOSING else f"“{slanted}”"
        self.setText(f'{quoted} <span style="color:{dim}">— {escape(told.title)}</span>')
        self.setWordWrap(True)
        self.setMargin(2)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("{title}: {words}", title=told.title, words=words))
        self.setToolTip(tr("Go there in the text (G)"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*_ENTERS, Qt.Key.Key_Space):
            self.went.emit(self._passage)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.went.emit(self._passage)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(self.palette().color(QPalette.ColorRole.Link))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


def _words(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    return label
