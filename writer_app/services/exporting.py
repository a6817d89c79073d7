"""The manuscript as one file on disk, with every word in it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path

from writer_app.domain.errors import DataError, UsageError, WriterError
from writer_app.domain.outline import Chapter, Outline, Part
from writer_app.exchange.docx import docx
from writer_app.exchange.epub import epub
from writer_app.exchange.html import html
from writer_app.exchange.manuscript import Book, BookChapter
from writer_app.exchange.markdown import markdown
from writer_app.storage.files import write_atomic
from writer_app.storage.folder import Loaded
from writer_app.text.counting import count_words
from writer_app.text.marks import without_marks

FORMATS: dict[str, Callable[[Book], bytes]] = {"docx": docx, "epub": epub, "html": html, "markdown": markdown}
_OWN = ("manuscript", "lore", ".writer")
"""The folders of a novel in which a book would be taken for a part of it, or take the place of one."""
ENDINGS = {"docx": "docx", "epub": "epub", "html": "html", "markdown": "md"}


@dataclass(frozen=True, slots=True)
class Exported:
    """Where the file is, how many words it holds, and what was left out of it."""

    path: Path
    words: int
    left_out: tuple[DataError, ...]


def book_of(loaded: Loaded) -> Book:
    """The placed scenes of a project as a book."""
    bodies = {scene.id: without_marks(scene.body) for scene in loaded.scenes}
    project = loaded.project
    chapters = tuple(
        BookChapter(chapter.title, tuple(bodies[scene] for scene in chapter.scenes if scene in bodies))
        for chapter in project.outline.chapters()
    )
    return Book(project.id, project.title, project.author, project.language, chapters)


def with_ending(path: Path, to: str) -> Path:
    """`path` with the ending of a format, in place of another format's. Raises ValueError for a path without a name."""
    known = path.suffix.lower() in {f".{ending}" for ending in ENDINGS.values()}
    return path.with_name(f"{path.stem if known else path.name}.{ENDINGS[to]}")


def some_chapters(loaded: Loaded, chosen: Collection[str]) -> Loaded:
    """The novel with none but the chapters of these ids. What cannot be read stays told of."""

    def kept(node: Part | Chapter) -> tuple[Part | Chapter, ...]:
        if isinstance(node, Chapter):
            return (node,) if node.id in chosen else ()
        chapters = tuple(chapter for chapter in node.chapters if chapter.id in chosen)
        return (replace(node, chapters=chapters),) if chapters else ()

    outline = Outline(tuple(each for node in loaded.project.outline.nodes for each in kept(node)))
    placed = frozenset(outline.scene_ids())
    scenes = tuple(scene for scene in loaded.scenes if scene.id in placed)
    return replace(loaded, project=replace(loaded.project, outline=outline), scenes=scenes)


def lost_scenes(loaded: Loaded) -> tuple[DataError, ...]:
    """What cannot be read, so that a book would lack it."""
    return tuple(problem for problem in loaded.problems if not problem.path.startswith("lore/"))


def is_part(folder: Path, loaded: Loaded, path: Path) -> bool:
    """Whether a file is one of the novel in `folder`, or would be read as one, whatever way leads to it."""
    novel, file = folder.resolve(), path.resolve()
    if not file.is_relative_to(novel) or file == novel:
        return False
    inside = file.relative_to(novel)
    return inside.as_posix() in loaded.files or inside.parts[0].casefold() in _OWN


def export_manuscript(
    loaded: Loaded, to: str, target: Path | None, *, replaces: bool = False, leaves_out: bool = False
) -> Exported:
    """Writes the manuscript to `target` in one of FORMATS. `is_part` tells what `target` may never be.

    Raises WriterError where a scene cannot be read, unless it `leaves_out` such, and UsageError where the file is there
    already, unless it `replaces` it.
    """
    lost = lost_scenes(loaded)
    if lost and not leaves_out:
        raise WriterError(f"the export would lose a scene: {lost[0]}", "--force leaves it out")
    path = target or Path(f"{Path(loaded.project.id).name}.{ENDINGS[to]}")
    if path.exists() and not replaces:
        raise UsageError(f"{path} is there already", "--force replaces it")
    if not path.parent.is_dir():
        raise UsageError(f"there is no folder {path.parent}")
    write_atomic(path, FORMATS[to](book_of(loaded)))
    return Exported(path, sum(count_words(scene.body) for scene in loaded.scenes), lost)
