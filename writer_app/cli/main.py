"""`writer-app` in a terminal."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from writer_app import __version__
from writer_app.cli.commands import bring_in, doctor, export, lore_list, lore_show, stats
from writer_app.domain.errors import NotYet, UsageError, WriterError
from writer_app.services.exporting import FORMATS

PLANNED = ("new", "open", "check", "query", "state", "possible", "impact", "repair", "rename")
PLANNED_TOO = ("observations", "history", "db")


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(message, f"see {self.prog} --help")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the exit code is 0 for fine and 2 for a usage or input error, told in one line on stderr."""
    try:
        options = _parser().parse_args(arguments)
        lines = options.run(options)
        for line in lines:
            print(printable(line))
    except WriterError as error:
        print(f"writer-app: {printable(str(error), keep='')}", file=sys.stderr)
        return 2
    except OSError as error:
        if not isinstance(error, BrokenPipeError):
            where = f" ({error.filename})" if error.filename else ""
            print(printable(f"writer-app: {error.strerror or 'the system refused'}{where}", keep=""), file=sys.stderr)
            return 2
        # The reader of a pipe (`| head`) has seen enough; the interpreter's own flush at exit must not complain.
        sys.stdout = open("/dev/null", "w", encoding="utf-8")  # noqa: SIM115
    return 0


def printable(text: str, keep: str = "\n\t") -> str:
    """`text` without control characters, so that no name in a project can speak to the terminal."""
    safe = "".join(char if char in keep or char.isprintable() else "\ufffd" for char in text)
    return safe.encode("utf-8", "replace").decode("utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="writer-app", description="An editor for long fiction that knows the story.")
    parser.add_argument("--version", action="version", version=f"writer-app {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_stats(commands)
    _add_lore(commands)
    _add_export(commands)
    _add_import(commands)
    check_up = commands.add_parser("doctor", help="what is installed, and what of a project cannot be read")
    check_up.add_argument("folder", nargs="?", type=Path, metavar="DIR")
    check_up.set_defaults(run=lambda options: doctor(options.folder))
    for name in (*PLANNED, *PLANNED_TOO):
        later = commands.add_parser(name, help="not yet", add_help=False, prefix_chars="\0")
        later.add_argument("rest", nargs="*")
        later.set_defaults(run=_not_yet)
    return parser


def _add_stats(commands: argparse._SubParsersAction[_Parser]) -> None:
    parser = commands.add_parser("stats", help="words by chapter, and where a line may be missing")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.set_defaults(run=lambda options: stats(options.folder))


def _add_lore(commands: argparse._SubParsersAction[_Parser]) -> None:
    parser = commands.add_parser("lore", help="what is true in this story")
    parser.add_argument("folder", type=Path, metavar="DIR")
    actions = parser.add_subparsers(dest="action", required=True, metavar="list|show")
    listing = actions.add_parser("list", help="every entry, a line each")
    listing.set_defaults(run=lambda options: lore_list(options.folder))
    show = actions.add_parser("show", help="one entry, in sentences")
    show.add_argument("name", metavar="NAME")
    show.set_defaults(run=lambda options: lore_show(options.folder, options.name))
    for name in ("add", "set", "rule", "import", "export", "propose", "accept"):
        later = actions.add_parser(name, help="not yet", add_help=False, prefix_chars="\0")
        later.add_argument("rest", nargs="*")
        later.set_defaults(run=_not_yet)


def _add_export(commands: argparse._SubParsersAction[_Parser]) -> None:
    parser = commands.add_parser("export", help="the manuscript as one file")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--to", required=True, choices=sorted(FORMATS), help="the format of the file")
    parser.add_argument(
        "-o", dest="target", type=Path, metavar="FILE", help="where to write it; else named by the project's id"
    )
    parser.add_argument("--force", action="store_true", help="replace the file, and leave out scenes that cannot be read")
    parser.set_defaults(run=lambda options: export(options.folder, options.to, options.target, force=options.force))


def _add_import(commands: argparse._SubParsersAction[_Parser]) -> None:
    parser = commands.add_parser("import", help="bring a manuscript in, as chapters after those there are")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="text or Markdown")
    parser.add_argument("--dry-run", action="store_true", help="only say what would be written")
    parser.set_defaults(run=lambda options: bring_in(options.folder, options.files, dry_run=options.dry_run))


def _not_yet(options: argparse.Namespace) -> list[str]:
    name = " ".join(part for part in (options.command, getattr(options, "action", "")) if part)
    raise NotYet(f"{name}: not yet")
