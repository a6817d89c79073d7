"""A sentence word by word: a mention is one word, and a contraction two."""

from __future__ import annotations

from dataclasses import dataclass

from writer_app.domain.observations import Mention, MentionKind
from writer_app.language.sentence import Sentence, Token, TokenKind

_MARKS = {
    ",": ",",
    ";": ";",
    ":": ";",
    "\u2014": ";",
    "\u2013": ";",
    "-": ";",
    "--": ";",
    "(": ";",
    ")": ";",
    ".": ".",
    "!": ".",
    "?": ".",
}
_MARKS |= {"\u2026": ";", "...": ";", "*": "x", "_": "x"}
_CLITICS = {"'s": "~", "'ll": "M", "'d": "M", "'ve": "H", "'re": "I", "'m": "I"}
_TOLD_BY_WORDS = (MentionKind.PRONOUN, MentionKind.DESCRIPTION)
"""What stands in a sentence as the words that they are: "her", "the girl"."""
_SHORTENED = {"won't": "will", "can't": "can", "shan't": "shall", "ain't": "is"}


@dataclass(slots=True)
class Words:
    """A sentence word by word: lists of one length. `lemmas` only for verbs ("" elsewhere). A mention is one word."""

    folded: list[str]
    tags: list[str]
    starts: list[int]
    ends: list[int]
    mentions: list[Mention | None]
    lemmas: list[str]


_Row = tuple[str, str, int, int, Mention | None]
"""A word: folded, its tag, where it starts and ends, the mention that it is."""


def words_of(sentence: Sentence) -> Words:
    """One word for each token, mention and enclitic; tags only where the token itself decides."""
    rows = _rows(sentence)
    if not rows:
        return Words([], [], [], [], [], [])
    folded, tags, starts, ends, mentions = map(list, zip(*rows, strict=True))
    return Words(folded, tags, starts, ends, mentions, [""] * len(rows))


def _rows(sentence: Sentence) -> list[_Row]:
    rows: list[_Row] = []
    mentions = sentence.mentions
    at, count = 0, len(mentions)
    until = -1
    for token in sentence.tokens:
        while at < count and mentions[at].span.end <= token.start:
            at += 1
        mention = mentions[at] if at < count and mentions[at].span.start < token.end else None
        if mention is None or token.kind is TokenKind.QUOTE:
            rows += _plain(token)
        elif mention.kind in _TOLD_BY_WORDS:
            rows += _plain(token)
            rows[-1] = (*rows[-1][:4], mention)
        elif mention.span.start != until:
            until = mention.span.start
            rows.append((token.folded, "E", token.start, token.end, mention))
        elif token.folded in _CLITICS:
            rows.append((token.folded, "~", token.start, token.end, None))
        else:
            # A further token of the name just begun.
            first = rows[-1]
            rows[-1] = (f"{first[0]} {token.folded}", first[1], first[2], token.end, first[4])
    return rows


def _plain(token: Token) -> tuple[_Row, ...]:
    """A token that is no name: one word, or two where a negation hangs on it."""
    kind, start, end, _, folded = token
    if kind is TokenKind.WORD:
        if folded.endswith("n't") and end - start > 3:
            cut = end - 3
            return (_SHORTENED.get(folded, folded[:-3]), "", start, cut, None), ("n't", "n", cut, end, None)
        return ((folded, _CLITICS.get(folded, ""), start, end, None),)
    tag = "Q" if kind is TokenKind.QUOTE else "C" if kind is TokenKind.NUMBER else _MARKS.get(folded, "x")
    return ((folded, tag, start, end, None),)
