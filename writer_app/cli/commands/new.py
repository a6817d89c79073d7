"""`writer-app new`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from writer_app.cli.outcome import Parser
from writer_app.storage.creation import new_project


def add(parser: Parser) -> None:
    """The command's arguments."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="a folder that is empty or not there yet")
    parser.add_argument("--title", default="", help="else the folder's name")
    parser.add_argument("--author", default="")
    parser.set_defaults(run=new)


def new(options: argparse.Namespace) -> Iterator[str]:
    """Makes a project, and says what to do with it."""
    folder: Path = options.folder
    title = options.title or folder.resolve().name.replace("-", " ").replace("_", " ").strip().title()
    new_project(folder, title, options.author)
    yield f"{folder}: {title}, one chapter with one empty scene"
    yield f"writer-app import {folder} FILE brings a manuscript in"
    yield f"writer-app lore {folder} add character NAME begins its lore"
