"""Remarks: the text itself questions whether something can be.

The pack's phrases are patterns over words: "*" stands for up to three words, "@" for one to three, "~" for any form of "be",
and a contraction counts as its two words ("couldn't" is "could not").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from writer_app.language.grammar.sentencewords import Words
from writer_app.language.pack import LanguagePack

_WILD = {
    "*": r"(?:[\w'-]+ ){0,3}",
    "@": r"(?:[\w'-]+ ){1,3}",
    "~": r"(?:is|are|was|were|be|been|being|am|'s|'re|'m) ",
}
_SPREAD = {"cannot": "can not", "n't": "not", "'ll": "will", "'d": "would"}


@dataclass(frozen=True, slots=True)
class _Phrase:
    """One pattern, and the words without which it cannot be found."""

    needed: frozenset[str]
    pattern: re.Pattern[str]


@lru_cache(maxsize=4)
def _phrases(pack: LanguagePack) -> tuple[_Phrase, ...]:
    return tuple(_phrase(phrase) for phrase in sorted(pack.words("remark phrases")))


def _phrase(phrase: str) -> _Phrase:
    words = phrase.split()
    parts = [_WILD.get(word) or re.escape(word) + " " for word in words]
    return _Phrase(frozenset(words) - _WILD.keys(), re.compile(r"(?<![\w'-])" + "".join(parts)))


def is_remark(words: Words, pack: LanguagePack) -> bool:
    """Whether a sentence questions what the story tells."""
    spread = [_SPREAD.get(word, word) for word in words.folded]
    present = {*spread, "can", "not"} if "can not" in spread else set(spread)
    joined = ""
    for phrase in _phrases(pack):
        if phrase.needed <= present:
            joined = joined or " ".join(spread) + " "
            if phrase.pattern.search(joined):
                return True
    return False
