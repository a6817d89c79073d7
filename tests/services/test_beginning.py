"""A copy of the sample, a free folder, a novel made of files."""

from __future__ import annotations

from pathlib import Path

import pytest

from writer_app.config.paths import sample_project
from writer_app.domain.errors import DataError, EnvironmentFault, UsageError
from writer_app.services.beginning import begin_with, copy_sample, free_folder, own_sample
from writer_app.services.importing import Shape
from writer_app.storage.folder import load


def test_copies_of_the_sample_never_share_an_id(tmp_path: Path) -> None:
    assert own_sample(tmp_path) is None
    one = copy_sample(sample_project(), tmp_path)
    assert own_sample(tmp_path) == one
    two = copy_sample(sample_project(), tmp_path)
    assert one != two
    assert load(one).project.id != load(two).project.id
    assert load(one).scenes == load(sample_project()).scenes
    assert not load(one).problems


def test_a_sample_that_cannot_be_copied_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(EnvironmentFault, match="the sample cannot be copied"):
        copy_sample(sample_project(), tmp_path / "file")


@pytest.mark.parametrize(
    ("title", "name"), [("The Well", "The Well"), ("A/B: C?", "A B C"), ("", "My novel"), ("..", "My novel")]
)
def test_a_folder_is_named_after_the_title(tmp_path: Path, title: str, name: str) -> None:
    folder = free_folder(tmp_path, title)
    assert folder.name == name
    folder.mkdir()
    assert free_folder(tmp_path, title).name == f"{name} 2"


def test_nothing_is_made_of_what_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        begin_with(tmp_path / "novel", "T", "", [], Shape.CHAPTERS)
    with pytest.raises(DataError):
        begin_with(tmp_path / "novel", "T", "", [tmp_path / "gone.txt"], Shape.CHAPTERS)
    assert not (tmp_path / "novel").exists()
