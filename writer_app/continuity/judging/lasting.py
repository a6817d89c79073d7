"""How long a declared fact certainly lasts, and whether two of them say two things at once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from writer_app.continuity.judging.faults import Fault
from writer_app.continuity.judging.looks import COLOUR_KEYS, colours
from writer_app.continuity.judging.numbers import whole_numbers
from writer_app.continuity.judging.reports import say
from writer_app.continuity.judging.visits import within
from writer_app.continuity.story import Story
from writer_app.continuity.time.moments import NEVER, ORIGIN, Moment
from writer_app.domain.lore import Entry, Fact, Kind
from writer_app.domain.storytime import parse_date
from writer_app.text.fold import fold_key

SINGLE = ("age", "born", "birthplace", "mother", "father", "handedness", *COLOUR_KEYS)
"""Keys of which one value holds at a time."""


def clashing_facts(story: Story, entry: Entry) -> Iterator[Fault]:
    """Two values at once of what is only one."""
    for one, other in combinations(entry.facts, 2):
        if one.key != other.key or one.key not in SINGLE or one.according_to or other.according_to:
            continue
        if _differ(story, one, other) and _at_once(story, one, other):
            message = say(
                "{name} has two values for {key} at once: {one} and {other}.",
                name=entry.name,
                key=one.key,
                one=_shown(story, one),
                other=_shown(story, other),
            )
            yield Fault(message, (entry.id,), other.origin, quote=other.value)


def _shown(story: Story, fact: Fact) -> str:
    found = story.lore.resolve(fact.value)
    return found.name if found else fact.value


def _at_once(story: Story, one: Fact, other: Fact) -> bool:
    """Whether both certainly hold at some moment. The later one takes the place of one that has no end."""
    spans = [_lasts(story, fact) for fact in (one, other)]
    if spans[0] is None or spans[1] is None:
        return False
    (first, end, ended), (second, other_end, _) = sorted((spans[0], spans[1]))
    return (first == second or ended) and second < min(end, other_end)


def _lasts(story: Story, fact: Fact) -> tuple[Moment, Moment, bool] | None:
    """From when until when a fact certainly holds, and whether it is said to end; None where a position is not known."""
    if len(fact.since) > 1 or len(fact.until) > 1:
        return None
    intervals = [[story.timeline.resolve(position) for position in ends] for ends in (fact.since, fact.until)]
    start = ORIGIN if not fact.since else intervals[0][0].certain if intervals[0][0] else None
    end = NEVER if not fact.until else intervals[1][0].may if intervals[1][0] else None
    return None if start is None or end is None else (start, end, bool(fact.until))


def _differ(story: Story, one: Fact, other: Fact) -> bool:
    """Whether both cannot be true of one."""
    if one.key == "age":
        here, there = (whole_numbers(fact.value) for fact in (one, other))
        return bool(here and there) and (max(here) < min(there) or max(there) < min(here))
    if one.key == "born":
        dates = [parse_date(fact.value) for fact in (one, other)]
        return dates[0] is not None and dates[1] is not None and not _overlap(*((d.start, d.end) for d in dates if d))
    if one.key in COLOUR_KEYS:
        seen = [colours(story.pack, fact.value) for fact in (one, other)]
        return all(seen) and not seen[0] & seen[1]
    if one.key == "handedness":
        return fold_key(one.value) != fold_key(other.value)
    return _other_entries(story, one, other)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return max(one[0], other[0]) < min(one[1], other[1])


def _other_entries(story: Story, one: Fact, other: Fact) -> bool:
    here, there = story.lore.resolve(one.value), story.lore.resolve(other.value)
    if here is None or there is None or here is there:
        return False
    return here.kind is not Kind.LOCATION or not (within(story, here.id, there) or within(story, there.id, here))
