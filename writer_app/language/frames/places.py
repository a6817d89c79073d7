"""Where a stretch is told to be somewhere else: in a realm all at once, or fallen out of a room."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from writer_app.domain.scenes import Frame
from writer_app.domain.spans import Span
from writer_app.language.frames.ground import Ground, Mark
from writer_app.language.names.lexicon import Card
from writer_app.language.pack import LanguagePack
from writer_app.language.times.patterns import either
from writer_app.text.fold import fold_key

_COMING_TO = 2
"""How many paragraphs before the first look around somebody may come to."""
_ABOVE, _BELOW = 12, 6
"""How many paragraphs around are looked at for a death or the realm's name."""
_LANDING = 400
"""Within how many characters after a fall somebody lands."""


@lru_cache(maxsize=4)
def _patterns(pack: LanguagePack) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    boundless, coming, falling, opening, landing = (
        either(pack.words(name))
        for name in ("boundless phrases", "coming to words", "falling words", "openings in the ground", "landing phrases")
    )
    fall = rf"\b(?:{falling})\b(?: \w+)? (?:into|through|down) (?:a|an|the|one)(?: \w+)? (?:{opening})\b"
    return (
        re.compile(rf"\b(?:{boundless})\b"),
        re.compile(rf"\b(?:{coming})\b"),
        re.compile(fall),
        re.compile(rf"\b(?:{landing})\b"),
    )


@lru_cache(maxsize=4)
def _death(pack: LanguagePack) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(pack.words('death signs'))})\b")


def realms(ground: Ground, cards: Iterable[Card]) -> Iterator[Mark]:
    """Stretches that begin with somebody coming to where something has no end, told in the very words of a realm's name.

    Somebody has died near by, or the realm is named: a snowfield has no end either. Each goes on to the end of its section.
    """
    known = [card for card in cards if card.told_by]
    boundless, coming, *_ = _patterns(ground.pack)
    taken = 0
    for number, span in enumerate(ground.paragraphs) if known else ():
        found = boundless.search(ground.small, span.start, span.end) if span.start >= taken else None
        if found is None or ground.is_spoken(found.start()):
            continue
        sentence = _sentence_around(ground, found.start(), span)
        fitting = [card for card in known if _is_told(sentence, card.told_by)]
        first = _came_to(ground, number, coming)
        if len(fitting) == 1 and first is not None and _is_likely(ground, first, number, fitting[0]):
            taken = ground.break_after(span.start)
            start = ground.paragraphs[first].start
            yield Mark(Span(start, taken), Frame.REALM, "the text tells of it all around", place=fitting[0].id)


def _is_likely(ground: Ground, first: int, number: int, realm: Card) -> bool:
    """Whether the paragraphs around tell of a death, or name the realm."""
    last = min(len(ground.paragraphs), number + _BELOW) - 1
    near = ground.small[ground.paragraphs[max(0, first - _ABOVE)].start : ground.paragraphs[last].end]
    return _death(ground.pack).search(near) is not None or fold_key(realm.name) in near


def _is_told(sentence: str, words: frozenset[str]) -> bool:
    return any(re.search(rf"\b{re.escape(word)}\b", sentence) for word in words)


def _sentence_around(ground: Ground, at: int, paragraph: Span) -> str:
    """From the stop before `at` to the one after it."""
    start = max(paragraph.start, *(ground.small.rfind(stop, paragraph.start, at) + 1 for stop in ".!?"))
    ends = [end for stop in ".!?" if (end := ground.small.find(stop, at, paragraph.end)) >= 0]
    return ground.small[start : min(ends, default=paragraph.end)]


def _came_to(ground: Ground, number: int, coming: re.Pattern[str]) -> int | None:
    """The paragraph, at most a few before `number` in its section, in which somebody comes to."""
    for first in range(number, max(-1, number - _COMING_TO - 1), -1):
        if coming.search(ground.text(first)):
            return first
        if ground.opens_section(first):
            return None
    return None


def falls(ground: Ground) -> Iterator[Mark]:
    """From where somebody lands who fell through a floor, to the end of the section: another room, which none."""
    *_, falling, landing = _patterns(ground.pack)
    for span in ground.paragraphs if ground.has("landing phrases") else ():
        fell = falling.search(ground.small, span.start, span.end)
        if fell is None or ground.is_spoken(fell.start()):
            continue
        section = ground.break_after(span.start)
        landed = landing.search(ground.small, fell.end(), min(section, fell.end() + _LANDING))
        if landed is not None and not ground.is_spoken(landed.start()):
            yield Mark(
                Span(_paragraph_of(ground.paragraphs, landed.start(), fell.end()), section), None, "they fall out of the place"
            )


def _paragraph_of(paragraphs: Sequence[Span], landed: int, fell: int) -> int:
    """Where the paragraph of the landing begins, if that is another than that of the fall; else where they land."""
    start = next(span.start for span in reversed(paragraphs) if span.start <= landed)
    return start if start > fell else landed
