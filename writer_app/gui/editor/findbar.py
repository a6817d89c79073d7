"""The bar below the page that finds and replaces, all by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from writer_app.gui.editor.seeking import Wanted
from writer_app.gui.shared.words import tr

_GAP = 12


class FindBar(QWidget):
    """Two lines of fields and switches; it knows nothing of the text."""

    changed = Signal()
    """Something else is looked for."""
    next_asked = Signal()
    previous_asked = Signal()
    replace_asked = Signal()
    all_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sought = _field(tr("Find"), self)
        self.new = _field(tr("Replace with"), self)
        self.whole = QCheckBox(tr("Whole &words"), self)
        self.exact = QCheckBox(tr("Match &case and accents"), self)
        self.inside = QCheckBox(tr("Only in the &selection"), self)
        self.told = QLabel(self)
        self.told.setAccessibleName(tr("Places found"))
        self.told.setMinimumWidth(self.fontMetrics().horizontalAdvance(tr("Nothing found")) + _GAP)
        self._second: list[QWidget] = [self.new]
        self._lay_out()
        self.sought.textChanged.connect(self.changed)
        self.whole.toggled.connect(self.changed)
        self.exact.toggled.connect(self.changed)
        self.inside.toggled.connect(self.changed)
        self.hide()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setHorizontalSpacing(8)
        steps = QHBoxLayout()
        for text, tip, signal in (
            ("↑", tr("Previous place (Shift+F3)"), self.previous_asked),
            ("↓", tr("Next place (F3)"), self.next_asked),
        ):
            steps.addWidget(_button(text, tip, signal, self))
        for widget in (self.told, self.whole, self.exact, self.inside):
            steps.addWidget(widget)
        steps.addStretch(1)
        steps.addWidget(_button("✕", tr("Close (Esc)"), self.closed, self))
        one = _button(tr("Replace"), tr("Replaces this place and goes on"), self.replace_asked, self)
        every = _button(tr("Replace all"), tr("Replaces every place, as one step to undo"), self.all_asked, self)
        self._second += [one, every]
        row = QHBoxLayout()
        row.addWidget(one)
        row.addWidget(every)
        row.addStretch(1)
        grid.addWidget(self.sought, 0, 0)
        grid.addLayout(steps, 0, 1)
        grid.addWidget(self.new, 1, 0)
        grid.addLayout(row, 1, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 5)

    @property
    def wanted(self) -> Wanted:
        """What is looked for."""
        return Wanted(self.sought.text(), self.whole.isChecked(), self.exact.isChecked())

    def open(self, text: str, *, replaces: bool, inside: bool) -> None:
        """Shows the bar with `text` to be looked for (where there is any), and gives it the keyboard. `inside`: there is a
        selection to look through, and only there is looked."""
        with QSignalBlocker(self.inside):
            self.inside.setChecked(inside)
        self.inside.setVisible(inside)
        for widget in self._second:
            widget.setVisible(replaces)
        if text:
            self.sought.setText(text)
        self.show()
        self.sought.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.sought.selectAll()
        self.changed.emit()

    def tell(self, number: int, total: int) -> None:
        """Says which of how many places is shown; `number` from 1, 0 for none of them."""
        if not self.sought.text():
            self.told.setText("")
        elif not total:
            self.told.setText(tr("Nothing found"))
        else:
            self.told.setText(tr("{number} of {total}", number=f"{number:,}", total=f"{total:,}") if number else f"{total:,}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if watched is self.new and not back:
                self.replace_asked.emit()
            else:
                (self.previous_asked if back else self.next_asked).emit()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _field(name: str, bar: FindBar) -> QLineEdit:
    field = QLineEdit(bar)
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
    field.setClearButtonEnabled(True)
    field.installEventFilter(bar)
    return field


def _button(text: str, tip: str, signal: object, bar: FindBar) -> QToolButton:
    button = QToolButton(bar)
    button.setText(text)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setAutoRaise(True)
    button.clicked.connect(signal)
    return button
