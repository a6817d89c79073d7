"""The colours of the window, light and dark, set by hand; everything that is drawn takes them from here.

A panel draws with the roles of its palette and with `tone` for what a palette has no role for. Which of the two sets is meant
is read off the palette itself, so that nothing has to be told when light becomes dark.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from writer_app.domain.findings import Severity
from writer_app.gui.shared.sheet import sheet


class Colours(StrEnum):
    """Which set the writer wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Tone(StrEnum):
    """What a colour says beside the roles of a palette. Nothing is said by colour alone: there is always a word or a shape."""

    CONFLICT = "conflict"
    DOUBT = "doubt"
    NOTE = "note"
    SPELLING = "spelling"
    ADDED = "added"
    REMOVED = "removed"
    HIT = "hit"
    DIM = "dim"
    LINE = "line"


SEVERITY = MappingProxyType({Severity.CONFLICT: Tone.CONFLICT, Severity.WARNING: Tone.DOUBT, Severity.NOTE: Tone.NOTE})

_LIGHT: Mapping[str, str] = {
    "window": "#f1eee7",
    "page": "#fcfaf5",
    "raised": "#e8e4da",
    "text": "#2b2926",
    "chosen": "#dde8ee",
    "chosen text": "#1d2a31",
    "accent": "#2f5f78",
    "conflict": "#b3261e",
    "doubt": "#8a5a00",
    "note": "#35648f",
    "spelling": "#75548f",
    "added": "#2f6b3a",
    "removed": "#a33a2c",
    "hit": "#8a5a00",
    "dim": "#6a655b",
    "line": "#d9d4c8",
}
_DARK: Mapping[str, str] = {
    "window": "#232427",
    "page": "#1c1d1f",
    "raised": "#303236",
    "text": "#d9d5cc",
    "chosen": "#2d3c45",
    "chosen text": "#eef2f4",
    "accent": "#8fbdd6",
    "conflict": "#ff9389",
    "doubt": "#e2b65c",
    "note": "#8fb9e3",
    "spelling": "#c3a7e0",
    "added": "#8fcf9b",
    "removed": "#f0998c",
    "hit": "#e2b65c",
    "dim": "#aaa59b",
    "line": "#3a3c41",
}
_ROLES: Mapping[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "page",
    QPalette.ColorRole.AlternateBase: "window",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "dim",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "conflict",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "chosen",
    QPalette.ColorRole.HighlightedText: "chosen text",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "raised",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line",
    QPalette.ColorRole.Shadow: "line",
}
_TEXTS = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)
_WASH = 0.2


def colours_of(text: str) -> Colours:
    """The set of that name; as the system has it for any other."""
    return next((each for each in Colours if each.value == text), Colours.SYSTEM)


def palette_of(dark: bool) -> QPalette:
    """Our own palette."""
    colours = _DARK if dark else _LIGHT
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, QColor(colours[name]))
    for role in _TEXTS:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours["dim"]))
    return palette


def is_dark(palette: QPalette) -> bool:
    """Whether the palette is light words on a dark ground."""
    return palette.color(QPalette.ColorRole.Base).lightness() < palette.color(QPalette.ColorRole.Text).lightness()


def tone(kind: Tone, palette: QPalette) -> QColor:
    """The colour of `kind` on the grounds of `palette`."""
    return QColor((_DARK if is_dark(palette) else _LIGHT)[kind])


def severity_colour(severity: Severity, palette: QPalette) -> QColor:
    """The colour of a note."""
    return tone(SEVERITY[severity], palette)


def wash(kind: Tone, palette: QPalette) -> QColor:
    """The ground behind words of this kind: the colour mixed into the page."""
    return mixed(tone(kind, palette), palette.color(QPalette.ColorRole.Base), _WASH)


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """`share` of one colour, from 0 to 1, and the rest of the other."""
    parts = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return QColor(*(round(first * share + second * (1 - share)) for first, second in parts))


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two colours, from 1 to 21, as WCAG 2.2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def dress(qt: QApplication, colours: Colours) -> None:
    """Gives every window of the program its looks."""
    dark = colours is Colours.DARK or (colours is Colours.SYSTEM and system_is_dark())
    if not qt.styleSheet():
        qt.setStyle("Fusion")
    palette = palette_of(dark)
    qt.setPalette(palette)
    qt.setStyleSheet(sheet(palette))


def system_is_dark() -> bool:
    """Whether the desktop asks for dark windows."""
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
