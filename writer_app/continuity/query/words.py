"""Words for searching: the same cut and the same fold for text, search and index.

A word is a run of letters and digits: "don't" is two words side by side, "well-known" too; a search for either finds both
the parts and the whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from writer_app.text.fold import fold

_WORD = re.compile(r"[^\W_]+")
_LONG = 6
_SHORT = 3


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of `text` in order."""
    return tuple(_WORD.findall(fold(text).text))


def words_of_folded(text: str) -> frozenset[str]:
    """The different words of a text that is folded already."""
    return frozenset(_WORD.findall(text))


def pattern(words: Sequence[str], prefix: bool = False) -> re.Pattern[str]:
    """Finds `words` side by side in folded text, each start that fits; they stand from its start to the end of group 1.

    With `prefix` the last one may go on; without words any word is found.
    """
    if not words:
        return re.compile(r"[^\W_]+()")
    first, *rest = map(re.escape, words)
    end = r"[^\W_]*" if prefix else r"(?![^\W_])"
    following = "".join(rf"[\W_]+{word}" for word in rest)
    # A pattern that begins with plain letters is searched for many times faster than one that first looks behind.
    return re.compile(rf"{first}(?<![^\W_]{first})(?=({following}{end}))")


@lru_cache(maxsize=100_000)
def near(word: str, other: str) -> bool:
    """Whether one is the other but for a slip: one letter added, lost, changed or swapped; two in a word of six or more.
    Words under three letters have no slips."""
    allowed = 0 if len(word) < _SHORT else 2 if len(word) >= _LONG else 1
    if abs(len(word) - len(other)) > allowed:
        return False
    if word == other or allowed == 0 or len(set(word) - set(other)) > allowed:
        return word == other
    return _distance(word, other, allowed) <= allowed


def _distance(a: str, b: str, limit: int) -> int:
    """Edit distance with swaps of neighbours; above `limit` only that it is above."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        last, before, row = before, row, [i]
        for j, right in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > limit and min(before) > limit:
            return limit + 1
    return row[-1]
