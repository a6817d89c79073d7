"""A death is later than the notes say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from writer_app.continuity.judging.passages import happens
from writer_app.continuity.judging.reports import say
from writer_app.continuity.repairs.ground import Alternatives, Ground, at_scene
from writer_app.domain.lore import Change, Entry
from writer_app.domain.positions import Position
from writer_app.domain.repairs import Moved, Repair
from writer_app.domain.vocabulary.sentences import change_told


def deaths_later(ground: Ground) -> Iterator[Alternatives]:
    """The death at the end of the last scene in which the text has them do anything; else of this scene."""
    for entry, change in ground.changes() if ground.slot is not None else ():
        # What is tied to words of the text is where they are.
        if change.verb == "dies" and len(change.at) == 1 and not change.at[0].after:
            yield tuple(_moved(ground, entry, change, when) for when in (_last_deed(ground, entry), ground.here))


def _last_deed(ground: Ground, entry: Entry) -> Position:
    for scene in reversed(ground.story.timeline.story_order):
        reading = ground.story.readings.get(scene)
        if reading is not None and any(act.actor == entry.id and act.certain and happens(act) for act in reading.acts):
            return at_scene(scene)
    return ground.here


def _moved(ground: Ground, entry: Entry, change: Change, when: Position) -> Repair:
    now = replace(change, at=(when,))
    title = say("Later than your notes say: {change}", change=change_told(entry, now, ground.names))
    return Repair(title, (Moved(entry.id, change, now),))
