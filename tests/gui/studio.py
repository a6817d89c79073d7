"""What views of the window are made with: the sample open and really read, and a list of the views by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from writer_app.bootstrap.clerk import Clerk
from writer_app.bootstrap.worker import Desk as Worker
from writer_app.domain.spans import Span
from writer_app.gui.app import App
from writer_app.gui.project import OpenProject
from writer_app.services.session import jobs

SAMPLE = Path(__file__).parents[2] / "projects" / "desperately-departing"
SIZE = (1366, 768)
_REST = 50
"""Milliseconds without work after which a view has come to rest."""
_SOON = 400
"""Milliseconds within which a pause that runs out still belongs to what was done."""


class HereReader(QObject):
    """The reading process without a process: its work is done between the events of the window."""

    answered = Signal(object)

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        super().__init__()
        self._clerk = Clerk(folder, environment)
        self._worker = Worker(self._clerk)

    def send(self, job: jobs.Job) -> None:
        """Takes a job; it is answered by and by."""
        self._worker.waiting.add(job)
        QTimer.singleShot(0, self._step)

    def _step(self) -> None:
        if not self._worker.busy:
            return
        answer = self._worker.step()
        if answer is not None:
            self.answered.emit(answer)
        QTimer.singleShot(0, self._step)

    @property
    def busy(self) -> bool:
        """Whether something is not answered yet."""
        return self._worker.busy

    def stop(self) -> None:
        """Lets the project go."""
        self._clerk.close()


@dataclass(slots=True)
class Studio:
    """What a view may use: the program with the sample open."""

    app: App
    project: OpenProject
    reader: HereReader

    def settle(self) -> None:
        """Lets everything that was asked for be answered and drawn, and every short pause of the window run out."""
        quiet = QElapsedTimer()
        quiet.start()
        while quiet.elapsed() < _REST:
            QApplication.processEvents()
            if self.reader.busy:
                quiet.restart()
                continue
            if self._pauses():
                quiet.restart()
            QTest.qWait(2)

    def _pauses(self) -> bool:
        """Whether something in the window or behind it is about to do something by itself."""
        timers = [timer for owner in (self.project, self.project.window) for timer in owner.findChildren(QTimer)]
        return any(timer.isActive() and timer.isSingleShot() and timer.remainingTime() < _SOON for timer in timers)

    def open(self, scene: str, words: str = "") -> None:
        """Opens a scene with `words` selected."""
        self.project.desk.open(scene)
        self.settle()
        if words:
            text = self.project.session.buffer(scene).text
            start = text.index(words)
            self.project.desk.open(scene, Span(start, start + len(words)))
        self.settle()

    @property
    def editor(self) -> QPlainTextEdit:
        """The text."""
        found = self.project.window.pane("editor").panel.findChild(QPlainTextEdit)
        assert found is not None
        return found

    def do(self, action: str) -> None:
        """Does what a menu would."""
        self.project.window.menus.bound[action].run()
        self.settle()


View = Callable[[Studio], QWidget]
VIEWS: dict[str, View] = {}


def view(make: View) -> View:
    """Names a view after its function."""
    VIEWS[make.__name__.replace("_", "-")] = make
    return make
