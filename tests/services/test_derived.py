"""How folders, lock, database and index stand, in the words of `doctor`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from writer_app.bootstrap.workshop import open_workshop
from writer_app.services import derived
from writer_app.services.derived import folder_line, lock_line
from writer_app.storage.lock import hold


@pytest.fixture
def novel(tmp_path: Path) -> Path:
    folder = tmp_path / "well"
    (folder / "manuscript").mkdir(parents=True)
    (folder / "project.yaml").write_text("id: well\noutline: [{id: one, scenes: [rope]}]\n")
    (folder / "manuscript/rope.md").write_text("---\nid: rope\n---\nShe let go.\n")
    return folder


def stands(novel: Path, tmp_path: Path, *, checked: bool = False, searched: bool = False) -> tuple[str, str]:
    """What is said before each path, after a check or a search where asked for."""
    with open_workshop(novel, {"WRITER_APP_CACHE": str(tmp_path / "cache")}) as workshop:
        if checked:
            workshop.checked()
        if searched:
            workshop.narrowing().index.update({"scene:rope": "key"}, lambda _name: {"words": ["go"]})
        database, index = workshop.standing()
    return database.partition(" (")[0], index.partition(" (")[0]


def test_from_nothing_to_current_to_behind_to_damaged(novel: Path, tmp_path: Path) -> None:
    nothing = ("database: not made yet, a check makes it", "index: not made yet, a search makes it")
    assert stands(novel, tmp_path) == nothing
    current = stands(novel, tmp_path, checked=True, searched=True)
    assert current == ("database: current, 0 findings kept", "index: whole, 1 scene or page")
    (novel / "manuscript/rope.md").write_text("---\nid: rope\n---\nShe held on.\n")
    assert stands(novel, tmp_path)[0] == "database: behind, the next check reads what changed"
    for path in (tmp_path / "cache").rglob("*.*"):
        if path.is_file():
            path.write_bytes(b"not what it was")
    assert stands(novel, tmp_path) == (
        "database: damaged or of another version, the next check makes it again",
        "index: not whole, the next search makes it again",
    )
    shutil.rmtree(tmp_path / "cache")
    assert stands(novel, tmp_path) == nothing


def test_a_project_that_was_read_and_never_checked(novel: Path, tmp_path: Path) -> None:
    with open_workshop(novel, {"WRITER_APP_CACHE": str(tmp_path / "cache")}) as workshop:
        workshop.story()
    assert stands(novel, tmp_path)[0] == "database: no findings kept yet, the next check keeps them"


def test_who_holds_a_project(novel: Path) -> None:
    assert lock_line(novel) == "lock: nobody has it open for writing"
    with hold(novel, "the window"):
        assert "(the window) on " in lock_line(novel)


def test_whether_a_folder_can_be_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    told = {
        ".": "can be written to",
        "not/there": "is made when it is needed",
        "file": f"cannot be used: {tmp_path / 'file'} is a file",
        "file/below": f"cannot be used: {tmp_path / 'file'} is a file",
    }
    for name, words in told.items():
        assert folder_line("cache", tmp_path / name) == f"cache: {tmp_path / name}, {words}"
    monkeypatch.setattr(derived.os, "access", lambda *_asked: False)
    assert folder_line("cache", tmp_path).endswith(", cannot be written to")
