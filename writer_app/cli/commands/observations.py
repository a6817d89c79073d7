"""`writer-app observations`: everything that reading noticed, as rows."""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path

from writer_app.bootstrap.workshop import open_workshop
from writer_app.cli.outcome import Parser
from writer_app.services.observing import COLUMNS, KINDS, Row, observation_rows


def add(parser: Parser) -> None:
    """The command's arguments."""
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--kind", choices=KINDS, default="")
    parser.add_argument("--format", choices=("json", "csv"), default="json", help="one JSON object a line, or CSV")
    parser.set_defaults(run=observations)


def observations(options: argparse.Namespace) -> Iterator[str]:
    """A line for each observation, in reading order."""
    with open_workshop(options.folder, os.environ) as workshop:
        story = workshop.story()
        rows = observation_rows(story.project.outline, story.scenes, story.readings, options.kind)
        yield from _csv(rows) if options.format == "csv" else (json.dumps(row, ensure_ascii=False) for row in rows)


def _csv(rows: Iterator[Row]) -> Iterator[str]:
    yield ",".join(COLUMNS)
    for row in rows:
        line = io.StringIO()
        csv.writer(line, lineterminator="").writerow(["" if row[name] is None else row[name] for name in COLUMNS])
        yield line.getvalue()
