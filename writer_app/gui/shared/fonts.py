"""Which letters a page is set in: a good serif that this computer has."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

LIKED = (
    "Literata",
    "Source Serif 4",
    "Source Serif Pro",
    "Charter",
    "Iowan Old Style",
    "Crimson Pro",
    "Noto Serif",
    "Georgia",
    "Constantia",
    "Cambria",
    "Liberation Serif",
    "DejaVu Serif",
)


def page_font() -> QFont:
    """The first of the liked families that is there, else whatever serif the system offers."""
    there = set(QFontDatabase.families())
    font = QFont(next((family for family in LIKED if family in there), "serif"))
    font.setStyleHint(QFont.StyleHint.Serif)
    return font
