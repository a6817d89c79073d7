"""The colours of the page, drawn from those of the window so that light and dark both read well."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from writer_app.gui.editor.highlighter import Inks
from writer_app.gui.editor.marks import MarkKind

_LIGHT = {
    MarkKind.CONFLICT: "#b3261e",
    MarkKind.WARNING: "#a06a00",
    MarkKind.NOTE: "#3f6a94",
    MarkKind.SPELLING: "#7a5c99",
}
_DARK = {
    MarkKind.CONFLICT: "#ff8f85",
    MarkKind.WARNING: "#e0b252",
    MarkKind.NOTE: "#8db7e0",
    MarkKind.SPELLING: "#bfa3dd",
}
_FAINT = 0.5


def inks_of(palette: QPalette) -> Inks:
    """The colours of prose."""
    text, base = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Base)
    return Inks(text, between(text, base, _FAINT), text)


def mark_colour(kind: MarkKind, palette: QPalette) -> QColor:
    """The colour of an underline."""
    dark = palette.color(QPalette.ColorRole.Base).lightness() < palette.color(QPalette.ColorRole.Text).lightness()
    return QColor((_DARK if dark else _LIGHT)[kind])


def between(one: QColor, other: QColor, share: float) -> QColor:
    """The colour that lies `share` of the way from one to the other."""
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return QColor(*(round(first + (second - first) * share) for first, second in pairs))
