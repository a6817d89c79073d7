"""Whom the words of a quotation name: the one spoken to, and those spoken of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from writer_app.domain.spans import Span
from writer_app.language.prose import Prose
from writer_app.language.voices.referents import Referent, Role

_BEFORE_NAME = re.compile('(?P<edge>["\u201c\u201d\u2018,;:.!?\u2026\u2014-]|\\A)\\s*(?:(?P<word>[^\\W\\d_]+)\\s+)?\\Z')
_AFTER_NAME = re.compile('\\s*([,.!?;:\u2026"\u201d\u2014-]|$)')


class Vocatives:
    """Reads the names inside the quotations of one scene."""

    def __init__(self, prose: Prose, referents: list[Referent]) -> None:
        self._prose = prose
        self._referents = referents
        self._starts = [referent.span.start for referent in referents]

    def _inside(self, span: Span) -> list[Referent]:
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return self._referents[first:last]

    def called(self, quotes: list[int]) -> Iterator[str]:
        """Whom the words speak to by name."""
        for number in quotes:
            inner = self._prose.quotations[number].inner
            for referent in self._inside(inner):
                if referent.entry is not None and not referent.person and self._is_called(referent, inner):
                    yield referent.entry

    def named(self, quotes: list[int]) -> Iterator[str]:
        """Whom the words speak of by name: hardly ever the one who says them."""
        for number in quotes:
            for referent in self._inside(self._prose.quotations[number].inner):
                if referent.mention is not None and referent.entry is not None:
                    yield referent.entry

    def _is_called(self, referent: Referent, inner: Span) -> bool:
        """ "Oh, Tom, look": a name set off by marks inside the words is the name of whoever is spoken to."""
        if referent.role is Role.POSSESSIVE:
            return False
        body = self._prose.body
        head = body[max(inner.start, referent.span.start - 24) : referent.span.start]
        before = _BEFORE_NAME.search(head)
        after = _AFTER_NAME.match(body, referent.span.end, inner.end)
        if before is None or after is None:
            return False
        word = (before["word"] or "").lower()
        if word and word not in self._prose.pack.words("calling words"):
            return False
        alone = not before["edge"] or before["edge"] in ".!?\u2026"
        return not (alone and not word and after[1] in (".", ";", ":") and referent.span.end + 1 < inner.end)
