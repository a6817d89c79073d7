"""`writer-app doctor`."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from pathlib import Path

from writer_app.cli.commands.remarks import remarks
from writer_app.cli.outcome import Parser
from writer_app.cli.printing import count
from writer_app.services.environment import parts, window, window_lines
from writer_app.storage.folder import load


def add(parser: Parser) -> None:
    """The command's arguments."""
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR")
    parser.set_defaults(run=lambda options: doctor(options.folder))


def doctor(folder: Path | None) -> Iterator[str]:
    """What is installed; with a folder, what of it cannot be read."""
    yield f"Python {platform.python_version()} on {platform.system()} ({sys.executable})"
    for name, number in parts():
        yield f"{name} {number}" if number else f"{name} is missing: run python3 installer/setup.py again"
    yield from window_lines(window())
    if folder is not None:
        loaded = load(folder)
        scenes, entries = len(loaded.scenes), len(loaded.lore.entries)
        yield f"{loaded.project.title}: {count(scenes, 'scene')}, {count(entries, 'lore entry')}"
        yield from remarks(loaded) if loaded.problems or loaded.unplaced else ["everything in it can be read"]
