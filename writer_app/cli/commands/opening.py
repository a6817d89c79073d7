"""`writer-app open`, and `writer-app` alone."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from writer_app.cli.outcome import Outcome, Parser
from writer_app.domain.errors import EnvironmentFault, UsageError

WINDOW = "writer_app.gui"
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def add(parser: Parser) -> None:
    """The command's arguments."""
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="else the start page")
    parser.add_argument("--sample", action="store_true", help="your own copy of the sample, made if there is none")
    parser.add_argument("--try-out", action="store_true", help="close the window again as soon as it stands")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> Outcome:
    wishes = [name for name, wanted in (("--sample", options.sample), ("--try-out", options.try_out)) if wanted]
    if options.sample and options.folder is not None:
        raise UsageError("open takes a folder or --sample, not both")
    return open_window(options.folder, wishes, os.environ)


def open_window(
    folder: Path | None,
    wishes: Sequence[str],
    environment: Mapping[str, str],
    run: Callable[..., subprocess.CompletedProcess[str]] = subprocess.run,
) -> Outcome:
    """Runs the window in a process of its own, which alone loads Qt, and answers when it is closed. `wishes` are options of
    `gui/app.py`.

    Raises UsageError where there is no project, EnvironmentFault where there is no screen or the window cannot start.
    """
    if folder is not None and not (folder / "project.yaml").is_file():
        raise UsageError(
            f"{folder} is not a project", "it has no project.yaml" if folder.is_dir() else "there is no such folder"
        )
    if not has_screen(sys.platform, environment):
        raise EnvironmentFault("there is no screen here to open a window on", "writer-app --help says what the terminal does")
    command = [sys.executable, "-m", WINDOW, *([str(folder)] if folder is not None else []), *wishes]
    done = run(command, stderr=subprocess.PIPE, encoding="utf-8", errors="replace", check=False)
    said = [line for line in done.stderr.splitlines() if line.strip()]
    if done.returncode == 0:
        return Outcome()
    if os.environ.get("WRITER_APP_DEBUG"):
        sys.stderr.write(done.stderr)
    ours = next((line.removeprefix("writer-app: ") for line in said if line.startswith("writer-app: ")), "")
    raise EnvironmentFault(ours or "the window could not start", None if ours else "writer-app doctor says what is missing")


def has_screen(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether a window can be shown: on Linux and its kin only where a display is named."""
    return platform in ("win32", "darwin") or any(environment.get(name) for name in _SCREENS)
