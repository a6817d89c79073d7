"""Positions in a search: the times of `when:`, and scenes by name."""

from __future__ import annotations

from writer_app.continuity.story import Story
from writer_app.continuity.time.moments import Interval
from writer_app.domain.errors import UsageError
from writer_app.domain.positions import Position, PositionKind
from writer_app.domain.storytime import parse_date
from writer_app.text.fold import fold_key


def interval_of(story: Story, text: str) -> Interval:
    """The stretch of the story on the date `text`. Raises UsageError."""
    date = parse_date(text)
    if date is None:
        raise UsageError(f"“{text}” is no date in a story", "such as 2200-01-05, 2200-01 or day 12")
    found = story.timeline.resolve(Position(PositionKind.DATE, date=date, written=text))
    assert found is not None
    return found


def node_of(story: Story, text: str) -> str | None:
    """The id or number of the scene, chapter or part that `text` names by id, number or title; None if there is none."""
    if story.timeline.node_scenes(text):
        return text
    by_title = {fold_key(title): node for node, title in _titles(story) if title}
    return by_title.get(fold_key(text))


def _titles(story: Story) -> list[tuple[str, str]]:
    outline = story.project.outline
    found = [(chapter.id, chapter.title) for chapter in outline.chapters()]
    titled = {scene.id: scene.title for scene in story.scenes}
    return [(scene, titled.get(scene, "")) for scene in outline.scene_ids()] + found
