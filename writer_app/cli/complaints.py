"""What the argument parser complains of, said to a writer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from writer_app.domain.errors import UsageError
from writer_app.text.nearest import did_you_mean

_WORD = re.compile(r"[^\s',)]+")
_OPTION = re.compile(r"--[\w-]+")


def complaint(message: str, program: str, usage: str) -> UsageError:
    """The parser's `message` in plain words, with what may have been meant; `usage` names the options there are."""
    manual = f"see {program} --help"
    for form, said in _SAID:
        if found := form.fullmatch(message):
            text, hint = said(found.groups(), usage)
            return UsageError(text, hint or manual)
    return UsageError(message, manual)


Said = tuple[str, str | None]


def _no_choice(parts: Sequence[str], _usage: str) -> Said:
    where, typed, known = parts
    names = _WORD.findall(known)
    near = did_you_mean(typed, names, most=1)
    if where.startswith("-"):
        return f"{where} cannot be “{typed}”", near or f"there are {', '.join(names)}"
    return f"there is no command “{typed}”", near


def _missing(parts: Sequence[str], _usage: str) -> Said:
    *most, last = parts[0].split(", ")
    return f"the command also needs {', '.join(most)} and {last}" if most else f"the command also needs {last}", None


def _unknown(parts: Sequence[str], usage: str) -> Said:
    words = parts[0].split()
    option = next((word for word in words if word.startswith("-")), "")
    if option:
        return f"there is no option {option} here", did_you_mean(option, _OPTION.findall(usage), most=1)
    return f"too many words: {' '.join(words)}", "a name or text of several words stands in quotation marks"


def _no_value(parts: Sequence[str], _usage: str) -> Said:
    return f"{parts[0]} needs something after it", None


def _no_number(parts: Sequence[str], _usage: str) -> Said:
    return f"{parts[0]} takes a whole number, not “{parts[1]}”", None


def _ambiguous(parts: Sequence[str], _usage: str) -> Said:
    return f"{parts[0]} may stand for several options", f"did you mean {' or '.join(parts[1].split(', '))}?"


_SAID: tuple[tuple[re.Pattern[str], Callable[[Sequence[str], str], Said]], ...] = (
    (re.compile(r"argument (?:-\S+/)?(\S+): invalid choice: '(.*)' \(choose from (.*)\)"), _no_choice),
    (re.compile(r"the following arguments are required: (.+)"), _missing),
    (re.compile(r"unrecognized arguments: (.+)"), _unknown),
    (re.compile(r"argument (?:-\S+/)?(\S+): expected (?:one argument|at least one argument)"), _no_value),
    (re.compile(r"argument (?:-\S+/)?(\S+): invalid int value: '(.*)'"), _no_number),
    (re.compile(r"ambiguous option: (\S+) could match (.+)"), _ambiguous),
)
