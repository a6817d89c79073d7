"""Words quoted from a text to mark a place in it, and found again when it has been edited since."""

from __future__ import annotations

import re

from writer_app.domain.spans import Span
from writer_app.text.fold import Folded, fold

EDGES = ".,;:!?…—-()[]“”‘’\"'*_"  # noqa: RUF001
"""Marks that are no part of the first or last word of a quotation."""
_WORD = re.compile(r"\S+")
_FEW, _MOST = 4, 14
_MIN_WORDS = 2
_SHARE = 0.6


def words_at(body: str, span: Span) -> str:
    """The words of `body` after which something holds that happens in `span`: its last few, or those before an empty one.

    As many as it takes for them to stand in one place only; "" where there are none.
    """
    end = _end_of_word(body, span.end)
    start = body.rfind("\n\n", 0, end) + 1
    found = list(_WORD.finditer(body, start, end))
    while found and not any(char.isalnum() for char in found[-1][0]):
        found.pop()
    for count in range(min(_FEW, len(found)), min(_MOST, len(found)) + 1):
        if count == 0:
            break
        words = body[found[-count].start() : found[-1].end()].strip(EDGES)
        ends = words_ends(body, words) if words else None
        if ends is not None and ends[0] == ends[1]:
            return " ".join(words.split())
    return ""


def _end_of_word(body: str, at: int) -> int:
    found = _WORD.match(body, at)
    return found.end() if found and at and not body[at - 1].isspace() else at


def words_ends(body: str, words: str) -> tuple[int, int] | None:
    """Where `words` end in `body`: the first and the last place it can be, the same where there is no doubt; None if nowhere.

    Where they do not stand exactly so, case, accents, apostrophes and white space may differ; failing that, most of them in
    a row, at the end or the beginning of the quotation, are enough if they stand in one place only.
    """
    wanted = words.strip()
    first = body.find(wanted) if wanted else -1
    if first >= 0:
        return first + len(wanted), body.rfind(wanted) + len(wanted)
    folded, parts = fold(body), fold(words).text.split()
    return _between(folded, _places(folded, parts)) or _nearly(folded, parts)


def _places(folded: Folded, parts: list[str]) -> list[re.Match[str]]:
    pattern = r"\s+".join(re.escape(part) for part in parts)
    return list(re.finditer(pattern, folded.text)) if pattern else []


def _between(folded: Folded, places: list[re.Match[str]]) -> tuple[int, int] | None:
    if not places:
        return None
    first, last = (folded.original(place.start(), place.end()).end for place in (places[0], places[-1]))
    return first, last


def _nearly(folded: Folded, parts: list[str]) -> tuple[int, int] | None:
    """The end of the longest unique tail of the quotation; or, from its longest unique head, up to the paragraph's end."""
    shortest = max(_MIN_WORDS, round(len(parts) * _SHARE))
    for count in range(len(parts) - 1, shortest - 1, -1):
        tail, head = _places(folded, parts[-count:]), _places(folded, parts[:count])
        if len(tail) == 1:
            return _between(folded, tail)
        if len(head) == 1:
            stop = folded.text.find("\n\n", head[0].end())
            begin = folded.original(head[0].start(), head[0].end()).end
            return begin, max(begin, folded.original(0, stop if stop >= 0 else len(folded.text)).end)
    return None
