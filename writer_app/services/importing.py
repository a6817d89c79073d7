"""Bringing a manuscript into a project: scene files first, the outline last, so that a kill leaves a project that opens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from writer_app.domain.errors import UsageError
from writer_app.domain.outline import Chapter
from writer_app.exchange.importers.text import ImportedChapter, read_text
from writer_app.storage.files import decode, digest, read_bytes, write_atomic
from writer_app.storage.folder import Loaded, load
from writer_app.text.counting import count_words
from writer_app.text.fold import fold_key
from writer_app.text.outlinepatch import append_chapters


@dataclass(frozen=True, slots=True)
class NewScene:
    """A scene file to be: where it goes, what it holds, and the chapter made for it."""

    path: Path
    text: str
    words: int
    chapter: Chapter


def import_files(folder: Path, files: list[Path], *, dry_run: bool = False) -> tuple[NewScene, ...]:
    """Brings `files` in as chapters of one scene each, after those there are.

    Raises WriterError; the outline then is as it was.
    """
    loaded = load(folder)
    chapters = [chapter for file in files for chapter in _read(file)]
    scenes = _plan(folder, loaded, chapters)
    head = folder / "project.yaml"
    data = read_bytes(head, head.name)
    patched = append_chapters(decode(data, head.name), [scene.chapter for scene in scenes])
    if not dry_run:
        for scene in scenes:
            scene.path.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(scene.path, scene.text.encode(), "")
        write_atomic(head, patched.encode(), digest(data))
    return scenes


def _read(file: Path) -> tuple[ImportedChapter, ...]:
    if file.suffix.lower() not in (".txt", ".md", ".markdown", ""):
        raise UsageError(f"{file.name}: only text and Markdown can be brought in yet")
    return read_text(decode(read_bytes(file, file.name), file.name), file.stem)


def _plan(folder: Path, loaded: Loaded, chapters: list[ImportedChapter]) -> tuple[NewScene, ...]:
    there = list(loaded.project.outline.chapters())
    taken = {chapter.id.lower() for chapter in there}
    taken |= {name.lower() for chapter in there for name in chapter.scenes}
    taken |= {scene.id.lower() for scene in (*loaded.scenes, *loaded.unplaced)} | {entry.id.lower() for entry in loaded.lore}
    planned = []
    for number, chapter in enumerate(chapters, len(there) + 1):
        scene_id = _free(_slug(chapter.title), taken)
        chapter_id = _free(f"chapter-{number}", taken)
        path = folder / "manuscript" / f"{number:02}-{scene_id}" / f"010-{scene_id}.md"
        node = Chapter(chapter_id, chapter.title, (scene_id,), notes_before=chapter.notes)
        planned.append(NewScene(path, f"---\nid: {scene_id}\n---\n{chapter.body}", count_words(chapter.body), node))
    return tuple(planned)


def _slug(title: str) -> str:
    words = re.findall(r"[a-z0-9]+", fold_key(title).replace("'", ""))
    return "-".join(words)[:48].strip("-") or "scene"


def _free(name: str, taken: set[str]) -> str:
    """`name`, with a number where it is taken; it is taken from then on."""
    free, number = name, 2
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    taken.add(free)
    return free
