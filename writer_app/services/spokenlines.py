"""Every line that one character speaks, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from writer_app.continuity.story import Story
from writer_app.domain.lore import Lore
from writer_app.domain.observations import Quote, SceneReading
from writer_app.domain.scenes import SceneSource
from writer_app.services.lines import Line

_BETWEEN = " … "
"""What stands in a speech for the words of the narration that interrupt it."""


def lines_of(story: Story, entry_id: str) -> tuple[Line, ...]:
    """Each speech of an entry once and whole; empty for one that never speaks."""
    return tuple(
        line for scene in story.scenes for line in _in_scene(scene, story.readings.get(scene.id), entry_id, story.lore)
    )


def _in_scene(scene: SceneSource, reading: SceneReading | None, entry_id: str, lore: Lore) -> Iterator[Line]:
    own = (each for each in (reading.quotes if reading is not None else ()) if each.text_spoken and each.speaker == entry_id)
    for _, parts in groupby(own, key=lambda quote: quote.speech):
        yield _line(scene, tuple(parts), lore)


def _line(scene: SceneSource, parts: tuple[Quote, ...], lore: Lore) -> Line:
    first, last = parts[0], parts[-1]
    other = lore.get(first.addressee) if first.addressee else None
    return Line(
        scene.id,
        scene.title or scene.id,
        first.span.cover(last.span) if len(parts) > 1 else first.span,
        _BETWEEN.join(" ".join(part.span.of(scene.body).split()) for part in parts),
        other.name if other is not None else "",
        guessed=first.likely_speaker is None,
    )
