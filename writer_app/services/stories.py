"""From a project folder to its annotated story. What was read before and has not changed is not read again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from writer_app.continuity.sizes import Sizes
from writer_app.continuity.state.story_state import StoryState
from writer_app.continuity.story import Story
from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.lore import Lore
from writer_app.domain.observations import SceneReading
from writer_app.domain.scenes import SceneSource
from writer_app.domain.shapes import Shape
from writer_app.language.names.lexicon import Lexicon
from writer_app.language.pack import LanguagePack
from writer_app.language.reading import read_scene
from writer_app.storage.folder import Loaded


@dataclass(frozen=True, slots=True)
class Tools:
    """What comes with the program: word lists, sizes of everyday things, shapes of power by folded name.

    `version` is another one whenever the program or anything that comes with it is.
    """

    pack: LanguagePack
    sizes: Sizes
    shapes: Mapping[str, Shape]
    version: str = ""


class KeptReadings(Protocol):
    """Where readings are kept between runs; `keys` are by scene id, and a reading counts only under its own key."""

    def readings(self, keys: Mapping[str, str]) -> Mapping[str, SceneReading]:
        """The kept readings whose keys are these."""
        ...

    def keep_readings(self, readings: Mapping[str, SceneReading], keys: Mapping[str, str]) -> bool:
        """Keeps `readings`, and forgets every scene that `keys` does not name; whether that was done."""
        ...


def story_of(loaded: Loaded, tools: Tools, kept: KeptReadings | None = None) -> Story:
    """The story of a project as it stands on disk."""
    lexicon = lexicon_of(loaded.lore, tools)
    keys = reading_keys(loaded.scenes, version_of(lexicon, tools))
    known = dict(kept.readings(keys)) if kept else {}
    fresh = {scene.id: read_scene(scene, lexicon, tools.pack) for scene in loaded.scenes if scene.id not in known}
    if kept is not None:
        kept.keep_readings(fresh, keys)
    known.update(fresh)
    return story_from(loaded, tools, {scene.id: known[scene.id] for scene in loaded.scenes})


def declared_story(loaded: Loaded, tools: Tools) -> Story:
    """The story as declared, with no prose read."""
    return story_from(loaded, tools, {scene.id: SceneReading(scene.id) for scene in loaded.scenes})


def reading_version(loaded: Loaded, tools: Tools) -> str:
    """What all readings of a project depend on beside the scenes: names and powers of the lore, word lists, the reader."""
    return version_of(lexicon_of(loaded.lore, tools), tools)


def lexicon_of(lore: Lore, tools: Tools) -> Lexicon:
    """All that scenes are read with beside the word lists. Making it takes longer than reading a scene: keep it."""
    return Lexicon.build(lore, tools.pack, tools.shapes)


def story_from(loaded: Loaded, tools: Tools, readings: Mapping[str, SceneReading]) -> Story:
    """The story of a project whose scenes have been read; `readings` by scene id, one for each of `loaded.scenes`."""
    timeline = Timeline(loaded.project, loaded.scenes)
    return Story(
        project=loaded.project,
        scenes=loaded.scenes,
        lore=loaded.lore,
        readings=readings,
        timeline=timeline,
        state=StoryState(loaded.lore, timeline),
        sizes=tools.sizes,
        shapes=tools.shapes,
        pack=tools.pack,
        missing=loaded.broken,
    )


def version_of(lexicon: Lexicon, tools: Tools) -> str:
    """What all readings of a project depend on, from what they were read with."""
    return f"{lexicon.digest} {tools.version}"


def reading_keys(scenes: Iterable[SceneSource], version: str) -> dict[str, str]:
    """The keys that the readings of `scenes` are kept under, by scene id."""
    return {scene.id: hashlib.sha256(f"{scene.stamp} {version}".encode()).hexdigest() for scene in scenes}
