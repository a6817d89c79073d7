"""Small tables kept in the folder of the user's data; they may be gone or damaged at any time."""

from __future__ import annotations

import json
from pathlib import Path

from writer_app.domain.errors import EnvironmentFault
from writer_app.storage.files import cause_of, write_atomic


def read_table(file: Path) -> object:
    """What stands in a file; None where there is nothing to read."""
    try:
        return json.loads(file.read_bytes())
    except (OSError, ValueError):
        return None


def write_table(file: Path, table: object) -> None:
    """Keeps a table whole, or leaves what was there. Raises EnvironmentFault."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise EnvironmentFault(f"where you left off cannot be kept: {cause_of(error)}") from None
    write_atomic(file, json.dumps(table).encode("ascii"))
