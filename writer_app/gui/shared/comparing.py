"""Two versions of a text side by side, and the writer's choice between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from writer_app.gui.shared.words import tr
from writer_app.services.session.outside import Choice

_LONGEST = 20_000
"""Characters of which differing words are marked; two longer texts are marked by their paragraphs alone."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: a title and a sentence, what the two sides are called, the pairs of texts, and what each choice is
    called. `first` is chosen to begin with."""

    title: str
    text: str
    sides: tuple[str, str]
    pairs: tuple[tuple[str, str], ...]
    choices: tuple[tuple[Choice, str], ...]
    first: Choice


class Comparing(QDialog):
    """Shows every pair with a choice of its own. Accepted, `chosen` says what was chosen; left, nothing happens."""

    def __init__(self, parent: QWidget | None, question: Question) -> None:
        super().__init__(parent)
        self.setWindowTitle(question.title)
        self._groups: list[QButtonGroup] = []
        self._question = question
        box = QVBoxLayout(self)
        label = QLabel(question.text)
        label.setWordWrap(True)
        box.addWidget(label)
        box.addWidget(self._pairs(), 1)
        box.addWidget(self._buttons())
        self.resize(900, 560)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        buttons.addButton(tr("Do it"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(tr("Decide later"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _pairs(self) -> QScrollArea:
        inner = QWidget()
        rows = QVBoxLayout(inner)
        for number, pair in enumerate(self._question.pairs, 1):
            rows.addWidget(self._pair(number, pair))
        area = QScrollArea()
        area.setAccessibleName(tr("Both versions"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        return area

    def _pair(self, number: int, pair: tuple[str, str]) -> QWidget:
        frame = QWidget()
        grid = QGridLayout(frame)
        views = [_view(tr("{side}, {number}", side=side, number=number)) for side in self._question.sides]
        for column, (side, view, text) in enumerate(zip(self._question.sides, views, pair, strict=True)):
            grid.addWidget(QLabel(side), 0, column)
            grid.addWidget(view, 1, column)
            view.setPlainText(text)
        _mark(*views)
        grid.addLayout(self._choices(number), 2, 0, 1, 2)
        return frame

    def _choices(self, number: int) -> QHBoxLayout:
        row = QHBoxLayout()
        group = QButtonGroup(self)
        for place, (choice, title) in enumerate(self._question.choices):
            button = QRadioButton(title)
            button.setAccessibleName(tr("{title}, {number}", title=title, number=number))
            button.setChecked(choice is self._question.first)
            group.addButton(button, place)
            row.addWidget(button)
        row.addStretch(1)
        self._groups.append(group)
        return row

    @property
    def chosen(self) -> Sequence[Choice]:
        """What is chosen for each pair."""
        return [self._question.choices[group.checkedId()][0] for group in self._groups]


def _view(name: str) -> QPlainTextEdit:
    view = QPlainTextEdit()
    view.setReadOnly(True)
    view.setAccessibleName(name)
    # Read-only text takes the keyboard too, so that it can be scrolled and copied without a mouse.
    view.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    view.setTabChangesFocus(True)
    view.setMinimumHeight(140)
    return view


def _mark(left: QPlainTextEdit, right: QPlainTextEdit) -> None:
    """Underlines what the other side does not have."""
    texts = left.toPlainText(), right.toPlainText()
    one, other = (_pieces(text, by_word=max(map(len, texts)) <= _LONGEST) for text in texts)
    for kind, first, last, start, end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind != "equal":
            _underline(left, one, first, last)
            _underline(right, other, start, end)


def _pieces(text: str, *, by_word: bool) -> list[str]:
    lines = text.splitlines(keepends=True)
    return [piece for line in lines for piece in _words(line)] if by_word else lines


def _words(line: str) -> list[str]:
    parts = line.split(" ")
    return [f"{part} " for part in parts[:-1]] + parts[-1:]


def _underline(view: QPlainTextEdit, pieces: list[str], first: int, last: int) -> None:
    start = _units("".join(pieces[:first]))
    end = start + _units("".join(pieces[first:last]))
    cursor = QTextCursor(view.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    look = QTextCharFormat()
    look.setFontUnderline(True)
    cursor.mergeCharFormat(look)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
