"""A desk with a project of its own, and a reading process that answers what the test says."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import MultiSignalBlocker, SignalBlocker

from writer_app.gui.shared.desk import Desk
from writer_app.services.session import jobs
from writer_app.services.session.session import Session

SAMPLE = Path(__file__).parents[2] / "projects" / "desperately-departing"


PATIENCE = 60_000
"""Milliseconds that anything may take on a machine with other things to do; who waits for less, waits for too little."""


class PatientBot(QtBot):
    """The same, but nothing is given up after five seconds."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: object, *, timeout: int = PATIENCE, **options: object) -> SignalBlocker:
        return super().waitSignal(signal, timeout=timeout, **options)

    def waitSignals(self, signals: object, *, timeout: int = PATIENCE, **options: object) -> MultiSignalBlocker:
        return super().waitSignals(signals, timeout=timeout, **options)

    def waitActive(self, widget: QWidget, *, timeout: int = PATIENCE) -> AbstractContextManager[None]:
        return super().waitActive(widget, timeout=timeout)

    def waitExposed(self, widget: QWidget, *, timeout: int = PATIENCE) -> AbstractContextManager[None]:
        return super().waitExposed(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """A patient one."""
    return PatientBot(request)


class FakeReader(QObject):
    """Keeps the jobs that it is sent; `answered.emit(answer)` answers one."""

    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[jobs.Job] = []
        self.stopped = False

    def send(self, job: jobs.Job) -> None:
        """Keeps the job."""
        self.sent.append(job)

    def stop(self) -> None:
        """Notes that it was asked to."""
        self.stopped = True

    def last(self, kind: type[jobs.Job]) -> jobs.Job | None:
        """The newest job of that kind."""
        return next((job for job in reversed(self.sent) if isinstance(job, kind)), None)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The sample story, in a folder that may be written to."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "sample"))


@pytest.fixture
def session(sample: Path, tmp_path: Path) -> Iterator[Session]:
    """The sample story, open for writing."""
    opened = Session(sample, tmp_path / "kept")
    yield opened
    opened.close()


@pytest.fixture
def reader() -> FakeReader:
    """A reading process that only answers when a test says so."""
    return FakeReader()


@pytest.fixture
def desk(qtbot: QtBot, session: Session, reader: FakeReader) -> Desk:
    """A desk with the sample story on it."""
    return Desk(session, reader)
