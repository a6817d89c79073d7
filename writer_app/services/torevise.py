"""The list of passages to be revised, kept in `revisions.yaml`: added to, ticked, and emptied as they are done."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from writer_app.continuity.time.timeline import Timeline
from writer_app.continuity.torevise import KEY, Row, revising_item, rows_of, settled
from writer_app.domain.errors import UsageError
from writer_app.domain.findings import Finding
from writer_app.domain.lore import Lore
from writer_app.services.passages import Passages
from writer_app.services.reporting import quoted
from writer_app.services.revising import Revision, revise
from writer_app.services.session.changes import Changes
from writer_app.services.session.operations import Operation
from writer_app.storage.folder import REVISIONS, Loaded
from writer_app.text.frontmatter import BOM
from writer_app.text.yamlpatch import Place, append_item, remove, set_value
from writer_app.text.yamltree import parse_yaml

_HEAD = "# What a change asks you to look at again; a passage that is done has `done: yes`.\n"
_AT = Place(REVISIONS)


def kept(folder: Path, change: str, findings: Sequence[Finding]) -> Revision:
    """The list with one more change and the passages that it puts in conflict. Raises UsageError where there are none."""
    if not findings:
        raise UsageError("there is nothing to revise")

    def with_change(text: str) -> str:
        return append_item(text, (KEY,), revising_item(change, findings), _AT, depth=2)

    there = (folder / REVISIONS).exists()
    return revise(folder, REVISIONS, with_change) if there else Revision(REVISIONS, None, with_change(_HEAD))


def with_list(folder: Path, operation: Operation, says: Sequence[str], findings: Sequence[Finding]) -> Operation:
    """`operation` with the list of what it puts in conflict, as one step. Raises UsageError where there is nothing."""
    listed = kept(folder, "; ".join(" ".join(sentence.split()) for sentence in says), findings)
    return replace(
        operation, revisions=(*operation.revisions, listed), changes=operation.changes.joined(Changes(decisions=True))
    )


def ticking(folder: Path, rows: Sequence[Row], numbers: Collection[int], *, done: bool = True) -> Operation:
    """The passages of these numbers ticked, or no longer. A change of which nothing is left to do leaves the list.

    `rows` are all there are. Raises UsageError for a number that is none.
    """
    for number in numbers:
        if not 0 < number <= len(rows):
            there = "there is one" if len(rows) == 1 else f"there are {len(rows)}" if rows else "there is none"
            raise UsageError(f"there is no passage {number} to revise", there)
    chosen = [row for row in rows if row.number in numbers]
    after = [replace(row, passage=replace(row.passage, done=done)) if row in chosen else row for row in rows]

    def with_ticks(text: str) -> str:
        for row in chosen:
            way = (KEY, row.at[0], "passages", row.at[1], "done")
            text = set_value(text, way, "yes", _AT) if done else remove(text, way, _AT)
        table = parse_yaml(text.removeprefix(BOM), REVISIONS)
        for index in settled(table, [row for row in after if not _is_over(row, after)]):
            text = remove(text, (KEY, index), _AT)
        return text

    title = "Tick a passage" if done else "Take a tick back"
    return Operation(title, (revise(folder, REVISIONS, with_ticks),), Changes(decisions=True))


def _is_over(row: Row, rows: Iterable[Row]) -> bool:
    return all(other.settled for other in rows if other.at[0] == row.at[0])


@dataclass(frozen=True, slots=True)
class _Declared:
    lore: Lore
    timeline: Timeline


def rows_now(loaded: Loaded, findings: Sequence[Finding]) -> tuple[Row, ...]:
    """Every passage that is to be revised, as the project is now."""
    return rows_of(loaded.to_revise, findings, _Declared(loaded.lore, Timeline(loaded.project, loaded.scenes)))


def list_lines(loaded: Loaded, rows: Sequence[Row]) -> Iterator[str]:
    """The list for a terminal: each change, and below it its passages with their numbers and ticks."""
    passages = Passages(loaded.project.outline, loaded.scenes)
    for change, own in groupby(rows, key=lambda row: (row.at[0], row.change)):
        yield change[1]
        for row in own:
            yield f"  {row.number}. [{'x' if row.settled else ' '}] {_place(row, passages)}: {row.passage.says}"
            yield f"        {quoted(row.passage.mark.quote)}" if row.passage.mark.quote else "        in your notes"
    left = sum(not row.settled for row in rows)
    yield f"{left} of {len(rows)} left" if rows else "there is nothing to revise"


def _place(row: Row, passages: Passages) -> str:
    meant = ", meant that way" if row.meant else ""
    if not row.passage.mark.scene:
        return f"notes{meant}"
    if row.span is None or not row.scene:
        return f"{row.passage.mark.scene}{meant or (', its words are gone' if row.passage.mark.quote else '')}"
    place = passages.place(row.scene, row.span)
    return f"{place.path}:{place.line}{meant}"
