"""A small novel, open for writing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from writer_app.services.session.session import Session

FILES = {
    "project.yaml": "id: well\ntitle: The Well\noutline: [{id: one, title: Down, scenes: [rope, stone]}]\n",
    "manuscript/rope.md": "---\nid: rope\ntitle: The rope\n---\nShe let go.\n\nIt fell.\n\nNothing came back up.\n",
    "manuscript/stone.md": "---\r\nid: stone # hers\r\n---\r\nA stone.\r\n",
    "lore/characters/mara.md": "---\nid: mara\nkind: character\nname: Mara\n---\n",
}


@pytest.fixture
def novel(tmp_path: Path) -> Path:
    """The folder."""
    folder = tmp_path / "novel"
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder


@pytest.fixture
def session(novel: Path, tmp_path: Path) -> Iterator[Session]:
    """The session."""
    opened = Session(novel, tmp_path / "data")
    yield opened
    opened.close()


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a project but the lock."""
    found = (path for path in folder.rglob("*") if path.is_file() and ".writer" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
