"""What hour of the day a passage tells, and whether a stretch of the day holds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from writer_app.continuity.judging.matching import find_phrase, words_of
from writer_app.continuity.judging.passages import segment_at, sentence_span
from writer_app.continuity.story import Story
from writer_app.domain.observations import SceneReading, TimeKind, TimeMention
from writer_app.domain.scenes import SceneSource
from writer_app.domain.spans import Span
from writer_app.domain.storytime import DAY, StoryDate, parse_when
from writer_app.text.fold import fold_key

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
_HOURS = {
    "dawn": (300, 480),
    "morning": (480, 690),
    "noon": (720, 720),
    "afternoon": (780, 980),
    "dusk": (990, 1230),
    "evening": (1080, 1320),
    "night": (1320, 240),
    "midnight": (0, 0),
}
"""Parts of the day in minutes, from and to; generous, since the sun keeps no clock."""
_BY_SIGN = {"daylight words": (540, 960), "darkness words": (1320, 240)}
_BOUNDS = {
    "dawn": "dawn",
    "sunrise": "dawn",
    "daybreak": "dawn",
    "dusk": "dusk",
    "sunset": "dusk",
    "nightfall": "dusk",
    "noon": "noon",
    "midday": "noon",
    "midnight": "midnight",
    "morning": "morning",
    "evening": "evening",
    "night": "night",
}


@dataclass(frozen=True, slots=True)
class Hours:
    """A stretch of the day in minutes, both ends included; it may run over midnight."""

    start: int
    end: int

    def holds(self, minute: int) -> bool:
        """Whether a minute of the day lies in it."""
        if self.start <= self.end:
            return self.start <= minute <= self.end
        return minute >= self.start or minute <= self.end

    def meets(self, other: Hours) -> bool:
        """Whether the two have a minute in common."""
        return self.holds(other.start) or self.holds(other.end) or other.holds(self.start)


def stretch_between(values: tuple[str, ...]) -> Hours | None:
    """The stretch that a limit names: "dusk" and "dawn", "22:00" and "04:00"; None for anything else. A part of the day
    belongs to it whole, at either end."""
    bounds = values[0].split(" and ") if len(values) == 1 else values
    if len(bounds) != 2:
        return None
    first, last = (_bound(value) for value in bounds)
    return Hours(first.start, last.end) if first is not None and last is not None else None


def _bound(value: str) -> Hours | None:
    folded = fold_key(value)
    found = _CLOCK.fullmatch(folded)
    if found is not None:
        minute = (int(found[1]) * 60 + int(found[2])) % DAY
        return Hours(minute, minute)
    part = _BOUNDS.get(folded)
    return Hours(*_HOURS[part]) if part is not None else None


def hours_named(told: TimeMention) -> Hours | None:
    """The hours that a part of the day or a time of the clock means; None for anything else, or where its half is open."""
    if told.kind is TimeKind.DAY_PART and told.value in _HOURS:
        return Hours(*_HOURS[told.value])
    if told.kind is TimeKind.CLOCK and (clock := _CLOCK.fullmatch(told.value)):
        minute = int(clock[1]) * 60 + int(clock[2])
        return Hours(minute, minute)
    return None


def hours_told(story: Story, scene: SceneSource, reading: SceneReading, span: Span) -> tuple[tuple[Hours, Span], ...]:
    """Every hour that the sentence around `span` tells, with the words that do; else what the scene's setting says."""
    sentence = sentence_span(reading, span)
    found = tuple(_in_sentence(story, scene, reading, sentence))
    if found:
        return found
    segment = segment_at(reading, span.start)
    when = parse_when(segment.when) if segment is not None and segment.when else None
    if isinstance(when, StoryDate) and 0 < when.end - when.start <= 60:
        return ((Hours(when.start % DAY, (when.end - 1) % DAY), span),)
    return ()


def _in_sentence(story: Story, scene: SceneSource, reading: SceneReading, sentence: Span) -> Iterator[tuple[Hours, Span]]:
    for told in reading.times:
        if sentence.contains(told.span):
            named = hours_named(told)
            if named is not None:
                yield named, told.span
    words = words_of(scene.body, sentence)
    for name, hours in _BY_SIGN.items():
        for text in sorted(story.pack.words(name)):
            for first, last in find_phrase(words, text):
                yield Hours(*hours), Span(words[first].start, words[last].end)
