"""The annotated manuscript with its lore: what every check, limit and search looks at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from writer_app.continuity.sizes import Sizes
from writer_app.continuity.state.story_state import StoryState
from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.lore import Lore
from writer_app.domain.observations import SceneReading
from writer_app.domain.outline import Project
from writer_app.domain.scenes import SceneSource
from writer_app.domain.shapes import Shape
from writer_app.language.pack import LanguagePack


@dataclass(frozen=True, slots=True)
class Story:
    """One project at one moment of its writing. `scenes` in reading order; `readings` by scene id, one for each of them.

    `missing` are names, in small letters, that pages bear which could not be read: nothing is known of them, but they are no
    slips.
    """

    project: Project
    scenes: tuple[SceneSource, ...]
    lore: Lore
    readings: Mapping[str, SceneReading]
    timeline: Timeline
    state: StoryState
    sizes: Sizes
    shapes: Mapping[str, Shape]
    pack: LanguagePack
    missing: frozenset[str] = frozenset()
