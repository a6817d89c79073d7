"""How a stay in a realm ends, and whether the text or the notes show what it takes to leave."""

from __future__ import annotations

from collections.abc import Iterable

from writer_app.continuity.events import paragraph_of
from writer_app.continuity.judging.conditions import shown
from writer_app.continuity.judging.passages import segment_at, window
from writer_app.continuity.judging.visits import ReadStay
from writer_app.continuity.story import Story
from writer_app.domain.lore import Condition
from writer_app.domain.observations import SceneReading
from writer_app.domain.spans import Span


def left_within_scene(stay: ReadStay) -> bool:
    """Whether the text tells the end of the stay in one scene, so that it shows how."""
    return stay.ended is not None and stay.ended.scene.id == stay.last.scene.id


def way_out_shown(story: Story, stay: ReadStay, conditions: Iterable[Condition]) -> bool:
    """Whether the words around the end of the stay, or a declared change, show one of `conditions` at work."""
    ended = stay.ended
    if ended is None:
        return True
    reading = story.readings[ended.scene.id]
    wanted = tuple(conditions)
    last = paragraph_of(reading, ended.span.start)
    if ended.span.start > stay.last.span.end and not ended.leaves:
        # The way out stands where the realm's stretch ends, not where the next one begins.
        last = min(last, paragraph_of(reading, _end_of_stretch(reading, stay)))
    begin = min(window(reading, ended.span).start, reading.paragraphs[last].start if last >= 0 else ended.span.start)
    around = Span(begin, max(begin, window(reading, ended.span, 0).end))
    if any(shown(story, ended.scene, around, item) for item in wanted):
        return True
    # Where the text itself tells the leaving it also has to tell how; where it only goes on elsewhere, the notes may.
    return not ended.leaves and _declared_way_out(story, stay, wanted)


def _end_of_stretch(reading: SceneReading, stay: ReadStay) -> int:
    segment = segment_at(reading, stay.last.span.start)
    ends = [span.start for span in reading.sentences if segment is not None and span.start < segment.span.end]
    return max(ends, default=stay.last.span.end)


def _declared_way_out(story: Story, stay: ReadStay, conditions: tuple[Condition, ...]) -> bool:
    meant = {entry.id for item in conditions if (entry := story.lore.resolve(item.text)) is not None}
    for item in story.state.changes:
        if item.entry.id != stay.who or item.change.verb not in ("returns", "leaves") or stay.ended is None:
            continue
        by = {entry.id for text in item.change.arg("by") if (entry := story.lore.resolve(text)) is not None}
        if by & meant and item.interval.possible_at(story.timeline.end_of(stay.ended.scene.id) or stay.ended.moment):
            return not item.interval.certain_at(stay.first.moment)
    return False
