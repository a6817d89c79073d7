"""The list of passages to be revised: read, and found again in the text as it is now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from writer_app.continuity.decisions import Declared, apply, decision_item, decision_of, decisions_from
from writer_app.domain.findings import Decision, Finding
from writer_app.domain.scenes import SceneSource
from writer_app.domain.spans import Span
from writer_app.domain.torevise import Passage, Revising
from writer_app.domain.values import Listing, Pair, Scalar, Table, text_of
from writer_app.text.requoting import Quoted, located
from writer_app.text.yamlwriting import Plain

KEY = "revisions"
_TRUE = ("yes", "true", "x")


def revisings_from(table: Table) -> tuple[Revising, ...]:
    """What stands under `revisions:`; what cannot be read is passed over, but keeps its place."""
    listed = table.get(KEY)
    return tuple(map(_revising, listed.items)) if isinstance(listed, Listing) else ()


def _revising(item: object) -> Revising:
    if not isinstance(item, Table):
        return Revising("", ())
    passages = item.get("passages")
    return Revising(text_of(item.get("change")), tuple(map(_passage, passages.items)) if isinstance(passages, Listing) else ())


def _passage(item: object) -> Passage:
    table = item if isinstance(item, Table) else Table(())
    alone = Table((Pair(Scalar("decisions"), Listing((table,))),))
    mark = next(iter(decisions_from(alone).decisions), None)
    done = text_of(table.get("done")).lower() in _TRUE
    return Passage(mark or decision_of_nothing(), text_of(table.get("says")), done or mark is None)


def decision_of_nothing() -> Decision:
    """What meets nothing: a line that cannot be read."""
    return Decision("", (), "", "")


def revising_item(change: str, findings: Sequence[Finding]) -> dict[str, Plain]:
    """A change with the passages that it puts in conflict, as an item under `revisions:`."""
    return {"change": change, "passages": [_item(finding) for finding in findings]}


def _item(finding: Finding) -> dict[str, Plain]:
    item: dict[str, Plain] = {**decision_item(decision_of(finding))}
    item.pop("fingerprint")
    return {"code": item.pop("code"), "says": str(finding.message), **item}


@dataclass(frozen=True, slots=True)
class Row:
    """A passage as it is now. `number` counts them all from 1, `at` are its places in the list; `scene` and `span` say where
    it stands, None where its words are gone; `meant` that the author means it that way."""

    number: int
    at: tuple[int, int]
    change: str
    passage: Passage
    scene: str
    span: Span | None
    meant: bool = False

    @property
    def settled(self) -> bool:
        """Whether nothing is left to do."""
        return self.passage.done or self.meant


def rows_of(table: Table, findings: Sequence[Finding], story: Declared) -> tuple[Row, ...]:
    """Every passage of every change of which something is left to do."""
    found = _met(table, findings, story)
    rows: list[Row] = []
    for index, revising in enumerate(revisings_from(table)):
        own = [_row(revising, (index, place), passage, found, story) for place, passage in enumerate(revising.passages)]
        if not all(row.settled for row in own):
            rows += [replace(row, number=len(rows) + number) for number, row in enumerate(own, 1)]
    return tuple(rows)


Met = dict[tuple[int, int], Finding]


def _met(table: Table, findings: Sequence[Finding], story: Declared) -> Met:
    """The finding that each passage is now."""
    marks = [
        replace(passage.mark, reason=f"{index} {place}")
        for index, revising in enumerate(revisings_from(table))
        for place, passage in enumerate(revising.passages)
    ]
    applied = apply([replace(finding, dismissed=None) for finding in findings], marks, story).findings
    pairs = zip(applied, findings, strict=True)
    return {_places(marked.dismissed): finding for marked, finding in pairs if marked.dismissed is not None}


def _places(reason: str) -> tuple[int, int]:
    index, _, place = reason.partition(" ")
    return int(index), int(place)


def _row(revising: Revising, at: tuple[int, int], passage: Passage, found: Met, story: Declared) -> Row:
    finding = found.get(at)
    if finding is not None:
        meant = finding.dismissed is not None
        return Row(0, at, revising.change, passage, finding.scene or "", finding.span, meant)
    source = story.timeline.source(passage.mark.scene)
    return Row(0, at, revising.change, passage, source.id if source else "", _words_in(source, passage))


def _words_in(source: SceneSource | None, passage: Passage) -> Span | None:
    mark = passage.mark
    wanted = Quoted(mark.quote, mark.before, mark.after)
    start = located(wanted, source.body) if source is not None and mark.quote else None
    return Span(start, start + len(mark.quote)) if start is not None else None


def settled(table: Table, rows: Sequence[Row]) -> Iterator[int]:
    """The places of the changes of which nothing is left to do, the last first."""
    left = {row.at[0] for row in rows}
    for index in reversed(range(len(revisings_from(table)))):
        if index not in left:
            yield index
