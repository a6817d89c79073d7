"""What a misspelt word may have been meant to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from math import log10

from writer_app.language.spelling.known import Known, one_edit, plain
from writer_app.text.fold import fold_key

MOST = 5
_SLIP = 2.2
"""What one slip counts for, in powers of ten of how often a word is used."""
_OWN_USES = 1_000_000
_WORTH = 100_000
_VOWELS = "aeiouyhw'"
_FAR = 3
_BEHIND = 3.0
"""How much less likely than the likeliest a suggestion may be, in powers of ten."""


class Speller:
    """Looks words up; an answer once given is kept."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._answers: dict[str, tuple[str, ...] | None] = {}

    def misspelt(self, words: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Those of `words` that are misspelt, each with at most MOST suggestions, the likeliest first.

        A word with a capital letter is taken for a name, unless it is one slip away from another word.
        """
        for word in words:
            if word not in self._answers:
                self._answers[word] = None if word in self._known else self._answer(word)
        found = {word: self._answers[word] for word in words}
        return {word: answer for word, answer in found.items() if answer is not None}

    def _answer(self, word: str) -> tuple[str, ...] | None:
        bare = plain(word)
        stem, apostrophe, tail = bare.rpartition("'")
        if not apostrophe or tail not in self._known.dictionary.tails:
            stem, tail = bare, ""
        lowered = stem.lower()
        if stem != lowered and not any(self._uses(form) for form in one_edit(lowered)):
            return None
        ending = word[len(stem) :] if tail else ""
        return tuple(dict.fromkeys(_as_written(found, word) + ending for found in self._ranked(lowered)))[:MOST]

    def _ranked(self, word: str) -> list[str]:
        near = {form for form in one_edit(word) if self._uses(form)}
        scores = {form: _SLIP - log10(self._uses(form)) for form in near}
        for form in self._sounding.get(_skeleton(word), ()):
            if form not in scores and (slips := distance(word, form)) <= _FAR:
                scores[form] = _SLIP * slips - log10(self._uses(form))
        for pair, uses in self._split(word):
            scores[pair] = _SLIP - log10(uses)
        scores = {form: score + _SLIP / 2 * (form[0] != word[0]) for form, score in scores.items()}
        worst = min(scores.values(), default=0.0) + _BEHIND
        ranked = sorted((form for form in scores if scores[form] <= worst), key=lambda form: (scores[form], form))
        return [self._known.own.get(form, form) for form in ranked]

    def _split(self, word: str) -> Iterator[tuple[str, int]]:
        """Two common words that lost the space between them."""
        for at in range(1, len(word)):
            uses = min(self._uses(word[:at]), self._uses(word[at:]))
            if uses >= _WORTH:
                yield f"{word[:at]} {word[at:]}", uses

    def _uses(self, form: str) -> int:
        return _OWN_USES if form in self._known.own else self._known.dictionary.uses(form)

    @cached_property
    def _sounding(self) -> dict[str, list[str]]:
        """Words by their skeletons."""
        found: dict[str, list[str]] = {}
        for form in (*self._known.dictionary.words, *self._known.own):
            if not form.endswith("'s"):
                found.setdefault(_skeleton(form), []).append(form)
        return found


def _skeleton(word: str) -> str:
    """What is left of a word when vowels and doubled letters do not count."""
    kept = ""
    for letter in fold_key(word):
        if letter not in _VOWELS and not kept.endswith(letter):
            kept += letter
    return kept


def distance(one: str, other: str) -> int:
    """How many letters to add, leave out, change, or change round with their neighbour, make the one the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                best = min(best, last[j - 2] + 1)
            row.append(best)
    return row[-1]


def _as_written(found: str, word: str) -> str:
    """`found` with capitals and apostrophes as `word` has them."""
    if "\u2019" in word:
        found = found.replace("'", "\u2019")
    if len(word) > 1 and word.isupper():
        return found.upper()
    return found[:1].upper() + found[1:] if word[:1].isupper() else found
