"""Jobs that wait to be sent or done: of each kind only the newest counts."""

from __future__ import annotations

from dataclasses import replace

from writer_app.services.session.jobs import Ask, Check, Foresee, Job, Lines, Mend, Notice, Rename, Search, Spell, Teach

_ORDER = (Spell, Ask, Lines, Search, Foresee, Rename, Mend, Teach, Check, Notice)
_RELOADING = (Check, Notice, Teach, Foresee, Rename)


class Waiting:
    """Of each kind of job the newest, to be taken in the order in which they are quickly done."""

    def __init__(self) -> None:
        self._jobs: dict[type[Job], Job] = {}

    def __bool__(self) -> bool:
        return bool(self._jobs)

    def add(self, job: Job) -> None:
        """Puts `job` in the place of an older one of its kind. That files have changed is not forgotten with that one."""
        older = self._jobs.get(type(job))
        if older is not None and older.number > job.number:
            job, older = older, job
        if isinstance(job, _RELOADING) and isinstance(older, _RELOADING) and older.reload:
            job = replace(job, reload=True)
        self._jobs[type(job)] = job

    def take(self) -> Job | None:
        """Takes the job that is done most quickly."""
        return next((self._jobs.pop(kind) for kind in _ORDER if kind in self._jobs), None)

    def drop(self, number: int) -> None:
        """Forgets the job of this number: it is answered."""
        self._jobs = {kind: job for kind, job in self._jobs.items() if job.number != number}

    def empty(self) -> tuple[Job, ...]:
        """Takes all."""
        jobs, self._jobs = self._jobs, {}
        return tuple(jobs.values())
