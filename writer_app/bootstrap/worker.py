"""The reading process: takes jobs from a pipe, sends answers back. Runs without Qt, and never writes into the project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path

from writer_app.bootstrap.clerk import Clerk
from writer_app.domain.errors import WriterError
from writer_app.services.session.jobs import Answer, Ask, Check, Job, Refused, Search, Spell

QUIET = 1.0
"""Seconds without a job after which work that can wait is done."""
_FIRST = (Spell, Ask, Search)


class Waiting:
    """Jobs not yet begun: of each kind only the newest, those quickly done first."""

    def __init__(self) -> None:
        self._jobs: dict[type[Job], Job] = {}

    def add(self, job: Job) -> None:
        """Puts `job` in the place of an older one of its kind. That files have changed is not forgotten with it."""
        older = self._jobs.get(type(job))
        if isinstance(job, Check) and isinstance(older, Check) and older.reload and not job.reload:
            job = Check(job.number, job.texts, reload=True)
        self._jobs[type(job)] = job

    def __bool__(self) -> bool:
        return bool(self._jobs)

    def quick(self) -> Job | None:
        """Takes a job that need not wait for a check."""
        return next((self._jobs.pop(kind) for kind in _FIRST if kind in self._jobs), None)

    def check(self) -> Check | None:
        """Takes the newest check."""
        job = self._jobs.pop(Check, None)
        assert job is None or isinstance(job, Check)
        return job


class Desk:
    """One step at a time: quick jobs between the steps of a check, which the next check gives up."""

    def __init__(self, clerk: Clerk) -> None:
        self.waiting = Waiting()
        self._clerk = clerk
        self._check: tuple[int, Iterator[Answer | None]] | None = None

    @property
    def busy(self) -> bool:
        """Whether a job waits or is under way."""
        return bool(self.waiting) or self._check is not None

    def step(self) -> Answer | None:
        """Does the next piece of work; an answer where that ends a job."""
        job = self.waiting.quick()
        if job is not None:
            return _answer(job.number, self._clerk.steps(job))
        newer = self.waiting.check()
        if newer is not None:
            self._check = newer.number, self._clerk.steps(newer)
        if self._check is None:
            return None
        number, steps = self._check
        answer = _step(number, steps)
        if answer is not None:
            self._check = None
        return answer


def serve(connection: Connection, folder: Path, environment: Mapping[str, str]) -> None:
    """Answers jobs about the project in `folder` until the other end of `connection` is closed."""
    with closing(Clerk(folder, environment)) as clerk:
        desk, more = Desk(clerk), True
        try:
            while True:
                more = _take(connection, desk, clerk, more)
                answer = desk.step()
                if answer is not None:
                    connection.send(answer)
                    more = True
        except (EOFError, OSError):
            return


def _take(connection: Connection, desk: Desk, clerk: Clerk, more: bool) -> bool:
    """Takes in every job that has come; with nothing to do, waits for one, and does what can wait once it is quiet.

    Whether anything that can wait is left.
    """
    while not desk.busy and not connection.poll(QUIET if more else None):
        more = _idle(clerk)
    while connection.poll():
        desk.waiting.add(connection.recv())
    return more


def _idle(clerk: Clerk) -> bool:
    try:
        return clerk.idle()
    except Exception:  # noqa: BLE001 - what is kept in the cache is disposable, and nobody waits for it
        return False


def _answer(number: int, steps: Iterator[Answer | None]) -> Answer:
    while True:
        answer = _step(number, steps)
        if answer is not None:
            return answer


def _step(number: int, steps: Iterator[Answer | None]) -> Answer | None:
    """One step of a job; whatever goes wrong in it is its answer, and the process goes on."""
    try:
        return next(steps)
    except WriterError as error:
        return Refused(number, str(error))
    except Exception as error:  # noqa: BLE001 - a bug must not end the process; the window shows it in one line
        return Refused(number, f"this is a fault of the program, and no word is touched ({type(error).__name__}: {error})")
