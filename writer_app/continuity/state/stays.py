"""Who is where: visits that open with `enters`, and what `stays at` says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from writer_app.continuity.state.occasions import Occasion, parts
from writer_app.continuity.state.tracks import Declared
from writer_app.continuity.time.moments import NEVER, Interval, Moment, end_of_slot
from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.lore import Entry, Kind, Lore


@dataclass(frozen=True, slots=True)
class Stay:
    """A declared stay of `who` at `place`.

    `start`: from when it may and certainly does last; `end`: from when it may be and certainly is over. `scenes` are the
    placed scenes it may touch, in story order; none for a stay before the story begins. `visit` tells a realm's visit
    (`enters`) from `stays at`.
    """

    who: str
    place: str
    start: Interval
    end: Interval
    scenes: tuple[str, ...]
    opened: Declared
    closed: Declared | None = None
    visit: bool = True

    def possible_at(self, moment: Moment) -> bool:
        """Whether it may last at `moment`."""
        return self.start.may <= moment <= self.end.certain

    def certain_at(self, moment: Moment) -> bool:
        """Whether it certainly lasts at `moment`."""
        return self.start.certain <= moment <= self.end.may


@dataclass(frozen=True, slots=True)
class _Step:
    """Someone comes to or goes from a place (None: wherever they are)."""

    who: str
    verb: str
    place: str | None
    item: Occasion


def stays(lore: Lore, timeline: Timeline, happened: Iterable[Occasion]) -> dict[str, tuple[Stay, ...]]:
    """Every declared stay by who stays, in story order; `happened` in story order."""
    steps: dict[str, list[_Step]] = {}
    for step in (step for item in happened for step in _steps(lore, item)):
        steps.setdefault(step.who, []).append(step)
    return {who: tuple(_folded(timeline, found)) for who, found in steps.items()}


def _steps(lore: Lore, item: Occasion) -> Iterator[_Step]:
    verb = item.change.verb
    if verb == "returns":
        yield _Step(item.entry.id, verb, None, item)
    if verb not in ("enters", "leaves", "stays at"):
        return
    named = parts(lore, item.change, "what")
    if item.entry.kind is Kind.LOCATION:
        people = [entry for entry in named if entry.kind is not Kind.LOCATION]
        yield from (_Step(person.id, verb, item.entry.id, item) for person in people)
        return
    places: list[Entry | None] = list(named)
    if verb == "leaves" and not places:
        places = [None]
    yield from (_Step(item.entry.id, verb, place.id if place else None, item) for place in places)


def _folded(timeline: Timeline, steps: Sequence[_Step]) -> Iterator[Stay]:
    found: list[Stay] = []
    for index, step in enumerate(steps):
        if step.place is None or step.verb in ("leaves", "returns"):
            continue
        make = _stay if step.verb == "stays at" else _visit
        stay = make(timeline, steps, index, step.place)
        if found and _goes_on(found[-1], stay):
            scenes = tuple(dict.fromkeys((*found[-1].scenes, *stay.scenes)))
            found[-1] = replace(found[-1], end=stay.end, scenes=scenes, closed=stay.closed)
        else:
            found.append(stay)
    yield from found


def _goes_on(last: Stay, stay: Stay) -> bool:
    """One declaration with a list of positions is one stay as long as its scenes follow each other."""
    if last.opened != stay.opened or last.place != stay.place:
        return False
    return last.end.certain.slot + 1 >= stay.start.may.slot >= 0


def _visit(timeline: Timeline, steps: Sequence[_Step], index: int, place: str) -> Stay:
    step = steps[index]
    start, closing = step.item.interval, _closing(steps[index + 1 :], place)
    if closing is None:
        over = end_of_slot(start.certain.slot) if start.certain.offset >= 0 and start.certain != NEVER else start.certain
        end = Interval(max(over, start.certain), max(over, start.certain))
    else:
        end = Interval(max(closing.item.interval.may, start.may), max(closing.item.interval.certain, start.certain))
    scenes = () if end.certain <= timeline.page_one else timeline.scenes_between(start.may, end.certain)
    return Stay(step.who, place, start, end, scenes, step.item.declared, closing.item.declared if closing else None)


def _closing(later: Sequence[_Step], place: str) -> _Step | None:
    for step in later:
        if step.verb in ("leaves", "returns") and step.place in (None, place):
            return step
        if step.verb == "enters":
            return None
    return None


def _stay(timeline: Timeline, steps: Sequence[_Step], index: int, place: str) -> Stay:
    """`stays at` holds in every scene it names, both ends included; without `until`, to where the next stay begins."""
    step = steps[index]
    change, begin = step.item.change, _begin(timeline, step)
    end = Interval(step.item.interval.certain, step.item.interval.certain)
    if change.until:
        over = timeline.until(change.until) or NEVER
        end = Interval(over, over)
    elif change.since:
        end = _moved_on(timeline, steps[index + 1 :], begin, place)
    scenes = () if end.certain <= timeline.page_one else timeline.scenes_between(begin, end.certain)
    return Stay(step.who, place, Interval(begin, begin), end, scenes, step.item.declared, visit=False)


def _begin(timeline: Timeline, step: _Step) -> Moment:
    since = timeline.since(step.item.change.since) if step.item.change.since else None
    return since or step.item.interval.may


def _moved_on(timeline: Timeline, later: Sequence[_Step], begin: Moment, place: str) -> Interval:
    for step in later:
        if step.verb == "leaves" and step.place in (None, place):
            return Interval(max(step.item.interval.may, begin), max(step.item.interval.certain, begin))
        if step.verb == "stays at" and step.place != place:
            next_begin = _begin(timeline, step)
            over = max(replace(next_begin, offset=next_begin.offset - 1), begin)
            return Interval(over, over)
    return Interval(NEVER, NEVER)
