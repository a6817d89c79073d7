"""T404: a season or an hour that is not that of the scene's date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.dated import Dated, dated_at, is_present, moved_on
from writer_app.continuity.judging.hours import Hours, hours_named
from writer_app.continuity.judging.passages import read_scenes, segment_at
from writer_app.continuity.judging.reports import in_text, say
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity
from writer_app.domain.observations import SceneReading, TimeKind, TimeMention
from writer_app.domain.scenes import SceneSource
from writer_app.domain.storytime import DAY

_MONTHS = {"spring": (2, 6), "summer": (5, 9), "autumn": (8, 12), "winter": (11, 3)}
"""The months, first and last, in which it may be called so north of the equator: generous, since weather keeps no calendar."""
_LEEWAY = 60


def _run(story: Story) -> Iterator[Finding]:
    for scene, reading in read_scenes(story):
        for mention in reading.times:
            if mention.kind in (TimeKind.SEASON, TimeKind.DAY_PART, TimeKind.CLOCK):
                yield from _compare(story, scene, reading, mention)


def _compare(story: Story, scene: SceneSource, reading: SceneReading, mention: TimeMention) -> Iterator[Finding]:
    segment = segment_at(reading, mention.span.start)
    if segment is None or not is_present(story, scene, reading, mention) or moved_on(reading, segment, mention.span.start):
        return
    dated = dated_at(story, scene, segment)
    if dated is None or not (
        _other_season(mention, dated) if mention.kind is TimeKind.SEASON else _other_hour(mention, dated)
    ):
        return
    said = mention.value if mention.kind is TimeKind.SEASON else mention.span.of(scene.body)
    message = say("It is {said} here, but this scene is dated {when}.", said=said, when=segment.when)
    yield replace(in_text("T404", message, (scene.id, mention.span), (), [dated.by]), severity=Severity.WARNING)


def _other_season(mention: TimeMention, dated: Dated) -> bool:
    months = _MONTHS.get(mention.value.split()[0])
    day = dated.day
    if months is None or day is None:
        return False
    first, last = months
    return not (first <= day.month <= last if first <= last else day.month >= first or day.month <= last)


def _other_hour(mention: TimeMention, dated: Dated) -> bool:
    hours = hours_named(mention)
    if hours is None or dated.end - dated.start > _LEEWAY:
        return False
    scene = Hours((dated.start - _LEEWAY) % DAY, (dated.end + _LEEWAY) % DAY)
    return not hours.meets(scene)


CHECK = Check(
    code="T404",
    name="season-or-daytime-mismatch",
    severity=Severity.WARNING,
    reads=frozenset({"times"}),
    on=False,
    doc=Doc(
        what="Finds a season or an hour that the text says it is and the scene's date does not give.",
        why="Snow on the roofs in a scene that was moved to July is one of the last things an author sees.",
        example="A scene with `when: 1998-07-05 21:00`, and the text says “It was six o'clock in the morning.”",
        mend="Change the words in the text, or the date of the scene.",
        exceptions="Off until asked for: seasons are those north of the equator, and the sun keeps no clock. Only what the "
        "text says it is counts; an hour either way is left open, and a month at either end of a season.",
    ),
    run=_run,
)
