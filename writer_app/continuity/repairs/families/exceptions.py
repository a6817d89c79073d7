"""What lifts the limit was in use, though the text does not show it."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.excepting import LIFTED, lifting
from writer_app.continuity.judging.reports import say
from writer_app.continuity.repairs.ground import Alternatives, Ground
from writer_app.domain.findings import Message
from writer_app.domain.lore import Change, Condition, Kind
from writer_app.domain.repairs import Happens, Repair
from writer_app.domain.vocabulary.sentences import condition_said


def exceptions(ground: Ground) -> Iterator[Alternatives]:
    """For each limit, each of its conditions."""
    for entry, limit in ground.limits() if ground.slot is not None else ():
        for condition in lifting(limit):
            change = Change(LIFTED, (ground.here,), (("what", (condition.text,)),))
            yield (Repair(_title(ground, condition), (Happens(entry.id, change),)),)


def _title(ground: Ground, condition: Condition) -> Message:
    entry, text = ground.story.lore.resolve(condition.text), condition.text
    thing = entry is not None and entry.kind in (Kind.QUIRK, Kind.ITEM)
    if not condition.relation and (thing or (entry is None and text[:1].isupper())):
        return say("{what} was used before this", what=ground.names.entry(text))
    return say("In this scene, though untold: {what}", what=condition_said(condition, ground.names))
