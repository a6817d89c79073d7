"""The sentence around a name."""

from __future__ import annotations

from writer_app.domain.spans import Span
from writer_app.language.units.sentences import Splitter

_LONGEST = 260
_REACH = 300


def sentence_around(body: str, start: int, end: int, splitter: Splitter) -> Span:
    """The paragraph around `[start, end)` where it is short, otherwise the sentence, as far as it is within reach;
    `body` has a line a paragraph."""
    first, last = body.rfind("\n", 0, start) + 1, body.find("\n", end)
    last = len(body) if last < 0 else last
    if last - first > _LONGEST:
        if start - _REACH > first:
            first = body.find(" ", start - _REACH)
        last = min(last, end + _REACH)
        for cut in splitter.ends(body, first, last):
            if cut <= start:
                first = cut
            elif cut >= end:
                last = cut
                break
    while first < start and body[first].isspace():
        first += 1
    while last > end and body[last - 1].isspace():
        last -= 1
    return Span(first, last)
