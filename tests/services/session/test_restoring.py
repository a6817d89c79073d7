"""Where the writer left off comes back; what cannot be read is no reason to fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from writer_app.services.session.restoring import (
    RECENT,
    LastTime,
    RecentProject,
    last_time,
    recent_projects,
    remember,
    remember_project,
)


def test_last_time(tmp_path: Path) -> None:
    last = LastTime("rope", 12, "AAAA", "BBBB", ("lantern", "speaker:mara"))
    remember(tmp_path / "data", last)
    assert last_time(tmp_path / "data") == last


@pytest.mark.parametrize("text", ["", "[]", "{", '{"cursor": "x", "scene": null}', '{"cursor": -3}'])
def test_a_damaged_memory_is_an_empty_one(tmp_path: Path, text: str) -> None:
    for name in ("window.json", "recent.json"):
        (tmp_path / name).write_text(text)
    assert last_time(tmp_path) == LastTime()
    assert recent_projects(tmp_path) == ()


def test_the_last_project_stands_first_and_once(tmp_path: Path) -> None:
    for number in range(RECENT + 3):
        remember_project(tmp_path, RecentProject(f"/novels/{number}", f"Novel {number}"))
    remember_project(tmp_path, RecentProject("/novels/9", "Novel nine"))
    found = recent_projects(tmp_path)
    assert found[0] == RecentProject("/novels/9", "Novel nine")
    assert len(found) == RECENT
    assert len({project.folder for project in found}) == RECENT
