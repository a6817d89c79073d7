"""A sentence in the making: its words, and a line for each slot."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from writer_app.gui.lore.editing import SlotLine
from writer_app.gui.shared.flow import FlowLayout
from writer_app.services.loreforms import Form
from writer_app.services.pagesentences import Slot


class SentenceForm(QWidget):
    """Shows one form at a time; `lines` are its slots by key."""

    changed = Signal()
    """Something was typed."""
    finished = Signal()
    """Enter, and nothing is open any more."""

    def __init__(self, choices: Callable[[Slot], Sequence[str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._choices = choices
        self._flow = FlowLayout(self, gap=4, leading=6)
        self._flow.setContentsMargins(0, 4, 0, 4)
        self.form: Form | None = None
        self.lines: dict[str, SlotLine] = {}

    def show_form(self, form: Form, given: Mapping[str, str]) -> None:
        """Shows a form with what is given so far in its slots."""
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.form, self.lines = form, {}
        for piece in form.sentence.pieces:
            if isinstance(piece, str):
                for word in piece.split():
                    self._add(QLabel(word, self))
            else:
                self._add(self._line(piece, given))

    def filled(self) -> dict[str, str]:
        """What is typed, by key."""
        return {key: line.text() for key, line in self.lines.items() if line.text().strip()}

    def open_line(self) -> SlotLine | None:
        """The first slot that needs a value and has none."""
        return next((line for line in self.lines.values() if not line.text() and not line.slot.optional), None)

    def focus_first(self) -> None:
        """The keyboard to the first slot that is open, or else to the first one."""
        line = self.open_line() or next(iter(self.lines.values()), None)
        if line is not None:
            line.setFocus(Qt.FocusReason.TabFocusReason)

    def _line(self, slot: Slot, given: Mapping[str, str]) -> SlotLine:
        key = str(slot.path[-1])
        line = SlotLine(slot, self._choices(slot), self, given.get(key, ""))
        line.staying = True
        line.textChanged.connect(self.changed)
        line.done.connect(lambda _, at=line: self._on_enter(at))
        self.lines[key] = line
        return line

    def _add(self, widget: QWidget) -> None:
        self._flow.addWidget(widget)
        widget.show()

    def _on_enter(self, line: SlotLine) -> None:
        following = self.open_line()
        if following is not None and following is not line:
            following.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.finished.emit()
