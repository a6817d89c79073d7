"""A line to type the value of a slot in, with whatever it may well hold offered as one types."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from writer_app.domain.vocabulary.terms import ValueType
from writer_app.gui.shared.words import tr
from writer_app.services.pagesentences import Slot

_LEAST, _MOST = 90, 420
_HINTS = {
    ValueType.ENTRY: "whom or what",
    ValueType.POSITION: "when",
    ValueType.NUMBER: "a number",
    ValueType.COLOUR: "a colour",
    ValueType.SIZE: "a thing or a measure",
    ValueType.LENGTH: "a measure",
    ValueType.DURATION: "how long",
    ValueType.TIME: "a date or hours",
    ValueType.BODY_PART: "a part of the body",
    ValueType.MATERIAL: "a material",
    ValueType.CONDITION: "who, what or in what state",
    ValueType.WORDS: "in words",
}


class Chooser(QCompleter):
    """Completes the whole line, or with `several` what stands after its last comma."""

    def __init__(self, choices: Sequence[str], several: bool, parent: QWidget) -> None:
        super().__init__(list(choices), parent)
        self._several = several
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(12)

    def splitPath(self, path: str) -> list[str]:
        return [_parted(path)[1]] if self._several else [path]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        chosen = str(super().pathFromIndex(index))
        widget = self.widget()
        if not self._several or not isinstance(widget, QLineEdit):
            return chosen
        return _parted(widget.text())[0] + chosen


def _parted(text: str) -> tuple[str, str]:
    """What stands before the last item of a list, with its comma, and the item."""
    at = max(text.rfind(","), text.rfind(";")) + 1
    return (text[:at] + " " if at else ""), text[at:].lstrip()


class SlotLine(QLineEdit):
    """A line for one slot. Enter is `done`, Escape `left`; leaving it with another text is `done` too. Ctrl+Enter is
    `wondered`: what it would change is asked first, and the line stays.

    One that is `staying` belongs to a form: it stays open, and neither Escape nor leaving means anything to it.
    """

    done = Signal(str)
    wondered = Signal(str)
    left = Signal()

    def __init__(self, slot: Slot, choices: Sequence[str], parent: QWidget, text: str | None = None) -> None:
        super().__init__(slot.text if text is None else text, parent)
        self.slot = slot
        self._first = self.text()
        self._over = False
        self.staying = False
        self.setAccessibleName(slot.label)
        self.setAccessibleDescription(tr(_HINTS.get(slot.type, "")))
        self.setPlaceholderText(tr(_HINTS.get(slot.type, slot.label)))
        if choices:
            self.setCompleter(Chooser(choices, slot.several, self))
        self.textChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        shown = self.text() or self.placeholderText()
        self.setFixedWidth(max(_LEAST, min(_MOST, self.fontMetrics().horizontalAdvance(shown) + 26)))

    def finish(self) -> None:
        """The line has its say, once."""
        if not self._over:
            self._over = not self.staying
            self.done.emit(self.text())

    def again(self) -> None:
        """What was typed could not be used: the line stays."""
        self._over = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape if not self.staying:
                self._over = True
                self.left.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.wondered.emit(self.text())
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.finish()
            case Qt.Key.Key_Down if self.completer() is not None:
                self.completer().setCompletionPrefix(_parted(self.text())[1] if self.slot.several else self.text())
                if not self.text() or self.text() == self._first:
                    self.completer().setCompletionPrefix("")
                self.completer().complete()
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() in passing or self._over or self.staying:
            return
        if self.text() != self._first:
            self.finish()
        else:
            self._over = True
            self.left.emit()
