"""Whether a thing is certainly none of what a limit names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from writer_app.continuity.judging.limits import certainly_outside, limits_of
from writer_app.continuity.sizes import Sizes
from writer_app.continuity.state.story_state import StoryState
from writer_app.continuity.story import Story
from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.lore import Entry, Kind, Limit, Lore
from writer_app.domain.outline import Project
from writer_app.language.pack import LanguagePack

LORE = Lore(
    (
        Entry("ann", Kind.CHARACTER, "Ann"),
        Entry("bob", Kind.CHARACTER, "Bob"),
        Entry("crew", Kind.GROUP, "the Crew", links=(("members", ("ann",)),)),
        Entry("cup", Kind.ITEM, "the grail", links=(("material", ("silver",)),)),
        Entry("gift", Kind.QUIRK, "Gift", limits=(Limit("works on", ("wood",)), Limit("needs", ("touch",)))),
    )
)


@pytest.fixture(scope="session")
def outside(pack: LanguagePack) -> Callable[..., bool]:
    """`certainly_outside` over a small lore."""
    project = Project("p", "P")
    timeline = Timeline(project, ())
    story = Story(project, (), LORE, {}, timeline, StoryState(LORE, timeline), Sizes(), {}, pack)
    assert [limit.key for limit in limits_of(story, "gift", "needs")] == ["needs"]
    assert limits_of(story, "nobody", "needs") == []
    return lambda thing, entry, *values: certainly_outside(story, thing, entry, values)


@pytest.mark.parametrize(
    ("thing", "entry", "values"),
    [
        ("stone", None, ("wood", "paper")),
        ("the keys", None, ("wood",)),
        ("dog", None, ("people",)),
        ("Ann", "ann", ("animals",)),
        ("Bob", "bob", ("ann",)),
        ("the grail", "cup", ("wood",)),
        ("the table", None, ("living",)),
    ],
)
def test_certainly_outside(outside: Callable[..., bool], thing: str, entry: str | None, values: tuple[str, ...]) -> None:
    assert outside(thing, entry, *values)


@pytest.mark.parametrize(
    ("thing", "entry", "values"),
    [
        ("stone", None, ("wood", "stone")),
        ("a plank of oak", None, ("wood",)),
        ("the gizmo", None, ("wood",)),
        ("stone", None, ("whatever he likes",)),
        ("dog", None, ("living",)),
        ("Ann", "ann", ("people",)),
        ("Ann", "ann", ("crew",)),
        ("Bob", "bob", ("crew",)),
        ("the grail", "cup", ("metal",)),
        ("the coach", None, ("metal",)),
        ("", None, ("wood",)),
        ("stone", None, ()),
    ],
)
def test_inside_or_in_doubt(outside: Callable[..., bool], thing: str, entry: str | None, values: tuple[str, ...]) -> None:
    assert not outside(thing, entry, *values)
