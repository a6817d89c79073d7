"""Stretches that look like a flashback or a dream and are left to the writer to mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from writer_app.domain.observations import Modality
from writer_app.domain.scenes import Frame
from writer_app.domain.spans import Span
from writer_app.language.frames.ground import Ground, Mark
from writer_app.language.pack import LanguagePack
from writer_app.language.times.patterns import either
from writer_app.language.units.othertimes import Stretch, phrases_of

_LEAST = 2
"""How many paragraphs a flashback has that is worth marking."""
_WORDS = 40
_DREAM = 20
"""The shortest dream that is told and not only named, in characters."""
_AROUND = 160
_LIKENED = re.compile(r"\b(?:like|as)\b(?:\s+\w+){0,2}\s*$")
_IN_SLEEP = re.compile(r"in \w+ sleep\b")
_TOLD = re.compile(r" that\b|\s*[,.:\u2014]|in \w+ (?:dream|nightmare)\b")
_ONLY_DREAMT = re.compile(
    r"\b(?:(?:was|were|been)\s+(?:only|just|all|nothing but)|had\s+(?:only|just|all)\s+been)"
    r"\s+(?:a|another)\s+(?:dream|nightmare)\b"
)
_SLEPT = 12
"""How many paragraphs a dream may have before somebody wakes from it."""
_STOP = re.compile(r"[.!?]")
_ITALIC = re.compile(r"([*_])(?![*_\s])[^*_]+\1")


@lru_cache(maxsize=4)
def _looking_back(pack: LanguagePack) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(pack.words('looking back phrases'))})\b")


@lru_cache(maxsize=4)
def _asleep(pack: LanguagePack) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(pack.words('asleep words'))})\b")


def hints(ground: Ground) -> Iterator[Mark]:
    """What may be another frame, in order of where it begins, per kind."""
    yield from _sections(ground)
    yield from _memories(ground)
    yield from _italics(ground)
    yield from _woken(ground)


def dreams(ground: Ground, held: Sequence[Stretch]) -> Iterator[Mark]:
    """What is dreamt asleep: "dreamed" alone may be to wish or to muse."""
    waking, asleep = phrases_of(ground.pack).waking, _asleep(ground.pack)
    for stretch in held:
        span = stretch.span
        before = ground.small[max(0, ground.break_before(span.start), span.start - _AROUND) : span.start]
        if stretch.modality is not Modality.FIGURATIVE or _LIKENED.search(before) or _IN_SLEEP.match(ground.small, span.start):
            continue
        if waking.search(ground.small, span.end, span.end + _AROUND) is None:
            # Nobody wakes from it: what is sure is its first sentence.
            if not _TOLD.match(ground.small, span.start) or asleep.search(before) is None:
                continue
            span = Span(span.start, _stop(ground.small, span))
        if span.end - span.start >= _DREAM:
            yield Mark(span, Frame.DREAM, "somebody dreams it")


def _stop(small: str, span: Span) -> int:
    found = _STOP.search(small, span.start + 2, span.end)
    return found.end() if found is not None else span.end


def _sections(ground: Ground) -> Iterator[Mark]:
    """A whole section that opens with "Ten years earlier, …"."""
    past = phrases_of(ground.pack).past
    for number, span in enumerate(ground.paragraphs):
        if ground.opens_section(number) and past.match(ground.small, span.start, span.end):
            end = ground.break_after(span.start)
            if _count(ground, span.start, end) >= _LEAST:
                yield Mark(Span(span.start, end), Frame.FLASHBACK, "it opens with another time", sure=False)


def _memories(ground: Ground) -> Iterator[Mark]:
    """What follows "He remembered the day …", until the text says "now", as far as its section goes."""
    returning = phrases_of(ground.pack).returning
    for number, span in enumerate(ground.paragraphs if ground.has("looking back signals") else ()):
        found = _looking_back(ground.pack).search(ground.small, span.start, span.end)
        if found is None or ground.is_spoken(found.start()) or number + _LEAST >= len(ground.paragraphs):
            continue
        section = ground.break_after(span.start)
        first, last = number + 1, number
        while last + 1 < len(ground.paragraphs) and ground.paragraphs[last + 1].start < section:
            if returning.search(ground.text(last + 1)):
                break
            last += 1
        if " had " in ground.text(first) and last - first + 1 >= _LEAST:
            stretch = Span(ground.paragraphs[first].start, ground.paragraphs[last].end)
            yield Mark(stretch, Frame.FLASHBACK, "somebody remembers it", sure=False)


def _italics(ground: Ground) -> Iterator[Mark]:
    """Paragraphs wholly in italics, one after the other."""
    start = end = words = 0
    for span in (*ground.paragraphs, None):
        if span is not None and _ITALIC.fullmatch(span.of(ground.body)):
            start, end = (start if words else span.start), span.end
            words += len(span.of(ground.body).split())
            continue
        if words >= _WORDS and end - start < len(ground.body) / 2:
            yield Mark(Span(start, end), Frame.FLASHBACK, "it stands in italics", sure=False)
        words = 0


def _woken(ground: Ground) -> Iterator[Mark]:
    """What stands between falling asleep and "it had only been a dream"."""
    asleep = _asleep(ground.pack)
    for number in ground.having("dream marks"):
        span = ground.paragraphs[number]
        found = _ONLY_DREAMT.search(ground.small, span.start, span.end)
        if found is None or ground.is_spoken(found.start()):
            continue
        first = _fell_asleep(ground, number, asleep)
        if first is not None:
            stretch = Span(ground.paragraphs[first].start, ground.paragraphs[number - 1].end)
            yield Mark(stretch, Frame.DREAM, "somebody wakes from it", sure=False)


def _fell_asleep(ground: Ground, number: int, asleep: re.Pattern[str]) -> int | None:
    """The paragraph after the one, before `number` in its section, in which somebody falls asleep."""
    for first in range(number - 1, max(0, number - _SLEPT), -1):
        if asleep.search(ground.text(first - 1)):
            return first
        if ground.opens_section(first):
            return None
    return None


def _count(ground: Ground, start: int, end: int) -> int:
    return sum(1 for span in ground.paragraphs if start <= span.start < end)
