"""The menu at the cursor."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from writer_app.gui.editor.offers import Chapter, Offer
from writer_app.gui.shared.words import tr

_LONGEST = 90


def fix_menu(chapters: Iterable[Chapter], act: Callable[[Offer], object], parent: QWidget) -> QMenu:
    """A menu with a heading for each thing found and a line for each thing to do; the first line is chosen."""
    menu = QMenu(parent)
    menu.setAccessibleName(tr("What to do"))
    lines: list[QAction] = []
    for chapter in chapters:
        menu.addSeparator()
        if chapter.about:
            _head(menu, chapter.about)
        for offer in chapter.offers:
            action = menu.addAction(_line(offer.title, len(lines) + 1))
            action.triggered.connect(lambda _=False, chosen=offer: act(chosen))
            lines.append(action)
    if lines:
        menu.setActiveAction(lines[0])
    return menu


def _head(menu: QMenu, text: str) -> None:
    head = menu.addAction(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…")
    head.setEnabled(False)
    font = head.font()
    font.setItalic(True)
    head.setFont(font)


def _line(title: str, number: int) -> str:
    plain = title.replace("&", "&&")
    return f"&{number}  {plain}" if number < 10 else plain
