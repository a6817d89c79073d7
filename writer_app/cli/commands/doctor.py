"""`writer-app doctor`."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from pathlib import Path

from writer_app import __version__
from writer_app.cli.outcome import Parser
from writer_app.cli.registry import load_file
from writer_app.services.environment import parts, window, window_lines


def add(parser: Parser) -> None:
    """The command's arguments."""
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR")
    parser.set_defaults(run=lambda options: doctor(options.folder))


def doctor(folder: Path | None) -> Iterator[str]:
    """What is installed, where things lie; with a folder, how its project stands. Answers where parts are missing, too."""
    yield f"writer-app {__version__}"
    yield f"Python {platform.python_version()} on {platform.system()} {platform.machine()} ({sys.executable})"
    found = parts()
    for name, number in found:
        yield f"{name} {number}" if number else f"{name} is missing: run python3 installer/setup.py again"
    yield ""
    yield from window_lines(window())
    yield ""
    if all(number for _, number in found):
        yield from load_file("standing").standing(folder)
    else:
        yield "folders and projects can be looked at once nothing is missing"
