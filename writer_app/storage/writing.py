"""Where in a project a file may be written."""

from __future__ import annotations

from pathlib import Path

from writer_app.domain.errors import DataError


def inside(folder: Path, name: str) -> Path:
    """The file `name` of the project in `folder`. Raises DataError where the name or a link leads out of it."""
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise DataError("this leads out of the project", path=name)
    return path
