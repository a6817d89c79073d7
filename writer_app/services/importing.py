"""Bringing a manuscript into a project: scene files first, the outline last, so that a kill leaves a project that opens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from writer_app.domain.outline import Chapter
from writer_app.domain.scenes import SceneSource
from writer_app.exchange.importers.chapters import ImportedChapter, Manuscript, split_scenes
from writer_app.services.loreediting import taken_ids
from writer_app.services.manuscripts import read_manuscript
from writer_app.services.revising import Revision, new_file, revise, save
from writer_app.storage.folder import Loaded, load
from writer_app.text.counting import count_words
from writer_app.text.fold import fold_key
from writer_app.text.gaps import gaps
from writer_app.text.lines import LineIndex
from writer_app.text.naming import free_name, slug
from writer_app.text.outlinepatch import append_chapters
from writer_app.text.yamlpatch import Place, remove, set_value

NO_TITLE = ("", "Untitled")
"""What a project is called that has no title yet."""


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
    """What bringing a manuscript in would write: its chapters, the files in the order they are written, the path of the one
    empty scene that gives way, if there is one, and a count of each sort of thing that prose cannot hold."""

    chapters: tuple[NewChapter, ...]
    revisions: tuple[Revision, ...]
    blank: str | None
    left: tuple[tuple[str, int], ...] = ()


def import_files(folder: Path, files: Iterable[Path], *, shape: Shape = Shape.CHAPTERS, dry_run: bool = False) -> Import:
    """Brings `files` in as chapters after those there are: of one scene each, or of the scenes between scene breaks.

    Raises WriterError; the outline then is as it was.
    """
    planned = plan_import(folder, load(folder), [read_manuscript(file) for file in files], shape)
    if not dry_run:
        save(folder, planned.revisions, "import", [planned.blank] if planned.blank else [])
    return planned


def plan_import(folder: Path, loaded: Loaded, brought: Sequence[Manuscript], shape: Shape) -> Import:
    """What bringing these into the project in `folder` would write. Raises WriterError."""
    blank = untouched_start(loaded)
    named = _named(loaded, brought)
    chapters = _without_title_page(loaded, named, [chapter for each in brought for chapter in each.chapters])
    planned = _plan(loaded, chapters, shape, first=0 if blank else None)
    nodes = [chapter.node for chapter in planned]
    outline = revise(folder, "project.yaml", lambda text: _outlined(text, nodes, named, instead=blank is not None))
    scenes = [new_file(folder, scene.path, scene.text) for chapter in planned for scene in chapter.scenes]
    left = Counter[str]()
    for each in brought:
        left.update(dict(each.left))
    return Import(planned, (*scenes, outline), blank, tuple(left.items()))


def _named(loaded: Loaded, brought: Iterable[Manuscript]) -> dict[str, str]:
    """Title and author where the project has none and what is brought in has."""
    project = loaded.project
    wanted = (("title", project.title in NO_TITLE), ("author", not project.author))
    said = {"title": [each.title for each in brought], "author": [each.author for each in brought]}
    return {key: next(filter(None, said[key])) for key, wants in wanted if wants and any(said[key])}


def _without_title_page(
    loaded: Loaded, named: Mapping[str, str], chapters: Iterable[ImportedChapter]
) -> list[ImportedChapter]:
    """The chapters without notes that only say again what the project is called and whose it is."""
    project = loaded.project
    told = {fold_key(named.get("title", project.title)), fold_key(author := named.get("author", project.author))}
    told = (told | {f"by {fold_key(author)}"}) - {""}
    return [
        replace(chapter, notes="\n\n".join(note for note in chapter.notes.split("\n\n") if fold_key(note) not in told))
        for chapter in chapters
    ]


def _outlined(text: str, nodes: Iterable[Chapter], named: Mapping[str, str], *, instead: bool) -> str:
    text = append_chapters(text, nodes)
    text = remove(text, ("outline", 0), Place("project.yaml")) if instead else text
    for key, value in named.items():
        text = set_value(text, (key,), value, Place("project.yaml"))
    return text


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
