"""What can go wrong that is the writer's or the environment's affair, never ours.

Each error carries one plain line that may be shown as it is. Whatever is not a `WriterError` is a bug.
"""

from __future__ import annotations


class WriterError(Exception):
    """A fault with a line for the writer; `hint` says what to do about it, when that helps."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message


class UsageError(WriterError):
    """The command, query or value asked for makes no sense."""


class Unknown(UsageError):
    """A name that nothing bears: `wrong` as it was written, and `near`, the known names most like it, nearest first."""

    def __init__(self, message: str, wrong: str, near: tuple[str, ...], hint: str | None = None) -> None:
        super().__init__(message, hint)
        self.wrong = wrong
        self.near = near


class DataError(WriterError):
    """A file holds something that cannot be read; `path`, `line` and `column` (1-based) say where."""

    def __init__(
        self,
        message: str,
        *,
        path: str = "",
        line: int = 0,
        column: int = 0,
        hint: str | None = None,
    ) -> None:
        where = ":".join(str(part) for part in (path, line, column) if part)
        super().__init__(f"{where}: {message}" if where else message, hint)
        self.path = path
        self.line = line
        self.column = column
        self.reason = message


class NewerFormat(DataError):
    """The project was written by a later version of this program."""


class EnvironmentFault(WriterError):
    """The disk, the lock or the system refused: full, read-only, held by another, gone."""


class NotYet(WriterError):
    """A command that a later version brings."""
