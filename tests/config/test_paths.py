"""Where things lie."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.config.paths import cache_root, data_root, project_cache, project_data, resource, safe_name


def test_a_resource_is_found_beside_the_source() -> None:
    assert resource("lexicon/sizes.yaml").is_file()
    with pytest.raises(FileNotFoundError, match="nowhere"):
        resource("nowhere.yaml")


def test_the_environment_moves_the_folders(tmp_path: Path) -> None:
    assert cache_root({"WRITER_APP_CACHE": str(tmp_path)}) == tmp_path
    assert data_root({"WRITER_APP_DATA": str(tmp_path)}) == tmp_path
    assert cache_root({}) != data_root({})
    assert cache_root({}).is_absolute()


def test_a_copied_project_has_derived_data_of_its_own(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.symlink_to(one)
    assert project_cache(tmp_path, "novel", one) != project_cache(tmp_path, "novel", tmp_path / "three")
    assert project_cache(tmp_path, "novel", one) == project_cache(tmp_path, "novel", two)
    assert project_cache(tmp_path, "novel", one).name.startswith("novel-")
    assert project_data(tmp_path, "novel") == tmp_path / "novel"


@given(st.text(), st.text())
def test_the_folder_of_an_id_stays_inside_and_is_its_own(one: str, two: str) -> None:
    name = safe_name(one)
    assert name == Path(name).name
    assert name not in ("", ".", "..")
    assert (name.lower() == safe_name(two).lower()) == (one == two)
