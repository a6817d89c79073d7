"""Where drops and keys move things, without a window; and what the rows say."""

from __future__ import annotations

import pytest

from writer_app.domain.outline import Chapter, Outline, Part
from writer_app.gui.binder.making import after, chapter_spot, part_place, scene_spot
from writer_app.gui.binder.moves import Move, Way, drop, end_of_all, step
from writer_app.gui.binder.presenter import first_words
from writer_app.text.outlinepatch import Address, SceneSpot

OUTLINE = Outline(
    (
        Chapter("a", "A", ("r", "s")),
        Part("p", "P", (Chapter("b", "B", ("t",)), Chapter("c", "C"))),
        Chapter("d", "D", ("u",)),
    )
)


@pytest.mark.parametrize(
    ("thing", "parent", "row", "spot"),
    [
        ("u", (0,), 1, SceneSpot((0,), "s")),
        ("u", (0,), -1, SceneSpot((0,))),
        ("r", (1, 1), -1, SceneSpot((1, 1))),
        ("u", (), 0, SceneSpot((0,), "r")),
        ("u", (), 2, SceneSpot((1, 1))),
        ("u", (1,), 0, SceneSpot((1, 0), "t")),
        ("u", (1,), 1, SceneSpot((1, 0))),
        ("u", (1,), -1, SceneSpot((1, 1))),
        ((0,), (1,), 1, (1, 1)),
        ((0,), (1,), -1, (1, 2)),
        ((0,), (), -1, (3,)),
        ((1, 0), (), 0, (0,)),
        ((2,), (0,), -1, (1,)),
        ((1,), (2,), -1, (3,)),
    ],
)
def test_a_drop(thing: str | Address, parent: Address, row: int, spot: SceneSpot | Address) -> None:
    assert drop(OUTLINE, (thing,), parent, row) == Move((thing,), spot)


@pytest.mark.parametrize(("thing", "parent", "row"), [((0,), (2,), 0), ((1,), (1,), -1), ((1,), (1, 0), -1), ((0,), (0,), -1)])
def test_a_drop_that_cannot_be(thing: Address, parent: Address, row: int) -> None:
    assert drop(OUTLINE, (thing,), parent, row) is None


@pytest.mark.parametrize(
    ("thing", "way", "spot"),
    [
        ("s", Way.UP, SceneSpot((0,), "r")),
        ("r", Way.DOWN, SceneSpot((0,))),
        ("s", Way.DOWN, SceneSpot((1, 0), "t")),
        ("t", Way.DOWN, SceneSpot((1, 1))),
        ("u", Way.UP, SceneSpot((1, 1))),
        ("u", Way.LEFT, SceneSpot((1, 1))),
        ("r", Way.UP, None),
        ("u", Way.DOWN, None),
        ("stray", Way.UP, SceneSpot((2,))),
        ("stray", Way.DOWN, None),
        ((2,), Way.UP, (1,)),
        ((0,), Way.DOWN, (2,)),
        ((0,), Way.UP, None),
        ((2,), Way.RIGHT, (1, 2)),
        ((0,), Way.RIGHT, None),
        ((1, 0), Way.DOWN, (1, 2)),
        ((1, 0), Way.UP, (1,)),
        ((1, 1), Way.DOWN, (2,)),
        ((1, 1), Way.LEFT, (2,)),
    ],
)
def test_a_step(thing: str | Address, way: Way, spot: SceneSpot | Address | None) -> None:
    assert step(OUTLINE, (thing,), way) == (Move((thing,), spot) if spot is not None else None)


def test_several_scenes_go_together_and_chapters_one_at_a_time() -> None:
    assert step(OUTLINE, ("r", "s"), Way.DOWN) == Move(("r", "s"), SceneSpot((1, 0), "t"))
    assert step(OUTLINE, ("t", "u"), Way.UP) == Move(("t", "u"), SceneSpot((0,)))
    assert drop(OUTLINE, ("r", "u"), (1, 0), 0) == Move(("r", "u"), SceneSpot((1, 0), "t"))
    for things in (("r", (2,)), ((0,), (2,)), ()):
        assert step(OUTLINE, things, Way.DOWN) is None
        assert drop(OUTLINE, things, (1,), -1) is None


@pytest.mark.parametrize(
    ("thing", "scene", "chapter", "part"),
    [
        (None, SceneSpot((2,)), (3,), 3),
        ("r", SceneSpot((0,), "s"), (1,), 1),
        ("t", SceneSpot((1, 0)), (1, 1), 2),
        ("stray", SceneSpot((2,)), (3,), 3),
        ((0,), SceneSpot((0,)), (1,), 1),
        ((1,), SceneSpot((1, 1)), (1, 2), 2),
        ((1, 0), SceneSpot((1, 0)), (1, 1), 2),
    ],
)
def test_where_something_new_goes(thing: str | Address | None, scene: SceneSpot, chapter: Address, part: int) -> None:
    assert (scene_spot(OUTLINE, thing), chapter_spot(OUTLINE, thing), part_place(OUTLINE, thing)) == (scene, chapter, part)


def test_where_new_scenes_go() -> None:
    assert after(OUTLINE, "r") == SceneSpot((0,), "s")
    assert after(OUTLINE, "stray") is None
    assert end_of_all(Outline()) is None


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("", ""),
        ("* * *\n\n<!-- x -->\n", ""),
        ("# One\n\nTwo.\n", "One"),
        ("*One* two three four five six seven.\n", "One two three four five six…"),
    ],
)
def test_first_words(body: str, said: str) -> None:
    assert first_words(body) == said
