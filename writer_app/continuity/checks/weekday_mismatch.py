"""T401: a weekday that is not that of the date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.dated import dated_at, is_present, moved_on, said_or_narrated
from writer_app.continuity.judging.passages import read_scenes, segment_at
from writer_app.continuity.judging.reports import in_text, passage, say
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Message, Severity
from writer_app.domain.observations import SceneReading, TimeKind, TimeMention
from writer_app.domain.scenes import SceneSource
from writer_app.domain.spans import Span

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_BESIDE = re.compile(r",? (?:the |on |of )*")
_NEAR = timedelta(days=31)
_DATE = re.compile(r"(?P<year>\d{1,4}|-)-(?P<month>\d{2})-(?P<day>\d{2})")


def _run(story: Story) -> Iterator[Finding]:
    if story.project.calendar or not any(scene.setting.when for scene in story.scenes):
        return
    for scene, reading in read_scenes(story):
        for mention in reading.times:
            if mention.kind is TimeKind.WEEKDAY and mention.value in _DAYS:
                found = _beside_date(story, scene, reading, mention) or _now(story, scene, reading, mention)
                if found is not None:
                    yield found


def _beside_date(story: Story, scene: SceneSource, reading: SceneReading, weekday: TimeMention) -> Finding | None:
    """ "Tuesday, the third of March": the date beside it has another weekday."""
    for mention in reading.times:
        first, last = sorted((weekday.span, mention.span))
        if mention.kind is not TimeKind.DATE or not _BESIDE.fullmatch(scene.body, first.end, max(first.end, last.start)):
            continue
        day = _full(story, scene, reading, mention)
        if day is not None and _DAYS[day.weekday()] != weekday.value and said_or_narrated(mention):
            label = f"{mention.span.of(scene.body)} of {day.year} is a {_DAYS[day.weekday()].title()}"
            message = _said(weekday, day)
            found = in_text("T401", message, (scene.id, first.cover(last)), (), [passage(scene.id, mention.span, label)])
            return replace(found, severity=Severity.WARNING)
    return None


def _full(story: Story, scene: SceneSource, reading: SceneReading, mention: TimeMention) -> date | None:
    """The date with the year that it says, or that the scene is dated in."""
    parts = _DATE.fullmatch(mention.value)
    if parts is None:
        return None
    year, month, day = parts["year"], int(parts["month"]), int(parts["day"])
    if year != "-":
        return _day(int(year), month, day)
    segment = segment_at(reading, mention.span.start)
    dated = dated_at(story, scene, segment) if segment is not None else None
    days = dated.days if dated is not None else None
    found = _day(days[0].year, month, day) if days is not None else None
    # What is far from the scene may be of another year.
    near = found is not None and days is not None and days[0] - _NEAR <= found <= days[1] + _NEAR
    return found if near and days is not None and days[0].year == days[1].year else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _now(story: Story, scene: SceneSource, reading: SceneReading, weekday: TimeMention) -> Finding | None:
    """ "It was Tuesday" in a scene whose date is a Friday."""
    segment = segment_at(reading, weekday.span.start)
    if segment is None or not is_present(story, scene, reading, weekday):
        return None
    dated = dated_at(story, scene, segment)
    day = dated.day if dated is not None else None
    if dated is None or day is None or _DAYS[day.weekday()] == weekday.value:
        return None
    if moved_on(reading, segment, weekday.span.start):
        return None
    found = in_text("T401", _said(weekday, day), (scene.id, Span(weekday.span.start, weekday.span.end)), (), [dated.by])
    return replace(found, severity=Severity.WARNING)


def _said(weekday: TimeMention, day: date) -> Message:
    template = "The day is a {said} here, but {date} is a {real}."
    return say(template, said=weekday.value.title(), date=day.isoformat(), real=_DAYS[day.weekday()].title())


CHECK = Check(
    code="T401",
    name="weekday-mismatch",
    severity=Severity.WARNING,
    reads=frozenset({"times"}),
    doc=Doc(
        what="Finds a weekday that is not that of the scene's date, or of the date that stands beside it.",
        why="A reader with a calendar is a reader lost: the fifth of May 1998 was a Tuesday, and always will be.",
        example="A scene with `when: 1998-05-05`, and the text says “It was a Friday.”",
        mend="Change the weekday in the text, or the date.",
        exceptions="Only where scenes are dated by a calendar of the world (`calendar:` in `project.yaml` names another), and "
        "only a day that the text says it is: “on Friday” may be any. Letters, dreams and flashbacks are left "
        "alone, and what somebody says unless it is “today is Friday”.",
    ),
    run=_run,
)
