"""The window as a program: the start page or a project, one in place of the other; a fault is told."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from writer_app.bootstrap.opening import open_session
from writer_app.config.paths import data_root, documents, sample_project
from writer_app.domain.errors import WriterError
from writer_app.gui.project import OpenProject
from writer_app.gui.shared.desk import Link
from writer_app.gui.shared.faults import FaultDialog, Faults
from writer_app.gui.shared.finding import Choice
from writer_app.gui.shared.palette import Palette
from writer_app.gui.shared.reader import Reader
from writer_app.gui.shared.theme import colours_of, dress
from writer_app.gui.shared.words import tr
from writer_app.gui.start.bringing import BringDialog
from writer_app.gui.start.novel import NovelDialog
from writer_app.gui.start.place import PlaceForm
from writer_app.gui.start.presenter import Bringing, recent_rows, refusal
from writer_app.gui.start.window import StartWindow
from writer_app.services.beginning import begin_with, copy_sample, own_sample
from writer_app.services.importing import plan_import
from writer_app.services.manuscripts import read_manuscript
from writer_app.services.session.changes import Changes
from writer_app.services.session.operations import Operation
from writer_app.services.session.preferences import Preferences, keep_preferences, preferences
from writer_app.services.session.restoring import RecentProject, forget_project, recent_projects, remember_project
from writer_app.storage.files import read_bytes
from writer_app.storage.folder import load

MakeLink = Callable[[Path, Mapping[str, str]], Link]


class App(QObject):
    """The program: the start page, or one project in its window."""

    def __init__(self, environment: Mapping[str, str], make_link: MakeLink = Reader) -> None:
        super().__init__()
        self._environment = environment
        self._make_link = make_link
        self.project: OpenProject | None = None
        self.start: StartWindow | None = None
        self._fault: FaultDialog | None = None
        self.liked = preferences(data_root(environment))
        self._dress()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._dress)

    def like(self, liked: Preferences) -> None:
        """Keeps how the writer likes the program, and looks so."""
        before, self.liked = self.liked, liked
        if liked.colours != before.colours:
            self._dress()
        # How somebody likes the page is worth no message.
        with suppress(WriterError):
            keep_preferences(data_root(self._environment), liked)

    def _dress(self) -> None:
        qt = QApplication.instance()
        if isinstance(qt, QApplication):
            dress(qt, colours_of(self.liked.colours))

    @property
    def window(self) -> QWidget | None:
        """What stands on the screen now."""
        return self.project.window if self.project is not None else self.start

    # One in place of the other

    def open(self, folder: Path) -> OpenProject:
        """Opens a project in a window of its own. Raises WriterError where there is none or it cannot be read."""
        session = open_session(folder, self._environment)
        project = self.project = OpenProject(session, self._make_link(folder, self._environment), self.liked)
        project.desk.preferred.connect(self.like)
        project.closed.connect(self._on_closed)
        project.asked.connect(self.ask)
        project.show()
        with suppress(WriterError):
            recent = RecentProject(str(folder.resolve()), session.loaded.project.title)
            remember_project(data_root(self._environment), recent)
        return project

    def change_to(self, folder: Path) -> None:
        """Opens another project in place of what stands there, which is saved and let go first; says why where it cannot."""
        if self.project is not None and self.project.session.folder.resolve() == folder.resolve():
            self.say(tr("This project is open already."), "info")
            return
        self._open_instead(folder)

    def open_again(self) -> None:
        """The project that could only be read, opened anew for writing."""
        if self.project is not None:
            self._open_instead(self.project.session.folder)

    def _open_instead(self, folder: Path) -> None:
        try:
            load(folder)
        except (WriterError, OSError) as error:
            self.say(refusal(folder, error), "error")
            return
        self._replace(partial(self.open, folder))

    def _replace(self, show: Callable[[], object]) -> None:
        """Lets go of what stands there and shows something else. The program must not end between the two."""
        QApplication.setQuitOnLastWindowClosed(False)
        try:
            if self.project is not None and not self.project.window.close():
                return
            start, self.start = self.start, None
            show()
            if start is not None:
                start.close()
                start.deleteLater()
        finally:
            QApplication.setQuitOnLastWindowClosed(True)

    def show_start(self) -> None:
        """The start page; a project that is open is saved and let go first."""
        self._replace(self._make_start)

    def _make_start(self) -> None:
        start = self.start = StartWindow()
        start.asked.connect(self.ask)
        start.panel.dropped.connect(self.bring_in)
        start.panel.recent.opened.connect(self.change_to)
        start.panel.recent.forgotten.connect(self._forget)
        self._fill_start()
        start.show()
        start.panel.begin()

    def _fill_start(self) -> None:
        if self.start is not None:
            self.start.panel.show_sample(own_sample(documents(self._environment)) is not None)
            self.start.panel.show_recent(recent_rows(recent_projects(data_root(self._environment)), Path.home()))

    def _forget(self, folder: Path) -> None:
        try:
            forget_project(data_root(self._environment), str(folder))
        except WriterError as error:
            self.say(str(error), "error")
        self._fill_start()

    def _on_closed(self) -> None:
        self.project = None

    def say(self, text: str, level: str) -> None:
        """Says something in whatever window there is."""
        if self.project is not None:
            self.project.desk.say(text, level)
        elif self.start is not None:
            self.start.panel.say(text)

    # What the writer asks for

    def ask(self, what: str) -> None:
        """Does what a window asks for (StartWindow.asked, OpenProject.asked)."""
        ways: dict[str, Callable[[], object]] = {
            "novel": self.new_novel,
            "manuscript": self.bring_in,
            "folder": self.choose,
            "sample": self.open_sample,
            "fresh": partial(self.open_sample, fresh=True),
            "recent": self.choose_recent,
            "start": self.show_start,
            "write": self.open_again,
        }
        ways[what]()

    def choose(self) -> None:
        """Asks for the folder of another project."""
        dialog = QFileDialog(self.window, tr("Open a project"), str(documents(self._environment)))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.change_to(Path(name)))
        dialog.open()

    def choose_recent(self) -> None:
        """Asks for one of the projects that were open lately."""
        rows = recent_rows(recent_projects(data_root(self._environment)), Path.home())
        choices = [Choice(row.title, partial(self.change_to, row.folder), row.where) for row in rows if row.there]
        if self.window is not None:
            Palette(self.window, tr("Open a recent project"), choices).open()

    def sample_folder(self, *, fresh: bool = False) -> Path:
        """The writer's own copy of the sample, made where there is none. Raises WriterError."""
        place = documents(self._environment)
        there = None if fresh else own_sample(place)
        return there or copy_sample(sample_project(), place)

    def open_sample(self, *, fresh: bool = False) -> None:
        """The writer's own copy of the sample, or a fresh one."""
        try:
            folder = self.sample_folder(fresh=fresh)
        except WriterError as error:
            self.say(str(error), "error")
            return
        self.change_to(folder)

    def new_novel(self) -> None:
        """A novel from nothing."""
        dialog = NovelDialog(self.window, documents(self._environment))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.change_to(dialog.form.path))
        dialog.open()

    def bring_in(self, files: Sequence[Path] = ()) -> None:
        """A manuscript, into the open project, else as a novel of its own; nothing is written before it has been looked at."""
        into = self.project
        form = PlaceForm(documents(self._environment)) if into is None else None
        dialog = BringDialog(self.window, Bringing(files), self._bring, form)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if form is not None:
            dialog.accepted.connect(lambda: self.change_to(form.path))
        dialog.open()
        if not files:
            dialog.ask()

    def _bring(self, dialog: BringDialog) -> None:
        files, shape, form = dialog.bringing.files, dialog.bringing.shape, dialog.form
        if form is not None:
            begin_with(form.path, form.title.text() or dialog.bringing.title, form.author.text(), files, shape)
            return
        if self.project is None or not self.project.desk.settle():
            return
        session, desk = self.project.session, self.project.desk
        brought = [read_manuscript(file) for file in files]
        planned = plan_import(session.folder, session.loaded, brought, shape)
        gone = ((planned.blank, read_bytes(session.folder / planned.blank, planned.blank)),) if planned.blank else ()
        title = tr("Bring in a manuscript")
        if desk.do(Operation(title, planned.revisions, Changes(outline=True), gone)):
            desk.open(planned.chapters[0].node.scenes[0])

    # When the program itself is wrong

    def keep(self) -> None:
        """What must not be lost when the program itself is wrong."""
        if self.project is not None:
            self.project.keep()

    def tell_fault(self, line: str, details: str) -> None:
        """Shows a fault of the program."""
        print(details, file=sys.stderr)
        if self._fault is None:
            # One is enough: a mistake in drawing would come again with every dialog.
            self._fault = FaultDialog(self.window, line, details)
            self._fault.finished.connect(self._on_fault_read)
            self._fault.show()

    def _on_fault_read(self) -> None:
        self._fault = None


def main(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Runs the window and returns the exit code; 2 with one line on stderr where what was asked for cannot be shown."""
    options = _options(arguments)
    qt = QApplication([sys.argv[0]])
    qt.setApplicationName("Writer")
    qt.setDesktopFileName("writer-app")
    app = App(environment)
    with Faults(app.keep) as faults:
        faults.happened.connect(app.tell_fault)
        try:
            _show_first(app, options)
        except (WriterError, OSError) as error:
            print(f"writer-app: {error}", file=sys.stderr)
            return 2
        if options.try_out:
            QTimer.singleShot(0, lambda: app.window.close() if app.window is not None else None)
        return qt.exec()


def _show_first(app: App, options: argparse.Namespace) -> None:
    """What was asked for on the command line, else the start page."""
    folder = app.sample_folder() if options.sample else options.folder
    if folder is None:
        app.show_start()
        return
    app.open(folder)
    if options.sample:
        print(f"The sample is open; your copy of it is {folder}", flush=True)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="writer-app open")
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR")
    parser.add_argument("--sample", action="store_true", help="open the writer's own copy of the sample")
    parser.add_argument("--try-out", action="store_true", help="open the window, close it when it is idle")
    return parser.parse_args(arguments)
