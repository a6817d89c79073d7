"""Positions in a search: the moment `as of` asks about, and the times of `when:`."""

from __future__ import annotations

from writer_app.continuity.moments import Interval, Moment
from writer_app.continuity.query.names import did_you_mean
from writer_app.continuity.story import Story
from writer_app.domain.errors import UsageError
from writer_app.domain.positions import BEFORE, Position, PositionKind
from writer_app.domain.storytime import parse_date
from writer_app.text.fold import fold_key


def moment_of(story: Story, text: str) -> Moment:
    """The end of the scene, chapter or date that `text` names. Raises UsageError with the nearest known."""
    if fold_key(text) == "before":
        found = story.timeline.resolve(BEFORE)
    elif (node := node_of(story, text)) is not None:
        found = story.timeline.resolve(Position(PositionKind.NODE, ref=node))
    else:
        return interval_of(story, text).certain
    if found is None:
        raise UsageError(f"“{text}” has no place in the story's time")
    return found.certain


def interval_of(story: Story, text: str) -> Interval:
    """The stretch of the story on the date `text`. Raises UsageError."""
    date = parse_date(text)
    if date is None:
        hint = (
            did_you_mean(text, node_names(story)) or "a scene, a chapter's number or id, a date such as 2200-01-05, or before"
        )
        raise UsageError(f"“{text}” is no place in this story", hint)
    found = story.timeline.resolve(Position(PositionKind.DATE, date=date, written=text))
    assert found is not None
    return found


def node_of(story: Story, text: str) -> str | None:
    """The id or number of the scene, chapter or part that `text` names by id, number or title; None if there is none."""
    if story.timeline.node_scenes(text):
        return text
    by_title = {fold_key(title): node for node, title in _titles(story) if title}
    return by_title.get(fold_key(text))


def node_names(story: Story) -> dict[str, str]:
    """Every name a scene or chapter can be asked for by, folded to written."""
    names = {fold_key(node): node for node, _ in _titles(story)}
    return names | {fold_key(title): title for _, title in _titles(story) if title}


def _titles(story: Story) -> list[tuple[str, str]]:
    outline = story.project.outline
    found = [(chapter.id, chapter.title) for chapter in outline.chapters()]
    titled = {scene.id: scene.title for scene in story.scenes}
    return [(scene, titled.get(scene, "")) for scene in outline.scene_ids()] + found
