"""Segments as the text itself marks them, inside those that the author has set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from writer_app.domain.observations import Segment
from writer_app.domain.scenes import Frame
from writer_app.domain.spans import Span
from writer_app.language.frames.ground import Ground, Mark
from writer_app.language.frames.hints import dreams, hints
from writer_app.language.frames.letters import letters
from writer_app.language.frames.markers import marked
from writer_app.language.frames.places import falls, realms
from writer_app.language.names.lexicon import Card
from writer_app.language.units.othertimes import Stretch


@dataclass(frozen=True, slots=True)
class Framed:
    """The segments of a scene, and those that may be offered to its author."""

    segments: tuple[Segment, ...]
    proposed: tuple[Segment, ...] = ()


def framed(said: tuple[Segment, ...], ground: Ground, held: Sequence[Stretch], cards: Iterable[Card]) -> Framed:
    """`said`, which make up the whole, cut where the text marks a frame; what the author has said of a frame stands."""
    marks = [*falls(ground), *realms(ground, cards), *dreams(ground, held), *letters(ground), *marked(ground)]
    found = said
    for mark in marks:
        if mark.sure:
            found = tuple(part for segment in found for part in _cut(segment, _within(said, mark)))
    unsure = [mark for mark in (*marks, *hints(ground)) if not mark.sure]
    return Framed(found, tuple(_proposed(found, unsure)))


def _within(said: Sequence[Segment], mark: Mark) -> Mark:
    """A place goes no further than to where the author says another."""
    if mark.place is None:
        return mark
    around = next(segment.span for segment in said if segment.span.start <= mark.span.start < segment.span.end)
    return replace(mark, span=Span(mark.span.start, min(mark.span.end, around.end)))


def _is_open(segment: Segment) -> bool:
    """Whether nobody has said how the segment is told."""
    return segment.frame is Frame.MAIN and not segment.reason


def _cut(segment: Segment, mark: Mark) -> Iterator[Segment]:
    """The segment, with the part that `mark` marks as a segment of its own."""
    start, end = max(segment.span.start, mark.span.start), min(segment.span.end, mark.span.end)
    if start >= end or (mark.frame is not None and not _is_open(segment)):
        yield segment
        return
    if segment.span.start < start:
        yield replace(segment, span=Span(segment.span.start, start))
    yield _told(replace(segment, span=Span(start, end)), mark)
    if end < segment.span.end:
        yield replace(segment, span=Span(end, segment.span.end))


def _told(segment: Segment, mark: Mark) -> Segment:
    if mark.frame is None:
        return segment
    return replace(segment, frame=mark.frame, place=mark.place or segment.place, reason=mark.reason)


def _proposed(segments: Sequence[Segment], unsure: Iterable[Mark]) -> Iterator[Segment]:
    """What is offered: where nobody has said anything, and nothing else is offered of the same words."""
    last = 0
    for mark in sorted(unsure, key=lambda each: (each.span.start, -each.span.end)):
        around = [segment for segment in segments if segment.span.overlaps(mark.span)]
        if mark.span.start >= last and all(map(_is_open, around)):
            yield _told(Segment(mark.span), mark)
            last = mark.span.end
