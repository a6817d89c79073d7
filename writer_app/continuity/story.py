"""The annotated manuscript with its lore: what every check, limit and search looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, TypeVarTuple

from writer_app.continuity.sizes import Sizes
from writer_app.continuity.state.story_state import StoryState
from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.lore import Lore
from writer_app.domain.observations import SceneReading
from writer_app.domain.outline import Project
from writer_app.domain.scenes import SceneSource
from writer_app.domain.shapes import Shape
from writer_app.language.pack import LanguagePack

_T = TypeVar("_T")
_About = TypeVarTuple("_About")


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
    _judged: dict[tuple[object, ...], tuple[Any, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def judged(self, judge: Callable[[Story, *_About], Iterable[_T]], *about: *_About) -> tuple[_T, ...]:
        """All that `judge` finds in this story, worked out once for everyone who asks; it must depend on nothing else."""
        key = (judge, *about)
        if key not in self._judged:
            self._judged[key] = tuple(judge(self, *about))
        return self._judged[key]
