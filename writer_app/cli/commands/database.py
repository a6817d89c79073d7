"""`writer-app db`: where the continuity database is."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

from writer_app.bootstrap.workshop import open_workshop
from writer_app.cli.outcome import Parser


def add(parser: Parser) -> None:
    """The command's arguments."""
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.set_defaults(run=where)


def where(options: argparse.Namespace) -> Iterator[str]:
    """The path of the database, made now where it is missing or behind."""
    with open_workshop(options.folder, os.environ) as workshop:
        workshop.checked()
        yield str(workshop.database_path)
