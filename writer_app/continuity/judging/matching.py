"""Words and phrases found in a text in any inflection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import lemminflect

from writer_app.domain.spans import Span
from writer_app.language.sentence import Token, TokenKind
from writer_app.language.units.tokens import tokens_between
from writer_app.text.fold import fold_key

GAP = 3
"""How many other words may stand between the words of a phrase: "take *all his* gloves off"."""


@lru_cache(maxsize=20_000)
def lemmas(word: str) -> frozenset[str]:
    """Every base form that the folded `word` may be an inflection of, itself included."""
    found = lemminflect.getAllLemmas(word)
    return frozenset({word, *(lemma for forms in found.values() for lemma in forms)})


@lru_cache(maxsize=20_000)
def phrase(text: str) -> tuple[frozenset[str], ...]:
    """A phrase as the base forms of its words."""
    return tuple(lemmas(word) for word in fold_key(text).split())


def words_of(body: str, span: Span) -> tuple[Token, ...]:
    """The words and numbers of `span`."""
    kinds = (TokenKind.WORD, TokenKind.NUMBER)
    return tuple(token for token in tokens_between(body, span.start, span.end) if token.kind in kinds)


def find_phrase(words: Sequence[Token], text: str, gap: int = 0) -> Iterator[tuple[int, int]]:
    """Where the phrase `text` stands in `words`, inflected, as first and last index; `gap` other words may stand between."""
    wanted = phrase(text)
    for index, token in enumerate(words):
        if wanted and wanted[0] & lemmas(token.folded):
            last = _rest(words, index, wanted[1:], gap)
            if last is not None:
                yield index, last


def _rest(words: Sequence[Token], index: int, wanted: Sequence[frozenset[str]], gap: int) -> int | None:
    for need in wanted:
        following = range(index + 1, min(len(words), index + 2 + gap))
        place = next((at for at in following if need & lemmas(words[at].folded)), None)
        if place is None:
            return None
        index = place
    return index


def has_phrase(words: Sequence[Token], phrases: Iterable[str], gap: int = 0) -> bool:
    """Whether one of `phrases` stands in `words`, in any inflection."""
    return any(True for text in phrases for _ in find_phrase(words, text, gap))
