"""Who acts on the stage of a scene, by name, where the scene itself says which place that is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from writer_app.continuity.judging.matching import has_phrase, words_of
from writer_app.continuity.judging.passages import deed_span, happens, moment_at, read_scenes, segment_at, sentence_span
from writer_app.continuity.judging.visits import within
from writer_app.continuity.story import Story
from writer_app.continuity.time.moments import Moment
from writer_app.domain.lore import Kind
from writer_app.domain.observations import Act, SceneReading
from writer_app.domain.scenes import Frame, SceneSource
from writer_app.domain.spans import Span

_SURE = 0.75
_REAL = frozenset({Frame.MAIN, Frame.REALM})


@dataclass(frozen=True, slots=True)
class Deed:
    """`who` does something in a scene that plays at `place`."""

    who: str
    place: str
    scene: SceneSource
    span: Span
    moment: Moment


def deeds_on_stage(story: Story, people: frozenset[str]) -> Iterator[Deed]:
    """What some people do by name where a scene's setting says its place, in reading order; not what is told of elsewhere."""
    for scene, reading in read_scenes(story):
        for act in (each for each in reading.acts if each.actor in people):
            segment = segment_at(reading, act.span.start)
            if segment is None or segment.place is None or segment.frame not in _REAL or not _is_deed(story, reading, act):
                continue
            moment = moment_at(story, reading, act.span.start)
            if moment is not None and act.actor is not None and not _elsewhere(story, scene, reading, act, segment.place):
                span = deed_span(scene.body, act, story.pack.words("coordinators"))
                yield Deed(act.actor, segment.place, scene, span, moment)


def _is_deed(story: Story, reading: SceneReading, act: Act) -> bool:
    """Whether somebody of the lore does it, named in so many words."""
    entry = story.lore.get(act.actor) if act.actor else None
    if entry is None or entry.kind is not Kind.CHARACTER or not happens(act) or not act.certain or act.passive:
        return False
    if act.confidence < _SURE or act.verb in story.pack.words("inert verbs"):
        return False
    named = (each for each in reading.mentions if act.actor_span is not None and act.actor_span.contains(each.span))
    return any(each.certain and each.entry == act.actor and not each.possessive for each in named)


def _elsewhere(story: Story, scene: SceneSource, reading: SceneReading, act: Act, place: str) -> bool:
    """Whether the sentence tells of another place, or reaches over from one: by telephone, in a letter, in thought."""
    sentence = sentence_span(reading, act.span)
    if has_phrase(words_of(scene.body, sentence), story.pack.words("from afar words")):
        return True
    home = story.lore.get(place)
    places = (each.entry for each in reading.mentions if sentence.contains(each.span) and each.entry is not None)
    others = (found for each in places if (found := story.lore.get(each)) is not None and found.kind is Kind.LOCATION)
    return any(home is None or not (within(story, each.id, home) or within(story, place, each)) for each in others)


def same_place(story: Story, one: str, other: str) -> bool:
    """Whether one place is the other or lies in it."""
    inner, outer = story.lore.get(one), story.lore.get(other)
    return inner is not None and outer is not None and (within(story, one, outer) or within(story, other, inner))
