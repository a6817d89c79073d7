"""One sentence of a page: words, and slots that are buttons until they are typed in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from writer_app.gui.lore.editing import SlotLine
from writer_app.gui.shared.flow import FlowLayout
from writer_app.gui.shared.words import tr
from writer_app.services.pagesentences import EMPTY, Offer, Sentence, Slot

_MOST = 380
_PIECES = re.compile(r"\S+\s*|\s+")


class SlotButton(QAbstractButton):
    """A value in its sentence, underlined with dots; it is pressed to be changed."""

    removed = Signal()

    def __init__(self, slot: Slot, sentence: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.slot = slot
        self.setText(slot.words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setAccessibleName(f"{slot.label}: {slot.words if slot.items else tr('nothing yet')}")
        self.setAccessibleDescription(sentence)
        self.setToolTip(tr("{label}: press Enter to change it", label=slot.label))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(min(metrics.horizontalAdvance(self.text()) + 1, _MOST), metrics.height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, palette = QPainter(self), self.palette()
        ink = QPalette.ColorRole.Link if self.slot.items else QPalette.ColorRole.PlaceholderText
        if self.hasFocus() or self.underMouse():
            painter.fillRect(self.rect(), palette.color(QPalette.ColorRole.Highlight))
            ink = QPalette.ColorRole.HighlightedText
        painter.setPen(QPen(palette.color(ink)))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)
        pen = QPen(palette.color(ink), 1, Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawLine(0, self.height() - 3, self.width(), self.height() - 3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_F2:
                self.click()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.removed.emit()
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


class SentenceRow(QWidget):
    """A sentence that can be changed where it stands."""

    filled = Signal(object, str)
    wondering = Signal(object, str)
    missing = Signal(object)
    """What would change if the Sentence were not there?"""
    """A Slot, and the text typed into it."""
    removed = Signal(object)
    """The Sentence is to go."""
    left = Signal()
    """The line was left with nothing said."""

    def __init__(
        self, sentence: Sentence, choices: Callable[[Slot], Sequence[str]], parent: QWidget, *, frozen: bool = False
    ) -> None:
        super().__init__(parent)
        self.sentence = sentence
        self._frozen = frozen
        self._choices = choices
        self.line: SlotLine | None = None
        self._flow = FlowLayout(self, gap=0, leading=2)
        self._flow.setContentsMargins(0, 1, 0, 1)
        self.setAccessibleName(str(sentence))
        groups = list(_glued(sentence.pieces))
        for group in groups:
            self._flow.addWidget(self._group(group, last=group is groups[-1]))

    def slot_button(self, path: object) -> SlotButton | None:
        """The button of the slot at `path`."""
        return next((button for button in self.findChildren(SlotButton) if button.slot.path == path), None)

    def edit(self, slot: Slot, button: QWidget | None = None) -> None:
        """Opens a slot to be typed in, in its own place, or at the end where it has none yet."""
        self.close_line()
        line = self.line = SlotLine(slot, self._choices(slot), self)
        line.done.connect(lambda text: self.filled.emit(slot, text))
        line.wondered.connect(lambda text: self.wondering.emit(slot, text))
        line.setToolTip(tr("Enter writes it; Ctrl+Enter asks what it would change"))
        line.left.connect(lambda: self._leave(button))
        group = button.parentWidget() if button is not None else None
        box = group.layout() if group is not None else None
        if button is not None and isinstance(box, QHBoxLayout):
            button.hide()
            box.insertWidget(box.indexOf(button), line)
        else:
            self._flow.addWidget(line)
        line.show()
        line.selectAll()
        line.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_line(self) -> None:
        """Closes the line that is open, as it was."""
        line, self.line = self.line, None
        if line is not None:
            line.hide()
            line.deleteLater()

    def _leave(self, button: QWidget | None) -> None:
        self.close_line()
        if button is not None:
            button.show()
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._flow.invalidate()
        self.left.emit()

    def _group(self, pieces: list[str | Slot], last: bool) -> QWidget:
        more = last and self.sentence.whole and not self._frozen
        if len(pieces) == 1 and isinstance(pieces[0], str) and not more:
            return self._piece(pieces[0], self)
        group = QWidget(self)
        box = QHBoxLayout(group)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for piece in pieces:
            box.addWidget(self._piece(piece, group))
        if more:
            box.addWidget(self._more_button(group))
        return group

    def _piece(self, piece: str | Slot, parent: QWidget) -> QWidget:
        if isinstance(piece, str):
            label = QLabel(piece, parent)
            label.setContentsMargins(0, 0, 0, 3)
            return label
        button = SlotButton(piece, str(self.sentence), parent)
        if self._frozen:
            button.setToolTip("")
            button.setDisabled(True)
        button.clicked.connect(lambda: self.edit(piece, button))
        if self.sentence.whole:
            button.removed.connect(lambda: self.removed.emit(self.sentence))
        return button

    def _more_button(self, parent: QWidget) -> QToolButton:
        button = QToolButton(parent)
        button.setText("⋯")
        button.setAutoRaise(True)
        button.setStyleSheet("QToolButton::menu-indicator { image: none; } QToolButton { border: none; padding: 0 4px; }")
        button.setAccessibleName(tr("More for: {sentence}", sentence=str(self.sentence)))
        button.setToolTip(tr("Say more, or take this away"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for offer in self.sentence.more:
            menu.addAction(_titled(offer)).triggered.connect(lambda _=False, slot=offer.slot: self._add(slot))
        if self.sentence.more:
            menu.addSeparator()
        menu.addAction(tr("What would it change to take this away?")).triggered.connect(
            lambda: self.missing.emit(self.sentence)
        )
        menu.addAction(tr("Take this sentence away")).triggered.connect(lambda: self.removed.emit(self.sentence))
        button.setMenu(menu)
        return button

    def _add(self, slot: Slot) -> None:
        if slot.type.value == "true or nothing":
            self.filled.emit(slot, "true")
        else:
            self.edit(slot)


def _titled(offer: Offer) -> str:
    return offer.phrase if EMPTY not in offer.phrase else offer.phrase.replace(EMPTY, "…")


def _glued(pieces: Sequence[str | Slot]) -> Iterator[list[str | Slot]]:
    """The pieces of a sentence in words, those without a blank between them together."""
    held: list[str | Slot] = []
    for piece in pieces:
        for token in _PIECES.findall(piece) if isinstance(piece, str) else (piece,):
            held.append(token)
            if isinstance(token, str) and token[-1].isspace():
                yield held
                held = []
    if held:
        yield held
