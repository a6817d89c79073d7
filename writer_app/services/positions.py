"""Positions as typed in a command, and as they are written to a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from writer_app.continuity.time.asof import position_from_text
from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.positions import Position, PositionKind
from writer_app.text.yamlwriting import Plain


def position_of(text: str, timeline: Timeline) -> Position:
    """The position `text` names, a number as the id it stands for. Raises UsageError with the nearest known name."""
    position = position_from_text(text, timeline)
    node = timeline.node_id(position.ref) if position.kind in (PositionKind.NUMBER, PositionKind.NODE) else None
    return replace(position, kind=PositionKind.NODE, ref=node, written=node) if node else position


def written(position: Position) -> Plain:
    """How `position` stands on a page."""
    if position.kind is PositionKind.WORDS:
        return {"scene": position.ref, "after": position.after}
    return position.written


def written_all(positions: Sequence[Position]) -> Plain:
    """How one or more positions stand on a page."""
    found = [written(position) for position in positions]
    return found[0] if len(found) == 1 else found
