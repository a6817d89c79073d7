"""What a project holds that could not be read or has no place yet."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.storage.folder import Loaded


def remarks(loaded: Loaded) -> Iterator[str]:
    """A line for each problem, and for each scene that the outline does not name."""
    yield from (str(problem) for problem in loaded.problems)
    yield from (f"{scene.path}: not in the outline" for scene in loaded.unplaced)
