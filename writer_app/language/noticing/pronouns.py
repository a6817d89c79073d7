"""Whether a name is followed by "he", "she" or "they", and where these can mean nobody else."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from writer_app.language.noticing.habits import Sign, verb_forms
from writer_app.language.pack import LanguagePack

_SENTENCES = re.compile('[.!?"\u201c\u201d\n]')
_VOICES = re.compile('["\u201c\u201d\n]')
_NEAR = 160
_LAST_WORD = re.compile(r"([a-z]+) $")
_SIGNS = (Sign.HE, Sign.SHE, Sign.THEY)
_SURELY = {Sign.HE: Sign.SURELY_HE, Sign.SHE: Sign.SURELY_SHE}


class Doer(NamedTuple):
    """A name at `[start, end)`; `acts`: it says or does something there."""

    start: int
    end: int
    acts: bool


class _Words(NamedTuple):
    """Pronouns and words for persons; after a word of `dependent` no sentence is about a name, and whoever does one of
    `gestures` does it to himself."""

    pronouns: re.Pattern[str]
    persons: re.Pattern[str]
    dependent: frozenset[str]
    gestures: frozenset[str]


def pronoun_signs(body: str, doers: Sequence[Doer], pack: LanguagePack) -> Iterator[tuple[int, Sign]]:
    """Who does something, by number, with what the first pronoun soon after it in the same voice tells of it."""
    words = _words(pack)
    starts = [doer.start for doer in doers]
    last, subjects = -1, list[int]()
    for found in words.pronouns.finditer(body):
        kind = found.lastgroup or ""
        at = _doer(body, doers, bisect_right(starts, found.start()) - 1, found.start())
        if at > last:
            last = at
            if _is_main(body, doers[at], subjects, words.dependent):
                yield from ((at, sign) for sign in _told(body, doers[at], found, kind, words))
        if kind in ("he", "she"):
            subjects.append(found.start())


def _told(body: str, doer: Doer, found: re.Match[str], kind: str, words: _Words) -> Iterator[Sign]:
    """Less is told by a pronoun after a comma, which begins another's clause as often: "Osk was right, she knew"."""
    sign = Sign.THEY if kind == "they" else Sign.HE if kind.startswith("he") else Sign.SHE
    between = body[doer.end : found.start()]
    if kind in ("he", "she", "they") and between.endswith(", "):
        return
    yield sign
    if sign in _SURELY and not words.persons.search(between):
        opens = not kind.endswith("_self") and found[0][0].isupper() and _opens(body, doer.start)
        own = kind.endswith("_self") or (kind.endswith("_part") and _last_word(body, found.start()) in words.gestures)
        if opens or (own and not _SENTENCES.search(between)):
            yield _SURELY[sign]


def _last_word(body: str, before: int) -> str:
    found = _LAST_WORD.search(body, max(0, before - 14), before)
    return found[1] if found else ""


def _opens(body: str, start: int) -> bool:
    return start < 2 or body[start - 1] == "\n" or (body[start - 1] == " " and body[start - 2] in '.!?"\u201d')


def _is_main(body: str, doer: Doer, subjects: Sequence[int], dependent: frozenset[str]) -> bool:
    """Whether the sentence is about it: no pronoun acts before it there, and it depends on no other word."""
    before = bisect_left(subjects, doer.start) - 1
    if before >= 0 and doer.start - subjects[before] < _NEAR and not _SENTENCES.search(body, subjects[before], doer.start):
        return False
    return _last_word(body, doer.start) not in dependent


def _doer(body: str, doers: Sequence[Doer], at: int, before: int) -> int:
    """The number of the one who does something, with no other name between, or one in its own sentence; or -1."""
    if at < 0 or before - doers[at].end > _NEAR or _VOICES.search(body, doers[at].end, before):
        return -1
    if doers[at].acts:
        return at
    if at > 0 and doers[at - 1].acts and before - doers[at - 1].end < _NEAR:
        return -1 if _SENTENCES.search(body, doers[at - 1].end, before) else at - 1
    return -1


@lru_cache(maxsize=4)
def _words(pack: LanguagePack) -> _Words:
    own = "|".join(sorted(pack.words("body parts") - {"hand", "hands", "arm", "arms"}))
    he = rf"(?P<he>[Hh]e\b)|(?P<he_self>[Hh]imself\b)|(?P<he_part>[Hh]is(?= (?:{own})\b))"
    she = rf"(?P<she>[Ss]he\b)|(?P<she_self>[Hh]erself\b)|(?P<she_part>[Hh]er(?= (?:{own})\b))"
    persons = "|".join(sorted(pack.words("male persons") | pack.words("female persons") | pack.words("persons")))
    return _Words(
        re.compile(rf"\b(?:{he}|{she}|(?P<they>[Tt]hey\b|[Tt]hem(?:self|selves)\b))"),
        re.compile(rf"\b(?:{persons})\b"),
        pack.words("words of dependence"),
        frozenset(form for verb in pack.words("own gestures") for form in verb_forms(verb)),
    )
