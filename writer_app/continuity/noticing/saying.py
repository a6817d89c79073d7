"""Passages that say something, and how surely several of them say it together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from writer_app.continuity.judging.passages import sentence_span
from writer_app.continuity.story import Story
from writer_app.continuity.time.anchoring import words_at
from writer_app.domain.lore import Entry
from writer_app.domain.positions import Position, PositionKind
from writer_app.domain.proposals import Passage
from writer_app.domain.spans import Span

MOST_PASSAGES = 5
SPOKEN = 0.5
"""How much what somebody says counts beside what is told."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A passage that says something: the `scene` and how many scenes stand before it, how surely (0 to 1), by whom.

    `spoken`: in dialogue, which may be a lie or a mistake.
    """

    order: int
    span: Span
    scene: str
    sureness: float
    spoken: bool = False

    @property
    def weight(self) -> float:
        """How much it counts: what is told counts more than what is said."""
        return self.sureness * (SPOKEN if self.spoken else 1.0)


def sureness(sayings: Iterable[Saying]) -> float:
    """How surely all of them say it together."""
    left = 1.0
    for saying in sayings:
        left *= 1.0 - min(0.95, saying.weight)
    return 1.0 - left


def passages(story: Story, sayings: Sequence[Saying]) -> tuple[Passage, ...]:
    """The clearest few as whole sentences, in reading order, none twice; from different scenes where there are such."""
    ranked = sorted(sayings, key=lambda saying: (-saying.weight, saying.order, saying.span))
    first = {saying.scene: saying for saying in reversed(ranked)}
    chosen: dict[tuple[int, Span], Passage] = {}
    for saying in (*sorted(first.values(), key=ranked.index), *ranked):
        passage = passage_of(story, saying)
        if len(chosen) < MOST_PASSAGES:
            chosen.setdefault((saying.order, passage.span), passage)
    return tuple(chosen[key] for key in sorted(chosen))


def passage_of(story: Story, saying: Saying) -> Passage:
    """The whole sentence of a saying."""
    body = story.scenes[saying.order].body
    span = sentence_span(story.readings[saying.scene], saying.span)
    words = span.of(body)
    start = span.start + len(words) - len(words.lstrip())
    words = words.strip()
    return Passage(saying.scene, Span(start, start + len(words)), words)


def position(story: Story, saying: Saying) -> Position:
    """The position right after what is said: its words where they stand only once, else the end of its scene."""
    after = words_at(story.scenes[saying.order].body, saying.span)
    kind = PositionKind.WORDS if after else PositionKind.NODE
    return Position(kind, ref=saying.scene, after=after, written=saying.scene)


def scene_position(saying: Saying) -> Position:
    """The scene of a saying, as a position."""
    return Position(PositionKind.NODE, ref=saying.scene, written=saying.scene)


def reference(story: Story, entry: Entry, proposed: frozenset[str]) -> str:
    """How another page names `entry`: by its id; where that page may never be written, by a name that means it alone."""
    return entry.name if entry.id in proposed and len(story.lore.named(entry.name)) == 1 else entry.id


def times(count: int) -> str:
    """ "once", "twice", "5 times"."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
