"""A new novel opens at once, and never over something that is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from writer_app.domain.errors import EnvironmentFault, UsageError
from writer_app.storage.creation import new_project
from writer_app.storage.folder import load

BLANK = Path(__file__).parents[2] / "projects" / "blank"


def test_a_new_project_can_be_read_whole(tmp_path: Path) -> None:
    folder = tmp_path / "novels" / "well"
    assert new_project(folder, "The Well: a #1 story", "O'Neil & co", "abc") == "the-well-a-1-story-abc"
    loaded = load(folder)
    assert loaded.problems == loaded.unplaced == ()
    assert [scene.id for scene in loaded.scenes] == ["opening"]
    assert (loaded.project.id, loaded.project.title, loaded.project.author) == (
        "the-well-a-1-story-abc",
        "The Well: a #1 story",
        "O'Neil & co",
    )
    assert (folder / ".gitignore").read_text() == ".writer/\n"
    assert (folder / "lore" / "quirks").is_dir()


def test_it_is_the_blank_sample(tmp_path: Path) -> None:
    new_project(tmp_path, mark="x")
    text = (tmp_path / "project.yaml").read_text()
    assert text == (BLANK / "project.yaml").read_text().replace("id: blank", "id: untitled-x")
    scene = "manuscript/01-chapter-one/010-opening.md"
    assert (tmp_path / scene).read_bytes() == (BLANK / scene).read_bytes()


def test_two_novels_of_one_title_are_told_apart(tmp_path: Path) -> None:
    assert new_project(tmp_path / "a", "???") != new_project(tmp_path / "b", "???")


def test_a_repository_without_a_word_in_it_will_do(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("*.bak")
    new_project(tmp_path, "A")
    assert (tmp_path / ".gitignore").read_text() == "*.bak\n.writer/\n"


def test_nothing_is_laid_over_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(UsageError, match="not empty"):
        new_project(tmp_path)
    with pytest.raises(UsageError, match="is a file"):
        new_project(tmp_path / "notes.txt")
    with pytest.raises(EnvironmentFault, match="no project can be made"):
        new_project(tmp_path / "notes.txt" / "deeper")
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
