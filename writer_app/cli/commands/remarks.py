"""What a project holds that could not be read or has no place yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from writer_app.domain.errors import DataError
from writer_app.storage.folder import Loaded


def problem_lines(problems: Iterable[DataError]) -> Iterator[str]:
    """A line for each thing that could not be read."""
    yield from (str(problem) for problem in problems)


def remarks(loaded: Loaded) -> Iterator[str]:
    """A line for each problem, and what `notes` tells."""
    yield from problem_lines(loaded.problems)
    yield from notes(loaded)


def notes(loaded: Loaded) -> Iterator[str]:
    """A line for whatever is read otherwise than it is written, and for each scene that the outline does not name."""
    yield from problem_lines(loaded.notes)
    yield from (f"{scene.path}: not in the outline" for scene in loaded.unplaced)
