"""Positions as asked for: "as of X" means the end of X."""

from __future__ import annotations

import re

from writer_app.continuity.time.anchoring import words_ends
from writer_app.continuity.time.moments import NEVER, Moment, end_of_slot
from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.errors import DataError, UsageError
from writer_app.domain.positions import Position, PositionKind
from writer_app.domain.values import Scalar
from writer_app.domain.vocabulary.positions import position_from
from writer_app.text.fold import fold_key
from writer_app.text.nearest import did_you_mean

_TABLE = re.compile(r"""\{\s*scene:\s*["']?(?P<scene>[^,"'}]+?)["']?\s*(?:,\s*after:\s*(?P<words>.+?)\s*)?\}""")


def position_from_text(text: str, timeline: Timeline) -> Position:
    """The position that `text` names: an id, a number, a date, `before`, a title, `SCENE: words of the text`, or the same as
    pages write it, `{scene: SCENE, after: "words"}`.

    Raises UsageError with the nearest known scene or chapter.
    """
    if table := _TABLE.fullmatch(text.strip()):
        text = f"{table['scene']}: {table['words']}" if table["words"] else table["scene"]
    try:
        position = position_from(Scalar(" ".join(text.split())))
    except DataError as error:
        raise UsageError(error.reason) from None
    if timeline.resolve(position) is not None:
        return position
    found = _titled(text, timeline) or _quoted(text, timeline)
    if found is None:
        raise UsageError(f"there is no scene or chapter “{text.strip()}”", _nearest(text, timeline))
    return found


def moment_as_of(text: str, timeline: Timeline) -> Moment:
    """The end of what `text` names; the end of the story for an empty text.

    Raises UsageError where nothing of that name is there, or it has no place in time.
    """
    if not text.strip():
        return end_of_slot(len(timeline.story_order) - 1)
    position = position_from_text(text, timeline)
    interval = timeline.resolve(position)
    if interval is None or interval.certain == NEVER:
        raise UsageError(f"no scene says when it happens, so that {position.written} has no place", "give scenes a `when:`")
    scenes = timeline.node_scenes(position.ref) if position.kind is not PositionKind.DATE else ()
    if scenes and not any(timeline.is_placed(scene) for scene in scenes):
        raise UsageError(f"“{position.written}” is a flashback without a date, outside story time", "give it a `when:`")
    return interval.certain


def _named(timeline: Timeline) -> dict[str, str]:
    """Ids of scenes and chapters by every folded way to write them, titles included."""
    names = {fold_key(chapter.title): chapter.id for chapter in timeline.project.outline.chapters()}
    names |= {fold_key(scene.title): scene.id for scene in timeline.scenes if scene.title}
    ids = [chapter.id for chapter in timeline.project.outline.chapters()] + list(timeline.reading_order)
    names |= {fold_key(name.replace("-", " ")): name for name in ids}
    return names | {fold_key(name): name for name in ids}


def _titled(text: str, timeline: Timeline) -> Position | None:
    found = _named(timeline).get(fold_key(text))
    return Position(PositionKind.NODE, ref=found, written=found) if found else None


def _quoted(text: str, timeline: Timeline) -> Position | None:
    name, colon, words = text.partition(":")
    scene = timeline.scene_id(name.strip())
    words = words.strip().strip("\"“”'")
    if not colon or scene is None or not words:
        return None
    source = timeline.source(scene)
    if source is None or words_ends(source.body, words) is None:
        raise UsageError(f"the words “{words}” do not stand in “{scene}”")
    return Position(PositionKind.WORDS, ref=scene, after=words, written=scene)


def _nearest(text: str, timeline: Timeline) -> str | None:
    if re.fullmatch(r"\d+(?:\.\d+)?", text.strip()):
        return f"the last chapter is {sum(1 for _ in timeline.project.outline.chapters())}"
    return did_you_mean(text, _named(timeline))
