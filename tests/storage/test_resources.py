"""Word lists and shapes from their files."""

from __future__ import annotations

from pathlib import Path

import pytest

from writer_app.continuity.sizes import Sizes
from writer_app.domain.errors import DataError
from writer_app.domain.shapes import Shape
from writer_app.language.pack import LanguagePack
from writer_app.storage.resources import load_pack, load_shapes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "xx" / "groups").mkdir(parents=True)
    (tmp_path / "xx" / "speech.yaml").write_text("speech verbs: [say, 'No', Café]\n")
    (tmp_path / "xx" / "more.yaml").write_text("speech verbs: [call out]\nempty: []\n")
    (tmp_path / "xx" / "groups" / "colours.yaml").write_text("red: [auburn, Scarlet]\nbrown: [auburn]\n")
    return tmp_path / "xx"


def test_lists_are_folded_and_may_go_on_in_another_file(folder: Path) -> None:
    pack = load_pack(folder)
    assert pack.language == "xx"
    assert pack.words("speech verbs") == {"say", "no", "cafe", "call out"}
    assert pack.words("empty") == frozenset()
    assert pack.group("colours") == {"auburn": ("red", "brown"), "scarlet": ("red",)}


def test_the_version_moves_with_every_list(folder: Path) -> None:
    versions = {load_pack(folder).version}
    for name in ("speech.yaml", "groups/colours.yaml"):
        path = folder / name
        path.write_text(path.read_text().replace("]", ", another]", 1))
        versions.add(load_pack(folder).version)
    assert len(versions) == 3
    assert load_pack(folder).version in versions


def test_a_list_that_is_none_is_named(folder: Path) -> None:
    (folder / "speech.yaml").write_text("# words\nspeech verbs: say\n")
    with pytest.raises(DataError, match=r"^speech.yaml:2:1: `speech verbs` is a list"):
        load_pack(folder)


def test_shapes_are_found_by_each_of_their_names(tmp_path: Path) -> None:
    text = "shapes:\n  - {name: Move a thing, also: [telekinesis], cues: [Lift], effects: [float], doc: Moves things.}\n"
    (tmp_path / "shapes.yaml").write_text(text)
    shapes = load_shapes(tmp_path)
    assert shapes["telekinesis"] == shapes["move a thing"]
    assert shapes["telekinesis"] == Shape("Move a thing", ("telekinesis",), ("lift",), ("float",), (), "Moves things.")
    (tmp_path / "shapes.yaml").write_text("shapes:\n  - {also: [x]}\n")
    with pytest.raises(DataError, match="needs a `name`"):
        load_shapes(tmp_path)


def test_what_comes_with_the_program_can_be_read(pack: LanguagePack, shapes: dict[str, Shape], sizes: Sizes) -> None:
    assert pack.language == "en"
    assert "needle" in sizes
    assert all(shape.cues or shape.effects for shape in shapes.values())
