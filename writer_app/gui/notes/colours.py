"""How severe a note is, as a colour that reads on light and on dark."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from writer_app.domain.findings import Severity

_LIGHT = {Severity.CONFLICT: "#b3261e", Severity.WARNING: "#946200", Severity.NOTE: "#3f6a94"}
_DARK = {Severity.CONFLICT: "#ff8f85", Severity.WARNING: "#e0b252", Severity.NOTE: "#8db7e0"}
_DIM = 0.62


def is_dark(palette: QPalette) -> bool:
    """Whether the palette is light words on a dark ground."""
    return palette.color(QPalette.ColorRole.Base).lightness() < palette.color(QPalette.ColorRole.Text).lightness()


def severity_colour(severity: Severity, palette: QPalette) -> QColor:
    """The colour of a severity."""
    return QColor((_DARK if is_dark(palette) else _LIGHT)[severity])


def mark_colour(severity: Severity, palette: QPalette) -> QColor:
    """The ground behind the words that matter: the severity's colour, mixed into the page."""
    return mixed(severity_colour(severity, palette), palette.color(QPalette.ColorRole.Base), 0.24)


def dim_colour(palette: QPalette) -> QColor:
    """The colour of what is said beside the main thing."""
    return mixed(palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Base), _DIM)


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """`share` of one colour and the rest of the other."""
    parts = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return QColor(*(round(a * share + b * (1 - share)) for a, b in parts))
