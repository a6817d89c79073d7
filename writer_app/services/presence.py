"""Who is here: everyone in the passage at a place of a scene, and what holds for each at that point."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from writer_app.continuity.story import Story
from writer_app.continuity.time.moments import Moment
from writer_app.domain.lore import Entry, Kind
from writer_app.domain.observations import Modality, MoveKind, SceneReading, Segment
from writer_app.domain.spans import Span
from writer_app.services.present import Present, Standing
from writer_app.services.state import known_of

_MOST = 14
_KINDS = frozenset((Kind.CHARACTER, Kind.ITEM, Kind.LOCATION, Kind.GROUP, Kind.QUIRK))
_ACTS, _SPEAKS, _COMES, _CAST, _PLACE, _NAMED = 4.0, 4.0, 3.0, 6.0, 1.5, 0.5
_THERE = 1.0


def presence(story: Story, scene_id: str, offset: int) -> tuple[Present, ...]:
    """Everyone and everything in the passage around `offset`, the most present first; empty for a scene that is not there."""
    reading = story.readings.get(scene_id)
    if reading is None:
        return ()
    segment = segment_at(reading, offset)
    span = segment.span if segment else Span(0, 1 << 40)
    scores: defaultdict[str, float] = defaultdict(float)
    for who, score in _presences(reading, segment, span, offset):
        entry = story.lore.resolve(who)
        if entry is not None and entry.kind in _KINDS:
            scores[entry.id] += score
    ranked = sorted(scores, key=lambda who: (scores[who] < _THERE, _order(story.lore.get(who)), -scores[who], who))
    moment = story.timeline.at(scene_id, offset, segment)
    standing = _standings(story, scene_id, segment)
    return tuple(_present(story, story.lore.get(who), moment, scores[who], standing) for who in ranked[:_MOST])


def _standings(story: Story, scene_id: str, segment: Segment | None) -> Callable[[Entry], Standing]:
    """How it is known of each that they are there. Where a comment in the text gives the passage a cast of its own, and of
    whoever's eyes it is seen through, the scene's cast says nothing."""
    source = story.timeline.source(scene_id)
    named = (story.lore.resolve(name, Kind.CHARACTER) for name in source.setting.cast) if source is not None else ()
    cast = tuple(entry.id for entry in named if entry is not None)
    own = segment is None or segment.cast != cast

    def standing(entry: Entry) -> Standing:
        if own or entry.kind is not Kind.CHARACTER:
            return Standing.TOLD
        if entry.id in cast:
            return Standing.CAST
        return Standing.TOLD if segment is not None and entry.id == segment.pov else Standing.NOTICED

    return standing


def _present(
    story: Story, entry: Entry | None, moment: Moment | None, score: float, standing: Callable[[Entry], Standing]
) -> Present:
    assert entry is not None
    known = known_of(story, entry, moment) if moment is not None else ()
    name = story.state.name_at(entry.id, moment)
    return Present(entry.id, name, known, score < _THERE, moment is not None, standing(entry))


def segment_at(reading: SceneReading, offset: int) -> Segment | None:
    """The stretch of the scene that holds `offset`; the last one at the end, None in an empty scene."""
    held = [segment for segment in reading.segments if segment.span.start <= offset]
    return held[-1] if held else next(iter(reading.segments), None)


def _order(entry: Entry | None) -> int:
    """People first, then places, then things and powers."""
    kinds = (Kind.CHARACTER, Kind.LOCATION, Kind.ITEM, Kind.GROUP, Kind.QUIRK)
    return kinds.index(entry.kind) if entry is not None else len(kinds)


def _presences(reading: SceneReading, segment: Segment | None, span: Span, offset: int) -> Iterator[tuple[str, float]]:
    """Who is there by each observation of the passage, and how much it says."""
    if segment is not None:
        yield from ((who, _CAST) for who in (*segment.cast, *((segment.pov,) if segment.pov else ())))
        yield from ((place, _PLACE) for place in (segment.place,) if place)
    for act in reading.acts:
        if act.modality is Modality.ASSERTED and act.actor and span.contains(act.span):
            yield act.actor, _ACTS * _near(act.span, offset)
    for quote in reading.quotes:
        speaker = quote.likely_speaker
        if speaker and quote.text_spoken and quote.modality is Modality.ASSERTED and span.contains(quote.span):
            yield speaker, _SPEAKS * _near(quote.span, offset)
    for move in reading.moves:
        if move.modality is Modality.ASSERTED and move.kind is not MoveKind.DEPARTS and span.contains(move.span):
            yield move.who, _COMES
    for hold in reading.holds:
        if hold.modality is Modality.ASSERTED and span.contains(hold.span):
            yield from ((hold.who, _COMES), (hold.item, _COMES))
    named = {mention.entry for mention in reading.mentions if mention.entry and span.contains(mention.span)}
    yield from ((who, _NAMED) for who in named)


def _near(span: Span, offset: int) -> float:
    """1 at the cursor, less far from it, never less than a quarter: all of them are in the passage."""
    return max(0.25, 1 - abs(span.start - offset) / 8000)
