"""The author's YAML on disk is patched, and nothing else in it or beside it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from writer_app.domain.errors import DataError, EnvironmentFault
from writer_app.storage.files import digest
from writer_app.storage.writing import patch_head, patch_yaml
from writer_app.text.yamlpatch import Place, append_item, set_value

PAGE = "\ufeff---\r\nid: mara   # ours\r\n---\r\nKeeps the well.\r\n\r\nfacts: none\r\n"


def aged(text: str, place: Place) -> str:
    return set_value(text, ("facts", "age"), "15", place)


def test_front_matter_is_patched_and_the_body_keeps_every_byte(tmp_path: Path) -> None:
    page = tmp_path / "mara.md"
    page.write_bytes(PAGE.encode())
    sha = patch_head(tmp_path, "mara.md", aged)
    assert page.read_bytes() == PAGE.replace("# ours\r\n", "# ours\r\nfacts:\r\n  age: 15\r\n", 1).encode()
    assert sha == digest(page.read_bytes())


def test_a_missing_yaml_file_is_made(tmp_path: Path) -> None:
    patch_yaml(tmp_path, "lore/rules.yaml", lambda text, at: append_item(text, ("rules",), {"name": "a", "find": "b"}, at))
    assert (tmp_path / "lore/rules.yaml").read_text() == "rules:\n  - {name: a, find: b}\n"


def test_nothing_is_written_where_nothing_changes(tmp_path: Path) -> None:
    page = tmp_path / "mara.md"
    page.write_bytes(PAGE.encode())
    node = page.stat().st_ino
    assert patch_head(tmp_path, "mara.md", lambda text, _: text) == digest(PAGE.encode())
    assert page.stat().st_ino == node


def test_a_file_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    page = tmp_path / "mara.md"
    page.write_bytes(PAGE.encode())

    def slow(text: str, place: Place) -> str:
        page.write_bytes(b"Other words.")
        return aged(text, place)

    with pytest.raises(EnvironmentFault, match="another program"):
        patch_head(tmp_path, "mara.md", slow)
    assert page.read_bytes() == b"Other words."


@pytest.mark.parametrize("name", ["../outside.md", "link.md"])
def test_no_name_and_no_link_leads_out(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "novel"
    folder.mkdir()
    (tmp_path / "outside.md").write_text("Not ours.\n")
    (folder / "link.md").symlink_to(tmp_path / "outside.md")
    with pytest.raises(DataError, match="out of the project"):
        patch_head(folder, name, aged)
    assert (tmp_path / "outside.md").read_text() == "Not ours.\n"


def test_a_broken_page_is_named_with_its_line_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mara.md").write_text("---\nid: mara\nname: a: b\n---\n")
    with pytest.raises(DataError, match=r"^mara.md:3:"):
        patch_head(tmp_path, "mara.md", aged)
