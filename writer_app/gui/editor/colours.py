"""The colours of the page."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from writer_app.gui.editor.highlighter import Inks
from writer_app.gui.editor.marks import MarkKind
from writer_app.gui.shared.theme import Tone, tone

_TONES = {
    MarkKind.CONFLICT: Tone.CONFLICT,
    MarkKind.WARNING: Tone.DOUBT,
    MarkKind.NOTE: Tone.NOTE,
    MarkKind.SPELLING: Tone.SPELLING,
}


def inks_of(palette: QPalette) -> Inks:
    """The colours of prose."""
    text = palette.color(QPalette.ColorRole.Text)
    return Inks(text, tone(Tone.DIM, palette), text)


def mark_colour(kind: MarkKind, palette: QPalette) -> QColor:
    """The colour of an underline."""
    return tone(_TONES[kind], palette)
