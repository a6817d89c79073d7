"""From a project folder to its annotated story. What was read before and has not changed is not read again."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from writer_app.continuity.repairs.mending import Reads
from writer_app.continuity.sizes import Sizes
from writer_app.continuity.state.story_state import StoryState
from writer_app.continuity.story import Story
from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.lore import Lore
from writer_app.domain.observations import SceneReading
from writer_app.domain.scenes import SceneSource
from writer_app.domain.shapes import Shape
from writer_app.language.names.lexicon import Lexicon
from writer_app.language.names.narrowing import Narrower, Texts, View
from writer_app.language.pack import LanguagePack
from writer_app.language.reading import Recalled, read_alike, read_scene
from writer_app.storage.folder import Loaded

SELDOM = (50_000, 50, 100)
"""How many new objects, and then collections, until Python looks for what nobody uses."""


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


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """What is read is kept: it is not looked through for what nobody uses meanwhile."""
    usual = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


class StoryReader:
    """Reads scenes with one lore, and knows what the reading of each depends on. Making one takes longer than reading a scene:
    keep it."""

    def __init__(self, lore: Lore, tools: Tools, texts: Texts | None = None) -> None:
        """`texts` as another reader has seen them before."""
        self.lore = lore
        self.tools = tools
        self._texts = texts or Texts()
        lexicon = Lexicon.build(lore, tools.pack, tools.shapes)
        self.names = f"{tools.version} {lexicon.digest}"
        self._narrower = Narrower(lexicon, self._texts)
        self._seen: dict[str, tuple[SceneSource, View]] = {}

    def with_lore(self, lore: Lore) -> StoryReader:
        """A reader of the same texts with another lore; itself where the lore is the same."""
        return self if lore == self.lore else StoryReader(lore, self.tools, self._texts)

    def keys(self, scenes: Iterable[SceneSource]) -> dict[str, str]:
        """What the readings of `scenes` are kept under, by scene id: another key wherever a scene may read otherwise."""
        return {scene.id: self._key(scene) for scene in scenes}

    def read(self, scene: SceneSource, recalled: Recalled | None = None) -> SceneReading:
        """Everything that reading finds in a scene."""
        with _seldom_collected():
            return self._read(scene, recalled)

    def _read(self, scene: SceneSource, recalled: Recalled | None = None) -> SceneReading:
        return read_scene(scene, self._view(scene).lexicon(), self.tools.pack, recalled)

    def read_all(self, scenes: Iterable[SceneSource]) -> dict[str, SceneReading]:
        """The readings of `scenes` by id."""
        with _seldom_collected():
            return {scene.id: self._read(scene) for scene in scenes}

    def forget(self, scenes: Container[str]) -> None:
        """Keeps nothing of other scenes than those with these ids."""
        self._texts.forget(scenes)
        self._seen = {scene: seen for scene, seen in self._seen.items() if scene in scenes}

    def sight(self, scene: SceneSource) -> str:
        """What a scene sees of the lore, as one mark."""
        return f"{self.tools.version} {self.tools.pack.version} {self._view(scene).digest}"

    def _key(self, scene: SceneSource) -> str:
        return hashlib.sha256(f"{scene.stamp} {self.sight(scene)}".encode()).hexdigest()

    def _view(self, scene: SceneSource) -> View:
        seen = self._seen.get(scene.id)
        if seen is None or not (seen[0] is scene or read_alike(seen[0], scene)):
            self._seen[scene.id] = seen = scene, self._narrower.view(scene)
        return seen[1]


def reads_with(reader: StoryReader) -> Reads:
    """Reads scenes with any lore; `reader` where it is its own."""

    def read(lore: Lore, scene: SceneSource) -> SceneReading:
        alike = lore == reader.lore
        return (reader if alike else StoryReader(lore, reader.tools)).read(scene)

    return read


def story_of(loaded: Loaded, reader: StoryReader, kept: KeptReadings | None = None) -> Story:
    """The story of a project as it stands on disk, read with its lore."""
    keys = reader.keys(loaded.scenes)
    known = dict(kept.readings(keys)) if kept else {}
    fresh = reader.read_all(scene for scene in loaded.scenes if scene.id not in known)
    if kept is not None:
        kept.keep_readings(fresh, keys)
    known.update(fresh)
    return story_from(loaded, reader.tools, {scene.id: known[scene.id] for scene in loaded.scenes})


def declared_story(loaded: Loaded, tools: Tools) -> Story:
    """The story as declared, with no prose read."""
    return story_from(loaded, tools, {scene.id: SceneReading(scene.id) for scene in loaded.scenes})


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
