"""The whole scene is told on another level: a flashback, a dream, a letter."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.events import is_event
from writer_app.continuity.judging.references import positions
from writer_app.continuity.judging.reports import say
from writer_app.continuity.repairs.ground import Alternatives, Ground
from writer_app.domain.repairs import Framed, Repair
from writer_app.domain.scenes import Frame
from writer_app.domain.storytime import StoryDate, parse_when

_FRAMES = (Frame.FLASHBACK, Frame.DREAM, Frame.LETTER)


def frames(ground: Ground) -> Iterator[Alternatives]:
    """Each frame, where the scene has none of its own and nothing goes by its place in time."""
    if ground.scene.setting.frame is None and is_event(ground.finding) and not _hangs_on(ground):
        for frame in _FRAMES:
            yield (Repair(say(f"The whole scene is a {frame.value}"), (Framed(ground.scene.id, frame),)),)


def _hangs_on(ground: Ground) -> bool:
    """Whether something declared happens in this scene, or the next one counts its time from it."""
    timeline, scene = ground.story.timeline, ground.scene
    named = {
        place for entry in ground.story.lore for position in positions(entry) for place in timeline.node_scenes(position.ref)
    }
    if scene.id in named or ground.later is None:
        return scene.id in named
    after = timeline.source(ground.later.ref)
    when = parse_when(after.setting.when) if after is not None and after.setting.when else None
    return when is not None and not isinstance(when, StoryDate)
