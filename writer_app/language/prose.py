"""A scene's prose as the later stages of reading share it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from writer_app.domain.observations import Mention, MentionKind, Segment
from writer_app.domain.spans import Span
from writer_app.language.names.lexicon import Lexicon
from writer_app.language.pack import LanguagePack
from writer_app.language.units.quotes import Quotation
from writer_app.language.units.sentences import Piece

AROUND = 64
"""How many characters around a paragraph its voices are read from at the most."""


class Place(NamedTuple):
    """Where a paragraph begins, and the numbers from which what is inside is counted: of sentences of narration, of sentences
    inside quotations, of quotations, of mentions by name."""

    start: int
    sentence: int
    spoken: int
    quotation: int
    mention: int


@dataclass(slots=True)
class Prose:
    """What the cheap passes found. `mentions` are those by name, in order; `small` is the body in lower case, character for
    character; `said_by` are the speakers that the author names, by the number of the quotation."""

    body: str
    lexicon: Lexicon
    pack: LanguagePack
    paragraphs: tuple[Span, ...]
    quotations: tuple[Quotation, ...]
    pieces: tuple[Piece, ...]
    mentions: tuple[Mention, ...]
    segments: tuple[Segment, ...]
    small: str
    said_by: Mapping[int, str] = field(default_factory=dict)
    narration_starts: list[int] = field(init=False)
    quoted_starts: list[int] = field(init=False)
    _quote_starts: list[int] = field(init=False)
    _spoken: list[int] = field(init=False)
    _segment_starts: list[int] = field(init=False)
    _looks: dict[int, Hashable] = field(default_factory=dict)
    places: tuple[Place, ...] = field(init=False)
    """The places of the paragraphs, and that behind the last one."""

    def __post_init__(self) -> None:
        self.narration_starts = [piece.span.start for piece in self.pieces if piece.quotation is None]
        self.quoted_starts = [piece.span.start for piece in self.pieces if piece.quotation is not None]
        self._spoken = [number for number, quotation in enumerate(self.quotations) if quotation.spoken]
        self._quote_starts = [self.quotations[number].span.start for number in self._spoken]
        self._segment_starts = [segment.span.start for segment in self.segments]
        self.places = tuple(self._places())

    def _places(self) -> Iterator[Place]:
        quotations = [quotation.span.start for quotation in self.quotations]
        mentions = [mention.span.start for mention in self.mentions]
        counted = (self.narration_starts, self.quoted_starts, quotations, mentions)
        for start in (*(paragraph.start for paragraph in self.paragraphs), len(self.body)):
            yield Place(start, *(bisect_left(starts, start) for starts in counted))

    def speaks(self, number: int) -> bool:
        """Whether somebody speaks in a paragraph."""
        return any(each.spoken for each in self.quotations[self.places[number].quotation : self.places[number + 1].quotation])

    def looks(self, number: int) -> Hashable:
        """All that the voices of a paragraph are read from, wherever it stands, but for what was told before."""
        if number not in self._looks:
            self._looks[number] = self._looks_of(number)
        return self._looks[number]

    def _looks_of(self, number: int) -> Hashable:
        span, place, after = self.paragraphs[number], self.places[number], self.places[number + 1]
        start, low = span.start, max(0, span.start - AROUND)
        spoken = tuple(
            (each.span.start - start, each.span.end - start, each.inner.start - start, each.inner.end - start, each.spoken)
            for each in self.quotations[place.quotation : after.quotation]
        )
        named = tuple(_looks_of(each, start) for each in self.mentions[place.mention : after.mention])
        return self.body[low : span.end + AROUND], start - low, len(span), spoken, named

    def quotation_at(self, offset: int) -> int | None:
        """The number of the spoken quotation around `offset`, or None."""
        at = bisect_right(self._quote_starts, offset) - 1
        if at >= 0 and offset < self.quotations[self._spoken[at]].span.end:
            return self._spoken[at]
        return None

    def quotes_within(self, span: Span) -> tuple[Span, ...]:
        """The spoken quotations that begin within `span`, in order."""
        first, last = (bisect_right(self._quote_starts, edge - 1) for edge in (span.start, span.end))
        return tuple(self.quotations[number].span for number in self._spoken[first:last])

    def segment_at(self, offset: int) -> Segment:
        """The segment around `offset`."""
        return self.segments[max(0, bisect_right(self._segment_starts, offset) - 1)]


def _looks_of(mention: Mention, start: int) -> Hashable:
    """All of a mention that counts for the voices of its paragraph, which begins at `start`."""
    called = mention.kind is MentionKind.CALLED
    told = called, mention.entry, mention.candidates, mention.possessive, mention.confidence
    return mention.span.start - start, mention.span.end - start, *told
