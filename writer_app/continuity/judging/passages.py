"""Where a passage stands: its segment, its moment, the sentences around it, and whether it tells what happens."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Protocol

from writer_app.continuity.story import Story
from writer_app.continuity.time.moments import Moment
from writer_app.domain.observations import Act, Modality, SceneReading, Segment
from writer_app.domain.scenes import Frame, SceneSource
from writer_app.domain.spans import Span
from writer_app.language.sentence import TokenKind
from writer_app.language.units.tokens import tokens_between

_REAL = frozenset({Frame.MAIN, Frame.REALM, Frame.FLASHBACK})
BEFORE = 2
"""How many sentences before a passage its conditions are looked for in."""


class Told(Protocol):
    """What every observation of something that happens has."""

    @property
    def span(self) -> Span: ...
    @property
    def modality(self) -> Modality: ...
    @property
    def frame(self) -> Frame: ...


def happens(told: Told) -> bool:
    """Whether the text asserts it as real; a flashback is real too, where it has a place in time."""
    return told.modality is Modality.ASSERTED and told.frame in _REAL


def read_scenes(story: Story) -> Iterator[tuple[SceneSource, SceneReading]]:
    """Every scene with its reading, in reading order."""
    for scene in story.scenes:
        reading = story.readings.get(scene.id)
        if reading is not None:
            yield scene, reading


def segment_at(reading: SceneReading, offset: int) -> Segment | None:
    """The stretch of the scene that holds `offset`."""
    index = bisect_right(reading.segments, offset, key=lambda segment: segment.span.start) - 1
    return reading.segments[index] if index >= 0 else None


def moment_at(story: Story, reading: SceneReading, offset: int) -> Moment | None:
    """When what stands at `offset` happens; None where story time is not known there."""
    return story.timeline.at(reading.scene, offset, segment_at(reading, offset))


def sentence_at(reading: SceneReading, offset: int) -> int:
    """The index of the sentence that holds or precedes `offset`; -1 before the first."""
    return bisect_right(reading.sentences, offset, key=lambda span: span.start) - 1


def sentence_span(reading: SceneReading, span: Span) -> Span:
    """The sentences that `span` lies in, as one span."""
    return window(reading, span, 0)


def window(reading: SceneReading, span: Span, before: int = BEFORE) -> Span:
    """The sentences `span` lies in and the `before` ones ahead of them, none from another stretch of the scene."""
    if not reading.sentences:
        return span
    first, last = sentence_at(reading, span.start), sentence_at(reading, max(span.start, span.end - 1))
    start = reading.sentences[max(0, first - before)].start if first >= 0 else span.start
    end = reading.sentences[last].end if last >= 0 else span.end
    return Span(min(start, span.start), max(end, span.end))


def deed_span(body: str, act: Act, stops: frozenset[str]) -> Span:
    """The words that tell one act: actor, verb and object; without an object, up to a mark or a word of `stops` ("and")."""
    inside = [span for span in (act.actor_span, act.object_span) if span is not None and act.span.contains(span)]
    start = min([act.verb_span.start, *(span.start for span in inside)])
    end = max([act.verb_span.end, *(span.end for span in inside)])
    if end > act.verb_span.end:
        return Span(start, end)
    for token in tokens_between(body, end, max(end, act.span.end)):
        if token.kind is TokenKind.MARK or token.folded in stops:
            break
        end = token.end
    return Span(start, end)
