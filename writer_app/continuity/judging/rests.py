"""How long a power has rested between two uses, where the text or the dates of scenes say it."""

from __future__ import annotations

from writer_app.continuity.judging.dated import narrated
from writer_app.continuity.judging.quirkuse import Use
from writer_app.continuity.judging.spells import length
from writer_app.continuity.story import Story
from writer_app.domain.lore import Limit
from writer_app.domain.observations import TimeAnchor, TimeKind, TimeMention
from writer_app.domain.spans import Span
from writer_app.language.times.expressions import times_named

_AGES = frozenset({TimeKind.AGE})


def rest_of(story: Story, limit: Limit) -> float | None:
    """The rest that a limit asks for, in minutes; None where it is no length of time with a number."""
    text = f"for {limit.values[0]}" if limit.values else ""
    named = (each for each in times_named(text, text.lower(), story.pack) if each.kind is TimeKind.DURATION)
    found = next((length(each.value) for each in named), None)
    return found[0] if found is not None else None


def rested(story: Story, before: Use, after: Use) -> tuple[float, Span | None] | None:
    """The longest time in minutes that lies between two uses, with the words that say it; None where it is not stated."""
    if before.scene.id == after.scene.id:
        return _told_between(after, Span(before.act.span.end, max(before.act.span.end, after.act.span.end)))
    for era in ("date", "day"):
        first, last = (story.timeline.minutes(use.scene.id, era) for use in (before, after))
        if first is not None and last is not None:
            return last[1] - first[0], None
    return None


def _told_between(use: Use, between: Span) -> tuple[float, Span | None] | None:
    """The times that pass between two places of one scene, added up; None where one of them has no number."""
    told = [each for each in use.reading.times if between.overlaps(each.span) and each.kind not in _AGES and narrated(each)]
    lengths = [length(each.value) if _passes(each) else None for each in told]
    known = [each for each in lengths if each is not None]
    if not known or len(known) != len(lengths):
        return None
    return sum(most for _, most in known), told[-1].span


def _passes(mention: TimeMention) -> bool:
    """Whether it is told that so much time goes by: "ten minutes later"."""
    return mention.kind is TimeKind.RELATIVE and mention.direction == 1 and mention.anchor is TimeAnchor.THEN
