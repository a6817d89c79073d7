"""What is put on and taken off is told in any order: it holds from when it happens, not from where it is said."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from writer_app.continuity.judging.stage import dressings
from writer_app.continuity.sizes import Sizes
from writer_app.continuity.state.story_state import StoryState
from writer_app.continuity.story import Story
from writer_app.language.names.lexicon import Lexicon
from writer_app.language.pack import LanguagePack
from writer_app.language.reading import read_scene

TOBIN = "id: tobin\nkind: character\nname: Tobin\npronouns: he\n"


def _dressed(tale: SimpleNamespace, pack: LanguagePack, body: str) -> list[tuple[str, str, bool, int]]:
    line, lore = tale.timeline(tale.scene("a", body)), tale.lore(TOBIN)
    readings = {scene.id: read_scene(scene, Lexicon.build(lore, pack, {}), pack) for scene in line.scenes}
    story = Story(line.project, line.scenes, lore, readings, line, StoryState(lore, line), Sizes(), {}, pack)
    return [(item.who, item.garment, item.on, item.since) for _, found in dressings(story) for item in found]


@pytest.mark.parametrize(
    ("body", "on", "before_the_touch"),
    [
        ("Tobin pulled off his gloves and touched the wall.", False, True),
        ("Tobin touched the wall and pulled off his gloves.", False, False),
        ("Tobin touched the wall after pulling off his gloves.", False, True),
        ("Having pulled his gloves off, Tobin touched the wall.", False, True),
        ("Before pulling off his gloves, Tobin touched the wall.", False, False),
        ("Tobin touched the wall before he took his gloves off.", False, False),
        ("Tobin had put on his gloves when he touched the wall.", True, True),
    ],
)
def test_it_holds_from_when_it_happens(
    tale: SimpleNamespace, pack: LanguagePack, body: str, on: bool, before_the_touch: bool
) -> None:
    ((who, garment, is_on, since),) = _dressed(tale, pack, body)
    assert (who, garment, is_on) == ("tobin", "glove", on)
    assert (since <= body.index("touched")) is before_the_touch


@pytest.mark.parametrize(
    "body",
    [
        "Tobin did not pull off his gloves.",
        "Tobin wanted to pull off his gloves.",
        "Tobin touched the wall without pulling off his gloves.",
        "If Tobin pulled off his gloves, he would freeze.",
        "“Tobin pulled off his gloves,” she said.",
        "Tobin took his mask off the hook.",
        "Tobin put the bundle of armour on one side.",
    ],
)
def test_what_is_not_done_is_not_read(tale: SimpleNamespace, pack: LanguagePack, body: str) -> None:
    assert _dressed(tale, pack, body) == []
