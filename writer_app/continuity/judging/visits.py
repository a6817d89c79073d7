"""Stays in a realm as the text tells them: who comes, is there, and goes, scene by scene."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from writer_app.continuity.judging.deadacts import homes_of_the_dead
from writer_app.continuity.judging.matching import has_phrase, words_of
from writer_app.continuity.judging.passages import deed_span, happens, moment_at, segment_at, sentence_span
from writer_app.continuity.story import Story
from writer_app.continuity.time.moments import Moment
from writer_app.domain.lore import Entry, Kind
from writer_app.domain.observations import Move, MoveKind, SceneReading
from writer_app.domain.scenes import Frame, SceneSource
from writer_app.domain.spans import Span

_LIKELY = 0.7


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
    found = [*_in_moves(story, scene.body, reading, realm), *_in_acts(story, scene.body, reading, realm)]
    for span, _, who, inside, leaves in sorted(found, key=lambda item: (item[0].start, item[1])):
        moment = moment_at(story, reading, span.start)
        if moment is not None and not (inside and _elsewhere(story, scene, reading, span)):
            yield Sighting(who, scene, span, moment, inside, leaves)


def _elsewhere(story: Story, scene: SceneSource, reading: SceneReading, span: Span) -> bool:
    """Whether the sentence itself says that somebody is not inside: on the other side, at the gate."""
    return has_phrase(words_of(scene.body, sentence_span(reading, span)), story.pack.words("elsewhere phrases"))


_Found = tuple[Span, int, str, bool, bool]


def _in_moves(story: Story, body: str, reading: SceneReading, realm: Entry) -> Iterator[_Found]:
    for move in reading.moves:
        if not happens(move) or move.confidence < _LIKELY or not _is_person(story, move.who):
            continue
        on_paper = has_phrase(words_of(body, sentence_span(reading, move.span)), story.pack.words("map words"))
        if on_paper or _in_small_letters(story, body, reading, move):
            continue
        departs = move.kind is MoveKind.DEPARTS
        if move.place is not None and within(story, move.place, realm):
            # Whoever leaves a place was there.
            if departs:
                yield move.span, 0, move.who, True, False
            yield move.span, 1, move.who, not departs, departs
        elif move.place is not None and not departs:
            yield move.span, 1, move.who, False, _stands_in(story, reading, move.span, realm)
        elif move.place is None and departs and _for_good(story, reading, move, realm):
            yield move.span, 1, move.who, False, True


def _in_small_letters(story: Story, body: str, reading: SceneReading, move: Move) -> bool:
    """Whether the place is written as a common noun although its name has capitals: some shore, not the Shore."""
    place = story.lore.get(move.place) if move.place else None
    named = [item.span.of(body) for item in reading.mentions if item.entry == move.place and move.span.contains(item.span)]
    surfaces = place.surfaces() if place else ()
    return bool(named) and all(text.islower() for text in named) and not any(text.islower() for text in surfaces)


def _for_good(story: Story, reading: SceneReading, move: Move, realm: Entry) -> bool:
    """Whether someone who "left" in the realm is not seen there again: until then it may only be a room that is left."""
    if not _stands_in(story, reading, move.span, realm):
        return False
    segment = segment_at(reading, move.span.start)
    later = [item.span for item in reading.acts if item.actor == move.who and item.span.start >= move.span.end]
    later += [item.span for item in reading.moves if item.who == move.who and item.span.start >= move.span.end]
    return segment is not None and not any(segment.span.contains(span) for span in later)


def _in_acts(story: Story, body: str, reading: SceneReading, realm: Entry) -> Iterator[_Found]:
    moved = {(move.who, move.span) for move in reading.moves}
    reaching = _reaching_in(story, realm)
    for act in reading.acts:
        # Whoever the setting alone would place there must be named, and not be one who reaches in from outside.
        if not happens(act) or not act.certain or act.actor is None or act.actor in reaching:
            continue
        segment = segment_at(reading, act.span.start)
        if segment is None or segment.place is None or segment.frame not in (Frame.MAIN, Frame.REALM):
            continue
        if (act.actor, act.span) not in moved and _is_person(story, act.actor):
            span = deed_span(body, act, story.pack.words("coordinators"))
            yield span, 2, act.actor, within(story, segment.place, realm), False


def _reaching_in(story: Story, realm: Entry) -> frozenset[str]:
    """The owners of powers that are felt inside although they are used outside."""
    powers = (story.lore.resolve(text) for limit in realm.limits if limit.key == "quirks reach in" for text in limit.values)
    return frozenset(who for power in powers if power is not None for who in story.state.ever_owned(power.id))


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
