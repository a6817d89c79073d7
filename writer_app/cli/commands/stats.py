"""`writer-app stats`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from writer_app.cli.commands.remarks import remarks
from writer_app.cli.outcome import Parser
from writer_app.cli.printing import count
from writer_app.services.stats import chapter_lengths, missing_lines
from writer_app.storage.folder import load


def add(parser: Parser) -> None:
    """The command's arguments."""
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.set_defaults(run=lambda options: stats(options.folder))


def stats(folder: Path) -> Iterator[str]:
    """Words by chapter and in all, then every place where a line may be missing."""
    loaded = load(folder)
    rows = chapter_lengths(loaded.project.outline, loaded.scenes)
    width = max((len(row.title) for row in rows), default=0)
    yield loaded.project.title + (f", by {loaded.project.author}" if loaded.project.author else "")
    yield from (f"  {row.title:{width}}  {row.words:>9,} words  {count(row.scenes, 'scene')}" for row in rows)
    yield f"  {'':{width}}  {sum(row.words for row in rows):>9,} words  {count(len(loaded.scenes), 'scene')}"
    for gap in missing_lines(loaded.scenes):
        yield f"{gap.path}:{gap.line}: a line may be missing here ({gap.blank_lines} blank lines)"
    yield from remarks(loaded)
