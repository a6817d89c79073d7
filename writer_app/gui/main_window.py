"""The window: where the panels stand and what the keys do. What the panels show is their own affair."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QLineEdit, QMainWindow, QPlainTextEdit, QVBoxLayout, QWidget

from writer_app import __version__
from writer_app.gui.binder.panel import BinderPanel
from writer_app.gui.editor.panel import EditorPanel
from writer_app.gui.export.dialog import ExportDialog
from writer_app.gui.lore.panel import LorePanel
from writer_app.gui.notes.panel import NotesPanel
from writer_app.gui.noticed.panel import NoticedPanel
from writer_app.gui.search.panel import SearchPanel
from writer_app.gui.shared.actions import Action
from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.finding import Choice
from writer_app.gui.shared.menus import Bound, Menus
from writer_app.gui.shared.messages import MessageBar
from writer_app.gui.shared.palette import Palette
from writer_app.gui.shared.panes import Pane
from writer_app.gui.shared.theme import Colours
from writer_app.gui.shared.words import tr
from writer_app.services.session.changes import Changes
from writer_app.services.session.restoring import LastTime

LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
DOCKS = (
    ("binder", "Binder", LEFT),
    ("lore", "Lore", RIGHT),
    ("notes", "Continuity notes", RIGHT),
    ("search", "Search", RIGHT),
    ("noticed", "Noticed in your text", RIGHT),
)
"""The panels around the text: name, title, side."""
PANELS: dict[str, Callable[[Desk], QWidget]] = {
    "binder": BinderPanel,
    "lore": LorePanel,
    "notes": NotesPanel,
    "search": SearchPanel,
    "noticed": NoticedPanel,
}

ACTIONS = (
    Action("window.novel", "New novel…", "new_novel", "", "File", "Beside this one; this one is saved and closed"),
    Action("window.open", "Open another project…", "open_other", "Ctrl+O", "File"),
    Action("window.recent", "Recent projects…", "open_recent", "Ctrl+Shift+O", "File"),
    Action("window.bring_in", "Bring in a manuscript…", "bring_in", "", "File", "After the chapters there are"),
    Action("window.export", "Export…", "export", "Ctrl+Shift+X", "File", "The book as one file: EPUB, Word, web page"),
    Action("window.save", "Save now", "save", "Ctrl+S", "File", "All you type is saved by itself a moment later"),
    Action("window.look", "Look for changes on disk", "look", "", "File"),
    Action("window.start", "Close the project", "to_start", "", "File", "Back to the start page", divided=True),
    Action("window.close", "Quit", "close", "Ctrl+Q", "File"),
    Action("window.undo", "Undo", "undo", "Ctrl+Z", "Edit", "Undoes typing in a text, else the last change to the project"),
    Action("window.redo", "Redo", "redo", "Ctrl+Shift+Z", "Edit"),
    Action("window.undo_step", "Undo the last change to the project", "undo_step", "Ctrl+Alt+Z", "Edit"),
    Action("window.redo_step", "Redo the change to the project", "redo_step", "Ctrl+Alt+Shift+Z", "Edit"),
    Action("window.palette", "Do anything…", "show_palette", "Ctrl+Shift+P", "Go", "Every action by name"),
    Action("window.anywhere", "Go to a scene or page…", "show_places", "Ctrl+P", "Go"),
    Action("window.next_scene", "Next scene", "next_scene", "Ctrl+PgDown", "Go", divided=True),
    Action("window.previous_scene", "Previous scene", "previous_scene", "Ctrl+PgUp", "Go"),
    Action("window.next_pane", "Next panel", "next_pane", "F6", "Go", divided=True),
    Action("window.previous_pane", "Previous panel", "previous_pane", "Shift+F6", "Go"),
    Action("window.message", "The newest message", "go_to_message", "Ctrl+Alt+M", "Go"),
    Action("window.system_colours", "Colours as the system has them", "use_system_colours", "", "View", divided=True),
    Action("window.light", "Light colours", "use_light", "", "View"),
    Action("window.dark", "Dark colours", "use_dark", "", "View"),
    Action("window.alone", "The text alone", "toggle_alone", "F11", "View", "Hides all but the text, or brings it back"),
    Action("window.about", "About", "about", "", "Help"),
)


class MainWindow(QMainWindow):
    """One project in one window."""

    asked = Signal(str)
    """What the writer wants beyond this project: "folder", "novel", "manuscript", "recent" or "start"."""
    asked_to_look = Signal()
    """The writer wants to know what changed on disk; also sent when the window comes to the front."""
    left = Signal()
    """The keyboard went to another program."""
    closing = Signal(object)
    """QCloseEvent: whoever may not let the window go ignores it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._beside: list[QDockWidget] = []
        self.messages = MessageBar(desk, self.statusBar())
        self.setDockNestingEnabled(True)
        self.panes = tuple(self._build())
        self.menus = Menus(self, self._bound())
        self._place()
        self._show_title()
        desk.changed.connect(self._on_changes)
        desk.opened.connect(lambda _: self._show_title())
        desk.page.connect(lambda _: self.pane("lore").reveal())
        desk.pane.connect(lambda name: self.pane(name).focus())

    # What stands where

    def _build(self) -> Iterator[Pane]:
        text = EditorPanel(self.desk)
        centre = QWidget()
        box = QVBoxLayout(centre)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.messages)
        box.addWidget(text, 1)
        self.setCentralWidget(centre)
        yield Pane("editor", "Text", text)
        made = {name: PANELS[name](self.desk) for name, _, _ in DOCKS}
        for name, title, side in DOCKS:
            yield Pane(name, title, made[name], self._dock(name, title, side, made[name]))

    def _dock(self, name: str, title: str, side: Qt.DockWidgetArea, panel: QWidget) -> QDockWidget:
        dock = QDockWidget(tr(title), self)
        dock.setObjectName(name)
        dock.setAccessibleName(tr(title))
        dock.setWidget(panel)
        panel.windowTitleChanged.connect(dock.setWindowTitle)
        if isinstance(panel, NoticedPanel):
            dock.visibilityChanged.connect(panel.be_seen)
        self.addDockWidget(side, dock)
        return dock

    def _place(self) -> None:
        docks = {pane.name: pane.dock for pane in self.panes if pane.dock is not None}
        self.tabifyDockWidget(docks["notes"], docks["search"])
        self.tabifyDockWidget(docks["lore"], docks["noticed"])
        for name in ("lore", "notes"):
            docks[name].raise_()
        self.resize(1366, 768)
        self.resizeDocks([docks["binder"], docks["lore"]], [250, 380], Qt.Orientation.Horizontal)
        self.resizeDocks([docks["lore"], docks["notes"]], [420, 280], Qt.Orientation.Vertical)

    def pane(self, name: str) -> Pane:
        """The panel of that name."""
        return next(pane for pane in self.panes if pane.name == name)

    def _bound(self) -> Iterator[Bound]:
        yield from (Bound(row, self) for row in ACTIONS)
        for number, pane in enumerate(sorted(self.panes, key=lambda pane: pane.name != "binder"), 1):
            yield from (Bound(row, pane) for row in pane.rows(f"Ctrl+{number}"))
            yield from (Bound(row, pane.panel) for row in getattr(pane.panel, "ACTIONS", ()))

    def _show_title(self) -> None:
        session = self.desk.session
        title = tr("{title} — Writer", title=session.loaded.project.title)
        if self.desk.scene:
            title = tr("{scene} — {rest}", scene=session.title_of(self.desk.scene), rest=title)
        self.setWindowTitle(tr("{title} (read only)", title=title) if session.read_only else title)

    def _on_changes(self, changes: Changes) -> None:
        if changes.outline or changes.scenes:
            self._show_title()

    # Where the writer left off

    def last_time(self) -> LastTime:
        """How the window stands, to be restored the next time."""
        window, panels = (bytes(part.toBase64().data()).decode() for part in (self.saveGeometry(), self.saveState()))
        return LastTime(self.desk.scene, self.desk.cursor, window, panels, self.desk.searches)

    def restore(self, last: LastTime) -> None:
        """Stands as it did. What does not fit this screen or this version is passed over."""
        self.desk.searches = last.searches
        for mark, take in ((last.window, self.restoreGeometry), (last.panels, self.restoreState)):
            if mark:
                take(QByteArray.fromBase64(mark.encode()))

    def changeEvent(self, event: QEvent) -> None:
        """Coming to the front looks at the folder; leaving it saves."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            (self.asked_to_look if self.isActiveWindow() else self.left).emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whoever listens to `closing` may still refuse."""
        self.closing.emit(event)

    # Actions

    def can(self, action: str) -> bool:
        """Whether an action of the window is possible now."""
        history = self.desk.session.history
        needs: dict[str, object] = {
            "window.undo_step": history.next_undo,
            "window.redo_step": history.next_redo,
            "window.message": self.messages.texts,
            "window.save": not self.desk.session.read_only,
            "window.bring_in": not self.desk.session.read_only,
        }
        return bool(needs.get(action, True))

    def open_other(self) -> None:
        """Another project."""
        self.asked.emit("folder")

    def open_recent(self) -> None:
        """One of the projects that were open lately."""
        self.asked.emit("recent")

    def new_novel(self) -> None:
        """A novel from nothing."""
        self.asked.emit("novel")

    def bring_in(self) -> None:
        """A manuscript into this project."""
        self.asked.emit("manuscript")

    def to_start(self) -> None:
        """Back to the start page."""
        self.asked.emit("start")

    def save(self) -> None:
        """Everything typed is saved now."""
        if self.desk.settle():
            self.desk.say(tr("Everything is saved."))

    def export(self) -> None:
        """The book as one file."""
        dialog = ExportDialog(self.desk, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def look(self) -> None:
        """Looks at the folder."""
        self.asked_to_look.emit()

    def undo(self) -> None:
        """Typing where a text has the keyboard, else the last change to the project."""
        focus = QApplication.focusWidget()
        focus.undo() if isinstance(focus, QPlainTextEdit | QLineEdit) else self.undo_step()

    def redo(self) -> None:
        """The counterpart of `undo`."""
        focus = QApplication.focusWidget()
        focus.redo() if isinstance(focus, QPlainTextEdit | QLineEdit) else self.redo_step()

    def undo_step(self) -> None:
        """The last change to the project is undone."""
        title = self.desk.session.history.next_undo
        if title and self.desk.settle() and self.desk.undo():
            self.desk.say(tr("Undone: {title}", title=title))

    def redo_step(self) -> None:
        """The change that was undone last is made again."""
        title = self.desk.session.history.next_redo
        if title and self.desk.settle() and self.desk.redo():
            self.desk.say(tr("Done again: {title}", title=title))

    def show_palette(self) -> None:
        """Every action that is possible now."""
        possible = [bound for bound in self.menus.bound.values() if bound.possible() and bound.row.id != "window.palette"]
        choices = [Choice(tr(each.row.title), each.run, self._keys(each.row.id)) for each in possible]
        Palette(self, tr("What do you want to do?"), choices).open()

    def _keys(self, action: str) -> str:
        return self.menus.actions[action].shortcut().toString()

    def show_places(self) -> None:
        """Every scene and every page."""
        loaded, titled = self.desk.session.loaded, self.desk.session.title_of
        scenes = [
            Choice(titled(scene.id), partial(self.desk.open, scene.id), tr("scene"))
            for scene in (*loaded.scenes, *loaded.unplaced)
        ]
        pages = [Choice(entry.name, partial(self.desk.show_page, entry.id), tr(entry.kind.value)) for entry in loaded.lore]
        Palette(self, tr("Go to a scene or page"), (*scenes, *pages)).open()

    def next_scene(self) -> None:
        """The scene after this one."""
        self._step(1)

    def previous_scene(self) -> None:
        """The scene before this one."""
        self._step(-1)

    def _step(self, step: int) -> None:
        order = [scene.id for scene in self.desk.session.loaded.scenes]
        place = order.index(self.desk.scene) + step if self.desk.scene in order else 0
        if 0 <= place < len(order):
            self.desk.open(order[place])

    def next_pane(self) -> None:
        """The keyboard goes to the panel after the one that has it."""
        self._cycle(1)

    def previous_pane(self) -> None:
        """The keyboard goes to the panel before the one that has it."""
        self._cycle(-1)

    def _cycle(self, step: int) -> None:
        shown = [pane for pane in self.panes if pane.panel.isVisible()]
        if not shown:
            return
        here = next((place for place, pane in enumerate(shown) if pane.has_focus()), -step if step > 0 else 0)
        shown[(here + step) % len(shown)].focus()

    def go_to_message(self) -> None:
        """The keyboard goes to the newest message."""
        self.messages.focus_first()

    def toggle_alone(self) -> None:
        """The text alone, or everything again as it was."""
        docks = [pane.dock for pane in self.panes if pane.dock is not None]
        if self._beside:
            shown, self._beside = self._beside, []
        else:
            shown, self._beside = [], [dock for dock in docks if dock.isVisible()]
        for dock in docks:
            dock.setVisible(dock in shown)
        self.menuBar().setVisible(bool(shown) or not self._beside)

    def use_system_colours(self) -> None:
        """Light or dark as the desktop is."""
        self.desk.prefer(replace(self.desk.liked, colours=Colours.SYSTEM.value))

    def use_light(self) -> None:
        """Dark words on light."""
        self.desk.prefer(replace(self.desk.liked, colours=Colours.LIGHT.value))

    def use_dark(self) -> None:
        """Light words on dark."""
        self.desk.prefer(replace(self.desk.liked, colours=Colours.DARK.value))

    def about(self) -> None:
        """What this program is."""
        self.desk.say(tr("Writer {version}: an editor for long fiction that knows the story.", version=__version__))
