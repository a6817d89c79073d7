"""The limit is a wider one, or holds at another time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from writer_app.continuity.judging.reports import say
from writer_app.continuity.repairs.ground import Alternatives, Ground
from writer_app.continuity.sizes import Ordering
from writer_app.domain.findings import Message
from writer_app.domain.lore import Entry, Kind, Limit
from writer_app.domain.repairs import Limited, Repair
from writer_app.domain.vocabulary.limits import LIMITS
from writer_app.domain.vocabulary.sentences import limit_sentence
from writer_app.domain.vocabulary.terms import ValueType

_ADMITTING = {
    "only by": (Kind.CHARACTER,),
    "admits": (Kind.CHARACTER,),
    "quirks work": (Kind.QUIRK,),
    "quirks reach in": (Kind.QUIRK,),
}
"""Limits that name who or what is free of them, and of which kind that is."""
_ON = ("works on", "only on")
_MORE = 3


def wider_limits(ground: Ground) -> Iterator[Alternatives]:
    """Each limit with one more, or a larger one, of what it allows."""
    for entry, limit in ground.limits():
        row = LIMITS[limit.key]
        if row.parts[0].type is ValueType.NUMBER and limit.values[0].isdecimal():
            most = int(limit.values[0])
            yield tuple(_wider(ground, entry, limit, (str(most + more),)) for more in range(1, _MORE + 1))
        elif row.parts[0].type is ValueType.SIZE:
            yield tuple(_wider(ground, entry, limit, (thing,)) for thing in _larger(ground, limit))
        elif limit.key in _ON:
            yield tuple(_wider(ground, entry, limit, (*limit.values, thing)) for thing in ground.things_said)
        elif limit.key in _ADMITTING:
            others = (other for other in ground.subjects(*_ADMITTING[limit.key]) if other.id != entry.id)
            yield tuple(_wider(ground, entry, limit, (*limit.values, other.id)) for other in others)


def limits_at_other_times(ground: Ground) -> Iterator[Alternatives]:
    """Each limit that begins after this scene, or has ended before it."""
    for entry, limit in ground.limits() if ground.slot is not None else ():
        if not (limit.since or limit.until):
            yield tuple(_at_other_times(ground, entry, limit))


def _at_other_times(ground: Ground, entry: Entry, limit: Limit) -> Iterator[Repair]:
    said = limit_sentence(entry.name, limit, ground.names)
    if ground.later is not None:
        title = say("Only after this scene: {limit}", limit=said)
        yield _limited(entry, limit, replace(limit, since=(ground.later,)), title)
    if ground.earlier is not None:
        title = say("Only before this scene: {limit}", limit=said)
        yield _limited(entry, limit, replace(limit, until=(ground.earlier,)), title)


def _larger(ground: Ground, limit: Limit) -> Iterator[str]:
    sizes = ground.story.sizes
    for thing in (form for said in ground.things_said for form in (said.split()[-1], said)):
        if sizes.bulk(thing) is not None and all(sizes.compare(thing, value) is Ordering.LARGER for value in limit.values):
            yield thing


def _wider(ground: Ground, entry: Entry, limit: Limit, values: tuple[str, ...]) -> Repair:
    now = replace(limit, values=values)
    return _limited(entry, limit, now, say("Instead: {limit}", limit=limit_sentence(entry.name, now, ground.names)))


def _limited(entry: Entry, was: Limit, now: Limit, title: Message) -> Repair:
    return Repair(title, (Limited(entry.id, was, now),))
