"""Where the text puts somebody: places that they are at or come to, by narration or by who has just seen them there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from writer_app.continuity.judging.matching import has_phrase, words_of
from writer_app.continuity.judging.passages import happens, moment_at, read_scenes, sentence_span
from writer_app.continuity.story import Story
from writer_app.continuity.time.moments import Moment
from writer_app.domain.lore import Kind
from writer_app.domain.observations import Act, Modality, MoveKind, SceneReading
from writer_app.domain.scenes import SceneSource
from writer_app.domain.spans import Span

_SURE = 0.75
_AT = frozenset({"in", "at", "inside", "within", "near", "outside"})


@dataclass(frozen=True, slots=True)
class Sighting:
    """`who` is at `place` in the passage `span` of `scene`; `told` where somebody only says so; `comes` where they arrive."""

    who: str
    place: str
    scene: SceneSource
    span: Span
    moment: Moment | None
    told: bool = False
    comes: bool = False


def sightings(story: Story) -> Iterator[Sighting]:
    """Everybody whom the text puts at a place of the lore, in reading order; not where they have left another place in the
    scene before: they travel, and the text tells it."""
    for scene, reading in read_scenes(story):
        left: dict[str, int] = {}
        for move in reading.moves:
            if not happens(move) or move.confidence < _SURE:
                continue
            if move.kind is MoveKind.DEPARTS:
                left.setdefault(move.who, move.span.start)
            elif move.place is not None and left.get(move.who, move.span.start) >= move.span.start:
                moment, comes = moment_at(story, reading, move.span.start), move.kind is MoveKind.ARRIVES
                yield Sighting(move.who, move.place, scene, move.span, moment, comes=comes)
        for act in reading.acts:
            yield from _told(story, scene, reading, act)


def _told(story: Story, scene: SceneSource, reading: SceneReading, act: Act) -> Iterator[Sighting]:
    """ "I left Mara at Nerin not ten minutes ago"."""
    verb = f"{act.verb} {act.particle}".strip()
    if act.modality is not Modality.IN_DIALOGUE or not {act.verb, verb} & story.pack.words("seen verbs"):
        return
    places = [who for preposition, who in act.targets if preposition in _AT and _is_a(story, who, Kind.LOCATION)]
    people = [who for preposition, who in act.targets if preposition in ("", "to") and _is_a(story, who, Kind.CHARACTER)]
    words = words_of(scene.body, sentence_span(reading, act.span))
    if places and people and has_phrase(words, story.pack.words("just now words")):
        moment = moment_at(story, reading, act.span.start)
        yield from (Sighting(who, places[0], scene, act.span, moment, told=True) for who in people)


def _is_a(story: Story, entry_id: str, kind: Kind) -> bool:
    entry = story.lore.get(entry_id)
    return entry is not None and entry.kind is kind
