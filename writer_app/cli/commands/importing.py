"""`writer-app import`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from writer_app.cli.outcome import Parser
from writer_app.cli.printing import count
from writer_app.services.importing import Shape, import_files
from writer_app.services.manuscripts import LEFT


def add(parser: Parser) -> None:
    """The command's arguments."""
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="Word, ODT, EPUB, text, Markdown or HTML")
    parser.add_argument(
        "--as",
        dest="shape",
        choices=[shape.value for shape in Shape],
        default=Shape.CHAPTERS.value,
        help="headings become chapters (chapters), and scene breaks become scenes in them too (scenes)",
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would be written")
    parser.set_defaults(run=bring_in)


def bring_in(options: argparse.Namespace) -> Iterator[str]:
    """Brings files in, and says what stands where, or would, and where a line may be missing."""
    brought = import_files(options.folder, options.files, shape=Shape(options.shape), dry_run=options.dry_run)
    for chapter in brought.chapters:
        for scene in chapter.scenes:
            yield f"{scene.path}: {chapter.node.title}, {count(scene.words, 'word')}"
            for line, blank in scene.missing_lines():
                yield f"{scene.path}:{line}: a line may be missing here ({blank} blank lines)"
    words = sum(scene.words for chapter in brought.chapters for scene in chapter.scenes)
    yield f"{count(words, 'word')} in {count(len(brought.chapters), 'chapter')}, every one of them"
    if brought.left:
        yield ", ".join(LEFT[sort][number != 1].format(count=number) for sort, number in brought.left)
    if options.dry_run:
        yield "nothing was written"
