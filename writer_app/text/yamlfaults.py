"""What is wrong with front matter or a settings file, said to a writer: brackets, quotation marks, indents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """What to say; `at_start`: it is about where the piece begins that could not be read, not about where reading stopped."""

    text: str
    hint: str | None = None
    at_start: bool = False


_FAULTS: Sequence[tuple[re.Pattern[str], Fault]] = tuple(
    (re.compile(pattern), fault)
    for pattern, fault in (
        (r"expected ',' or '\}'", Fault("the { that opens here is never closed", "write } where it ends", at_start=True)),
        (r"expected ',' or '\]'", Fault("the [ that opens here is never closed", "write ] where it ends", at_start=True)),
        (
            "unexpected end of stream|unexpected document indicator",
            Fault(
                "the quotation mark that opens here is never closed", "write it once more where the text ends", at_start=True
            ),
        ),
        ("tab character", Fault("this line begins with a tab", "set it in with spaces")),
        ("cannot start any token", Fault("a value that begins with this sign needs quotes")),
        ("escape", Fault(r"a \ between double quotation marks stands for something else", "use single ones")),
        (
            "expected '-' indicator",
            Fault("this line is in the way of a list", "begin it with “- ”, or set it in as its neighbours"),
        ),
        ("expected ':'", Fault("there is no colon in this line, or the line above goes on too far", "write `key: value`")),
        (
            "expected key|block end|not allowed in this context|block mapping",
            Fault("this line is set in differently from its neighbours", "lines that belong together begin in one column"),
        ),
    )
)


def fault_of(problem: str) -> Fault:
    """The plain words for what the YAML reader calls `problem`."""
    said = (fault for pattern, fault in _FAULTS if pattern.search(problem))
    return next(said, Fault("this line cannot be read", "write `key: value`"))
