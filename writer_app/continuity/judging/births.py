"""Births, ages and deaths that cannot all be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from writer_app.continuity.judging.dated import dated_at, minutes_of
from writer_app.continuity.judging.faults import Fault
from writer_app.continuity.judging.numbers import whole_numbers
from writer_app.continuity.judging.reports import say
from writer_app.continuity.story import Story
from writer_app.domain.lore import Change, Entry, Fact
from writer_app.domain.observations import Segment
from writer_app.domain.scenes import SceneSource
from writer_app.domain.storytime import DAY, StoryDate, parse_date

_YEAR = DAY * 366
_FAR = 1 << 48
"""Beyond this a bound of time says nothing."""


def born_on(entry: Entry) -> StoryDate | None:
    """The one date of birth that an entry's page gives as true."""
    dates = [parse_date(fact.value) for fact in entry.facts if fact.key == "born" and not fact.according_to]
    return dates[0] if len(dates) == 1 else None


def age_by_birth(story: Story, scene: SceneSource, segment: Segment | None, who: str) -> Fact | None:
    """The date of birth with the age that it gives somebody in a stretch of a dated scene, as a value: "15", "15-16"."""
    entry = story.lore.get(who)
    dated = dated_at(story, scene, segment) if segment is not None else None
    born = born_on(entry) if entry is not None else None
    if entry is None or dated is None or born is None or dated.era != born.era or dated.start < born.start:
        return None
    fact = next(each for each in entry.facts if each.key == "born")
    least, most = (max(0, int(minutes / (DAY * 365.2425))) for minutes in (dated.start - born.end, dated.end - born.start))
    return replace(fact, value=f"{least}" if least == most else f"{least}-{most}")


def impossible_lives(story: Story, entry: Entry) -> Iterator[Fault]:
    """Death before birth, and an age that the date of birth does not give at that time of the story."""
    born = born_on(entry)
    for change in entry.changes:
        if change.verb == "dies" and (_dated_before(story, change, born) or _placed_before(story, entry, change)):
            message = say("{name} dies before being born.", name=entry.name)
            yield Fault(message, (entry.id,), change.origin, doubtful=False)
    for fact in entry.facts if born is not None and born.era == "date" else ():
        if fact.key == "age" and not fact.according_to and _impossible(story, born, fact):
            message = say("{name} cannot be {age} then: your notes say born {born}.", name=entry.name, age=fact.value,
                          born=next(each.value for each in entry.facts if each.key == "born"))  # fmt: skip
            yield Fault(message, (entry.id,), fact.origin, quote=fact.value)


def _dated_before(story: Story, change: Change, born: StoryDate | None) -> bool:
    if born is None:
        return False
    ends = [when[1] for position in change.at if (when := minutes_of(story, position, born.era)) is not None]
    return len(ends) == len(change.at) and bool(ends) and max(ends) <= born.start


def _placed_before(story: Story, entry: Entry, change: Change) -> bool:
    """Whether a birth that is a change comes certainly after this death."""
    births = [each for each in entry.changes if each.verb == "born"]
    if len(births) != 1 or any(each.verb == "returns" for each in entry.changes):
        return False
    here, there = (story.timeline.resolve_all(each.at) for each in (change, births[0]))
    return bool(here and there) and max(each.certain for each in here) < min(each.may for each in there)


def _impossible(story: Story, born: StoryDate | None, fact: Fact) -> bool:
    """Whether somebody is that old at no time of the stretch that the fact holds for; a year either way is left open."""
    ages = whole_numbers(fact.value)
    stretch = _stretch(story, fact)
    if not ages or stretch is None or born is None:
        return False
    earliest, latest = born.start + (min(ages) - 1) * _YEAR, born.end + (max(ages) + 2) * _YEAR
    return latest < stretch[0] or stretch[1] < earliest


def _stretch(story: Story, fact: Fact) -> tuple[int, int] | None:
    """From when until when a fact holds, in minutes of the calendar."""
    placed = [when for scene in story.timeline.story_order if (when := story.timeline.minutes(scene)) is not None]
    since = [minutes_of(story, position) for position in fact.since]
    until = [minutes_of(story, position) for position in fact.until]
    if not placed or None in since or None in until:
        return None
    start = min(each[0] for each in since if each) if since else min(each[0] for each in placed)
    open_end = _FAR if since else max(each[0] for each in placed) + _YEAR
    end = max(each[1] for each in until if each) if until else open_end
    return (start, end) if abs(start) < _FAR else (-_FAR, end)
