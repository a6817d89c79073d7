"""Sentences: narration with its quotations as one piece each, and the sentences inside quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from writer_app.domain.spans import Span
from writer_app.language.pack import LanguagePack

_STOP = re.compile("(?:\\.{2,}|[.!?\u2026]+)[*_)\\]'\u2019\"\u201d]*")
_WORD_BEFORE = re.compile(r"([^\W\d_](?:[^\W\d_]|\.)*)\Z")
_AFTER_SPACE = re.compile("\\s+[*_(\\[\"\u201c\u2018']*")
_FIRST_WORDS = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_TERMINAL = ".!?\u2026"
_AROUND = 80


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence before it is taken apart. `quotation` is the index of the quotation it lies inside, or None: narration."""

    span: Span
    paragraph: int
    quotation: int | None = None

    def moved(self, by: int, on: int, paragraph: int) -> Piece:
        """The same in another paragraph, `by` farther on and `on` quotations later."""
        quotation = None if self.quotation is None else self.quotation + on
        return Piece(Span(self.span.start + by, self.span.end + by), paragraph, quotation)


class Splitter:
    """Splits paragraphs into sentences by the rules of one language pack."""

    def __init__(self, pack: LanguagePack, speech: frozenset[str]) -> None:
        self._abbreviations = pack.words("abbreviations")
        self._closing = pack.words("closing abbreviations")
        self._speech = speech

    def ends(self, body: str, start: int, end: int) -> Iterator[int]:
        """Where sentences of `body[start:end]` end, the last one excluded."""
        for found in _STOP.finditer(body, start, end):
            after = _AFTER_SPACE.match(body, found.end(), end)
            if after is None or after.end() >= end:
                continue
            follows = body[after.end()]
            if follows.islower() or (found[0] == "." and self._abbreviated(body, start, found.start(), follows)):
                continue
            yield found.end()

    def _abbreviated(self, body: str, start: int, stop: int, follows: str) -> bool:
        found = _WORD_BEFORE.search(body[max(start, stop - 12) : stop])
        if found is None:
            return False
        word = found[1].lower()
        if word in self._abbreviations:
            return word not in self._closing or not follows.isupper()
        return len(word) == 1 and word != "i" and found[1].isupper()

    def narration(self, body: str, paragraph: Span, quotes: tuple[Span, ...]) -> Iterator[Span]:
        """Sentences of the paragraph with `quotes` (in order) counted as one word each; together they are the paragraph."""
        start = at = paragraph.start
        for index, quote in enumerate(quotes):
            for cut in self.ends(body, at, quote.start):
                yield Span(start, cut)
                start = cut
            if self._breaks_before(body, start, quote):
                yield Span(start, quote.start)
                start = quote.start
            at = quote.end
            stop = quotes[index + 1].start if index + 1 < len(quotes) else paragraph.end
            if self._breaks_after(body, quote, stop):
                yield Span(start, at)
                start = at
        for cut in self.ends(body, at, paragraph.end):
            yield Span(start, cut)
            start = cut
        if start < paragraph.end:
            yield Span(start, paragraph.end)

    @staticmethod
    def _breaks_before(body: str, start: int, quote: Span) -> bool:
        before = body[max(start, quote.start - _AROUND) : quote.start].rstrip()
        return bool(before) and before.rstrip("*_)'\u2019")[-1:] in tuple(_TERMINAL)

    def _breaks_after(self, body: str, quote: Span, stop: int) -> bool:
        """A tag belongs to the quotation before it; any other narration with a capital begins anew."""
        if not body[quote.end : stop].strip():
            return body[quote.start : quote.end].rstrip("\"'\u201d\u2019")[-1:] in tuple(_TERMINAL)
        last = body[quote.start : quote.end].rstrip("\"'\u201d\u2019*_")[-1:]
        after = body[quote.end : stop].lstrip()
        if last not in tuple(_TERMINAL) or not after[:1].isalpha() or after[0].islower():
            return False
        words = [found[0].lower() for found in _FIRST_WORDS.finditer(after[:80])][:4]
        return not any(word in self._speech for word in words)


def partition(all_pieces: tuple[Piece, ...], paragraphs: tuple[Span, ...]) -> tuple[Span, ...]:
    """The prose cut wherever a sentence of narration, or a further sentence inside a quotation, begins."""
    starts: set[int] = set()
    seen: set[int] = set()
    for piece in all_pieces:
        if piece.quotation is None or piece.quotation in seen:
            starts.add(piece.span.start)
        elif piece.quotation is not None:
            seen.add(piece.quotation)
    spans: list[Span] = []
    cuts = sorted(starts)
    at = 0
    for paragraph in paragraphs:
        inside = []
        while at < len(cuts) and cuts[at] < paragraph.end:
            inside.append(cuts[at])
            at += 1
        edges = [*inside, paragraph.end]
        spans.extend(Span(first, last) for first, last in pairwise(edges))
    return tuple(spans)
