"""Counting words as a writer counts them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from writer_app.domain.spans import Span
from writer_app.text.markdown import BlockKind, blocks

_WORD = re.compile(r"[^\W_]+(?:['\u2019.,\-\u2010\u2011][^\W_]+)*")


def count_words(text: str) -> int:
    """Words in `text`; "don't", "well-known" and "3.5" are one word each. Comments and scene breaks hold none."""
    return words_within(text, (block.span for block in blocks(text) if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)))


def words_within(text: str, spans: Iterable[Span]) -> int:
    """Words in `spans` of `text`, as `count_words` counts them."""
    return sum(_count(text[span.start : span.end]) for span in spans)


def _count(text: str) -> int:
    """What is all letters between blanks is one word; only the rest is looked at closely."""
    parts = text.split()
    others = [part for part in parts if not part.isalpha()]
    return len(parts) - len(others) + len(_WORD.findall(" ".join(others)))
