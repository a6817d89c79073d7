"""Positions as typed in a command: checked against the outline, numbers turned into ids."""

from __future__ import annotations

from difflib import get_close_matches

from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.errors import DataError, UsageError
from writer_app.domain.outline import Outline
from writer_app.domain.positions import PositionKind
from writer_app.domain.values import Scalar
from writer_app.domain.vocabulary.positions import position_from


def position_text(text: str, timeline: Timeline) -> str:
    """What to write for the position `text`: ids for numbers. Raises UsageError with the nearest known name."""
    try:
        position = position_from(Scalar(text))
    except DataError as error:
        raise UsageError(error.reason) from None
    outline = timeline.project.outline
    if position.kind is PositionKind.NUMBER:
        written = _numbered(outline, position.ref)
        if not written:
            raise UsageError(f"there is no chapter or scene {position.ref}")
        return written
    if timeline.knows(position):
        return position.written
    names = [*(chapter.id for chapter in outline.chapters()), *outline.scene_ids()]
    near = get_close_matches(text, names, n=3)
    hint = f"did you mean {' or '.join(near)}?" if near else "a scene, a chapter, a date or `before`"
    raise UsageError(f"there is no scene or chapter called “{text}”", hint)


def _numbered(outline: Outline, number: str) -> str:
    first, _, second = number.partition(".")
    for index, chapter in enumerate(outline.chapters(), 1):
        if index == int(first):
            inside = chapter.scenes[int(second) - 1 : int(second)] if second else (chapter.id,)
            return inside[0] if inside else ""
    return ""
