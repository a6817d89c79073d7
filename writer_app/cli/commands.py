"""What each command prints, as lines."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from writer_app.domain.lore import Kind
from writer_app.services.exporting import export_manuscript
from writer_app.services.importing import import_files
from writer_app.services.lore import entry_lines, find_entry
from writer_app.services.stats import chapter_lengths, missing_lines
from writer_app.storage.folder import Loaded, load

KINDS = tuple(Kind)
PARTS = ("PySide6-Essentials", "PyYAML", "ahocorasick_rs", "lemminflect", "sqlmodel", "whoosh-reloaded")


def stats(folder: Path) -> Iterator[str]:
    """Words by chapter and in all, then every place where a line may be missing."""
    loaded = load(folder)
    rows = chapter_lengths(loaded.project.outline, loaded.scenes)
    width = max((len(row.title) for row in rows), default=0)
    yield loaded.project.title + (f", by {loaded.project.author}" if loaded.project.author else "")
    yield from (f"  {row.title:{width}}  {row.words:>9,} words  {_count(row.scenes, 'scene')}" for row in rows)
    yield f"  {'':{width}}  {sum(row.words for row in rows):>9,} words  {_count(len(loaded.scenes), 'scene')}"
    for gap in missing_lines(loaded.scenes):
        yield f"{gap.path}:{gap.line}: a line may be missing here ({gap.blank_lines} blank lines)"
    yield from _remarks(loaded)


def lore_list(folder: Path) -> Iterator[str]:
    """Every entry: kind, id, name."""
    loaded = load(folder)
    width = max((len(entry.id) for entry in loaded.lore), default=0)
    for entry in sorted(loaded.lore, key=lambda entry: (KINDS.index(entry.kind), entry.name, entry.id)):
        yield f"{entry.kind.value:9}  {entry.id:{width}}  {entry.name}"
    yield from _remarks(loaded)


def lore_show(folder: Path, name: str) -> Iterator[str]:
    """One entry in sentences."""
    yield from entry_lines(find_entry(load(folder).lore, name))


def export(folder: Path, to: str, target: Path | None, *, force: bool) -> Iterator[str]:
    """Writes the manuscript as one file, and says where."""
    done = export_manuscript(load(folder), to, target, force=force)
    yield f"{done.path}: {_count(done.words, 'word')}, every one of them"
    yield from (f"left out: {problem}" for problem in done.left_out)


def bring_in(folder: Path, files: list[Path], *, dry_run: bool) -> Iterator[str]:
    """Brings files in, and says what stands where; with `dry_run` what would."""
    scenes = import_files(folder, files, dry_run=dry_run)
    for scene in scenes:
        yield f"{scene.path.relative_to(folder).as_posix()}: {scene.chapter.title}, {_count(scene.words, 'word')}"
    if dry_run:
        yield "nothing was written"


def doctor(folder: Path | None) -> Iterator[str]:
    """What is installed; with a folder, what of it cannot be read."""
    yield f"Python {platform.python_version()} on {platform.system()} ({sys.executable})"
    for name in PARTS:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name} is missing: run python3 installer/setup.py again"
    if folder is not None:
        loaded = load(folder)
        scenes, entries = len(loaded.scenes), len(loaded.lore.entries)
        yield f"{loaded.project.title}: {_count(scenes, 'scene')}, {_count(entries, 'lore entry')}"
        yield from _remarks(loaded) if loaded.problems or loaded.unplaced else ["everything in it can be read"]


def _remarks(loaded: Loaded) -> Iterator[str]:
    yield from (str(problem) for problem in loaded.problems)
    yield from (f"{scene.path}: not in the outline" for scene in loaded.unplaced)


def _count(number: int, what: str) -> str:
    plural = what if number == 1 else what[:-1] + "ies" if what.endswith("y") else what + "s"
    return f"{number:,} {plural}"
