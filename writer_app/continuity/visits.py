"""Stays in a realm as the text tells them: who comes, is there, and goes, scene by scene."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from writer_app.continuity.conditions import shown
from writer_app.continuity.deadacts import homes_of_the_dead
from writer_app.continuity.moments import Moment
from writer_app.continuity.passages import deed_span, happens, moment_at, segment_at, window
from writer_app.continuity.story import Story
from writer_app.domain.lore import Condition, Entry, Kind
from writer_app.domain.observations import MoveKind, SceneReading
from writer_app.domain.scenes import Frame, SceneSource
from writer_app.domain.spans import Span


@dataclass(frozen=True, slots=True)
class Sighting:
    """Someone is seen in the realm (`inside`) or elsewhere. `leaves` tells a departure that the text itself narrates."""

    who: str
    scene: SceneSource
    span: Span
    moment: Moment
    inside: bool
    leaves: bool = False


@dataclass(frozen=True, slots=True)
class ReadStay:
    """One stay of someone: first and last sighting in the realm, and the one outside that ends it, if there is one.

    `scenes` are the ids of the scenes it touches.
    """

    who: str
    first: Sighting
    last: Sighting
    ended: Sighting | None
    scenes: tuple[str, ...]


def realms(story: Story, *keys: str) -> Iterator[Entry]:
    """Locations that have a limit with one of `keys`."""
    for entry in story.lore.of_kind(Kind.LOCATION):
        if any(limit.key in keys for limit in entry.limits):
            yield entry


def read_stays(story: Story, realm: Entry) -> Iterator[ReadStay]:
    """Every stay in `realm` that the text tells, of whoever is not at home there, in story order for each."""
    seen: dict[str, list[Sighting]] = {}
    for scene_id in story.timeline.story_order:
        scene, reading = story.timeline.source(scene_id), story.readings.get(scene_id)
        if scene is not None and reading is not None:
            for sighting in _sightings(story, scene, reading, realm):
                seen.setdefault(sighting.who, []).append(sighting)
    for who, sightings in seen.items():
        if not all(is_resident(story, who, realm, item.moment) for item in sightings if item.inside):
            yield from _stays(who, sightings)


def is_resident(story: Story, who: str | None, realm: Entry, moment: Moment | None) -> bool:
    """Whether someone is at home in the realm at `moment`; the dead are, where it is their home.

    The dead who come by a declared visit, or who return to life, are guests there.
    """
    if who is None:
        return False
    homes = [value for limit in realm.limits if limit.key == "home of" for value in limit.values]
    if any(who in story.state.members(value) for value in homes):
        return True
    dead_at_home = realm.id in {home.realm.id for home in homes_of_the_dead(story)}
    return dead_at_home and not _is_guest(story, who, realm) and story.state.is_dead(who, moment)


def _is_guest(story: Story, who: str, realm: Entry) -> bool:
    entry = story.lore.get(who)
    returns = entry is not None and any(change.verb == "returns" for change in entry.changes)
    return returns or bool(story.state.visits(who, realm.id))


def _sightings(story: Story, scene: SceneSource, reading: SceneReading, realm: Entry) -> Iterator[Sighting]:
    found = [*_in_moves(story, reading, realm), *_in_acts(story, scene.body, reading, realm)]
    for span, _, who, inside, leaves in sorted(found, key=lambda item: (item[0].start, item[1])):
        moment = moment_at(story, reading, span.start)
        if moment is not None:
            yield Sighting(who, scene, span, moment, inside, leaves)


_Found = tuple[Span, int, str, bool, bool]


def _in_moves(story: Story, reading: SceneReading, realm: Entry) -> Iterator[_Found]:
    for move in reading.moves:
        if not happens(move) or not _is_person(story, move.who):
            continue
        if move.place is not None and within(story, move.place, realm):
            leaves = move.kind is MoveKind.DEPARTS
            # Whoever leaves a place was there.
            if leaves:
                yield move.span, 0, move.who, True, False
            yield move.span, 1, move.who, not leaves, leaves
        elif move.place is not None and move.kind is not MoveKind.DEPARTS:
            yield move.span, 1, move.who, False, _stands_in(story, reading, move.span, realm)


def _in_acts(story: Story, body: str, reading: SceneReading, realm: Entry) -> Iterator[_Found]:
    moved = {(move.who, move.span) for move in reading.moves}
    for act in reading.acts:
        if not happens(act) or act.actor is None or (act.actor, act.span) in moved or not _is_person(story, act.actor):
            continue
        segment = segment_at(reading, act.span.start)
        if segment is None or segment.place is None or segment.frame not in (Frame.MAIN, Frame.REALM):
            continue
        span = deed_span(body, act, story.pack.words("coordinators"))
        yield span, 2, act.actor, within(story, segment.place, realm), False


def _stands_in(story: Story, reading: SceneReading, span: Span, realm: Entry) -> bool:
    """Whether the setting still says the realm while someone arrives elsewhere: a way out that the text tells."""
    segment = segment_at(reading, span.start)
    return segment is not None and segment.place is not None and within(story, segment.place, realm)


def within(story: Story, place: str, realm: Entry) -> bool:
    """Whether a place is the realm or lies in it."""
    seen: set[str] = set()
    found: str | None = place
    while found is not None and found not in seen:
        if found == realm.id:
            return True
        seen.add(found)
        entry = story.lore.get(found)
        outer = (story.lore.resolve(text) for text in entry.link("within")) if entry else iter(())
        found = next((other.id for other in outer if other is not None), None)
    return False


def _is_person(story: Story, who: str) -> bool:
    entry = story.lore.get(who)
    return entry is not None and entry.kind is Kind.CHARACTER


def _stays(who: str, sightings: list[Sighting]) -> Iterator[ReadStay]:
    inside: list[Sighting] = []
    for sighting in sightings:
        if sighting.inside:
            inside.append(sighting)
        elif inside:
            yield _stay(who, inside, sighting)
            inside = []
    if inside:
        yield _stay(who, inside, None)


def _stay(who: str, inside: list[Sighting], ended: Sighting | None) -> ReadStay:
    scenes = tuple(dict.fromkeys(item.scene.id for item in inside))
    return ReadStay(who, inside[0], inside[-1], ended, scenes)


def left_within_scene(stay: ReadStay) -> bool:
    """Whether the text tells the end of the stay in one scene, so that it shows how."""
    return stay.ended is not None and stay.ended.scene.id == stay.last.scene.id


def way_out_shown(story: Story, realm: Entry, stay: ReadStay, conditions: Iterable[Condition]) -> bool:
    """Whether the realm's part of the scene, or a declared change, shows one of `conditions` at work when the stay ends."""
    ended = stay.ended
    if ended is None:
        return True
    reading = story.readings[ended.scene.id]
    wanted = tuple(conditions)
    starts = [segment.span.start for segment in reading.segments if segment.place and within(story, segment.place, realm)]
    begin = min([window(reading, stay.last.span).start, *(start for start in starts if start <= ended.span.start)])
    around = Span(begin, max(begin, window(reading, ended.span, 0).end))
    return any(shown(story, ended.scene, around, item) for item in wanted) or _declared_way_out(story, stay, wanted)


def _declared_way_out(story: Story, stay: ReadStay, conditions: tuple[Condition, ...]) -> bool:
    meant = {entry.id for item in conditions if (entry := story.lore.resolve(item.text)) is not None}
    for item in story.state.changes:
        if item.entry.id != stay.who or item.change.verb not in ("returns", "leaves") or stay.ended is None:
            continue
        by = {entry.id for text in item.change.arg("by") if (entry := story.lore.resolve(text)) is not None}
        if by & meant and item.interval.possible_at(story.timeline.end_of(stay.ended.scene.id) or stay.ended.moment):
            return not item.interval.certain_at(stay.first.moment)
    return False
