"""Who is where: visits that open with `enters`, and what `stays at` says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from writer_app.continuity.moments import NEVER, Interval, Moment, end_of_slot
from writer_app.continuity.occasions import Occasion, parts
from writer_app.continuity.timeline import Timeline
from writer_app.continuity.tracks import Declared
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
        stay = _stay(timeline, step, step.place) if step.verb == "stays at" else _visit(timeline, steps, index, step.place)
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


def _stay(timeline: Timeline, step: _Step, place: str) -> Stay:
    """`stays at` holds in every scene it names, both ends included."""
    change, interval = step.item.change, step.item.interval
    start = timeline.since(change.since) if change.since else interval.may
    end = timeline.until(change.until) if change.until else (NEVER if change.since else interval.certain)
    begin, over = start or interval.may, end or NEVER
    scenes = () if over <= timeline.page_one else timeline.scenes_between(begin, over)
    opened = step.item.declared
    return Stay(step.who, place, Interval(begin, begin), Interval(over, over), scenes, opened, visit=False)
