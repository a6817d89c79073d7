"""Changes as they happen: each declared change with its interval, in story order, references resolved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from writer_app.continuity.state.tracks import Declared, in_order
from writer_app.continuity.time.moments import Interval, Moment
from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.lore import Change, Entry, Lore
from writer_app.domain.positions import Position, PositionKind


@dataclass(frozen=True, slots=True)
class Occasion:
    """One change at one of its positions. `position` is None for a change that only has `since`."""

    entry: Entry
    change: Change
    interval: Interval
    position: Position | None = None

    @property
    def declared(self) -> Declared:
        """The declaration, as evidence."""
        return Declared(self.entry.id, change=self.change)


def occasions(lore: Lore, timeline: Timeline) -> tuple[Occasion, ...]:
    """Every change of every entry whose position is known, in story order."""
    found = [occasion for entry in lore for occasion in of_entry(entry, timeline)]
    return tuple(in_order(found, lambda item: item.interval))


def of_entry(entry: Entry, timeline: Timeline) -> list[Occasion]:
    """The changes of one entry in written order, each narrowed by its neighbours within one scene."""
    found = [
        Occasion(entry, change, interval, position)
        for change in entry.changes
        for position in change.at
        if (interval := timeline.resolve(position)) is not None
    ]
    return list(_narrowed(found))


def _narrowed(found: list[Occasion]) -> Iterator[Occasion]:
    """List order counts at one position: between two quotations of a scene stands what is written between them."""
    for index, item in enumerate(found):
        if item.position is None or item.position.kind is PositionKind.WORDS:
            yield item
            continue
        earlier = _quoted(found[:index], item)
        later = _quoted(found[index + 1 :], item)
        may = max([item.interval.may, *earlier])
        certain = min([item.interval.certain, *(moment for moment in later if moment >= may)])
        yield replace(item, interval=Interval(may, certain))


def _quoted(others: list[Occasion], item: Occasion) -> list[Moment]:
    """The quoted moments among `others` that lie in the one scene `item` happens in."""
    slot = item.interval.may.slot
    if slot < 0 or item.interval.certain.slot != slot:
        return []
    quoted = [other for other in others if other.position and other.position.kind is PositionKind.WORDS]
    exact = [other.interval.may for other in quoted if other.interval.may == other.interval.certain]
    return [moment for moment in exact if moment.slot == slot]


def parts(lore: Lore, change: Change, key: str) -> tuple[Entry, ...]:
    """The entries that a part of a change names; what resolves to nothing falls away."""
    return tuple(entry for text in change.arg(key) if (entry := lore.resolve(text)) is not None)
