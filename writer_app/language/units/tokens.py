"""Words, numbers and marks.

Clitics stand alone: "Mara's" is "Mara" and "'s", "he'll" is "he" and "'ll"; "didn't" is one word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from writer_app.domain.spans import Span
from writer_app.language.sentence import Token, TokenKind
from writer_app.text.fold import fold_key

_CLITIC = r"['\u2019](?:s|d|ll|re|ve|m)(?![^\W_])"
_TOKEN = re.compile(
    r"([a-z]+)(?![\w'\u2019\-\u2010\u2011])"
    r"|([,;:!?\"\u201c\u201d])"
    r"|(\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?(?![^\W_]))"
    rf"|((?<=\w){_CLITIC})"
    rf"|([^\W_]+(?:(?!{_CLITIC})['\u2019\-\u2010\u2011][^\W_]+)*)"
    r"|(\.{2,}|--+|[^\w\s]|_)",
    re.IGNORECASE,
)
"""The first two are what most tokens are; the others tell all of them."""
_KINDS = (
    TokenKind.MARK,
    TokenKind.WORD,
    TokenKind.MARK,
    TokenKind.NUMBER,
    TokenKind.WORD,
    TokenKind.WORD,
    TokenKind.MARK,
)
"""By the number of the group that matched."""
_made = tuple.__new__
"""Makes a named tuple without its own way round: there are a million of them."""
_PLAIN = {"\u2019": "'", "\u2018": "'", "\u2010": "-", "\u2011": "-"}

LONGEST = 600
"""Tokens that are read as one sentence. No writer's sentence is that long; damaged text may be."""
_BORDERS = frozenset({",", ";", ":", "\u2014", "\u2013", "--", ".", "!", "?", "and", "but", "or"})


@lru_cache(maxsize=50_000)
def folded_word(text: str) -> str:
    """A word folded as `fold_key` folds it."""
    return text.lower() if text.isascii() else fold_key(text)


def lowered(text: str) -> str:
    """`text` in lower case with plain apostrophes, of the same length: a letter whose small form is longer stays."""
    small = text
    for written, plain in _PLAIN.items():
        small = small.replace(written, plain)
    changed = small.lower()
    if len(changed) == len(small):
        return changed
    return "".join(low if len(low := char.lower()) == 1 else char for char in small)


def tokens_of(body: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of `body[start:end]`, one by one; offsets are those of `body`."""
    mark = TokenKind.MARK
    for found in _TOKEN.finditer(body, start, end):
        text, kind = found[0], _KINDS[found.lastindex or 0]
        first, last = found.span()
        yield _made(Token, (kind, first, last, text, text if kind is mark else folded_word(text)))


def tokens_between(body: str, start: int, end: int) -> list[Token]:
    """All the tokens of `body[start:end]`."""
    return list(tokens_of(body, start, end))


def tokens_around(body: str, span: Span, quotes: tuple[Span, ...]) -> tuple[Token, ...]:
    """The tokens of `span` with each of `quotes` inside it as one QUOTE token; `quotes` in order, not overlapping."""
    found: list[Token] = []
    at = span.start
    for quote in quotes:
        found.extend(tokens_between(body, at, quote.start))
        found.append(Token(TokenKind.QUOTE, quote.start, quote.end, quote.of(body), ""))
        at = quote.end
    found.extend(tokens_between(body, at, span.end))
    return tuple(found)


def readable(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """`tokens` in stretches of at most `LONGEST`, cut after a mark or before a conjunction where there is one."""
    at = 0
    while len(tokens) - at > LONGEST:
        least, most = at + LONGEST // 2, at + LONGEST
        cut = next((index for index in range(most, least, -1) if tokens[index].folded in _BORDERS), most)
        cut += tokens[cut].kind is TokenKind.MARK and cut < most
        yield tokens[at:cut]
        at = cut
    yield tokens[at:] if at else tokens
