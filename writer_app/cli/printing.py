"""Lines for a terminal: nothing in a project can speak to it, and no character it lacks stops a command."""

from __future__ import annotations

from typing import TextIO


def printable(text: str, keep: str = "\n\t") -> str:
    """`text` without control characters, so that no name in a project can speak to the terminal."""
    return "".join(char if char in keep or char.isprintable() else "\ufffd" for char in text)


def emit(line: str, stream: TextIO, keep: str = "\n\t") -> None:
    """Prints `line`. What the terminal's encoding lacks is shown as `\\uXXXX`, which JSON reads back."""
    safe = printable(line, keep)
    encoding = stream.encoding or "utf-8"
    try:
        safe.encode(encoding)
    except UnicodeEncodeError:
        safe = "".join(_shown(char, encoding) for char in safe)
    print(safe, file=stream)


def _shown(char: str, encoding: str) -> str:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        units = char.encode("utf-16-be", "surrogatepass")
        return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
    return char


def count(number: int, what: str) -> str:
    """`1 scene`, `2 scenes`, `1,200 lore entries`."""
    plural = what if number == 1 else what[:-1] + "ies" if what.endswith("y") else what + "s"
    return f"{number:,} {plural}"
