"""Story order: scenes sorted by when they happen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from writer_app.continuity.time.moments import NEVER, ORIGIN, Interval, Moment, after_slot
from writer_app.domain.scenes import Frame, Setting
from writer_app.domain.storytime import DAY, Offset, StoryDate, parse_when

_LONG_AGO = -(1 << 50)
_FAR_OFF = 1 << 50
ASIDE = (Frame.LETTER, Frame.DREAM, Frame.VISION)
"""Frames that take their predecessor's place, or their own date, without moving the story's present."""


@dataclass(frozen=True, slots=True)
class _Span:
    """Minutes on one line for all calendars of the story."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class StoryOrder:
    """Placed scenes in story order; `earliest` and `latest` bound the minute each begins at and grow along the order.

    `shifts` puts each calendar's line (`date`, `day`) on the common one.
    """

    scenes: tuple[str, ...]
    earliest: tuple[int, ...]
    latest: tuple[int, ...]
    shifts: tuple[tuple[str, int], ...]

    def on_date(self, date: StoryDate) -> Interval:
        """When a change on this date may and certainly does hold; unknown where no scene is dated by the same calendar."""
        shift = dict(self.shifts).get(date.era)
        if shift is None:
            return Interval(ORIGIN, NEVER)
        start, end = date.start + shift, date.end + shift
        may = after_slot(bisect_right(self.latest, start) - 1, start)
        return Interval(may, max(may, after_slot(bisect_left(self.earliest, end) - 1, end)))

    def bounds(self, slot: int, era: str) -> tuple[int, int] | None:
        """The first and the last minute of a calendar at which the scene in this slot may begin; None where it is unknown."""
        shift = dict(self.shifts).get(era)
        if shift is None or not 0 <= slot < len(self.scenes):
            return None
        return self.earliest[slot] - shift, self.latest[slot] - shift

    def moment_on(self, date: StoryDate) -> Moment | None:
        """The moment a passage told on this date stands at, if the calendar is known."""
        shift = dict(self.shifts).get(date.era)
        if shift is None:
            return None
        return after_slot(bisect_left(self.earliest, date.start + shift) - 1, date.start + shift)


@dataclass(slots=True)
class _Placing:
    shifts: dict[str, int] = field(default_factory=dict)
    now: _Span | None = None

    def place(self, setting: Setting) -> _Span | None:
        """The place of a scene that is no flashback. Only the main line becomes the present; an old letter does not."""
        if setting.frame in ASIDE:
            return self.past(setting, None) or (_Span(self.now.start, _FAR_OFF) if self.now else None)
        when = parse_when(setting.when)
        if isinstance(when, StoryDate):
            self.now = self._dated(when)
        elif isinstance(when, Offset) and self.now is not None:
            self.now = _moved(self.now, when.minutes)
        elif self.now is not None:
            # It stands in its predecessor's place; how much later it happens is open.
            return _Span(self.now.start, _FAR_OFF)
        return self.now

    def _dated(self, date: StoryDate) -> _Span:
        if date.era not in self.shifts:
            self.shifts[date.era] = self.now.start - date.start if self.now else 0
        shift = self.shifts[date.era]
        start, end = date.start + shift, date.end + shift
        # "1998" told after "1998-06-05" goes on from there.
        if self.now is not None and start <= self.now.start < end:
            start = self.now.start
        return _Span(start, end)

    def past(self, setting: Setting, before: _Span | None) -> _Span | None:
        """The place of a flashback: its date, or relative to the flashback just before it; None leaves it unplaced."""
        when = parse_when(setting.when)
        if isinstance(when, Offset):
            return _moved(before, when.minutes) if before else None
        if not isinstance(when, StoryDate) or (self.shifts and when.era not in self.shifts):
            return None
        shift = self.shifts.setdefault(when.era, 0)
        return _Span(when.start + shift, when.end + shift)


def _moved(span: _Span, minutes: int) -> _Span:
    start, end = span.start + minutes, span.end + minutes
    if minutes and minutes % DAY == 0:
        start = start // DAY * DAY
        end = max(end, start + DAY)
    return _Span(start, end)


def story_order(scenes: Sequence[tuple[str, Setting]]) -> StoryOrder:
    """The order of `scenes`, given as ids and settings in reading order. Scenes that are nowhere in time are left out."""
    placing = _Placing()
    spans = [placing.place(setting) if setting.frame is not Frame.FLASHBACK else None for _, setting in scenes]
    first = next((span for span, (_, setting) in zip(spans, scenes, strict=True) if span and setting.frame not in ASIDE), None)
    rows: list[tuple[tuple[int, int, int, int], str, int, int]] = []
    before: _Span | None = None
    for index, (scene, setting) in enumerate(scenes):
        if setting.frame is Frame.FLASHBACK:
            before = placing.past(setting, before)
            if before is not None:
                rows.append(((0, before.start, 0, index), scene, before.start, before.end))
            continue
        before, span = None, spans[index]
        # Scenes before the first dated one stand before it; when exactly is open.
        near = span or first
        key = (0, near.start, 1, index) if near else (1, 0, 1, index)
        rows.append((key, scene, span.start if span else _LONG_AGO, span.end if span else _FAR_OFF))
    rows.sort(key=lambda row: row[0])
    earliest = tuple(accumulate((row[2] for row in rows), max))
    latest = tuple(accumulate((row[3] for row in reversed(rows)), min))[::-1]
    return StoryOrder(tuple(row[1] for row in rows), earliest, latest, tuple(placing.shifts.items()))
