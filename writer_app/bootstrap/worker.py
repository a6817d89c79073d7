"""The reading process: takes jobs from a pipe, sends answers back. Runs without Qt, and never writes into the project."""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path

from writer_app.bootstrap.clerk import Clerk, Steps
from writer_app.domain.errors import Unknown, WriterError
from writer_app.services.session.jobs import Answer, Check, Foresee, Job, Mend, Notice, Noticing, Refused, Rename, Teach
from writer_app.services.session.waiting import Waiting
from writer_app.services.stories import SELDOM

QUIET = 1.0
"""Seconds without a job after which work that can wait is done."""
_POLITE = 5
_LONG = (Foresee, Rename, Mend, Teach, Check, Notice)


def run(connection: Connection, folder: Path, environment: Mapping[str, str]) -> None:
    """What the spawned process runs: `serve`, after whoever types. Nearly all that is read is kept: memory is looked through
    for what is not far less often than by default."""
    gc.set_threshold(*SELDOM)
    if hasattr(os, "nice"):
        os.nice(_POLITE)
    serve(connection, folder, environment)


def serve(connection: Connection, folder: Path, environment: Mapping[str, str]) -> None:
    """Answers jobs about the project in `folder` until None comes, or the other end of `connection` is closed."""
    with closing(Clerk(folder, environment)) as clerk:
        desk, more = Desk(clerk), True
        try:
            while True:
                while not desk.busy and not connection.poll(QUIET if more else None):
                    more = _idle(clerk)
                while connection.poll():
                    job = connection.recv()
                    if job is None:
                        return
                    desk.waiting.add(job)
                answer = desk.step()
                if answer is not None:
                    connection.send(answer)
                    more = True
        except (EOFError, OSError, KeyboardInterrupt):
            return


class Desk:
    """One step at a time: quick jobs between the steps of long ones, checks before what may be noticed. A newer job puts an
    end to an older one of its kind."""

    def __init__(self, clerk: Clerk) -> None:
        self.waiting = Waiting()
        self._clerk = clerk
        self._under_way: dict[type[Job], tuple[int, Steps]] = {}

    @property
    def busy(self) -> bool:
        """Whether a job waits or is under way."""
        return bool(self.waiting) or bool(self._under_way)

    def step(self) -> Answer | None:
        """Does the next piece of work; an answer where that ends a job, or tells how far it is."""
        job = self.waiting.take()
        if job is not None and not isinstance(job, _LONG):
            return _answer(job.number, self._clerk.steps(job))
        if job is not None:
            self._under_way[type(job)] = job.number, self._clerk.steps(job)
        kind = next((kind for kind in _LONG if kind in self._under_way), None)
        if kind is None:
            return None
        answer = _step(*self._under_way[kind])
        if answer is not None and not isinstance(answer, Noticing):
            del self._under_way[kind]
        return answer


def _idle(clerk: Clerk) -> bool:
    try:
        return clerk.idle()
    except Exception:  # noqa: BLE001 - what is kept in the cache is disposable, and nobody waits for it
        return False


def _answer(number: int, steps: Steps) -> Answer:
    while True:
        answer = _step(number, steps)
        if answer is not None:
            return answer


def _step(number: int, steps: Steps) -> Answer | None:
    """One step of a job; whatever goes wrong in it is its answer, and the process goes on."""
    try:
        return next(steps)
    except Unknown as error:
        return Refused(number, str(error), error.wrong, error.near)
    except WriterError as error:
        return Refused(number, str(error))
    except Exception as error:  # noqa: BLE001 - a bug must not end the process; the window shows it in one line
        return Refused(number, f"a fault of the program; no word is lost ({type(error).__name__}: {error})")
