"""Threads as the notes tell them: where each is opened, touched on and closed, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from writer_app.continuity.story import Story
from writer_app.domain.lore import Change, Entry, Kind
from writer_app.domain.positions import Position, PositionKind

BEFORE_THE_BOOK = -1
_VERBS = ("opens", "touches", "closes")


@dataclass(frozen=True, slots=True)
class Step:
    """A thread is opened, touched on or closed by `change`, written on `entry`, in the scenes `first` to `last` in the order
    of reading (`BEFORE_THE_BOOK` for what comes before its first page)."""

    entry: str
    change: Change
    first: int
    last: int

    @property
    def verb(self) -> str:
        """ "opens", "touches" or "closes"."""
        return self.change.verb


def threads(story: Story) -> Iterator[tuple[Entry, tuple[Step, ...]]]:
    """Every thread with its steps in the order of reading; steps at places that are not known are left out."""
    steps: dict[str, list[Step]] = {}
    for entry in story.lore:
        for change in entry.changes:
            if change.verb in _VERBS:
                for thread in _meant(story, entry, change):
                    steps.setdefault(thread, []).extend(_steps(story, entry, change))
    for entry in story.lore.of_kind(Kind.THREAD):
        yield entry, tuple(sorted(steps.get(entry.id, ()), key=lambda step: (step.last, step.first)))


def _meant(story: Story, entry: Entry, change: Change) -> Iterator[str]:
    if entry.kind is Kind.THREAD:
        yield entry.id
        return
    yield from (thread.id for text in change.arg("what") if (thread := story.lore.resolve(text, Kind.THREAD)))


def _steps(story: Story, entry: Entry, change: Change) -> Iterator[Step]:
    for position in change.at:
        places = read_at(story, position)
        if places is not None:
            yield Step(entry.id, change, *places)


def read_at(story: Story, position: Position) -> tuple[int, int] | None:
    """The first and last scene of a position, counted in the order of reading; None where it is not known."""
    if position.kind is PositionKind.BEFORE:
        return BEFORE_THE_BOOK, BEFORE_THE_BOOK
    timeline = story.timeline
    order = {scene: index for index, scene in enumerate(timeline.reading_order)}
    found = [order[scene] for scene in timeline.node_scenes(position.ref) if scene in order] if position.ref else []
    if found:
        return min(found), max(found)
    interval = timeline.resolve(position)
    if interval is None or interval.certain.slot >= len(timeline.story_order):
        return None
    slots = (interval.may.slot, interval.certain.slot)
    first, last = (order[timeline.story_order[slot]] if slot >= 0 else BEFORE_THE_BOOK for slot in slots)
    return min(first, last), max(first, last)
