"""Who goes out of the room inside a scene, and what is told until they may be back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import takewhile

from writer_app.continuity.events import paragraph_of
from writer_app.continuity.judging.matching import lemmas
from writer_app.continuity.judging.passages import happens, read_scenes
from writer_app.continuity.judging.stage import goes_on
from writer_app.continuity.story import Story
from writer_app.domain.lore import Kind
from writer_app.domain.observations import Act, SceneReading
from writer_app.domain.scenes import SceneSource
from writer_app.domain.spans import Span

_NEAR = 6
"""For how many paragraphs whoever has gone out is not back unsaid."""


@dataclass(frozen=True, slots=True)
class Exit:
    """`who` goes out in `span`; `later` are the acts after it up to a break, or a sign that they are there, or that somebody
    goes where they are."""

    who: str
    scene: SceneSource
    span: Span
    later: tuple[Act, ...]


def exits_on_stage(story: Story) -> Iterator[Exit]:
    """Everybody named who goes out of a room in a scene, in reading order."""
    for scene, reading in read_scenes(story):
        for index, act in enumerate(reading.acts):
            who = act.actor
            if who is not None and _goes_out(story, act) and story.lore.resolve(who, Kind.CHARACTER):
                rest = [each for each in reading.acts[index + 1 :] if each.verb_span.start > act.span.end]
                yield Exit(who, scene, act.span, tuple(takewhile(partial(_is_away, story, (scene, reading), act), rest)))


def _goes_out(story: Story, act: Act) -> bool:
    """ "left the room", "went out": not a place of the lore, nor out of sight, nor out of a chair."""
    if not happens(act) or not act.certain or act.passive:
        return False
    verbs = lemmas(act.verb)
    if verbs & story.pack.words("going out verbs"):
        head = act.object_text.split()[-1:]
        return act.object is None and bool(head) and head[0] in story.pack.words("room words")
    return act.particle == "out" and act.verb in ("go", "walk", "storm", "stride", "march") and not act.object_text


def _is_away(story: Story, place: tuple[SceneSource, SceneReading], gone: Act, act: Act) -> bool:
    """Whether up to `act` nothing tells of them, and nobody goes anywhere."""
    scene, reading = place
    since = Span(gone.span.end, act.verb_span.start)
    if paragraph_of(reading, since.end) - paragraph_of(reading, since.start) > _NEAR:
        return False
    if not goes_on(scene, reading, since.start, since.end) or act.actor == gone.actor:
        return False
    if any(since.contains(quote.span) and quote.speaker in (gone.actor, None) for quote in reading.quotes):
        return False
    named = (each for each in reading.mentions if since.contains(each.span) and each.entry in (gone.actor, None))
    if any(not each.in_quote for each in named):
        return False
    return not _somebody_moves(story, reading, since)


def _somebody_moves(story: Story, reading: SceneReading, span: Span) -> bool:
    moving = story.pack.words("motion verbs") | story.pack.words("leaving verbs") | story.pack.words("entering verbs")
    moving |= story.pack.words("arriving verbs") | {"follow", "catch", "chase", "overtake", "join", "find", "meet"}
    return any(span.contains(act.verb_span) and lemmas(act.verb) & moving for act in reading.acts)
