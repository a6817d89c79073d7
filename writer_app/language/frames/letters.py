"""Letters given whole: from the salutation to the name under them, or set apart below "the letter read:"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from writer_app.domain.scenes import Frame
from writer_app.domain.spans import Span
from writer_app.language.frames.ground import Ground, Mark
from writer_app.language.pack import LanguagePack
from writer_app.language.times.patterns import either

_DRESS = r"[\s>*_\"\u201c\u2018']*"
_LONGEST = 40
"""How many paragraphs a letter may have."""
_SIGNATURE = 90
"""The longest paragraph that only takes leave, in characters."""
_NAME = 8
"""The most words that a name under a letter has, titles and all."""
_SET_APART = (">", "*", "_")
_TAG = re.compile(r"[,.?!\u2026-][\"\u201d\u2019] +[a-z]")
"""Somebody speaks: no letter goes on here."""
_ADDED = re.compile(r"[\s>*_\"\u201c]*p\. ?(?:p\. ?)?s\.")
_SHARE = 0.5
"""A letter that makes up more of a scene is how that scene is told."""


@lru_cache(maxsize=4)
def _patterns(pack: LanguagePack) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    greeting = rf"{_DRESS}(?:{either(pack.words('salutations'))})\b[^.,!?\n]{{0,40}}?[,:\u2014\u2013-]+{_DRESS}(?:\n|$)"
    farewell = rf"{_DRESS}(?:{either(pack.words('farewells'))})(?![\w'])[^.!?\n]{{0,50}}[,.:\u2014\u2013-]*{_DRESS}(?:\n|$)"
    intro = rf"\b(?:{either(pack.words('written nouns'))})\b[^.!?\n]{{0,60}}:{_DRESS}$"
    return re.compile(greeting), re.compile(farewell), re.compile(intro)


def letters(ground: Ground) -> Iterator[Mark]:
    """Every letter that is told from its beginning to its end, in order."""
    at = 0
    while at < len(ground.paragraphs):
        last, reason = _signed(ground, at), "a salutation and a farewell"
        if last is None:
            last, reason = _set_apart(ground, at), "set apart below words that announce it"
        if last is None:
            at += 1
            continue
        span = Span(ground.paragraphs[at].start, ground.paragraphs[last].end)
        if span.end - span.start < _SHARE * len(ground.body):
            yield Mark(span, Frame.LETTER, reason)
        at = last + 1


def _signed(ground: Ground, first: int) -> int | None:
    """The last paragraph of the letter that begins with paragraph `first`."""
    greeting, farewell, _ = _patterns(ground.pack)
    span = ground.paragraphs[first]
    if greeting.match(ground.small, span.start, span.end) is None:
        return None
    end = ground.break_after(span.start)
    for number in range(first, min(first + _LONGEST, len(ground.paragraphs))):
        here = ground.paragraphs[number]
        if here.start >= end or (number > first and greeting.match(ground.small, here.start, here.end)):
            return None
        if _TAG.search(ground.small, here.start, here.end):
            return None
        short = here.end - here.start <= _SIGNATURE
        if number > first and short and farewell.match(ground.small, here.start, here.end):
            return _after_names(ground, number, end)
        last_line = ground.small.rfind("\n", here.start, here.end)
        if last_line > 0 and farewell.match(ground.small, ground.small.rfind("\n", here.start, last_line) + 1, here.end):
            return _after_names(ground, number, end)
    return None


def _after_names(ground: Ground, number: int, end: int) -> int:
    """The last paragraph of a letter that takes leave in `number`: the name under it, and what is added below."""
    if _is_name(ground, number + 1, end):
        number += 1
    while (
        number + 1 < len(ground.paragraphs)
        and ground.paragraphs[number + 1].start < end
        and _ADDED.match(ground.text(number + 1))
    ):
        number += 1
    return number


def _is_name(ground: Ground, number: int, end: int) -> bool:
    """Whether a paragraph holds a name and no more."""
    if number >= len(ground.paragraphs) or ground.paragraphs[number].start >= end:
        return False
    words = ground.paragraphs[number].of(ground.body).strip('>*_"\u201d\u201c. \n\u2014-').split()
    return 0 < len(words) <= _NAME and all(word[:1].isupper() for word in words)


def _set_apart(ground: Ground, first: int) -> int | None:
    """The last of the paragraphs in italics or block quotes that begin with `first`, below "the letter read:"."""
    if first == 0 or not ground.body.startswith(_SET_APART, ground.paragraphs[first].start):
        return None
    before = ground.paragraphs[first - 1]
    if (
        before.of(ground.body).startswith(_SET_APART)
        or _patterns(ground.pack)[2].search(ground.text(first - 1)[-160:]) is None
    ):
        return None
    sign, last = ground.body[ground.paragraphs[first].start], first
    while last + 1 < len(ground.paragraphs) and _is_whole(ground, last + 1, sign) and not ground.opens_section(last + 1):
        last += 1
    return last if _is_whole(ground, first, sign) else None


def _is_whole(ground: Ground, number: int, sign: str) -> bool:
    """Whether the whole paragraph is set apart by `sign`."""
    text = ground.paragraphs[number].of(ground.body)
    return text.startswith(sign) and (sign == ">" or text.endswith(sign))
