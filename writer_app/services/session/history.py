"""Operations on the files of a project, done, undone and done again: each whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from writer_app.domain.errors import EnvironmentFault, UsageError, WriterError
from writer_app.services.session.changes import Changes
from writer_app.services.session.operations import Operation
from writer_app.storage.files import cause_of, digest, encode, write_atomic
from writer_app.storage.snapshots import Snapshots
from writer_app.storage.writing import inside


@dataclass(frozen=True, slots=True)
class _Swap:
    """A file that held `before` and holds `after`; None is no file."""

    path: str
    before: bytes | None
    after: bytes | None

    def back(self) -> _Swap:
        return _Swap(self.path, self.after, self.before)


@dataclass(frozen=True, slots=True)
class _Step:
    title: str
    swaps: tuple[_Swap, ...]
    changes: Changes


class History:
    """What was done to the project in `folder` since it was opened.

    What an operation takes away or writes over is kept in `snapshots` first, so that it outlives the window. The caller holds
    the project.
    """

    def __init__(self, folder: Path, snapshots: Snapshots | None = None) -> None:
        self._folder = folder
        self._snapshots = snapshots
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    @property
    def next_undo(self) -> str:
        """The title of what would be undone; empty where there is nothing."""
        return self._done[-1].title if self._done else ""

    @property
    def next_redo(self) -> str:
        """The title of what would be done again; empty where there is nothing."""
        return self._undone[-1].title if self._undone else ""

    def do(self, operation: Operation) -> Changes:
        """Does it. Raises WriterError, with every file as it was, where one is not as planned for or cannot be written."""
        step = _Step(operation.title, _swaps(operation), operation.changes)
        if self._snapshots is not None:
            self._snapshots.keep(step.title, ((swap.path, swap.before) for swap in step.swaps if swap.before is not None))
        self._swap(step.swaps)
        self._done.append(step)
        self._undone.clear()
        return step.changes

    def undo(self) -> Changes:
        """Undoes the last. Raises UsageError where there is none, EnvironmentFault where its files have changed since."""
        step = _last(self._done, "there is nothing to undo")
        self._swap(tuple(swap.back() for swap in reversed(step.swaps)))
        self._undone.append(self._done.pop())
        return step.changes

    def redo(self) -> Changes:
        """Does again what was undone last. Raises as `undo`."""
        step = _last(self._undone, "there is nothing to do again")
        self._swap(step.swaps)
        self._done.append(self._undone.pop())
        return step.changes

    def _swap(self, swaps: tuple[_Swap, ...]) -> None:
        """All of them or none: looks at every file before the first is touched, and goes back where one fails."""
        for swap in swaps:
            self._expect(swap)
        made: list[_Swap] = []
        try:
            for swap in swaps:
                self._put(swap)
                made.append(swap)
        except (WriterError, OSError) as error:
            self._go_back(made)
            if isinstance(error, OSError):
                raise EnvironmentFault(f"this could not be done: {cause_of(error)}; everything is as it was") from None
            raise

    def _expect(self, swap: _Swap) -> None:
        file = inside(self._folder, swap.path)
        try:
            present = file.read_bytes()
        except FileNotFoundError:
            present = None
        except OSError as error:
            raise EnvironmentFault(f"{swap.path} cannot be read: {cause_of(error)}; nothing was changed") from None
        if present != swap.before:
            raise EnvironmentFault(f"{swap.path} was changed since by another program; nothing was changed")

    def _put(self, swap: _Swap) -> None:
        file = inside(self._folder, swap.path)
        if swap.after is None:
            file.unlink()
            self._drop_empty(file.parent)
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(file, swap.after, "" if swap.before is None else digest(swap.before))

    def _go_back(self, made: Iterable[_Swap]) -> None:
        for swap in reversed(tuple(made)):
            try:
                self._put(swap.back())
            except (WriterError, OSError) as error:
                raise EnvironmentFault(
                    f"half of this was done, and {swap.path} cannot be put back ({error})", "its text is kept in the history"
                ) from None

    def _drop_empty(self, folder: Path) -> None:
        """Takes away folders that hold nothing any more, up to the project and not `manuscript` or `lore` themselves."""
        while folder.parent != self._folder and folder != self._folder and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent


def _swaps(operation: Operation) -> tuple[_Swap, ...]:
    changed = tuple(
        _Swap(revision.path, revision.before, encode(revision.text, revision.path))
        for revision in operation.revisions
        if revision.changes()
    )
    return (*changed, *(_Swap(path, held, None) for path, held in operation.removed))


def _last(steps: list[_Step], nothing: str) -> _Step:
    if not steps:
        raise UsageError(nothing)
    return steps[-1]
