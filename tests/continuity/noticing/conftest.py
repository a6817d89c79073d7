"""A small cast whose pages say nothing yet, and what a manuscript says of them in short lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from writer_app.continuity.noticing.facts import noticed_facts
from writer_app.continuity.sizes import Sizes
from writer_app.continuity.state.story_state import StoryState
from writer_app.continuity.story import Story
from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.lore import Alias, Entry, Kind, Lore, Pronouns
from writer_app.domain.outline import Chapter, Outline, Project
from writer_app.domain.proposals import Proposal
from writer_app.domain.scenes import SceneSource
from writer_app.domain.shapes import Shape
from writer_app.language.names.lexicon import Lexicon
from writer_app.language.pack import LanguagePack
from writer_app.language.reading import read_scene

Notice = Callable[..., tuple[Proposal, ...]]
Say = Callable[..., set[str]]

CAST = (
    Entry("mara", Kind.CHARACTER, "Mara Venn", (Alias("Mara"),), pronouns=Pronouns.SHE),
    Entry("linnet", Kind.CHARACTER, "Linnet", pronouns=Pronouns.SHE),
    Entry("tobin", Kind.CHARACTER, "Tobin", pronouns=Pronouns.HE),
    Entry("osk", Kind.CHARACTER, "Captain Osk", (Alias("Osk"),), pronouns=Pronouns.HE),
    Entry("nerin", Kind.LOCATION, "Nerin"),
    Entry("hollow", Kind.LOCATION, "the Hollow"),
    Entry("thorn", Kind.ITEM, "the Thorn", (Alias("Thorn"),)),
    Entry("wardens", Kind.GROUP, "the Wardens"),
    Entry("stonework", Kind.QUIRK, "Stonework"),
)


@pytest.fixture(scope="session")
def notice(pack: LanguagePack, shapes: Mapping[str, Shape], sizes: Sizes) -> Notice:
    """What is noticed in scenes, `one`, `two`, …; `cast` may be another one, `proposed` the pages not yet written."""

    def noticed(*bodies: str, cast: tuple[Entry, ...] = CAST, proposed: frozenset[str] = frozenset()) -> tuple[Proposal, ...]:
        names = ("one", "two", "three", "four", "five")
        scenes = tuple(SceneSource(name, f"{name}.md", body) for name, body in zip(names, bodies, strict=False))
        lore = Lore(cast)
        lexicon = Lexicon.build(lore, pack, shapes)
        readings = {scene.id: read_scene(scene, lexicon, pack) for scene in scenes}
        project = Project("tale", "Tale", outline=Outline((Chapter("c", "C", tuple(scene.id for scene in scenes)),)))
        line = Timeline(project, scenes)
        story = Story(project, scenes, lore, readings, line, StoryState(lore, line), sizes, shapes, pack)
        return noticed_facts(story, proposed)

    return noticed


@pytest.fixture(scope="session")
def says(notice: Notice) -> Say:
    """The same as lines: "mara eye colour=green", "osk dies @two", "thorn holder=mara", "thread …"."""

    def said(*bodies: str, **options: object) -> set[str]:
        return {line_of(found) for found in notice(*bodies, **options)}

    return said


def line_of(found: Proposal) -> str:
    """One proposal as a line."""
    if found.entry.kind is Kind.THREAD:
        return f"thread {found.entry.name}"
    if found.fact is not None:
        since = f" since {found.fact.since[0].ref}" if found.fact.since else ""
        return f"{found.entry.id} {found.fact.key}={found.fact.value}{since}"
    if found.change is not None:
        parts = " ".join(text for _, texts in found.change.args for text in texts if text != "true")
        place = found.change.at[0].ref or found.change.at[0].written
        return " ".join(filter(None, (found.entry.id, found.change.verb, parts, f"@{place}")))
    return f"{found.entry.id} {found.key}={found.text}"
