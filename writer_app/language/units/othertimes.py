"""Stretches of a paragraph told of another time or in a dream: "Back then …", "Mara dreamed. …"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from writer_app.domain.observations import Modality
from writer_app.domain.spans import Span
from writer_app.language.pack import LanguagePack
from writer_app.language.units.quotes import Quotation
from writer_app.language.units.sentences import Piece
from writer_app.language.words import places_of

_SKIPPED = r"[\s*_\u2014\u2013-]*(?:(?:and|but|yet|so|even|only|just|then)\s+)?"
_WORD = r"[\w'-]+"
_BLANK = '"'
_AHEAD = 3
"""How many paragraphs a dream may go on where somebody wakes at its end."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that are told as remembered or dreamt; `modality` is REMEMBERED or FIGURATIVE."""

    span: Span
    modality: Modality


@dataclass(frozen=True, slots=True)
class Phrases:
    """The pack's phrases as patterns over lowered text."""

    past: re.Pattern[str]
    habit: re.Pattern[str]
    returning: re.Pattern[str]
    dream: re.Pattern[str]
    waking: re.Pattern[str]
    asleep: tuple[str, ...]
    """Words without which no dream opens."""


@lru_cache(maxsize=4)
def phrases_of(pack: LanguagePack) -> Phrases:
    """The patterns of `pack`."""
    ages = "|".join([r"\d+", *(re.escape(word) for word in sorted(pack.words("number words") | pack.words("ages of life")))])
    number = rf"(?:(?:only|just|barely|about|still|almost|not yet|all of)\s+)?(?:{ages})(?![\w'])"

    def joined(name: str) -> str:
        """The phrases of a list, those with one first word together: what a sentence does not begin with is tried once."""
        rests: dict[str, list[str]] = {}
        for phrase in sorted(pack.words(name), key=len, reverse=True):
            first, _, rest = phrase.partition(" ")
            rests.setdefault(first, []).append(_pattern(" " + rest, number) if rest else "")
        return "|".join(f"{_pattern(first, number)}(?:{'|'.join(rest)})" for first, rest in rests.items())

    barred = "".join(rf"(?<!\b{re.escape(word)} )" for word in sorted(pack.words("no dream before")))
    return Phrases(
        re.compile(rf"{_SKIPPED}(?:{joined('past openings')})(?!\w)"),
        re.compile(rf"\b(?:{joined('habit phrases')})(?!\w)"),
        re.compile(rf"(?<!by )(?<!until )(?<!just )\b(?:{joined('return phrases')})(?! and (?:then|again))(?![\w'])"),
        re.compile(rf"{barred}\b(?:{joined('dream openings')})(?![\w-]| of \w+ing\b| up\b)"),
        re.compile(rf"\b(?:{joined('waking forms')})\b"),
        tuple(sorted(pack.words("dream signals"))),
    )


def _pattern(phrase: str, number: str) -> str:
    wild = {"@": rf"{_WORD}(?:\s+{_WORD}){{0,2}}", "+": number}
    words = [wild.get(word) or re.escape(word) for word in phrase.split(" ") if word]
    joined = (r"\s+" if phrase.startswith(" ") else "") + r"\s+".join(words)
    return joined.replace(r"\s+,", r"\s*,")


def other_times(
    small: str, paragraphs: Sequence[Span], pieces: Sequence[Piece], quotations: Sequence[Quotation], pack: LanguagePack
) -> tuple[Stretch, ...]:
    """The stretches of a scene in order, none overlapping; `small` is its body in lower case, character for character."""
    return tuple(_Pass(small, paragraphs, quotations, phrases_of(pack)).over(pieces))


class _Pass:
    """One pass over the sentences of narration."""

    def __init__(self, small: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation], phrases: Phrases) -> None:
        self._small = small
        self._paragraphs = paragraphs
        self._phrases = phrases
        self._spoken = [each.span for each in quotations if each.spoken]
        self._next = 0
        self._asleep = places_of(phrases.asleep, small)
        self._held: Modality | None = None
        self._start = self._paragraph = 0

    def over(self, pieces: Sequence[Piece]) -> Iterator[Stretch]:
        """Every stretch."""
        end = 0
        for piece in pieces:
            if piece.quotation is not None:
                continue
            if self._held is not None and not self._goes_on(piece):
                yield Stretch(Span(self._start, end), self._held)
                self._held = None
            self._paragraph = piece.paragraph
            if self._held is None:
                self._open(piece)
            end = piece.span.end
        if self._held is not None:
            yield Stretch(Span(self._start, max(end, self._start)), self._held)

    def _narration(self, span: Span) -> str:
        """The lowered words of `span` with its quotations blanked, same length."""
        while self._next < len(self._spoken) and self._spoken[self._next].end <= span.start:
            self._next += 1
        text, at = self._small[span.start : span.end], self._next
        while at < len(self._spoken) and self._spoken[at].start < span.end:
            first, last = max(0, self._spoken[at].start - span.start), min(len(text), self._spoken[at].end - span.start)
            text = text[:first] + _BLANK * (last - first) + text[last:]
            at += 1
        return text

    def _open(self, piece: Piece) -> None:
        start, end = piece.span.start, piece.span.end
        opened = self._phrases.past.match(self._small, start, end)
        if opened is not None:
            self._held, self._start = Modality.REMEMBERED, start
            return
        if bisect_left(self._asleep, start) == bisect_left(self._asleep, end):
            return
        text = self._narration(piece.span)
        found = self._phrases.dream.search(text)
        if found is not None and self._phrases.waking.search(text, found.end()) is None:
            self._held, self._start = Modality.FIGURATIVE, start + (found.end() if " " not in found[0] else found.start())

    def _goes_on(self, piece: Piece) -> bool:
        text = self._narration(piece.span)
        fresh = piece.paragraph != self._paragraph
        if self._held is Modality.FIGURATIVE:
            return self._phrases.waking.search(text) is None and not (fresh and not self._wakes_after(piece.paragraph))
        if self._phrases.returning.search(text) is not None:
            return False
        told_before = " had " in text or text.lstrip()[:1] == _BLANK
        return not fresh or told_before or self._phrases.past.match(text) is not None

    def _wakes_after(self, paragraph: int) -> bool:
        """Whether somebody wakes soon: what a dream told over several paragraphs ends with."""
        ahead = self._paragraphs[paragraph : paragraph + _AHEAD]
        return self._phrases.waking.search(self._small, ahead[0].start, ahead[-1].end) is not None
