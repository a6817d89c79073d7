"""Lines for a terminal: nothing in a project can speak to it, and no character it lacks stops a command."""

from __future__ import annotations

import re
from typing import TextIO

# Controls, halves of characters, line and paragraph separators, and marks that turn the direction of what follows.
_HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def printable(text: str, keep: str = "\n\t") -> str:
    """`text` with what could speak to the terminal as `\\uXXXX`, which JSON reads back."""
    return _HARMFUL.sub(lambda found: found[0] if found[0] in keep else _escape(found[0]), text)


def emit(line: str, stream: TextIO, keep: str = "\n\t") -> None:
    """Prints `line`. What the terminal's encoding lacks is shown as `\\uXXXX` too."""
    safe = printable(line, keep)
    encoding = stream.encoding or "utf-8"
    try:
        safe.encode(encoding)
    except UnicodeEncodeError:
        safe = "".join(char if _has(encoding, char) else _escape(char) for char in safe)
    print(safe, file=stream)


def _has(encoding: str, char: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _escape(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def count(number: int, what: str) -> str:
    """`1 scene`, `2 scenes`, `1,200 lore entries`."""
    plural = what if number == 1 else what[:-1] + "ies" if what.endswith("y") else what + "s"
    return f"{number:,} {plural}"
