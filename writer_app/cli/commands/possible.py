"""`writer-app possible`: who can be there at a point of the story, which powers work, and how often more."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator
from pathlib import Path

from writer_app.bootstrap.workshop import open_workshop
from writer_app.cli.commands.state import POSITIONS
from writer_app.cli.outcome import Parser
from writer_app.services.possible import possible_at
from writer_app.services.possiblelines import possible_lines, possible_report


def add(parser: Parser) -> None:
    """The command's arguments."""
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--at", required=True, metavar="POS", help=POSITIONS)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=possible)


def possible(options: argparse.Namespace) -> Iterator[str]:
    """What is possible in sentences, or as one object."""
    with open_workshop(options.folder, os.environ) as workshop:
        story = workshop.story()
        called, found = possible_at(story, options.at)
        if options.format == "json":
            yield json.dumps(possible_report(called, found), ensure_ascii=False, indent=1)
        else:
            place = story.lore.get(found.place)
            yield from possible_lines(called, place.name if place else "", found)
