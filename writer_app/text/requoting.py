"""Words once quoted, found again in a text that may have changed since: by themselves and by the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import partial

from writer_app.domain.spans import Span
from writer_app.text.fold import fold, fold_key

_MARKS = "\"'\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019*_ \n"
_WORD = re.compile(r"\S+")
_AROUND, _REACH = 4, 80
_LONGEST = 80
_CLOSE = 0.75
_SHARE, _SHORT_SHARE = 0.7, 0.4
"""How much the words themselves count beside those around them; in a few words that come again and again, less."""
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Quoted:
    """How a quotation begins, without its marks, and a few words before and after it."""

    words: str
    before: str = ""
    after: str = ""


def quoted(body: str, span: Span) -> Quoted:
    """What tells the quotation at `span` from the others of the text."""
    before = _WORD.findall(body[max(0, span.start - _REACH) : span.start])[-_AROUND:]
    after = _WORD.findall(body[span.end : span.end + _REACH])[:_AROUND]
    return Quoted(_opening(body, span), " ".join(before), " ".join(after))


def found_again(wanted: Iterable[Quoted], body: str, spans: Sequence[Span]) -> dict[int, int]:
    """Which of the quotations at `spans` each of the `wanted` is now, by their numbers; what is gone is left out.

    The same words with the same words around them come first, then the same words, then whatever is nearest; each is met
    once.
    """
    there = _There(body, spans, [fold_key(_opening(body, span)) for span in spans], set(range(len(spans))))
    met: dict[int, int] = {}
    folded = [_folded(each) for each in wanted]
    for find in (there.same, there.alike, there.nearest):
        for number, each in enumerate(folded):
            place = find(each) if number not in met else None
            if place is not None:
                met[number] = place
                there.free.discard(place)
    return met


def nearest_of(known: Sequence[Quoted], one: Quoted, least: float = _CLOSE) -> int | None:
    """Which of the quotations `known` from before is `one` of a text, at `least` that much alike; None where it is another."""
    wanted = _folded(one)
    scores = [_likeness(_folded(each), wanted) for each in known]
    best = max(range(len(scores)), key=scores.__getitem__, default=None)
    return best if best is not None and scores[best] >= least else None


def located(wanted: Quoted, body: str) -> int | None:
    """Where the words begin in a text whose quotations are not known: where the words before them fit best."""
    folded = fold(body)
    pattern = r"\s+".join(map(re.escape, fold_key(wanted.words).split()))
    places = [folded.original(*found.span()).start for found in re.finditer(pattern, folded.text)] if pattern else []

    def fits(place: int) -> float:
        return _ratio(fold_key(wanted.before), fold_key(quoted(body, Span(place, place)).before))

    return max(places, key=fits, default=None)


def _opening(body: str, span: Span) -> str:
    text = body[span.start : min(span.end, span.start + 2 * _LONGEST)].strip(_MARKS)
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rpartition(" ")[0] or text[:_LONGEST]
    return " ".join(text.split())


@dataclass(slots=True)
class _There:
    """The quotations of a text; `openings` are folded, `free` those that none is met by. Words around are looked at late."""

    body: str
    spans: Sequence[Span]
    openings: list[str]
    free: set[int]
    _around: dict[int, Quoted] = field(default_factory=dict)

    def same(self, wanted: Quoted) -> int | None:
        return next((place for place in self._called(wanted.words) if self._whole(place) == wanted), None)

    def alike(self, wanted: Quoted) -> int | None:
        """The same words, and as many of those around them as can be."""
        least = _CLOSE if _is_short(wanted) else 0.0
        return self._best(wanted, self._called(wanted.words), least)

    def nearest(self, wanted: Quoted) -> int | None:
        matcher = SequenceMatcher(None, "", wanted.words, autojunk=False)
        share = _SHORT_SHARE if _is_short(wanted) else _SHARE
        least = (_CLOSE - (1 - share)) / share
        return self._best(wanted, [place for place in sorted(self.free) if self._may_be(matcher, place, least)], _CLOSE)

    def _called(self, words: str) -> list[int]:
        return [place for place in sorted(self.free) if self.openings[place] == words]

    def _may_be(self, matcher: SequenceMatcher[str], place: int, least: float) -> bool:
        matcher.set_seq1(self.openings[place])
        return matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least

    def _best(self, wanted: Quoted, places: Sequence[int], least: float) -> int | None:
        score = partial(self._score, wanted)
        best = max(places, key=score, default=None)
        return best if best is not None and score(best) >= least else None

    def _score(self, wanted: Quoted, place: int) -> float:
        return _likeness(wanted, self._whole(place))

    def _whole(self, place: int) -> Quoted:
        if place not in self._around:
            self._around[place] = _folded(quoted(self.body, self.spans[place]))
        return self._around[place]


def _folded(each: Quoted) -> Quoted:
    return Quoted(fold_key(each.words), fold_key(each.before), fold_key(each.after))


def _likeness(wanted: Quoted, other: Quoted) -> float:
    """From 0 to 1; without words around it the quotation counts alone."""
    words = _ratio(wanted.words, other.words)
    if not (wanted.before or wanted.after):
        return words
    share = _SHORT_SHARE if _is_short(wanted) else _SHARE
    beside = _ratio(f"{wanted.before} {wanted.after}", f"{other.before} {other.after}")
    return share * words + (1 - share) * beside


def _is_short(wanted: Quoted) -> bool:
    return len(wanted.words.split()) <= _SHORT


def _ratio(one: str, other: str) -> float:
    return 1.0 if one == other else SequenceMatcher(None, one, other, autojunk=False).ratio()
