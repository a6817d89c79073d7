"""Another name for an entry, for a terminal and as JSON: what readers have apart from the rest."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from writer_app.domain.renaming import Renaming, Replacement
from writer_app.services.reporting import Json


def renaming_lines(renaming: Renaming, chosen: Collection[Replacement]) -> Iterator[str]:
    """`path:line: old -> new` for all that is chosen, then what readers have and is left, and what is not sure."""
    yield from map(_line, (each for each in renaming.replacements if each in chosen))
    left = [each for each in renaming.replacements if each not in chosen]
    if left:
        yield "left alone, since readers have it (--posted takes it along):"
        yield from (f"  {_line(each)}" for each in left)
    if renaming.open:
        yield "left alone, since somebody else may be meant:"
        yield from (f"  {each.path}:{each.line}: {each.old}: “{each.around}”" for each in renaming.open)
    if renaming.taken:
        times = "once" if renaming.taken == 1 else f"{renaming.taken:,} times"
        yield f"“{renaming.new}” stands in your text already, {times}; nobody could tell the two apart again"


def _line(each: Replacement) -> str:
    return f"{each.path}:{each.line}: {' '.join(each.old.split())} -> {' '.join(each.new.split())}"


def renaming_report(renaming: Renaming, chosen: Collection[Replacement]) -> Json:
    """The same as JSON values, as `resources/schemas/rename.schema.json` says."""
    return {
        "version": 1,
        "entry": renaming.entry,
        "old": renaming.old,
        "new": renaming.new,
        "taken": renaming.taken,
        "replacements": [{**_json(each), "chosen": each in chosen} for each in renaming.replacements],
        "open": [_json(each) for each in renaming.open],
    }


def _json(each: Replacement) -> Json:
    return {
        "path": each.path,
        "line": each.line,
        "column": each.column,
        "keys": list(each.keys),
        "start": each.span.start,
        "end": each.span.end,
        "old": each.old,
        "new": each.new,
        "scene": each.scene or None,
        "posted": each.posted,
        "around": each.around,
    }
