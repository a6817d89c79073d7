"""`writer-app export`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from writer_app.cli.outcome import Parser
from writer_app.cli.printing import count
from writer_app.services.exporting import FORMATS, export_manuscript
from writer_app.storage.folder import load


def add(parser: Parser) -> None:
    """The command's arguments."""
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--to", required=True, choices=sorted(FORMATS), help="the format of the file")
    parser.add_argument(
        "-o", dest="target", type=Path, metavar="FILE", help="where to write it; else named by the project's id"
    )
    parser.add_argument("--force", action="store_true", help="replace the file, and leave out scenes that cannot be read")
    parser.set_defaults(run=lambda options: export(options.folder, options.to, options.target, force=options.force))


def export(folder: Path, to: str, target: Path | None, *, force: bool) -> Iterator[str]:
    """Writes the manuscript as one file, and says where."""
    done = export_manuscript(load(folder), to, target, force=force)
    yield f"{done.path}: {count(done.words, 'word')}, every one of them"
    yield from (f"left out: {problem}" for problem in done.left_out)
