"""The ground of a finding: where it stands in the story, and the declarations that its evidence names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from writer_app.continuity.excepting import broken_limits, declared_in, seen_in, speaker_at
from writer_app.continuity.judging.evidence import names_of
from writer_app.continuity.judging.passages import moment_at
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding
from writer_app.domain.lore import Change, Entry, Fact, Kind, Limit
from writer_app.domain.positions import BEFORE, Position, PositionKind
from writer_app.domain.repairs import Repair
from writer_app.domain.scenes import SceneSource
from writer_app.domain.vocabulary.sentences import Names

_Said = TypeVar("_Said", Change, Fact)
Alternatives = tuple[Repair, ...]
"""Ways to tell one and the same thing, the likeliest first: the first that is proved is offered."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A finding in the text of `scene`, and that scene's place among all in story order; None where it has none."""

    story: Story
    finding: Finding
    scene: SceneSource
    slot: int | None

    @property
    def names(self) -> Names:
        """What entries and scenes are called."""
        return names_of(self.story)

    @property
    def here(self) -> Position:
        """This scene."""
        return at_scene(self.scene.id)

    @property
    def gap(self) -> Position:
        """The time before this scene, of which nothing is told."""
        earlier = self._neighbour(-1)
        return earlier or BEFORE

    @property
    def earlier(self) -> Position | None:
        """The scene before this one, in story order."""
        return self._neighbour(-1)

    @property
    def later(self) -> Position | None:
        """The scene after this one, in story order."""
        return self._neighbour(1)

    @property
    def whens(self) -> tuple[Position, ...]:
        """When something may have come about so that it holds here, untold."""
        return () if self.slot is None else (self.gap, self.here)

    def seen(self, key: str) -> str:
        """What the passage says in the place of the fact `key`; "" for nothing."""
        return seen_in(self.finding, self.story, key)

    @property
    def speaker(self) -> Entry | None:
        """Who says the passage, if somebody does."""
        span = self.finding.span
        who = speaker_at(self.finding, self.story, span) if span is not None else None
        return self.story.lore.get(who) if who else None

    @property
    def things_said(self) -> tuple[str, ...]:
        """The parts of the message that are words of the text, without their quotation marks."""
        return tuple(text[1:-1] for _, text in self.finding.message.params if text[:1] == "“" and text[-1:] == "”")

    def subjects(self, *kinds: Kind) -> tuple[Entry, ...]:
        """Those of these kinds that the finding is about, in its order."""
        found = (self.story.lore.get(subject) for subject in self.finding.subjects)
        return tuple(entry for entry in found if entry is not None and entry.kind in kinds)

    def limits(self) -> Iterator[tuple[Entry, Limit]]:
        """The limits that the evidence names."""
        return broken_limits(self.finding, self.story)

    def changes(self) -> Iterator[tuple[Entry, Change]]:
        """The changes that the evidence names, each with the entry whose page it stands on."""
        return self._declared(lambda entry: ((change.verb, change) for change in entry.changes))

    def facts(self) -> Iterator[tuple[Entry, Fact]]:
        """The facts that the evidence names."""
        return self._declared(lambda entry: ((fact.key, fact) for fact in entry.facts))

    def links(self) -> Iterator[tuple[Entry, str, str]]:
        """The kind's own keys that the evidence names: the entry, the key and its value."""
        for entry, item in declared_in(self.finding, self.story.lore):
            if entry.link(item.key):
                yield entry, item.key, item.value

    def _declared(self, of: Callable[[Entry], Iterable[tuple[str, _Said]]]) -> Iterator[tuple[Entry, _Said]]:
        for entry, item in declared_in(self.finding, self.story.lore):
            for key, declared in of(entry):
                if (key, declared.origin) == (item.key, item.origin):
                    yield entry, declared

    def _neighbour(self, step: int) -> Position | None:
        order = self.story.timeline.story_order
        at = -1 if self.slot is None else self.slot + step
        return at_scene(order[at]) if 0 <= at < len(order) else None


def ground_of(story: Story, finding: Finding) -> Ground | None:
    """The ground of a finding; None for one in the lore."""
    source = story.timeline.source(finding.scene or "")
    reading = story.readings.get(source.id) if source is not None else None
    if source is None or reading is None or finding.span is None:
        return None
    moment = moment_at(story, reading, finding.span.start)
    in_order = moment is not None and 0 <= moment.slot < len(story.timeline.story_order)
    return Ground(story, finding, source, moment.slot if moment is not None and in_order else None)


def at_scene(scene: str) -> Position:
    """A scene as a position."""
    return Position(PositionKind.NODE, ref=scene, written=scene)
