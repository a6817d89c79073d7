"""A manuscript looked through before anything is written: its chapters, its words, and what of it would not come along."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from writer_app.domain.errors import WriterError
from writer_app.exchange.importers.chapters import ImportedChapter, split_scenes
from writer_app.services.importing import Shape
from writer_app.services.manuscripts import read_manuscript
from writer_app.text.counting import count_words
from writer_app.text.gaps import gaps


@dataclass(frozen=True, slots=True)
class ChapterLook:
    """A chapter as it would be: its title, how many scenes and words, and in how many places a line may be missing."""

    title: str
    scenes: int
    words: int
    gaps: int


@dataclass(frozen=True, slots=True)
class FileLook:
    """A file as it would come in, and whose it says it is; `left` counts what prose cannot hold. `problem` says why it cannot
    be read at all."""

    file: Path
    chapters: tuple[ChapterLook, ...] = ()
    left: tuple[tuple[str, int], ...] = ()
    problem: str = ""
    title: str = ""
    author: str = ""

    @property
    def words(self) -> int:
        """All its words."""
        return sum(chapter.words for chapter in self.chapters)


def look_through(file: Path, shape: Shape = Shape.CHAPTERS) -> FileLook:
    """What `file` would become. Total: what cannot be read is told as a problem."""
    if file.is_dir():
        return FileLook(file, problem="this is a folder")
    try:
        found = read_manuscript(file)
    except WriterError as error:
        return FileLook(file, problem=str(error).removeprefix(f"{file.name}: "))
    chapters = tuple(_look(chapter, shape) for chapter in found.chapters)
    return FileLook(file, chapters, found.left, title=found.title, author=found.author)


def _look(chapter: ImportedChapter, shape: Shape) -> ChapterLook:
    bodies = split_scenes(chapter.body) if shape is Shape.SCENES else (chapter.body,)
    words = sum(count_words(body) for body in bodies)
    return ChapterLook(chapter.title, len(bodies), words, sum(1 for body in bodies for _ in gaps(body)))
