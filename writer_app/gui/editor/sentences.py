"""The sentence a writer is in the middle of. Cheap enough for every key; only its own paragraph is looked at."""

from __future__ import annotations

import re

from writer_app.domain.spans import Span

_END = re.compile("[.!?\u2026]+[\"'\u201d\u2019)\\]*_]*\\s+")
_FAR = 2_000


def sentence_around(text: str, offset: int) -> Span:
    """The sentence of `text` that `offset` stands in; after its full stop and a space the next one begins."""
    first = text.rfind("\n", max(0, offset - _FAR), offset) + 1 or max(0, offset - _FAR)
    last = text.find("\n", offset, offset + _FAR)
    last = min(len(text), offset + _FAR) if last < 0 else last
    start = first
    for found in _END.finditer(text, first, last):
        if found.end() > offset:
            return Span(start, found.end())
        start = found.end()
    return Span(start, last)
