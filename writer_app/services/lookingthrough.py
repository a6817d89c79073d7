"""A manuscript looked through before anything is written: its chapters, its words, and what of it would not come along."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from writer_app.domain.errors import WriterError
from writer_app.exchange.importers.chapters import ImportedChapter, split_scenes
from writer_app.exchange.importers.html import read_html
from writer_app.services.importing import READERS, Shape, read_manuscript
from writer_app.storage.files import read_bytes
from writer_app.text.counting import count_words
from writer_app.text.gaps import gaps

READABLE = tuple(ending for ending in READERS if ending)
"""The endings of files that can be brought in."""
WORD_PROCESSORS = (".docx", ".doc", ".odt", ".rtf", ".pages")
_LATER = "word processor files come in a later version; save it as HTML or text and bring that in"
_LEFT = {
    "pictures": re.compile(rb"<(?:img|svg|picture)\b", re.IGNORECASE),
    "tables": re.compile(rb"<table\b", re.IGNORECASE),
    "links": re.compile(rb"<a\b[^>]{0,400}\bhref\s*=\s*[\"']?(?!#)", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class ChapterLook:
    """A chapter as it would be: its title, how many scenes and words, and in how many places a line may be missing."""

    title: str
    scenes: int
    words: int
    gaps: int


@dataclass(frozen=True, slots=True)
class FileLook:
    """A file as it would come in; `left` counts what prose cannot hold ("pictures", "tables", "links": their words do come
    in). `problem` says why it cannot be read at all."""

    file: Path
    chapters: tuple[ChapterLook, ...] = ()
    left: tuple[tuple[str, int], ...] = ()
    problem: str = ""

    @property
    def words(self) -> int:
        """All its words."""
        return sum(chapter.words for chapter in self.chapters)


def look_through(file: Path, shape: Shape = Shape.CHAPTERS) -> FileLook:
    """What `file` would become. Total: what cannot be read is told as a problem."""
    if file.is_dir():
        return FileLook(file, problem="this is a folder")
    if file.suffix.lower() in WORD_PROCESSORS:
        return FileLook(file, problem=_LATER)
    try:
        chapters = tuple(_look(chapter, shape) for chapter in read_manuscript(file))
        left = _left(file) if READERS.get(file.suffix.lower()) is read_html else ()
    except WriterError as error:
        return FileLook(file, problem=str(error).removeprefix(f"{file.name}: "))
    return FileLook(file, chapters, left)


def _look(chapter: ImportedChapter, shape: Shape) -> ChapterLook:
    bodies = split_scenes(chapter.body) if shape is Shape.SCENES else (chapter.body,)
    words = sum(count_words(body) for body in bodies)
    return ChapterLook(chapter.title, len(bodies), words, sum(1 for body in bodies for _ in gaps(body)))


def _left(file: Path) -> tuple[tuple[str, int], ...]:
    data = read_bytes(file, file.name)
    counts = ((kind, len(pattern.findall(data))) for kind, pattern in _LEFT.items())
    return tuple((kind, count) for kind, count in counts if count)
