"""Styled text from elsewhere as the manuscript's own Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from writer_app.exchange.manuscript import Run, runs

BREAK = "* * *"
_BREAK = re.compile(r"(?:[*~\-_=+\u2022\u00b7\u25ca\u2666\u2756#][ \u00a0]*){3,}|[#\u2042\u2756]")
_BACKSLASH = re.compile(r"\\(?=[\\*_#]|$)", re.MULTILINE)
_SPACES = re.compile(" +")
_HASH = re.compile(r"^([ \t]*)#", re.MULTILINE)


def is_break(text: str) -> bool:
    """Whether a paragraph is only a row of signs, as archives set scene breaks."""
    return _BREAK.fullmatch(text.strip()) is not None


def prose(styled: Iterable[Run]) -> str:
    """The text with its emphasis as asterisks, without them where they could not be told from each other. A backslash ends a
    line that the author ended."""
    merged = _merged(styled)
    text = _line_by_line("".join(map(_marked, merged)))
    if not any(run.italic or run.bold for run in merged):
        return text
    if _letters(runs(text)) == _letters(merged):
        return text
    return _line_by_line("".join(_escaped(run.text) for run in merged))


def _merged(styled: Iterable[Run]) -> list[Run]:
    """Neighbours of one style as one; white space takes the style of what it follows, and then none at an end."""
    found: list[Run] = []
    for run in styled:
        if found and not run.text.strip():
            run = Run(run.text, found[-1].italic, found[-1].bold)
        found.append(run)
    groups = groupby(found, key=lambda run: (run.italic, run.bold))
    return [Run("".join(run.text for run in group), *style) for style, group in groups]


def _marked(run: Run) -> str:
    core = run.text.strip()
    if not core or not (run.italic or run.bold):
        return _escaped(run.text)
    mark = "*" * (run.italic + 2 * run.bold)
    start = run.text.index(core)
    return f"{run.text[:start]}{mark}{_escaped(core)}{mark}{run.text[start + len(core) :]}"


def _escaped(text: str) -> str:
    return _BACKSLASH.sub(r"\\\\", text).replace("*", "\\*").replace("_", "\\_").replace("<!--", "<! --")


def _line_by_line(text: str) -> str:
    lines = (_SPACES.sub(" ", line).strip(" ") for line in text.split("\n"))
    return _HASH.sub(r"\1\\#", "\\\n".join(line for line in lines if line.strip()))


def _letters(styled: Iterable[Run]) -> list[tuple[str, bool, bool]]:
    return [(char, run.italic, run.bold) for run in styled for char in run.text if char.isalnum()]
