"""Evidence from declarations, in one form for every check."""

from __future__ import annotations

from writer_app.continuity.state.tracks import Declared
from writer_app.domain.findings import LoreEvidence
from writer_app.domain.lore import Change, Fact, Limit, Lore
from writer_app.domain.positions import Position, PositionKind
from writer_app.domain.values import NOWHERE


def fact_evidence(entry_id: str, fact: Fact, label: str) -> LoreEvidence:
    """`fact` of an entry, as evidence."""
    return LoreEvidence(entry_id, fact.key, fact.value, label, fact.origin)


def change_evidence(entry_id: str, change: Change, label: str) -> LoreEvidence:
    """`change`, declared on an entry, as evidence; its value is what it names, or where it happens."""
    value = ", ".join(text for _, texts in change.args for text in texts if text != "true")
    return LoreEvidence(entry_id, change.verb, value or where_written(change.at), label, change.origin)


def limit_evidence(entry_id: str, limit: Limit, label: str) -> LoreEvidence:
    """`limit` of an entry, as evidence."""
    return LoreEvidence(entry_id, limit.key, ", ".join(limit.values), label, limit.origin)


def declared_evidence(lore: Lore, declared: Declared, label: str) -> LoreEvidence:
    """Whatever story state names as what decides it, as evidence."""
    if declared.change is not None:
        return change_evidence(declared.entry, declared.change, label)
    if declared.fact is not None:
        return fact_evidence(declared.entry, declared.fact, label)
    entry = lore.get(declared.entry)
    return LoreEvidence(declared.entry, declared.link, declared.value, label, entry.origin if entry else NOWHERE)


def where_written(positions: tuple[Position, ...]) -> str:
    """Positions as a writer reads them: "before the story begins", "the-cell, after “they stopped”"."""
    return " or ".join(_place(position) for position in positions)


def _place(position: Position) -> str:
    if position.kind is PositionKind.BEFORE:
        return "before the story begins"
    return f"{position.written}, after “{position.after}”" if position.after else position.written
