"""A panel in the window: shown, hidden and given the keyboard by a key of its own."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QWidget

from writer_app.gui.shared.actions import Action


@dataclass(frozen=True, slots=True)
class Pane:
    """One panel. `dock` is None for the text, which is always there."""

    name: str
    title: str
    panel: QWidget
    dock: QDockWidget | None = None

    def focus(self) -> None:
        """Shows the panel and gives it the keyboard."""
        self.reveal()
        target = first_focus(self.panel)
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def reveal(self) -> None:
        """Shows the panel, in front of those that share its place."""
        if self.dock is not None:
            self.dock.show()
            self.dock.raise_()

    def toggle(self) -> None:
        """Shows the panel, or hides it."""
        if self.dock is not None:
            self.dock.setVisible(not self.dock.isVisible())

    def has_focus(self) -> bool:
        """Whether the keyboard is in it."""
        focus = self.panel.window().focusWidget()
        return focus is not None and (focus is self.panel or self.panel.isAncestorOf(focus))

    def rows(self, key: str) -> tuple[Action, ...]:
        """Its actions; `key` gives it the keyboard."""
        go = Action(f"go.{self.name}", self.title, "focus", key, "Go")
        if self.dock is None:
            return (go,)
        return (go, Action(f"view.{self.name}", f"Show or hide: {self.title}", "toggle", "", "View"))


def first_focus(panel: QWidget) -> QWidget:
    """What in a panel takes the keyboard first: the panel itself or its first child that does."""
    if panel.focusPolicy() & Qt.FocusPolicy.TabFocus or panel.focusProxy() is not None:
        return panel
    for child in panel.findChildren(QWidget):
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisibleTo(panel) and child.isEnabled():
            return child
    return panel
