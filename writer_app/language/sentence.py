"""What the deeper reading of one sentence starts from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from writer_app.domain.observations import Mention, Modality, Quote, Segment
from writer_app.domain.spans import Span


class TokenKind(StrEnum):
    """What a token is. A QUOTE token stands for a whole quotation inside a sentence of narration."""

    WORD = "word"
    NUMBER = "number"
    MARK = "mark"
    QUOTE = "quote"


class Token(NamedTuple):
    """`text` as written, `folded` for matching; `start` and `end` in code points of the scene's body.

    A named tuple because a long novel has a million of them.
    """

    kind: TokenKind
    start: int
    end: int
    text: str
    folded: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence in one voice.

    Narration has `quote` None and its quotations folded into one QUOTE token each; the words inside a quotation are sentences
    of their own with `quote` set. `mentions` lie within the sentence in order and are resolved as far as reading could.
    `paragraph` is an index into the scene's paragraphs. `held` is how what is told from `held_from` on is held because of the
    sentences before: remembered, dreamt; None where it is told as it happens.
    """

    span: Span
    paragraph: int
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    segment: Segment
    quote: Quote | None = None
    held: Modality | None = None
    held_from: int = 0
