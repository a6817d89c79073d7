"""How long it takes from one place to another, by the legs that the lore declares."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from writer_app.continuity.judging.spells import spell
from writer_app.continuity.story import Story
from writer_app.domain.lore import Entry, Limit
from writer_app.domain.observations import TimeKind
from writer_app.language.times.expressions import times_named

_KEY = "takes"


@dataclass(frozen=True, slots=True)
class Leg:
    """A way to `to`, of `minutes` at least, by a limit on the page of `entry`."""

    to: str
    minutes: float
    entry: str
    limit: Limit


Ways = Mapping[str, tuple[Leg, ...]]


def ways_of(story: Story) -> Ways:
    """Every declared leg from each place, both ways."""
    found: dict[str, list[Leg]] = {}
    for entry in story.lore:
        for limit, other, minutes in _legs(story, entry):
            found.setdefault(entry.id, []).append(Leg(other.id, minutes, entry.id, limit))
            found.setdefault(other.id, []).append(Leg(entry.id, minutes, entry.id, limit))
    return {place: tuple(legs) for place, legs in found.items()}


def _legs(story: Story, entry: Entry) -> Iterator[tuple[Limit, Entry, float]]:
    for limit in entry.limits:
        other = story.lore.resolve(limit.option("to")) if limit.key == _KEY else None
        length = _length(story, limit.values[0]) if other is not None else None
        if other is not None and length is not None:
            yield limit, other, length


def _length(story: Story, text: str) -> float | None:
    """The shortest time that a length in words may mean, in minutes."""
    named = (each for each in times_named(text, text.lower(), story.pack) if each.kind is TimeKind.DURATION)
    told = next((spell(each.value) for each in named), None)
    return told[0] if told is not None and told[0] > 0 else None


def quickest(ways: Ways, start: str, end: str) -> tuple[Leg, ...]:
    """The legs of the quickest way between two places; none where no way is declared."""
    waiting: list[tuple[float, int, str, tuple[Leg, ...]]] = [(0.0, 0, start, ())]
    seen: set[str] = set()
    count = 0
    while waiting:
        spent, _, place, legs = heapq.heappop(waiting)
        if place == end:
            return legs
        if place in seen:
            continue
        seen.add(place)
        for leg in ways.get(place, ()):
            count += 1
            heapq.heappush(waiting, (spent + leg.minutes, count, leg.to, (*legs, leg)))
    return ()
