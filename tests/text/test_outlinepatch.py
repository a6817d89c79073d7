"""The outline changed in whatever way it is written; what is read back is what was meant, and the rest is as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.domain.outline import Chapter, Part
from writer_app.domain.vocabulary.manuscript import project_from
from writer_app.text.frontmatter import BOM
from writer_app.text.outlinepatch import SceneSpot, move_node, put_node, put_scene, remove_node, retitle
from writer_app.text.yamltree import parse_yaml

WAYS = {
    "lines": "id: x\noutline:\n  - id: a\n    scenes:\n      - s\n      - t\n  - id: b\n    scenes:\n      - u\n",
    "no indent": "id: x\noutline:\n- id: a\n  scenes:\n  - s\n  - t\n- id: b\n  scenes:\n  - u\n",
    "brackets": "id: x\noutline: [{id: a, scenes: [s, t]}, {id: b, scenes: u}]\n",
    "lines and brackets": "id: x\noutline:\n  - {id: a, scenes: [s, t]} # a\n  - id: b\n    scenes: u # u\n",
    "no line end": "id: x\noutline:\n  - id: a\n    scenes: [s, t]\n  - id: b\n    scenes:\n      - u",
    "gaps": (
        "id: x\noutline:\n\n  # a\n\n  - id: a\n    scenes:\n      # s\n      - s\n\n      - t\n\n"
        "  - id: b\n    scenes:\n      - u\n\n# z\n"
    ),
}


def outline(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Chapters and their scenes."""
    project = project_from(parse_yaml(text.removeprefix(BOM)))
    return [(chapter.id, chapter.scenes) for chapter in project.outline.chapters()]


@pytest.fixture(params=[*WAYS, "windows", "marked"])
def text(request: pytest.FixtureRequest) -> str:
    """One outline, written in many ways: a with s and t, b with u."""
    if request.param == "windows":
        return WAYS["gaps"].replace("\n", "\r\n")
    return BOM + WAYS["lines"] if request.param == "marked" else WAYS[request.param]


def comments(text: str) -> list[str]:
    """Every comment of a text."""
    return sorted(line[line.index("#") :].strip() for line in text.splitlines() if "#" in line)


def test_a_scene_moves(text: str) -> None:
    moved = put_scene(text, "s", SceneSpot((1,), "u"))
    assert outline(moved) == [("a", ("t",)), ("b", ("s", "u"))]
    assert comments(moved) == comments(text)
    assert moved.count("\r\n") in (0, moved.count("\n"))
    assert moved.endswith("\n") == text.endswith("\n")
    assert outline(put_scene(moved, "u", SceneSpot((0,)))) == [("a", ("t", "u")), ("b", ("s",))]


def test_a_chapter_is_emptied_and_filled(text: str) -> None:
    emptied = put_scene(put_scene(text, "u", None), "v", SceneSpot((0,), "t"))
    assert outline(emptied) == [("a", ("s", "v", "t")), ("b", ())]
    assert outline(put_scene(emptied, "v", SceneSpot((1,)))) == [("a", ("s", "t")), ("b", ("v",))]


def test_a_chapter_moves_into_a_new_part(text: str) -> None:
    grown = put_node(text, Part("p", "P"), (2,))
    moved = move_node(move_node(grown, (0,), (2, 0)), (0,), (1, 0))
    assert outline(moved) == [("b", ("u",)), ("a", ("s", "t"))]
    assert comments(moved) == comments(text)
    assert outline(move_node(moved, (0, 1), (0,))) == [("a", ("s", "t")), ("b", ("u",))]


def test_chapters_come_and_go(text: str) -> None:
    grown = put_node(text, Chapter("c", "See: it", ("w",)), (1,))
    assert outline(grown) == [("a", ("s", "t")), ("c", ("w",)), ("b", ("u",))]
    assert "See: it" in retitle(retitle(grown, (1,), ""), (1,), "See: it")
    assert outline(remove_node(remove_node(grown, (0,)), (1,))) == [("c", ("w",))]
    assert outline(remove_node(remove_node(text, (0,)), (0,))) == []


def test_a_scene_named_twice_is_named_once_after_it_moved() -> None:
    text = "id: x\noutline:\n  - id: a\n    scenes: [s, t, s]\n  - id: b\n    scenes: [s]\n"
    assert outline(put_scene(text, "s", SceneSpot((0,)))) == [("a", ("t", "s")), ("b", ())]


def test_blank_lines_between_chapters_stay_between_them() -> None:
    text = "id: x\noutline:\n  - id: a\n\n  - id: b\n\n  - id: c\n"
    assert move_node(text, (2,), (0,)) == "id: x\noutline:\n  - id: c\n\n  - id: a\n\n  - id: b\n"
    assert move_node(text, (0,), (3,)) == "id: x\noutline:\n  - id: b\n\n  - id: c\n\n  - id: a\n"
    assert remove_node(text, (1,)) == "id: x\noutline:\n  - id: a\n\n  - id: c\n"


def test_a_project_without_an_outline_gets_one() -> None:
    assert put_node("id: x\n", Chapter("a", "A", ("s",)), (0,)) == (
        "id: x\noutline:\n  - id: a\n    title: A\n    scenes:\n      - s\n"
    )


@given(
    way=st.sampled_from(sorted(WAYS)),
    moves=st.lists(st.tuples(st.sampled_from("stu"), st.sampled_from([(0,), (1,)])), max_size=8),
)
def test_any_series_of_moves_keeps_every_scene_and_comment(way: str, moves: list[tuple[str, tuple[int, ...]]]) -> None:
    text = WAYS[way]
    for scene, chapter in moves:
        text = put_scene(text, scene, SceneSpot(chapter))
        assert outline(text)[chapter[0]][1][-1] == scene
    assert sorted(scene for _, scenes in outline(text) for scene in scenes) == ["s", "t", "u"]
    assert comments(text) == comments(WAYS[way])
