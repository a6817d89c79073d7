"""The window's link to the reading process. Nothing here waits in the window's own thread."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Condition, Thread

from PySide6.QtCore import QObject, Qt, Signal

from writer_app.bootstrap.starting import run
from writer_app.gui.shared.words import tr
from writer_app.services.session.jobs import Answer, Job, Noticing, Refused
from writer_app.services.session.waiting import Waiting

Work = Callable[[Connection, Path, Mapping[str, str]], None]
_STARTS = 2
_PATIENCE = 0.4
"""Seconds that the process may take to end by itself, and again to end when told so."""


class Reader(QObject):
    """Sends jobs to a process of its own and tells what it answers.

    A process that crashes is started again once, with the jobs it had not answered; after that every job is refused.
    """

    answered = Signal(object)
    """An Answer, in the window's thread."""
    _came = Signal(object)

    def __init__(
        self, folder: Path, environment: Mapping[str, str], parent: QObject | None = None, *, work: Work = run
    ) -> None:
        super().__init__(parent)
        self._outbox = Outbox()
        self._start = (work, folder, dict(environment))
        self._process: BaseProcess | None = None
        self._came.connect(self.answered, Qt.ConnectionType.QueuedConnection)
        self._thread = Thread(target=self._run, name="reader", daemon=True)
        self._thread.start()

    def send(self, job: Job) -> None:
        """Sends a job; one of its kind that is not sent yet gives way to it."""
        if not self._outbox.put(job):
            self._came.emit(_refusal(job))

    def stop(self) -> None:
        """Ends the process, within a second even where it is busy. Jobs not answered are dropped."""
        self._outbox.close()
        self._thread.join(_PATIENCE)
        for end in ("terminate", "kill"):
            if self._thread.is_alive() and self._process is not None:
                getattr(self._process, end)()
                self._thread.join(_PATIENCE / 2)

    def _run(self) -> None:
        for _ in range(_STARTS):
            self._serve_once()
            if self._outbox.closed:
                return
            self._outbox.return_unanswered()
        for job in self._outbox.give_up():
            self._tell(_refusal(job))

    def _serve_once(self) -> None:
        """Starts a process and tells its answers until it ends."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        work, folder, environment = self._start
        process = context.Process(target=work, args=(theirs, folder, environment), name="reading", daemon=True)
        process.start()
        self._process = process
        theirs.close()
        self._outbox.use(ours)
        sender = Thread(target=self._outbox.send_all, args=(ours,), name="reader's sender", daemon=True)
        sender.start()
        with ours, suppress(EOFError, OSError):
            while True:
                answer = ours.recv()
                self._outbox.answered(answer)
                self._tell(answer)
        self._outbox.use(None)
        sender.join()
        process.join()

    def _tell(self, answer: Answer) -> None:
        # The window may be gone already.
        with suppress(RuntimeError):
            self._came.emit(answer)


class Outbox:
    """Jobs on their way, shared by the window's thread and the reader's. Of each kind only the newest is sent."""

    def __init__(self) -> None:
        self._ready = Condition()
        self._waiting = Waiting()
        self._sent = Waiting()
        self._line: Connection | None = None
        self._dead = False
        self.closed = False

    def put(self, job: Job) -> bool:
        """Takes a job to be sent; False where there is nobody left to send it to."""
        with self._ready:
            if not self._dead:
                self._waiting.add(job)
                self._ready.notify_all()
            return not self._dead

    def close(self) -> None:
        """Ends the sending; the process is told to end."""
        with self._ready:
            self.closed = True
            self._ready.notify_all()

    def use(self, connection: Connection | None) -> None:
        """From now on jobs go to this connection; None where its process is gone."""
        with self._ready:
            self._line = connection
            self._ready.notify_all()

    def send_all(self, connection: Connection) -> None:
        """Sends jobs as they come, until `close`, or until another connection is in use."""
        with suppress(OSError, ValueError):
            while True:
                job = self._next(connection)
                connection.send(job)
                if job is None:
                    return

    def _next(self, connection: Connection) -> Job | None:
        with self._ready:
            while not (self._waiting or self.closed or self._line is not connection):
                self._ready.wait()
            if self.closed or self._line is not connection:
                return None
            job = self._waiting.take()
            if job is not None:
                self._sent.add(job)
            return job

    def answered(self, answer: Answer) -> None:
        """A job is answered and will not be sent again; one that is under way may have to be."""
        with self._ready:
            if not isinstance(answer, Noticing):
                self._sent.drop(answer.number)

    def return_unanswered(self) -> None:
        """Everything sent and not answered waits again, unless a newer job of its kind does."""
        with self._ready:
            for job in self._sent.empty():
                self._waiting.add(job)

    def give_up(self) -> tuple[Job, ...]:
        """From now on nothing is sent; the jobs that wait are returned."""
        with self._ready:
            self._dead = True
            return self._waiting.empty()


def _refusal(job: Job) -> Refused:
    return Refused(job.number, tr("Reading has stopped. Your text is safe; open the project again to go on checking."))
