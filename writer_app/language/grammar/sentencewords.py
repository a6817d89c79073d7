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


def words_of(sentence: Sentence) -> Words:
    """One word for each token, mention and enclitic; tags only where the token itself decides."""
    words = Words([], [], [], [], [], [])
    mentions = [found for found in sentence.mentions if found.kind is not MentionKind.DESCRIPTION]
    at, count = 0, len(mentions)
    until = -1
    for token in sentence.tokens:
        while at < count and mentions[at].span.end <= token.start:
            at += 1
        mention = mentions[at] if at < count and mentions[at].span.start < token.end else None
        if mention is None or token.kind is TokenKind.QUOTE:
            _add_token(words, token)
        elif mention.kind is MentionKind.PRONOUN:
            _add_token(words, token)
            words.mentions[-1] = mention
        elif mention.span.start != until:
            until = mention.span.start
            _add(words, token.folded, "E", (token.start, token.end), mention)
        else:
            _add_mention_tail(words, token)
    return words


def _add(words: Words, folded: str, tag: str, span: tuple[int, int], mention: Mention | None = None) -> None:
    words.folded.append(folded)
    words.tags.append(tag)
    words.starts.append(span[0])
    words.ends.append(span[1])
    words.mentions.append(mention)
    words.lemmas.append("")


def _add_mention_tail(words: Words, token: Token) -> None:
    """A further token of the mention just begun: part of its name, or its possessive 's."""
    if token.folded in _CLITICS:
        _add(words, token.folded, "~", (token.start, token.end))
        return
    words.folded[-1] = f"{words.folded[-1]} {token.folded}"
    words.ends[-1] = token.end


def _add_token(words: Words, token: Token) -> None:
    span = (token.start, token.end)
    if token.kind is TokenKind.QUOTE:
        _add(words, "", "Q", span)
    elif token.kind is TokenKind.NUMBER:
        _add(words, token.folded, "C", span)
    elif token.kind is TokenKind.MARK:
        _add(words, token.folded, _MARKS.get(token.folded, "x"), span)
    elif token.folded in _CLITICS:
        _add(words, token.folded, _CLITICS[token.folded], span)
    elif token.folded.endswith("n't") and token.end - token.start > 3:
        folded, cut = token.folded, token.end - 3
        _add(words, _SHORTENED.get(folded, folded[:-3]), "", (token.start, cut))
        _add(words, "n't", "n", (cut, token.end))
    else:
        _add(words, token.folded, "", span)
