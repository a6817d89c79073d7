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

    def add(self, block: SourceBlock) -> None:
        """Takes a block in: what a document says about the text goes above it, or below where the text has begun."""
        if block.meta:
            (self.below if self.body else self.above).append(_plain(block.text))
            return
        quoted = False
        if block.kind is SourceKind.BREAK or is_break(block.text):
            self.body += [BREAK] if self.body else []
        elif block.kind is SourceKind.HEADING:
            self.body.append("### " + prose(block.runs).replace("\\\n", " "))
        elif quoted := block.quoted:
            self._quote(prose(block.runs))
        else:
            self.body.append(prose(block.runs))
        self.quoting = quoted

    def _quote(self, text: str) -> None:
        lines = "> " + text.replace("\n", "\n> ")
        if self.quoting:
            self.body[-1] += f"\n>\n{lines}"
        else:
            self.body.append(lines)

    def begins(self, block: SourceBlock) -> bool:
        """Whether this is only the number of the chapter that `block` names: "Chapter One", and "The Storm" below it."""
        alike = self.titled and self.level == block.level and not (self.body or self.above)
        return alike and PLAIN_HEADING.fullmatch(self.title) is not None

    def chapter(self) -> ImportedChapter:
        """What came together."""
        while self.body and self.body[-1] == BREAK:
            self.body.pop()
        above, below = "\n\n".join(self.above), "\n\n".join(self.below)
        return ImportedChapter(self.title, body_of("\n\n".join(self.body)), above, self.titled, below)


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
            # A title with nothing below it but the next one is a book's or a part's.
            above = [*([part.title] if part.titled else []), *part.above]
            part = _Part(named, titled=True, level=block.level, above=above, below=part.below)
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
