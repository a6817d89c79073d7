"""Patterns over words, as a pack writes them.

"*" stands for up to three words, "@" for one to three, "~" for any form of "be", and a contraction counts as its two words
("couldn't" is "could not").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from writer_app.language.pack import LanguagePack

_WILD = {
    "*": r"(?:[\w'-]+ ){0,3}",
    "@": r"(?:[\w'-]+ ){1,3}",
    "~": r"(?:is|are|was|were|be|been|being|am|'s|'re|'m) ",
}
_SPREAD = {"cannot": "can not", "n't": "not", "'ll": "will", "'d": "would"}


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One pattern, and the words without which it cannot be found."""

    needed: frozenset[str]
    expression: re.Pattern[str]


@lru_cache(maxsize=16)
def _patterns(pack: LanguagePack, name: str) -> tuple[_Pattern, ...]:
    return tuple(_pattern(phrase) for phrase in sorted(pack.words(name)))


def _pattern(phrase: str) -> _Pattern:
    words = phrase.split()
    parts = [_WILD.get(word) or re.escape(word) + " " for word in words]
    return _Pattern(frozenset(words) - _WILD.keys(), re.compile(r"(?<![\w'-])" + "".join(parts)))


def matches(folded: Sequence[str], pack: LanguagePack, name: str) -> bool:
    """Whether one of the patterns called `name` stands in the words `folded`, enclitics apart ("could", "n't")."""
    spread = [_SPREAD.get(word, word) for word in folded]
    present = {*spread, "can", "not"} if "can not" in spread else set(spread)
    joined = ""
    for pattern in _patterns(pack, name):
        if pattern.needed <= present:
            joined = joined or " ".join(spread) + " "
            if pattern.expression.search(joined):
                return True
    return False
