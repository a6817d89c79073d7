"""How what is derived from a project stands, in plain lines; and whether the folders for it can be written to."""

from __future__ import annotations

import os
from pathlib import Path

from writer_app.search.index import SearchIndex
from writer_app.storage.database import ContinuityDatabase
from writer_app.storage.lock import holder_of


def folder_line(what: str, folder: Path) -> str:
    """`cache: PATH, can be written to`."""
    return f"{what}: {folder}, {_standing(folder)}"


def _standing(folder: Path) -> str:
    try:
        there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
        if not there.is_dir():
            return f"cannot be used: {there} is a file"
    except OSError as error:
        return f"cannot be looked at: {error.strerror}"
    if not os.access(there, os.W_OK | os.X_OK):
        return "cannot be written to"
    return "can be written to" if there == folder else "is made when it is needed"


def lock_line(folder: Path) -> str:
    """Who has the project open for writing."""
    holder = holder_of(folder)
    return f"lock: in use by {holder}" if holder else "lock: nobody has it open for writing"


def database_line(database: ContinuityDatabase, run: str) -> str:
    """Whether the continuity database holds the findings of `run`, the project as it is now.

    Looking at a database that is damaged takes it away, as every reading of it does.
    """
    if not _size(database.path):
        return f"database: not made yet, a check makes it ({database.path})"
    kept = database.last_findings(run)
    if kept is not None:
        state = f"current, {len(kept):,} findings kept" if len(kept) != 1 else "current, 1 finding kept"
    elif database.last_findings() is not None:
        state = "behind, the next check reads what changed"
    else:
        state = "no findings kept yet, the next check keeps them"
    if not (size := _size(database.path)):
        return f"database: damaged or of another version, the next check makes it again ({database.path})"
    return f"database: {state} ({database.path}, {size})"


def index_line(index: SearchIndex) -> str:
    """Whether the search index is whole. Whether it is behind does not matter: a search catches up first."""
    held = index.held()
    if held is not None:
        number = f"{len(held):,} scenes and pages" if len(held) != 1 else "1 scene or page"
        return f"index: whole, {number} ({index.folder})"
    state = "not whole, the next search makes it again" if index.folder.exists() else "not made yet, a search makes it"
    return f"index: {state} ({index.folder})"


def _size(path: Path) -> str:
    try:
        number = path.stat().st_size
    except OSError:
        return ""
    return f"{number / 1_000_000:.1f} MB" if number else ""
