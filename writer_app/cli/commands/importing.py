"""`writer-app import`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from writer_app.cli.outcome import Commands
from writer_app.cli.printing import count
from writer_app.services.importing import import_files


def add(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser("import", help="bring a manuscript in, as chapters after those there are")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="text or Markdown")
    parser.add_argument("--dry-run", action="store_true", help="only say what would be written")
    parser.set_defaults(run=lambda options: bring_in(options.folder, options.files, dry_run=options.dry_run))


def bring_in(folder: Path, files: list[Path], *, dry_run: bool) -> Iterator[str]:
    """Brings files in, and says what stands where; with `dry_run` what would."""
    scenes = import_files(folder, files, dry_run=dry_run)
    for scene in scenes:
        yield f"{scene.path.relative_to(folder).as_posix()}: {scene.chapter.title}, {count(scene.words, 'word')}"
    if dry_run:
        yield "nothing was written"
