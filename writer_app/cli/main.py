"""`writer-app` in a terminal."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Iterable, Sequence
from contextlib import suppress

from writer_app import __version__
from writer_app.cli.outcome import Outcome, Parser
from writer_app.cli.printing import emit
from writer_app.cli.registry import add_commands
from writer_app.domain.errors import WriterError

STOPPED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code.

    0 is fine, 1 means that a check found something, 2 a usage or input error, told in one line on stderr; Ctrl+C gives 130.
    """
    try:
        return _answer(arguments)
    except WriterError as error:
        return _complain(str(error))
    except BrokenPipeError:
        _silence()
        return 0
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        return _complain(f"{error.strerror or 'the system refused'}{where}")
    except KeyboardInterrupt:
        _complain("stopped")
        return STOPPED
    except Exception as error:
        # A writer never sees a traceback; whoever mends the program does.
        if os.environ.get("WRITER_APP_DEBUG"):
            raise
        place = traceback.extract_tb(error.__traceback__)[-1]
        kind = type(error).__name__
        return _complain(f"a fault of the program, not of yours: {kind} in {os.path.basename(place.filename)}:{place.lineno}")


def _answer(arguments: Sequence[str] | None) -> int:
    said = (sys.argv[1:] if arguments is None else arguments) or ["open"]
    options = parser(said).parse_args(said)
    answer: Outcome | Iterable[str] = options.run(options)
    outcome = answer if isinstance(answer, Outcome) else Outcome(answer)
    for line in outcome.lines:
        emit(line, sys.stdout)
    sys.stdout.flush()
    for line in outcome.errors:
        _complain(line)
    return outcome.code


def _silence() -> None:
    """The reader of a pipe (`| head`) has seen enough; the interpreter's own flush at exit must not complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with suppress(OSError):
        os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _complain(line: str) -> int:
    emit(f"writer-app: {line}", sys.stderr, keep="")
    return 2


def parser(said: Sequence[str]) -> argparse.ArgumentParser:
    """The command line for what is `said` on it: every command by name, and all of the one that is asked for."""
    top = Parser(prog="writer-app", description="An editor for long fiction that knows the story.")
    top.add_argument("--version", action="version", version=f"writer-app {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    add_commands(commands, next((word for word in said if not word.startswith("-")), ""))
    return top
