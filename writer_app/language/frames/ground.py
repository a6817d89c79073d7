"""What is looked at to find frames: a scene's paragraphs and the sections that breaks and headings make of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from writer_app.domain.scenes import Frame
from writer_app.domain.spans import Span
from writer_app.language.pack import LanguagePack
from writer_app.language.units.quotes import Quotation
from writer_app.language.words import places_of
from writer_app.text.markdown import Block, BlockKind

PROSE = (BlockKind.PARAGRAPH, BlockKind.HEADING)
_BREAKS = (BlockKind.SCENE_BREAK, BlockKind.HEADING)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch that the text marks as told in `frame`; `sure` is False where it may be offered and no more.

    `place` is a location's entry; a stretch with neither frame nor place is only somewhere else than what stands before it.
    """

    span: Span
    frame: Frame | None
    reason: str
    sure: bool = True
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """A scene's text; `small` is `body` in lower case, character for character. `paragraphs` includes headings."""

    body: str
    small: str
    paragraphs: tuple[Span, ...]
    breaks: tuple[int, ...]
    """Where the scene breaks and headings begin, in order."""
    spoken: tuple[Span, ...]
    pack: LanguagePack

    @staticmethod
    def of(body: str, small: str, laid: Iterable[Block], quoted: Iterable[Quotation], pack: LanguagePack) -> Ground:
        """The ground of a scene that is laid out in blocks."""
        paragraphs = tuple(block.span for block in laid if block.kind in PROSE)
        breaks = tuple(block.span.start for block in laid if block.kind in _BREAKS)
        return Ground(body, small, paragraphs, breaks, tuple(each.span for each in quoted if each.spoken), pack)

    def text(self, number: int) -> str:
        """Paragraph `number` in lower case."""
        span = self.paragraphs[number]
        return self.small[span.start : span.end]

    def has(self, words: str) -> bool:
        """Whether any of a list of the pack stands somewhere in the scene: a quick look before a closer one."""
        return any(word in self.small for word in self.pack.words(words))

    def having(self, words: str) -> list[int]:
        """The numbers of the paragraphs in which any of a list of the pack stands, in order."""
        starts = [span.start for span in self.paragraphs]
        found = {bisect_right(starts, at) - 1 for at in places_of(self.pack.words(words), self.small)}
        return sorted(number for number in found if number >= 0)

    def break_after(self, offset: int) -> int:
        """Where the section around `offset` ends: the next break, or the end."""
        at = bisect_left(self.breaks, offset)
        return self.breaks[at] if at < len(self.breaks) else len(self.body)

    def break_before(self, offset: int) -> int:
        """Where the section around `offset` begins."""
        at = bisect_right(self.breaks, offset)
        return self.breaks[at - 1] if at else 0

    def opens_section(self, number: int) -> bool:
        """Whether paragraph `number` is the first of its section."""
        start = self.paragraphs[number].start
        return number == 0 or self.break_before(start) > self.paragraphs[number - 1].start

    def last_before(self, offset: int) -> int:
        """The end of the last paragraph before `offset`; 0 for none."""
        at = bisect_left(self.paragraphs, offset, key=lambda span: span.start)
        return self.paragraphs[at - 1].end if at else 0

    def is_spoken(self, offset: int) -> bool:
        """Whether `offset` lies inside a quotation."""
        at = bisect_right(self.spoken, offset, key=lambda span: span.start) - 1
        return at >= 0 and offset < self.spoken[at].end
