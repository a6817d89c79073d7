"""The continuity database: what was read and found, kept in the user's cache folder so that nothing is read twice.

All of it is derived. A file that is damaged, of another version or not ours is dropped and made again, and one that cannot
be read or written now is done without: none of this is ever an error to the writer.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import Any

from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding
from writer_app.domain.observations import SceneReading
from writer_app.storage.codec import Damaged, codec

APPLICATION = 0x57524954
LAYOUT = 1
"""Moves with every change of the tables; a changed value moves `VERSION` by its codec."""
VERSION = zlib.crc32(f"{LAYOUT} {codec(SceneReading).shape} {codec(Finding).shape}".encode()) & 0x7FFFFFFF
_FOR_NOW = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_AUTH,
    sqlite3.SQLITE_NOMEM,
}
_PRIMARY = 0xFF


class ContinuityDatabase:
    """The database in one file. Reading it needs the standard library only; `patience` is how long, in seconds, another
    program may hold it before it is done without."""

    def __init__(self, path: Path, patience: float = 2.0) -> None:
        self.path = path
        self.patience = patience

    def readings(self, keys: Mapping[str, str]) -> dict[str, SceneReading]:
        """What was read from each scene, where it was read under the key that `keys` gives by scene id."""
        unpack = codec(SceneReading).unpack
        found: dict[str, SceneReading] = {}
        for scene, key, data in self._ask("SELECT scene_id, key, data FROM readings"):
            if keys.get(scene) == key:
                try:
                    found[scene] = unpack(data)
                except Damaged:
                    continue
        return found

    def keep_readings(self, readings: Mapping[str, SceneReading], keys: Mapping[str, str]) -> bool:
        """Keeps `readings`, each under its key, and forgets every scene that `keys` does not name; whether that was done."""
        if not readings and {scene for (scene,) in self._ask("SELECT id FROM scenes")} <= set(keys):
            return True
        return self._write("keep_readings", readings, keys)

    def keep_run(self, story: Story, findings: Sequence[Finding], run: str) -> bool:
        """Keeps the rest of a run for sqlite tools and for the next start: lore, scenes, observations, findings.

        `run` names everything the findings depend on; a run that is kept already costs nothing. Returns whether it is kept.
        """
        waiting = self._ask("SELECT 1 FROM readings WHERE observed <> key LIMIT 1")
        return (self._run() == run and not waiting) or self._write("keep_run", story, findings, run)

    def last_findings(self, run: str | None = None) -> tuple[Finding, ...] | None:
        """The findings of the last run, in reading order; None where there are none kept, or where it was not `run`."""
        last = self._run()
        if last is None or run not in (None, last):
            return None
        unpack = codec(Finding).unpack
        try:
            return tuple(unpack(data) for (data,) in self._ask("SELECT data FROM findings ORDER BY id"))
        except Damaged:
            self._drop()
            return None

    def _run(self) -> str | None:
        return next((str(value) for (value,) in self._ask("SELECT value FROM meta WHERE key = 'run'")), None)

    def _ask(self, query: str) -> list[Any]:
        """The rows of `query`; none where the database is not there, not sound, or not to be had now.

        An empty file is one that another program is about to fill.
        """
        try:
            if not self.path.is_file() or not self.path.stat().st_size:
                return []
            with closing(self._connect()) as connection:
                if self._is_ours(connection):
                    return connection.execute(query).fetchall()
        except OSError:
            return []
        except (sqlite3.Error, UnicodeError) as error:
            if _passes(error):
                return []
        self._drop()
        return []

    def _write(self, work: str, *values: object) -> bool:
        """Does a piece of `recording`, a second time in a new file where the old one turns out unsound."""
        # SQLModel takes half a second to load: a run that has nothing to write does without it.
        recording = import_module("writer_app.storage.recording")
        step: Callable[..., None] = getattr(recording, work)
        stamps = (f"PRAGMA application_id = {APPLICATION}", f"PRAGMA user_version = {VERSION}")
        for _ in range(2):
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self._ask("SELECT 1")
                recording.write(self._connect, stamps, lambda connection: step(connection, *values))
            except OSError:
                return False
            except (sqlite3.Error, UnicodeError) as error:
                if _passes(error):
                    return False
                self._drop()
            else:
                return True
        return False

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=self.patience, isolation_level=None)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = NORMAL")
        except BaseException:
            connection.close()
            raise
        return connection

    def _is_ours(self, connection: sqlite3.Connection) -> bool:
        stamps = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
        return stamps == [APPLICATION, VERSION]

    def _drop(self) -> None:
        for ending in ("", "-journal", "-wal", "-shm"):
            try:
                self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
            except OSError:
                # It cannot be taken away now: it is not read either, and the next run tries again.
                return


def _passes(error: Exception) -> bool:
    """Whether the file may be sound, and only now cannot be had: held by another program, a full disk, a folder without
    permission."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY in _FOR_NOW
