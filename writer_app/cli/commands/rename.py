"""`writer-app rename`: another name for somebody or something, in the manuscript and the lore alike."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator
from pathlib import Path

from writer_app.bootstrap.opening import history_of
from writer_app.bootstrap.workshop import open_workshop
from writer_app.cli.outcome import Parser
from writer_app.cli.printing import count
from writer_app.services.renaming import rename_operation
from writer_app.services.renamingreport import renaming_lines, renaming_report
from writer_app.storage.lock import hold


def add(parser: Parser) -> None:
    """The command's arguments."""
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("old", metavar="OLD", help="a name or alias as it is now")
    parser.add_argument("new", metavar="NEW", help="as it is to be")
    parser.add_argument("--dry-run", action="store_true", help="only show what would change")
    parser.add_argument("--posted", action="store_true", help="also in chapters that readers have")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=rename)


def rename(options: argparse.Namespace) -> Iterator[str]:
    """Every place with what it says then; a snapshot is kept before anything is written."""
    with open_workshop(options.folder, os.environ) as workshop:
        loaded = workshop.loaded
        renaming = workshop.renaming(options.old, options.new)
    chosen = frozenset(each for each in renaming.replacements if options.posted or not each.posted)
    operation = rename_operation(options.folder, loaded, renaming, chosen)
    if not options.dry_run:
        with hold(options.folder, "rename"):
            history_of(options.folder, loaded, os.environ).do(operation)
    if options.format == "json":
        yield json.dumps(renaming_report(renaming, chosen), ensure_ascii=False, indent=1)
        return
    yield from renaming_lines(renaming, chosen)
    places = f"{count(len(chosen), 'place')} in {count(len(operation.revisions), 'file')}"
    yield f"{places}; nothing was written" if options.dry_run else f"{places}; a snapshot of before is kept"
