"""Snapshots of files in the user's data folder: what an operation is about to take away or write over."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from writer_app.domain.errors import EnvironmentFault
from writer_app.storage.files import cause_of, digest, write_atomic

_UNSAFE = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """`files` by path in the project, each with the digest of its bytes; `taken` in local time."""

    title: str
    taken: str
    files: tuple[tuple[str, str], ...]


class Snapshots:
    """The snapshots of one project in `folder` (`project_data` of the project, `/history`): each content is kept once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, title: str, files: Iterable[tuple[str, bytes]]) -> None:
        """Keeps the files before anything happens to them; none, nothing kept. Raises EnvironmentFault."""
        held = tuple(files)
        if not held:
            return
        try:
            (self._folder / "contents").mkdir(mode=0o700, parents=True, exist_ok=True)
            for _, data in held:
                if not self._content(digest(data)).exists():
                    write_atomic(self._content(digest(data)), data)
            taken = time.strftime("%Y-%m-%d %H:%M:%S")
            table = {"title": title, "taken": taken, "files": [[path, digest(data)] for path, data in held]}
            name = f"{time.time_ns()}-{_UNSAFE.sub('-', title.lower()).strip('-')[:40]}.json"
            write_atomic(self._folder / name, json.dumps(table).encode("ascii"))
        except OSError as error:
            raise EnvironmentFault(f"no snapshot can be kept: {cause_of(error)}; nothing was changed") from None

    def all(self) -> tuple[Snapshot, ...]:
        """Every snapshot, the oldest first. A damaged one is passed over."""
        read = (_read(file) for file in sorted(self._folder.glob("*.json")))
        return tuple(found for found in read if found is not None)

    def content(self, sha: str) -> bytes:
        """The bytes of that digest. Raises EnvironmentFault where they are gone or damaged."""
        try:
            data = self._content(sha).read_bytes()
        except OSError as error:
            raise EnvironmentFault(f"this snapshot cannot be read: {cause_of(error)}") from None
        if digest(data) != sha:
            raise EnvironmentFault("this snapshot is damaged")
        return data

    def _content(self, sha: str) -> Path:
        return self._folder / "contents" / sha


def _read(file: Path) -> Snapshot | None:
    try:
        table = json.loads(file.read_bytes())
        return Snapshot(str(table["title"]), str(table["taken"]), tuple((str(path), str(sha)) for path, sha in table["files"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
