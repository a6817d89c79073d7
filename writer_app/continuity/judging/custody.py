"""What the text does with items: whoever has one in their hands, and whoever comes by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from writer_app.continuity.judging.passages import happens, moment_at, read_scenes
from writer_app.continuity.story import Story
from writer_app.continuity.time.moments import ORIGIN, Moment
from writer_app.domain.observations import Hold, HoldKind, SceneReading
from writer_app.domain.scenes import SceneSource
from writer_app.domain.spans import Span

_AHEAD = 40
_ADJECTIVES = 2
"""How many words before a thing may say whose it is: "his *sheathed* sword"."""


@dataclass(frozen=True, slots=True)
class Handling:
    """An item in somebody's hands, as a passage of `scene` tells it, at a known moment. `another`: by its words it may well be
    another thing of the kind."""

    hold: Hold
    scene: SceneSource
    reading: SceneReading
    moment: Moment
    another: bool = False

    @property
    def receiver(self) -> str | None:
        """Who comes by the item here; None where it stays with whoever has it, or is lost."""
        if self.hold.kind is HoldKind.TAKES:
            return self.hold.who
        return self.hold.to if self.hold.kind is HoldKind.GIVES else None


def handled(story: Story) -> Iterator[Handling]:
    """Everything that is done with an item, told as real at a known time, in reading order."""
    for scene, reading in read_scenes(story):
        for hold in reading.holds:
            moment = moment_at(story, reading, hold.span.start) if happens(hold) else None
            if moment is not None:
                yield Handling(hold, scene, reading, moment, _is_another(story, scene, reading, hold))


def _is_another(story: Story, scene: SceneSource, reading: SceneReading, hold: Hold) -> bool:
    """Whether a common noun alone may well be for another thing of the kind: "the letter" in a scene that has told of "a
    letter" or of "letters", or "his sword" where somebody has the sword."""
    here = [each.span for each in reading.mentions if each.entry == hold.item and hold.span.contains(each.span)]
    return bool(here) and all(_is_one_of_many(story, scene.body, span) for span in here)


def _is_one_of_many(story: Story, body: str, span: Span) -> bool:
    said = span.of(body)
    if not said.islower() or " " in said:
        return False
    before = body[max(0, span.start - _AHEAD) : span.start].split()[-_ADJECTIVES:]
    if any(term.endswith(" possessive") for word in before for term in story.pack.group("pronouns").get(word.lower(), ())):
        return True
    many = rf"\b(?:(?:a|an|another) (?:\w+ )?{re.escape(said)}|{re.escape(said)}s)\b"
    return re.search(many, body[: span.end], re.IGNORECASE) is not None


def came_by(story: Story, handling: Handling, since: Moment = ORIGIN) -> bool:
    """Whether the text puts the item into their hands from `since` on, before or in this passage."""
    who, item = handling.hold.who, handling.hold.item
    return any(
        other.receiver == who and other.hold.item == item and since <= other.moment <= handling.moment
        for other in story.judged(handled)
    )
