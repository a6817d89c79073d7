"""A scene's prose as the later stages of reading share it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from writer_app.domain.observations import Mention, Segment
from writer_app.domain.spans import Span
from writer_app.language.names.lexicon import Lexicon
from writer_app.language.pack import LanguagePack
from writer_app.language.units.quotes import Quotation
from writer_app.language.units.sentences import Piece


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
    _narration: list[Piece] = field(init=False)
    _quoted_starts: list[int] = field(init=False)
    _quote_starts: list[int] = field(init=False)
    _spoken: list[int] = field(init=False)
    _segment_starts: list[int] = field(init=False)
    _paragraph_starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._narration = [piece for piece in self.pieces if piece.quotation is None]
        self.narration_starts = [piece.span.start for piece in self._narration]
        self._quoted_starts = [piece.span.start for piece in self.pieces if piece.quotation is not None]
        self._spoken = [number for number, quotation in enumerate(self.quotations) if quotation.spoken]
        self._quote_starts = [self.quotations[number].span.start for number in self._spoken]
        self._segment_starts = [segment.span.start for segment in self.segments]
        self._paragraph_starts = [paragraph.start for paragraph in self.paragraphs]

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence of narration around `offset`; -1 before the first."""
        return bisect_right(self.narration_starts, offset) - 1

    def sentence_span(self, number: int) -> Span:
        """The span of a sentence of narration."""
        return self._narration[number].span

    def quoted_sentence_at(self, offset: int) -> int:
        """The number of the sentence around `offset` among those inside quotations."""
        return bisect_right(self._quoted_starts, offset) - 1

    def paragraph_at(self, offset: int) -> int:
        """The number of the paragraph around or before `offset`."""
        return max(0, bisect_right(self._paragraph_starts, offset) - 1)

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
