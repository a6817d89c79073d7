"""Bringing a manuscript into a project: scene files first, the outline last, so that a kill leaves a project that opens."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from writer_app.domain.errors import UsageError
from writer_app.domain.outline import Chapter
from writer_app.domain.scenes import SceneSource
from writer_app.exchange.importers.chapters import ImportedChapter, split_scenes
from writer_app.exchange.importers.html import read_html
from writer_app.exchange.importers.text import read_text
from writer_app.services.loreediting import taken_ids
from writer_app.services.revising import Revision, new_file, revise, save
from writer_app.storage.files import decode, encode, read_bytes
from writer_app.storage.folder import Loaded, load
from writer_app.text.counting import count_words
from writer_app.text.gaps import gaps
from writer_app.text.lines import LineIndex
from writer_app.text.naming import free_name, slug
from writer_app.text.outlinepatch import append_chapters
from writer_app.text.yamlpatch import Place, remove

Reader = Callable[[str, str], tuple[ImportedChapter, ...]]
READERS: dict[str, Reader] = {
    **dict.fromkeys(("", ".txt", ".md", ".markdown", ".text"), read_text),
    **dict.fromkeys((".html", ".htm", ".xhtml"), read_html),
}
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)


class Shape(StrEnum):
    """What a manuscript's scene breaks become: nothing but themselves, or the borders of scenes."""

    CHAPTERS = "chapters"
    SCENES = "scenes"


@dataclass(frozen=True, slots=True)
class NewScene:
    """A scene file to be: where it goes (`path` with `/`, relative to the project) and what it holds, `head` its YAML."""

    path: str
    head: str
    body: str

    @property
    def text(self) -> str:
        """The whole file."""
        return f"---\n{self.head}---\n{self.body}"

    @property
    def words(self) -> int:
        """How many words it holds."""
        return count_words(self.body)

    def missing_lines(self) -> Iterator[tuple[int, int]]:
        """Each blank run longer than usual, where a line may be missing: its first line in the file (from 1), its length."""
        lines, above = LineIndex(self.body), self.head.count("\n") + 2
        for gap in gaps(self.body):
            yield lines.position(gap.span.start)[0] + 1 + above, gap.blank_lines


@dataclass(frozen=True, slots=True)
class NewChapter:
    """A chapter to be, with its scenes."""

    node: Chapter
    scenes: tuple[NewScene, ...]


@dataclass(frozen=True, slots=True)
class Import:
    """What bringing a manuscript in would write: its chapters, the files in the order they are written, and the path of the
    one empty scene that gives way, if there is one."""

    chapters: tuple[NewChapter, ...]
    revisions: tuple[Revision, ...]
    blank: str | None


def import_files(
    folder: Path, files: Iterable[Path], *, shape: Shape = Shape.CHAPTERS, dry_run: bool = False
) -> tuple[NewChapter, ...]:
    """Brings `files` in as chapters after those there are: of one scene each, or of the scenes between scene breaks.

    Raises WriterError; the outline then is as it was.
    """
    brought = [chapter for file in files for chapter in read_manuscript(file)]
    planned = plan_import(folder, load(folder), brought, shape)
    if not dry_run:
        save(folder, planned.revisions, "import", [planned.blank] if planned.blank else [])
    return planned.chapters


def plan_import(folder: Path, loaded: Loaded, brought: Iterable[ImportedChapter], shape: Shape) -> Import:
    """What bringing these chapters into the project in `folder` would write. Raises WriterError."""
    blank = untouched_start(loaded)
    planned = _plan(loaded, brought, shape, first=0 if blank else None)
    nodes = [chapter.node for chapter in planned]
    outline = revise(folder, "project.yaml", lambda text: _outlined(text, nodes, instead=blank is not None))
    scenes = [new_file(folder, scene.path, scene.text) for chapter in planned for scene in chapter.scenes]
    return Import(planned, (*scenes, outline), blank)


def _outlined(text: str, nodes: Iterable[Chapter], *, instead: bool) -> str:
    text = append_chapters(text, nodes)
    return remove(text, ("outline", 0), Place("project.yaml")) if instead else text


def read_manuscript(file: Path) -> tuple[ImportedChapter, ...]:
    """The chapters of a file, of which not a word is missing. Raises WriterError."""
    reader = READERS.get(file.suffix.lower())
    if reader is None:
        raise UsageError(f"{file.name}: only text, Markdown and HTML can be brought in yet")
    data = read_bytes(file, file.name)
    text = _page_text(data, file.name) if reader is read_html else decode(data, file.name)
    encode(text, file.name)
    return reader(text, file.stem)


def _page_text(data: bytes, shown: str) -> str:
    """A page's text in the encoding it names, where it is not UTF-8."""
    named = _CHARSET.search(data[:4096])
    try:
        return decode(data.decode(named[1].decode("ascii")).encode("utf-8"), shown) if named else decode(data, shown)
    except (LookupError, UnicodeError):
        return decode(data, shown)


def _plan(
    loaded: Loaded, chapters: Iterable[ImportedChapter], shape: Shape, first: int | None = None
) -> tuple[NewChapter, ...]:
    there = len(list(loaded.project.outline.chapters())) if first is None else first
    taken = taken_ids(loaded)
    return tuple(_chapter(number, chapter, shape, taken) for number, chapter in enumerate(chapters, there + 1))


def _chapter(number: int, chapter: ImportedChapter, shape: Shape, taken: set[str]) -> NewChapter:
    bodies = split_scenes(chapter.body) if shape is Shape.SCENES else (chapter.body,)
    name = slug(chapter.title, "scene")
    ids = [free_name(name, taken) for _ in bodies]
    scenes = tuple(
        NewScene(f"manuscript/{number:02}-{ids[0]}/{place:02}0-{scene_id}.md", _head(scene_id, chapter.head, place), body)
        for place, (scene_id, body) in enumerate(zip(ids, bodies, strict=True), 1)
    )
    node = Chapter(
        free_name(f"chapter-{number}", taken),
        chapter.title,
        tuple(ids),
        notes_before=chapter.notes,
        notes_after=chapter.notes_after,
    )
    return NewChapter(node, scenes)


def _head(scene_id: str, brought: str, place: int) -> str:
    """A scene's front matter: its id, and in a chapter's first scene what the file brought with it."""
    return f"id: {scene_id}\n" + (remove(brought, ("id",)) if place == 1 else "")


def untouched_start(loaded: Loaded) -> str | None:
    """The file of the one empty scene a new project begins with, if nobody has put anything into it or its chapter yet."""
    chapters = loaded.project.outline.nodes
    if len(chapters) != 1 or len(loaded.scenes) != 1 or loaded.unplaced or loaded.lore.entries or loaded.lore.rules:
        return None
    chapter, scene = chapters[0], loaded.scenes[0]
    bare_scene = SceneSource(
        scene.id,
        scene.path,
        scene.body,
        body_line=scene.body_line,
        digest=scene.digest,
        front=scene.front,
        newline=scene.newline,
        origin=scene.origin,
    )
    if not isinstance(chapter, Chapter) or scene.body.strip() or scene != bare_scene:
        return None
    bare_chapter = Chapter(chapter.id, "Chapter One", (scene.id,), origin=chapter.origin)
    return scene.path if chapter == bare_chapter and not loaded.problems else None
