"""Nothing is written outside a project."""

from __future__ import annotations

from pathlib import Path

import pytest

from writer_app.domain.errors import DataError
from writer_app.storage.writing import inside


@pytest.mark.parametrize("name", ["../outside.md", "lore/../../outside.md", "link.md", "away/new.md", "/etc/hosts"])
def test_no_name_and_no_link_leads_out(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "novel"
    folder.mkdir()
    (tmp_path / "outside.md").write_text("Not ours.\n")
    (folder / "link.md").symlink_to(tmp_path / "outside.md")
    (folder / "away").symlink_to(tmp_path)
    with pytest.raises(DataError, match="out of the project"):
        inside(folder, name)


@pytest.mark.parametrize("name", ["project.yaml", "lore/new/page.md", "lore/../project.yaml", "link.md"])
def test_names_inside_are_free(tmp_path: Path, name: str) -> None:
    (tmp_path / "link.md").symlink_to(tmp_path / "project.yaml")
    assert inside(tmp_path, name) == tmp_path / name
