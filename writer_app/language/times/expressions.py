"""Every time that a text names, found at the words that only times are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from writer_app.language.names.lexicon import automaton_of, whole_matches
from writer_app.language.pack import LanguagePack
from writer_app.language.recall import Recall
from writer_app.language.times.calendar import Calendar
from writer_app.language.times.clock import Clock
from writer_app.language.times.lengths import Lengths
from writer_app.language.times.patterns import DIGITS, Named, Page, Rule, Terms

_NUMBERS = re.compile(r"\d+")
_BEFORE, _AFTER = 40, 48
"""How far around its trigger word a time is looked for."""
_AROUND = 64
"""How far around that its surroundings are looked at, at the most."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """Rules by trigger word, and the automaton of those words."""

    words: tuple[str, ...]
    rules: Mapping[str, Sequence[Rule]]
    automaton: AhoCorasick | None
    closed: frozenset[str]


@lru_cache(maxsize=4)
def _rules_of(pack: LanguagePack) -> _Rules:
    terms = Terms(pack)
    rules: dict[str, list[Rule]] = {}
    for family in (Calendar(terms), Clock(terms), Lengths(terms)):
        for word, own in family.rules().items():
            rules.setdefault(word, []).extend(own)
    words = tuple(word for word in rules if word != DIGITS)
    return _Rules(words, rules, automaton_of(words), terms.closed)


def times_named(body: str, small: str, pack: LanguagePack, recall: Recall[tuple[Named, ...]] | None = None) -> Iterator[Named]:
    """The times that `body` names, in order, none overlapping; `small` is `body` in lower case, character for character.
    No time goes over a blank line: `recall` keeps what is named between two of them, counted from the first."""
    known = _rules_of(pack)
    page = Page(body, small, known.closed)
    if recall is None:
        yield from _named(page, 0, small, known)
        return
    start = 0
    for text in small.split("\n\n"):
        end = start + len(text)
        low = max(0, start - _AROUND)
        key = body[low : end + _AROUND], small[low : end + _AROUND], start - low
        found = recall.known(key)
        if found is None:
            found = tuple(each.moved(-start) for each in _named(page, start, text, known))
            recall.keep(key, found)
        yield from (each.moved(start) for each in found)
        start = end + 2


def _named(page: Page, start: int, text: str, known: _Rules) -> Iterator[Named]:
    """The times of a `text` that begins at `start` of the page."""
    last = start
    for first, end, word in _triggers(text, known):
        if start + first < last:
            continue
        found = _found(known.rules[word], page, max(last, start + first - _BEFORE), start + first, start + end)
        if found is not None:
            last = found.span.end
            yield found


def _triggers(small: str, known: _Rules) -> list[tuple[int, int, str]]:
    words = [(start, end, known.words[which]) for which, start, end in whole_matches(known.automaton, small)]
    return sorted([*words, *((found.start(), found.end(), DIGITS) for found in _NUMBERS.finditer(small))])


def _found(rules: Sequence[Rule], page: Page, low: int, start: int, end: int) -> Named | None:
    """What the first fitting rule names around the trigger `[start, end)`."""
    paragraph = page.small.rfind("\n\n", low, start)
    low = paragraph + 2 if paragraph >= 0 else low
    close = page.small.find("\n\n", end, end + _AFTER)
    high = close if close >= 0 else min(len(page.small), end + _AFTER)
    for rule in rules:
        for found in rule.pattern.finditer(page.small, low, high):
            if found.start() > start:
                break
            if found.end() >= end:
                named = rule.make(found, page)
                if named is not None and named.span.start <= start and named.span.end >= end:
                    return named
    return None
