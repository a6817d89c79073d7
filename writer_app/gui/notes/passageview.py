"""One passage under its title."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from writer_app.domain.findings import Severity
from writer_app.gui.notes.passages import Passage
from writer_app.gui.shared.theme import SEVERITY, wash
from writer_app.gui.shared.words import tr

_EMPHASIS = re.compile(r"\*{1,2}(\S[^*]*)\*{1,2}")


class PassageView(QFrame):
    """The words that matter among those around them; the title is a button that goes there."""

    went = Signal(object)
    """The passage."""

    def __init__(self, passage: Passage, severity: Severity, parent: QWidget) -> None:
        super().__init__(parent)
        title = QPushButton(passage.title, self)
        title.setFlat(True)
        title.setAutoDefault(True)
        title.setCursor(Qt.CursorShape.PointingHandCursor)
        title.setStyleSheet("text-align: left; padding: 2px 0; border: none; color: palette(link);")
        title.setAccessibleName(passage.spoken)
        title.setToolTip(tr("Open the page") if passage.entry else tr("Go there in the text"))
        title.clicked.connect(lambda: self.went.emit(passage))
        ink, ground = self.palette().text().color().name(), wash(SEVERITY[severity], self.palette()).name()
        words = QLabel(self)
        words.setTextFormat(Qt.TextFormat.RichText)
        marked = f'<span style="background-color:{ground}; color:{ink}">{_with_differing(passage)}</span>'
        words.setText(f"{_slanted(passage.before)}{marked if passage.marked else ''}{_slanted(passage.after)}")
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(title)
        box.addWidget(words)
        box.addStretch(1)


def _with_differing(passage: Passage) -> str:
    """The marked words, those in bold that the other side says otherwise."""
    before, found, after = passage.marked.partition(passage.differs) if passage.differs else (passage.marked, "", "")
    return f"{_slanted(before)}<b>{_slanted(found)}</b>{_slanted(after)}"


def _slanted(text: str) -> str:
    """Text with its emphasis as it will be read."""
    return _EMPHASIS.sub(r"<i>\1</i>", escape(text))
