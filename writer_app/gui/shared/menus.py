"""Makes menus, shortcuts and tool tips of the table of actions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from writer_app.gui.shared.actions import MENUS, Action, clashes
from writer_app.gui.shared.words import tr


@dataclass(frozen=True, slots=True)
class Bound:
    """An action and the object whose method does it."""

    row: Action
    owner: object

    def possible(self) -> bool:
        """Whether it can be done now."""
        can: Callable[[str], bool] | None = getattr(self.owner, "can", None)
        return can is None or can(self.row.id)

    def run(self) -> None:
        """Does it, if it can be done now."""
        if self.possible():
            act: Callable[[], object] = getattr(self.owner, self.row.callback)
            act()


class Menus:
    """The actions of a window, as Qt has them. Raises ValueError where ids or shortcuts clash: a fault of ours."""

    def __init__(self, window: QMainWindow, bound: Iterable[Bound]) -> None:
        rows = tuple(bound)
        self.bound: Mapping[str, Bound] = {each.row.id: each for each in rows}
        if told := clashes(each.row for each in rows):
            raise ValueError(f"told twice: {', '.join(told)}")
        self.actions = {each.row.id: self._action(window, each) for each in rows}
        self._menus = {name: menu for name in MENUS if (menu := self._menu(window, name)) is not None}

    def _action(self, window: QMainWindow, bound: Bound) -> QAction:
        action = QAction(tr(bound.row.title), window)
        action.setObjectName(bound.row.id)
        action.setShortcut(QKeySequence(bound.row.shortcut))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setStatusTip(tr(bound.row.tip or bound.row.title))
        action.setToolTip(tool_tip(bound.row))
        action.triggered.connect(lambda: bound.run())
        window.addAction(action)
        return action

    def _menu(self, window: QMainWindow, name: str) -> QMenu | None:
        rows = [each.row for each in self.bound.values() if each.row.menu == name]
        if not rows:
            return None
        menu = window.menuBar().addMenu(tr(name))
        menu.setToolTipsVisible(True)
        for row in rows:
            if row.divided:
                menu.addSeparator()
            menu.addAction(self.actions[row.id])
        menu.aboutToShow.connect(lambda: self.refresh(name))
        # A shortcut asks for itself whether it can be done; a grey one would stay silent after the menu was closed.
        menu.aboutToHide.connect(lambda: self._enable_all(name))
        return menu

    def refresh(self, name: str) -> None:
        """Greys what cannot be done now."""
        for each in self.bound.values():
            if each.row.menu == name:
                self.actions[each.row.id].setEnabled(each.possible())

    def _enable_all(self, name: str) -> None:
        for each in self.bound.values():
            if each.row.menu == name:
                self.actions[each.row.id].setEnabled(True)


def tool_tip(row: Action) -> str:
    """What hovering over the action says."""
    text = tr(row.tip or row.title)
    keys = QKeySequence(row.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text} ({keys})" if keys else text
