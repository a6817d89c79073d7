"""Quoted words found again in a text that has been edited since."""

from __future__ import annotations

import re

from writer_app.text.fold import Folded, fold

_MIN_WORDS = 2
_SHARE = 0.6


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
