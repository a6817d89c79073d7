"""Paragraphs cut into sentences, and their words counted: each only if it is not known from the last reading."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from writer_app.domain.spans import Span
from writer_app.language.recall import Recall
from writer_app.language.units.quotes import Quotation
from writer_app.language.units.sentences import Piece, Splitter
from writer_app.text.counting import words_within


@dataclass(frozen=True, slots=True)
class Cut:
    """The sentences of a paragraph, narration first, then what is inside each quotation; and how many words it has. `start`
    is where it begins, `first` the number of its first quotation."""

    start: int
    first: int
    pieces: tuple[Piece, ...]
    words: int

    def at(self, one: _Paragraph) -> tuple[Piece, ...]:
        """The sentences of a like paragraph."""
        by, on = one.span.start - self.start, one.first - self.first
        if not by and not on and all(each.paragraph == one.number for each in self.pieces[:1]):
            return self.pieces
        return tuple([each.moved(by, on, one.number) for each in self.pieces])


class _Paragraph(NamedTuple):
    """A paragraph with its quotations, of which the first is the `first` of the scene."""

    number: int
    span: Span
    first: int
    quotations: Sequence[Quotation]


def cut(
    body: str,
    paragraphs: Sequence[Span],
    quotations: Sequence[Quotation],
    splitter: Splitter,
    recall: Recall[Cut] | None,
) -> tuple[tuple[Piece, ...], int]:
    """Every sentence of the prose, paragraph by paragraph, and how many words there are."""
    found: list[Piece] = []
    words = 0
    for each in _with_quotations(paragraphs, quotations):
        if recall is None:
            made = _cut(body, each, splitter)
            found += made.pieces
        else:
            made = recall.of(_key(body, each), partial(_cut, body, each, splitter))
            found += made.at(each)
        words += made.words
    return tuple(found), words


def _with_quotations(paragraphs: Sequence[Span], quotations: Sequence[Quotation]) -> Iterator[_Paragraph]:
    at = 0
    for number, span in enumerate(paragraphs):
        first = at
        while at < len(quotations) and quotations[at].paragraph == number:
            at += 1
        yield _Paragraph(number, span, first, quotations[first:at])


def _key(body: str, one: _Paragraph) -> Hashable:
    """All that a paragraph is cut by, wherever it stands."""
    start, shapes = one.span.start, list[Hashable]()
    for each in one.quotations:
        span, inner = each.span, each.inner
        shapes.append((span.start - start, span.end - start, inner.start - start, inner.end - start, each.spoken))
    return one.span.of(body), tuple(shapes)


def _cut(body: str, one: _Paragraph, splitter: Splitter) -> Cut:
    return Cut(one.span.start, one.first, tuple(_pieces(body, one, splitter)), words_within(body, (one.span,)))


def _pieces(body: str, one: _Paragraph, splitter: Splitter) -> Iterator[Piece]:
    spoken = [(place, each) for place, each in enumerate(one.quotations, one.first) if each.spoken]
    for span in splitter.narration(body, one.span, tuple([each.span for _, each in spoken])):
        yield Piece(span, one.number)
    for place, each in spoken:
        start = each.inner.start
        for end in (*splitter.ends(body, start, each.inner.end), each.inner.end):
            if end > start:
                yield Piece(Span(start, end), one.number, place)
            start = end
