"""Blocks of styled text as chapters in the manuscript's own Markdown, every word of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from writer_app.domain.errors import WriterError
from writer_app.exchange.importers.blocks import SourceBlock, SourceKind
from writer_app.exchange.importers.chapters import PLAIN_HEADING, ImportedChapter, body_of, chapter_level
from writer_app.exchange.importers.prose import BREAK, is_break, prose

_QUOTED = "\x00"
"""Stands between two paragraphs of one letter until they are joined."""
_NO_LETTERS = re.compile(r"[\W_]+")


def chapters_of(blocks: Sequence[SourceBlock], title: str) -> tuple[ImportedChapter, ...]:
    """The chapters of a document; `title` names one that has no heading. Raises WriterError where a word would be lost."""
    level = chapter_level(block.level for block in blocks if not block.meta)
    chapters = tuple(part.chapter() for part in _parts(blocks, level, title))
    _assert_complete(blocks, chapters)
    return chapters


@dataclass(slots=True)
class _Part:
    title: str
    titled: bool
    level: int = 0
    above: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    quoting: bool = False
    place: int = 0
    """How much stands above it of what came before its title."""

    def add(self, block: SourceBlock) -> None:
        """Takes a block in: what a document says about the text goes above it, or below where the text has begun."""
        if block.meta:
            (self.below if self.body else self.above).append(_plain(block.text))
            return
        quoting, self.quoting = self.quoting, False
        if block.kind is SourceKind.BREAK or is_break(block.text):
            self.body += [BREAK] if self.body else []
        elif block.kind is SourceKind.HEADING:
            self.body.append("### " + prose(block.runs).replace("\\\n", " "))
        elif block.quoted:
            self.body += [_QUOTED] if quoting else []
            self.body.append("> " + prose(block.runs).replace("\n", "\n> "))
            self.quoting = True
        else:
            self.body.append(prose(block.runs))

    def begins(self, block: SourceBlock) -> bool:
        """Whether this is only the number of the chapter that `block` names: "Chapter One", and "The Storm" below it."""
        alone = self.titled and not self.body and len(self.above) == self.place
        return alone and self.level == block.level and PLAIN_HEADING.fullmatch(self.title) is not None

    def above_next(self) -> list[str]:
        """All that stands above the title that follows, where nothing of a chapter has come since this one: a book's or a
        part's."""
        if self.titled:
            self.above.insert(self.place, self.title)
        return self.above

    def chapter(self) -> ImportedChapter:
        """What came together."""
        while self.body and self.body[-1] == BREAK:
            self.body.pop()
        above, below = "\n\n".join(self.above), "\n\n".join(self.below)
        return ImportedChapter(
            self.title, body_of("\n\n".join(self.body).replace(f"\n\n{_QUOTED}\n\n", "\n>\n")), above, self.titled, below
        )


def _parts(blocks: Sequence[SourceBlock], level: int, title: str) -> Iterator[_Part]:
    part = _Part(title, titled=False)
    number = 1
    for block in blocks:
        if block.kind is not SourceKind.HEADING or block.level > level:
            part.add(block)
            continue
        named = _plain(block.text)
        if part.body:
            yield part
            number += 1
            part = _Part(named or f"Chapter {number}", bool(named), block.level)
        elif part.begins(block) and PLAIN_HEADING.fullmatch(named) is None:
            part.title = f"{part.title}: {named}"
        elif named:
            above = part.above_next()
            part = _Part(named, titled=True, level=block.level, above=above, below=part.below, place=len(above))
    yield part


def _plain(text: str) -> str:
    return " ".join(text.split())


def _letters(texts: Iterator[str]) -> str:
    return "".join(_NO_LETTERS.sub("", text) for text in texts)


def _assert_complete(blocks: Sequence[SourceBlock], chapters: Sequence[ImportedChapter]) -> None:
    wanted = Counter(_letters(block.text for block in blocks))
    texts = (
        text
        for chapter in chapters
        for text in (chapter.title if chapter.titled else "", chapter.notes, chapter.body, chapter.notes_after)
    )
    found = Counter(_letters(texts))
    told = _letters(block.text for block in blocks if not block.meta and not block.level)
    bodies = _letters(_without_headings(chapter.body) for chapter in chapters)
    if wanted != found or told != bodies:
        raise WriterError("the import would lose words; nothing was written")


def _without_headings(body: str) -> str:
    return re.sub(r"^###.*$", "", body, flags=re.MULTILINE)
