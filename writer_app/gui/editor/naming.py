"""Who is meant by the word at a place of the text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from writer_app.domain.lore import Entry, Lore
from writer_app.domain.observations import Mention, MentionKind, SceneReading
from writer_app.domain.spans import Span
from writer_app.gui.editor.marks import words_in
from writer_app.gui.editor.trail import Trail

_NAMES = frozenset((MentionKind.NAME, MentionKind.ALIAS, MentionKind.CALLED))


@dataclass(slots=True)
class Names:
    """The names that reading found in one scene at `revision`."""

    revision: int = 0
    mentions: tuple[Mention, ...] = ()
    _starts: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, reading: SceneReading | None, revision: int) -> Names:
        """Those of a reading; none for a scene that was not read."""
        named = [item for item in reading.mentions if item.entry and item.kind in _NAMES] if reading else []
        named.sort(key=lambda item: item.span.start)
        return cls(revision, tuple(named), [item.span.start for item in named])

    def at(self, offset: int, text: str, trail: Trail, lore: Lore) -> Entry | None:
        """The entry that is named at a code point of the text as it is now; a word typed since goes by its letters."""
        found = self._read(offset, trail)
        if found is not None:
            return lore.get(found.entry or "")
        return _by_letters(offset, text, lore)

    def _read(self, offset: int, trail: Trail) -> Mention | None:
        old = trail.then(offset, self.revision) if trail.knows(self.revision) else None
        if old is None:
            return None
        place = bisect_right(self._starts, old) - 1
        for mention in self.mentions[max(0, place - 1) : place + 1][::-1]:
            span = trail.now(mention.span, self.revision)
            if mention.span.start <= old <= mention.span.end and span is not None:
                return mention
        return None


def _by_letters(offset: int, text: str, lore: Lore) -> Entry | None:
    around = Span(max(0, offset - 60), min(len(text), offset + 60))
    for word, span in words_in(text, around):
        if span.start <= offset <= span.end and word[:1].isupper():
            plain = word.removesuffix("\u2019s").removesuffix("'s")
            return lore.resolve(plain)
    return None
