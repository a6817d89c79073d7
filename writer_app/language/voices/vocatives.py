"""Whom the words of a quotation name: the one spoken to, and those spoken of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from writer_app.domain.lore import Pronouns
from writer_app.domain.spans import Span
from writer_app.language.prose import Prose
from writer_app.language.voices.referents import Referent, Role

_BEFORE_NAME = re.compile('(?P<edge>["\u201c\u201d\u2018,;:.!?\u2026\u2014-]|\\A)\\s*(?:(?P<word>[^\\W\\d_]+)\\s+)?\\Z')
_AFTER_NAME = re.compile('\\s*([,.!?;:\u2026"\u201d\u2014-]|$)')
_SET_OFF = re.compile(
    "(?:[,;:.!?\u2014-]|\\A|\\b(?:yes|no|oh|well|thank you|dear))\\s*"
    "(?:(?:my|dear|dearest|good|own|poor|little|old|young)\\s+)*"
    "([a-z]+(?:['\u2019][a-z]+)?)\\s*(?=[,;:.!?\u2026\u2014-]|\\Z)"
)


class Vocatives:
    """Reads the names inside the quotations of one scene."""

    def __init__(self, prose: Prose, referents: list[Referent]) -> None:
        self._prose = prose
        self._referents = referents
        self._starts = [referent.span.start for referent in referents]
        words = prose.pack.words
        self._honours = ((Pronouns.HE, words("said to him")), (Pronouns.SHE, words("said to her")))

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

    def honoured(self, quotes: list[int]) -> Pronouns:
        """What "sir" or "mother" among the words tells of the one spoken to."""
        for number in quotes:
            inner = self._prose.quotations[number].inner.of(self._prose.body).lower()
            for found in _SET_OFF.finditer(inner):
                for pronouns, words in self._honours:
                    if found[1] in words:
                        return pronouns
        return Pronouns.UNKNOWN

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
