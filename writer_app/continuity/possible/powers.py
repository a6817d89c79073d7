"""Which powers work at a place at a moment, and why others do not: lost, kept down, barred by the realm, used up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from writer_app.continuity.judging.quirkuse import uses
from writer_app.continuity.judging.visits import within
from writer_app.continuity.possible.people import Answer, holding, limit_told, told, worst
from writer_app.continuity.state.story_state import Truth
from writer_app.continuity.story import Story
from writer_app.continuity.time.moments import Moment
from writer_app.domain.lore import Entry, Kind, Limit
from writer_app.domain.possibilities import Person, Power, Way

_FINE: Answer = (Way.YES, "")


def powers_at(story: Story, moment: Moment, place: Entry | None, people: Mapping[str, Person]) -> Iterator[Power]:
    """Every power of everybody who has, may have or had it."""
    for quirk in story.lore.of_kind(Kind.QUIRK):
        for owner in story.state.ever_owned(quirk.id):
            who = story.lore.get(owner)
            if who is not None:
                left = _left(story, quirk, moment)
                answers = [
                    _had(story, quirk, who, moment),
                    _present(story, quirk, moment, place, people.get(owner)),
                    _in_realm(story, quirk, who, moment, place),
                    *_by_limits(story, quirk, who, moment, place),
                    (Way.NO, "used as often as it works") if left == 0 else _FINE,
                ]
                yield Power(quirk.id, quirk.name, story.state.name_at(owner, moment), *worst(answers), left)


def _had(story: Story, quirk: Entry, who: Entry, moment: Moment) -> Answer:
    answer = story.state.has_quirk(who.id, quirk.id, moment)
    if answer.truth is Truth.YES:
        return _FINE
    return Way.NO if answer.truth is Truth.NO else Way.PERHAPS, told(story, answer.by) or "not theirs yet"


def _present(story: Story, quirk: Entry, moment: Moment, place: Entry | None, person: Person | None) -> Answer:
    """A power is where its owner is, unless it reaches in."""
    if person is None or person.way is not Way.NO:
        return _FINE
    reaching = holding(story, place, moment, "quirks reach in") if place is not None else ()
    return _FINE if any(_names(story, limit, quirk) for limit in reaching) else (Way.NO, person.why)


def _in_realm(story: Story, quirk: Entry, who: Entry, moment: Moment, place: Entry | None) -> Answer:
    limits = list(holding(story, place, moment, "quirks work")) if place is not None else []
    also = list(holding(story, place, moment, "quirks reach in")) if place is not None else []
    if place is None or not limits or any(_names(story, limit, quirk, who) for limit in (*limits, *also)):
        return _FINE
    return Way.NO, limit_told(story, place, limits[0])


def _names(story: Story, limit: Limit, *entries: Entry) -> bool:
    """Whether a limit names one of `entries`, or something that nobody has declared."""
    named = [story.lore.resolve(text) for text in limit.values]
    return any(found is None or any(entry.id in story.state.members(found.id) for entry in entries) for found in named)


def _by_limits(story: Story, quirk: Entry, who: Entry, moment: Moment, place: Entry | None) -> Iterator[Answer]:
    for limit in holding(story, quirk, moment, "suppressed by"):
        for text in limit.values:
            by = story.lore.resolve(text)
            way = _kept_down(story, by, who, moment, place) if by is not None else Way.YES
            yield way, limit_told(story, quirk, limit)
    for limit in holding(story, quirk, moment, "only by"):
        if not _names(story, limit, who):
            yield Way.NO, limit_told(story, quirk, limit)
    for limit in holding(story, quirk, moment, "needs"):
        items = [by for text in limit.values if (by := story.lore.resolve(text)) is not None and by.kind is Kind.ITEM]
        if items and len(items) == len(limit.values):
            away = all(story.state.holder(item.id, moment).is_elsewhere(who.id) for item in items)
            yield Way.NO if away else Way.YES, limit_told(story, quirk, limit)


def _kept_down(story: Story, by: Entry, who: Entry, moment: Moment, place: Entry | None) -> Way:
    """A place keeps down whoever is in it, a thing whoever wears or holds it; somebody may, who is alive."""
    if by.kind is Kind.LOCATION:
        return Way.NO if place is not None and within(story, place.id, by) else Way.YES
    if by.kind is Kind.ITEM:
        worn = story.state.wears(who.id, by.id, moment).truth
        held = story.state.holder(by.id, moment).who == who.id
        return Way.NO if worn is Truth.YES or held else Way.PERHAPS if worn is Truth.EITHER else Way.YES
    return Way.YES if story.state.is_dead(by.id, moment) else Way.PERHAPS


def _left(story: Story, quirk: Entry, moment: Moment) -> int:
    """How often it still works, of the uses that the text tells so far: in all, or in the scene."""
    found = [_left_of(story, quirk, limit, moment) for limit in holding(story, quirk, moment, "at most")]
    return min((left for left in found if left >= 0), default=-1)


def _left_of(story: Story, quirk: Entry, limit: Limit, moment: Moment) -> int:
    per = limit.option("per")
    if not limit.values[0].isdecimal() or per not in ("", "scene"):
        return -1
    so_far = (use.moment for use in story.judged(uses) if use.quirk.id == quirk.id and use.moment is not None)
    made = sum(1 for when in so_far if when <= moment and (not per or when.slot == moment.slot))
    return max(0, int(limit.values[0]) - made)
