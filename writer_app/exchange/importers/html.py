"""HTML: a page saved from anywhere, and an archive's download with what it says around the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from writer_app.domain.errors import WriterError
from writer_app.exchange.importers.chapters import ImportedChapter, body_of, chapter_level
from writer_app.exchange.importers.htmlblocks import HtmlBlock, PageBlock, html_blocks
from writer_app.exchange.importers.htmlprose import BREAK, is_break, prose

_WORD = re.compile(r"[^\W_]+")


def read_html(text: str, title: str) -> tuple[ImportedChapter, ...]:
    """The chapters of a page; `title` names one that has no heading. Raises WriterError where a word would be lost."""
    page = html_blocks(text)
    chapters = tuple(
        part.chapter() for part in _parts(page, chapter_level(block.level for block in page if not block.meta), title)
    )
    _assert_complete(page, chapters)
    return chapters


@dataclass(slots=True)
class _Part:
    title: str
    titled: bool
    above: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)

    def add(self, block: HtmlBlock) -> None:
        """Takes a block in: what a page says about the text goes above it, or below where the text has begun."""
        if block.meta:
            (self.below if self.body else self.above).append(_plain(block.text))
        elif block.kind is PageBlock.BREAK or is_break(block.text):
            self.body += [BREAK] if self.body else []
        elif block.kind is PageBlock.HEADING:
            self.body.append(f"### {prose(block.runs).replace(chr(10), ' ')}")
        else:
            self.body.append(prose(block.runs))

    def chapter(self) -> ImportedChapter:
        """What came together."""
        while self.body and self.body[-1] == BREAK:
            self.body.pop()
        above, below = "\n\n".join(self.above), "\n\n".join(self.below)
        return ImportedChapter(self.title, body_of("\n\n".join(self.body)), above, self.titled, below)


def _parts(page: Sequence[HtmlBlock], level: int, title: str) -> Iterator[_Part]:
    part = _Part(title, titled=False)
    for block in page:
        if block.kind is not PageBlock.HEADING or block.level > level:
            part.add(block)
        elif part.body:
            yield part
            part = _Part(_plain(block.text), titled=True)
        else:
            # A title with nothing below it but the next one is a book's or a part's.
            above = [*([part.title] if part.titled else []), *part.above]
            part = _Part(_plain(block.text), titled=True, above=above)
    yield part


def _plain(text: str) -> str:
    return " ".join(text.split())


def _assert_complete(page: Sequence[HtmlBlock], chapters: Sequence[ImportedChapter]) -> None:
    wanted = Counter(char for block in page for word in _WORD.findall(block.text) for char in word)
    texts = [
        text
        for chapter in chapters
        for text in (chapter.title if chapter.titled else "", chapter.notes, chapter.body, chapter.notes_after)
    ]
    found = Counter(char for text in texts for word in _WORD.findall(text) for char in word)
    told = "".join(word for block in page if not block.meta and not block.level for word in _WORD.findall(block.text))
    bodies = "".join(word for chapter in chapters for word in _WORD.findall(_without_headings(chapter.body)))
    if wanted != found or told != bodies:
        raise WriterError("the import would lose words; nothing was written")


def _without_headings(body: str) -> str:
    return re.sub(r"^###.*$", "", body, flags=re.MULTILINE)
