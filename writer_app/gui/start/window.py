"""The start page in its window."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMainWindow, QScrollArea

from writer_app.gui.shared.actions import Action
from writer_app.gui.shared.finding import Choice
from writer_app.gui.shared.menus import Bound, Menus
from writer_app.gui.shared.palette import Palette
from writer_app.gui.shared.words import tr
from writer_app.gui.start.panel import StartPanel

ACTIONS = (
    Action("start.novel", "New novel…", "new_novel", "Ctrl+N", "File"),
    Action("start.bring_in", "Bring in a manuscript…", "bring_in", "Ctrl+I", "File"),
    Action("start.open", "Open a project…", "open_folder", "Ctrl+O", "File"),
    Action("start.sample", "Open the sample", "open_sample", "", "File", "A copy of your own, to play with"),
    Action("start.fresh", "A fresh copy of the sample", "fresh_sample", "", "File"),
    Action("start.forget", "Take off the list", "forget", "", "File", "The chosen recent project; its files stay"),
    Action("start.close", "Quit", "close", "Ctrl+Q", "File", divided=True),
    Action("start.palette", "Do anything…", "show_palette", "Ctrl+Shift+P", "Go", "Every action by name"),
)


class StartWindow(QMainWindow):
    """The window of the program while no project is open."""

    asked = Signal(str)
    """What the writer wants: "novel", "manuscript", "folder", "sample" or "fresh"."""

    def __init__(self) -> None:
        super().__init__()
        self.panel = StartPanel()
        # On a small screen at 200 % the page is taller than the window.
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.panel)
        self.setCentralWidget(scroll)
        self.setWindowTitle(tr("Writer"))
        self.resize(1100, 720)
        self.menus = Menus(self, [Bound(row, self) for row in ACTIONS])
        panel = self.panel
        ways = (panel.novel, panel.manuscript, panel.folder, panel.sample, panel.fresh)
        for button, what in zip(ways, ("novel", "manuscript", "folder", "sample", "fresh"), strict=True):
            button.clicked.connect(lambda _=False, what=what: self.asked.emit(what))

    def can(self, action: str) -> bool:
        """Whether an action is possible now."""
        needs = {
            "start.fresh": not self.panel.fresh.isHidden(),
            "start.forget": self.panel.recent.currentItem() is not None,
        }
        return needs.get(action, True)

    def new_novel(self) -> None:
        """A novel from nothing."""
        self.asked.emit("novel")

    def bring_in(self) -> None:
        """A novel from files."""
        self.asked.emit("manuscript")

    def open_folder(self) -> None:
        """A project that is there."""
        self.asked.emit("folder")

    def open_sample(self) -> None:
        """The writer's copy of the sample."""
        self.asked.emit("sample")

    def fresh_sample(self) -> None:
        """Another copy of it."""
        self.asked.emit("fresh")

    def forget(self) -> None:
        """The chosen recent project is no longer listed."""
        self.panel.recent.forget()

    def show_palette(self) -> None:
        """Every action by name."""
        possible = [bound for bound in self.menus.bound.values() if bound.possible() and bound.row.id != "start.palette"]
        choices = [Choice(tr(each.row.title), each.run, each.row.shortcut) for each in possible]
        Palette(self, tr("What do you want to do?"), choices).open()
