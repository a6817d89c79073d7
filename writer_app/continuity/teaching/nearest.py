"""The ready shape that a passage looks most like."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from writer_app.continuity.judging.conditions import ready_shapes
from writer_app.continuity.judging.matching import lemmas
from writer_app.continuity.story import Story
from writer_app.continuity.teaching.signs import Shown, of_shape, said_forms
from writer_app.domain.lore import Entry
from writer_app.domain.scenes import SceneSource
from writer_app.domain.shapes import Shape
from writer_app.text.fold import fold_key

_SAID, _NAMED, _TOOL = 3.0, 2.0, 0.5


def nearest_shape(
    story: Story, quirk: Entry, scene: SceneSource, shown: Sequence[Shown], words: Iterable[str]
) -> Shape | None:
    """The shape of the page where it names one, None if that is the author's own; else the one whose cues and effects, names
    and tools fit best, if any does.

    `words` are the folded words of the passage.
    """
    if quirk.link("shape"):
        return next(iter(ready_shapes(story, quirk)), None)
    spoken = frozenset(form for word in words for form in lemmas(word))
    called = {fold_key(surface) for surface in quirk.surfaces()}
    scored = [
        (_fit(story, scene, shown, shape) + _hints(shape, called, spoken), shape)
        for shape in {shape.name: shape for shape in story.shapes.values()}.values()
    ]
    best, shape = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return shape if best >= _NAMED else None


def _fit(story: Story, scene: SceneSource, shown: Sequence[Shown], shape: Shape) -> float:
    """How many verbs of the passage the shape knows; of two that know the same, the one that says more of it."""
    phrases = of_shape(shape)
    said = [said_forms(story, scene, each.act, each.role, phrases) for each in shown]
    longest = max((len(form.split()) for forms in said for form in forms), default=0)
    return sum(_SAID for forms in said if forms) + longest / 10


def _hints(shape: Shape, called: set[str], spoken: frozenset[str]) -> float:
    named = called.intersection(map(fold_key, (shape.name, *shape.also)))
    return (_NAMED if named else 0.0) + (_TOOL if spoken.intersection(shape.tools) else 0.0)
