"""What a command answers, and how it joins the terminal."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NoReturn, TypeAlias

from writer_app.cli.complaints import complaint
from writer_app.domain.errors import NotYet


@dataclass(frozen=True, slots=True)
class Outcome:
    """`lines` for stdout, `errors` for stderr after them, and the exit code. A plain iterable of lines is exit code 0."""

    lines: Iterable[str] = ()
    code: int = 0
    errors: Iterable[str] = ()


class Parser(argparse.ArgumentParser):
    """A parser whose complaint is a UsageError, so that it is one line like every other."""

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """What argparse gives, but a command complains itself of what it does not know: it knows what is near."""
        found, rest = super().parse_known_args(args, namespace)
        if rest:
            self.error(f"unrecognized arguments: {' '.join(rest)}")
        return found, rest

    def error(self, message: str) -> NoReturn:
        """Raises UsageError."""
        raise complaint(message, self.prog, self.format_usage())


# argparse gives what `add_subparsers` returns no public name, and no brackets at run time.
Commands: TypeAlias = "argparse._SubParsersAction[Parser]"  # noqa: SLF001
Adds = Callable[[Parser], None]
"""What a file of `commands/` offers: sets a command's arguments and, as the default `run`, a function from the parsed options
to an Outcome or to lines."""


def add_planned(commands: Commands, *names: str) -> None:
    """Commands of a later version: whatever follows them, the answer is "not yet"."""
    for name in names:
        later = commands.add_parser(name, help="not yet", add_help=False, prefix_chars="\0")
        later.add_argument("rest", nargs="*")
        later.set_defaults(run=_not_yet)


def _not_yet(options: argparse.Namespace) -> NoReturn:
    name = " ".join(part for part in (options.command, getattr(options, "action", "")) if part)
    raise NotYet(f"{name}: not yet")
