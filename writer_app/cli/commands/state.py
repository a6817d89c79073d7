"""`writer-app state`: what holds for an entry at a point of the story."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

from writer_app.bootstrap.workshop import open_workshop
from writer_app.cli.outcome import Parser
from writer_app.services.state import state_lines

POSITIONS = 'a scene or chapter, a number like 3.2, a date, `before` (the story begins), or "SCENE: words of its text"'


def add(parser: Parser) -> None:
    """The command's arguments."""
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("--as-of", required=True, metavar="POS", help=POSITIONS)
    parser.set_defaults(run=state)


def state(options: argparse.Namespace) -> Iterator[str]:
    """The state in sentences, the first line with its point of the story."""
    with open_workshop(options.folder, os.environ) as workshop:
        head, *lines = state_lines(workshop.declared(), options.name, options.as_of)
    yield head
    yield from (f"  {line}" for line in lines)
