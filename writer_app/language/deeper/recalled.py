"""Sentences that were read before: what they tell, at the place where they stand now."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from writer_app.domain.observations import Mention, Quote, Segment
from writer_app.domain.spans import Span
from writer_app.language.deeper.reader import SentenceReading
from writer_app.language.units.othertimes import Stretch
from writer_app.language.units.sentences import Piece

_NOTHING = SentenceReading()


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence worth a deeper reading, and what is known of it before its words are looked at: its mentions, the
    quotations inside it, the setting, the quotation that it is part of, and the stretch told of another time."""

    piece: Piece
    mentions: tuple[Mention, ...]
    inside: tuple[Span, ...]
    segment: Segment
    quote: Quote | None
    held: Stretch | None


@dataclass(frozen=True, slots=True)
class Placed:
    """What a sentence that begins at `start` tells."""

    start: int
    readings: tuple[SentenceReading, ...]

    def at(self, start: int) -> tuple[SentenceReading, ...]:
        """The same for the same sentence at another place."""
        by = start - self.start
        return tuple(_shifted(each, by) for each in self.readings) if by else self.readings


def key_of(found: Found, body: str) -> Hashable:
    """Everything that the deeper reading of a sentence depends on beside names and word lists, wherever it stands.

    The character before it counts too: a token may begin otherwise after a letter.
    """
    span, quote, held = found.piece.span, found.quote, found.held
    start = span.start
    return (
        body[max(0, start - 1) : span.end],
        start == 0,
        tuple((each.start - start, each.end - start) for each in found.inside),
        tuple(_mention_key(mention, start) for mention in found.mentions),
        (found.segment.frame, found.segment.place),
        None if quote is None else (quote.likely_speaker,),
        None if held is None else (held.modality, held.span.start - start),
    )


def _mention_key(mention: Mention, start: int) -> Hashable:
    return (
        mention.span.start - start,
        mention.span.end - start,
        mention.kind,
        mention.entry,
        mention.candidates,
        mention.certain,
        mention.possessive,
        mention.in_quote,
        mention.confidence,
        mention.reason,
    )


def _shifted(reading: SentenceReading, by: int) -> SentenceReading:
    if reading == _NOTHING:
        return reading

    def moved(span: Span) -> Span:
        return Span(span.start + by, span.end + by)

    def maybe(span: Span | None) -> Span | None:
        return None if span is None else moved(span)

    return SentenceReading(
        tuple(
            replace(
                act,
                span=moved(act.span),
                verb_span=moved(act.verb_span),
                actor_span=maybe(act.actor_span),
                object_span=maybe(act.object_span),
            )
            for act in reading.acts
        ),
        tuple(replace(found, span=moved(found.span)) for found in reading.descriptions),
        tuple(replace(move, span=moved(move.span)) for move in reading.moves),
        tuple(replace(hold, span=moved(hold.span)) for hold in reading.holds),
        tuple(replace(remark, span=moved(remark.span)) for remark in reading.remarks),
    )
