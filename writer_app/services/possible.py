"""What is possible at a point of the story, asked for by position or by cursor."""

from __future__ import annotations

from writer_app.continuity.judging.evidence import names_of
from writer_app.continuity.possible.here import possible
from writer_app.continuity.story import Story
from writer_app.continuity.time.asof import moment_as_of, position_from_text
from writer_app.domain.lore import Entry, Kind
from writer_app.domain.possibilities import Possible
from writer_app.domain.vocabulary.sentences import places
from writer_app.services.presence import segment_at


def possible_at(story: Story, at: str) -> tuple[str, Possible]:
    """What is possible at the end of `at`, and how that point is called. Raises UsageError for one that is not there."""
    moment = moment_as_of(at, story.timeline)
    position = position_from_text(at, story.timeline)
    scenes = story.timeline.node_scenes(position.ref)
    scene = scenes[-1] if scenes else ""
    called = names_of(story).scene(scene) if scene else places((position,))
    return called, possible(story, moment, place_of(story, scene, moment.offset))


def possible_here(story: Story, scene: str, offset: int) -> Possible:
    """What is possible at a place of a scene."""
    reading = story.readings.get(scene)
    segment = segment_at(reading, offset) if reading is not None else None
    return possible(story, story.timeline.at(scene, offset, segment), place_of(story, scene, offset))


def place_of(story: Story, scene: str, offset: int) -> Entry | None:
    """Where a scene is set at `offset`, if somebody says."""
    reading = story.readings.get(scene)
    segment = segment_at(reading, offset) if reading is not None else None
    return story.lore.resolve(segment.place, Kind.LOCATION) if segment is not None and segment.place else None
