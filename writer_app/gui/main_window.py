"""The window: where the panels stand, and nothing else."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QLabel, QMainWindow, QWidget

from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.words import tr

LEFT, RIGHT, BOTTOM = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)


class MainWindow(QMainWindow):
    """One project in one window."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.panels: dict[str, QWidget] = {}
        self.setWindowTitle(tr("{title} — Writer", title=desk.session.loaded.project.title))
        self.setCentralWidget(self._panel("editor", "Text"))
        for name, title, area in (
            ("binder", "Binder", LEFT),
            ("lore", "Lore", RIGHT),
            ("notes", "Continuity notes", BOTTOM),
            ("search", "Search", LEFT),
        ):
            self._dock(name, title, area)

    def _panel(self, name: str, title: str) -> QWidget:
        panel = QLabel(tr(title))
        panel.setAccessibleName(tr(title))
        self.panels[name] = panel
        return panel

    def _dock(self, name: str, title: str, area: Qt.DockWidgetArea) -> None:
        dock = QDockWidget(tr(title), self)
        dock.setObjectName(name)
        dock.setWidget(self._panel(name, title))
        self.addDockWidget(area, dock)
