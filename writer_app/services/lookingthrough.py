"""A manuscript looked through before anything is written: its chapters, its words, and what of it would not come along."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
    be read at all. `brought` is what was read, so that another look needs no other reading."""

    file: Path
    chapters: tuple[ChapterLook, ...] = ()
    left: tuple[tuple[str, int], ...] = ()
    problem: str = ""
    title: str = ""
    author: str = ""
    brought: tuple[ImportedChapter, ...] = ()

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
    return reshaped(FileLook(file, (), found.left, "", found.title, found.author, found.chapters), shape)


def reshaped(look: FileLook, shape: Shape) -> FileLook:
    """The same where scene breaks become something else."""
    return replace(look, chapters=tuple(_look(chapter, shape) for chapter in look.brought))


def _look(chapter: ImportedChapter, shape: Shape) -> ChapterLook:
    bodies = split_scenes(chapter.body) if shape is Shape.SCENES else (chapter.body,)
    words = sum(count_words(body) for body in bodies)
    return ChapterLook(chapter.title, len(bodies), words, sum(1 for body in bodies for _ in gaps(body)))
