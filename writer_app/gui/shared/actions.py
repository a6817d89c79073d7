"""What can be done in the window, as data: one row makes the menu, the shortcut, the tool tip and the line of the palette.

A panel lists its own as the class attribute `ACTIONS`; `callback` names a method of that panel (for the window's own rows a
method of the window) that takes no arguments. Where a panel has a method `can(action_id) -> bool`, it says what is possible
now; without one everything is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

MENUS = ("File", "Edit", "Story", "Lore", "View", "Go", "Help")
"""The menus, from left to right."""


@dataclass(frozen=True, slots=True)
class Action:
    """`id` is `panel.verb` ("binder.new_scene"), `title` what the writer reads ("New scene"), `shortcut` as Qt writes it
    ("Ctrl+Shift+N", empty for none), `callback` a method's name, `menu` one of MENUS, or empty for the palette alone. `tip`
    says more than the title where that helps; `divided` puts a line above it in the menu."""

    id: str
    title: str
    callback: str
    shortcut: str = ""
    menu: str = ""
    tip: str = ""
    divided: bool = False


def clashes(actions: Iterable[Action]) -> tuple[str, ...]:
    """Ids and shortcuts that stand in more than one row: a fault of ours."""
    rows = tuple(actions)
    told = Counter(row.id for row in rows) + Counter(row.shortcut.lower() for row in rows if row.shortcut)
    return tuple(sorted(name for name, times in told.items() if times > 1))
