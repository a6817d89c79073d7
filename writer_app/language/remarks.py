"""Remarks: the text itself questions whether something can be.

The pack's phrases are patterns over words: "*" stands for up to three words, "~" for any form of "be", and a contraction
counts as its two words ("couldn't" is "could not").
"""

from __future__ import annotations

import re
from functools import lru_cache

from writer_app.language.pack import LanguagePack

_BE = r"(?:is|are|was|were|be|been|being|am|'s|'re|'m)"
_WORD = re.compile(r"n't\b|'(?:s|re|m|ll|d|ve)\b|[\w-]+|[.,;:!?\u2014]")
_SHORTENED = {"can": "can", "ca": "can", "wo": "will", "sha": "shall"}


@lru_cache(maxsize=4)
def _pattern(pack: LanguagePack) -> re.Pattern[str]:
    return re.compile("|".join(sorted(_phrase(phrase) for phrase in pack.words("remark phrases"))))


def _phrase(phrase: str) -> str:
    parts = []
    for word in phrase.split():
        if word == "*":
            parts.append(r"(?:[\w'-]+ ){0,3}")
        elif word == "~":
            parts.append(_BE + " ")
        else:
            parts.append(re.escape(word) + " ")
    return r"(?<![\w'-])" + "".join(parts)


@lru_cache(maxsize=4)
def _triggers(pack: LanguagePack) -> frozenset[str]:
    return frozenset(word for phrase in pack.words("remark phrases") for word in phrase.split() if len(word) > 4) | {"be", "how", "dead"}


def is_remark(folded: str, pack: LanguagePack) -> bool:
    """Whether a sentence, given as its folded text, questions what the story tells."""
    words = _WORD.findall(folded)
    if _triggers(pack).isdisjoint(words):
        return False
    spread: list[str] = []
    for word in words:
        if word.endswith("n't") and len(word) > 3:
            spread += [_SHORTENED.get(word[:-3], word[:-3]), "not"]
        else:
            spread.append("not" if word == "n't" else ("will" if word == "'ll" else word))
    joined = " ".join(spread).replace("cannot", "can not").replace("ca not", "can not").replace("wo not", "will not")
    return _pattern(pack).search(joined + " ") is not None
