"""`writer-app export`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from writer_app.cli.outcome import Parser
from writer_app.cli.printing import count
from writer_app.domain.errors import NotYet, UsageError
from writer_app.services.exporting import FORMATS, export_manuscript, is_part
from writer_app.storage.folder import load


def add(parser: Parser) -> None:
    """The command's arguments."""
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--to", required=True, metavar="FORMAT", help=f"the format of the file: {', '.join(sorted(FORMATS))}")
    parser.add_argument(
        "-o", dest="target", type=Path, metavar="FILE", help="where to write it; else named by the project's id"
    )
    parser.add_argument("--force", action="store_true", help="replace the file, and leave out scenes that cannot be read")
    parser.add_argument("--scenes", metavar="IDS", help="not yet")
    parser.add_argument("--template", metavar="NAME", help="not yet")
    parser.set_defaults(run=export)


def export(options: argparse.Namespace) -> Iterator[str]:
    """Writes the manuscript as one file, and says where."""
    for part in ("scenes", "template"):
        if getattr(options, part) is not None:
            raise NotYet(f"export --{part}: not yet")
    if options.to not in FORMATS:
        raise UsageError(f"“{options.to}” is no format", f"there are {', '.join(sorted(FORMATS))}")
    if str(options.target) == "-":
        raise UsageError("a book is written to a file, not to the terminal", "-o FILE says which")
    loaded, force = load(options.folder), options.force
    if options.target is not None and is_part(options.folder, loaded, options.target):
        raise UsageError(f"{options.target} belongs to the novel itself", "choose another place")
    done = export_manuscript(loaded, options.to, options.target, replaces=force, leaves_out=force)
    yield f"{done.path}: {count(done.words, 'word')}, every one of them"
    yield from (f"left out: {problem}" for problem in done.left_out)
