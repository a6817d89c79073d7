"""Story time: partial dates, relative dates, and their order."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DATE = re.compile(r"^(?P<y>-?\d{1,6})(?:-(?P<m>\d{1,2})(?:-(?P<d>\d{1,2})(?:[ T](?P<h>\d{1,2})(?::(?P<min>\d{2}))?)?)?)?$")
_DAY = re.compile(r"^day (?P<n>-?\d{1,6})(?:[ ,]+(?P<h>\d{1,2}):(?P<min>\d{2}))?$", re.IGNORECASE)
_OFFSET = re.compile(r"^\+(?P<n>\d{1,5}) ?(?P<unit>min|h|d|w|m|y)$", re.IGNORECASE)
_PHRASES = {
    "same": ("same", 0),
    "same day": ("same", 0),
    "next day": ("d", 1),
    "next morning": ("d", 1),
    "next evening": ("d", 1),
    "the next day": ("d", 1),
    "the next morning": ("d", 1),
    "next week": ("w", 1),
    "next month": ("m", 1),
    "next year": ("y", 1),
}
_MINUTES = {"min": 1, "h": 60, "d": 1440, "w": 10080, "m": 43830, "y": 525960}
DAY = 1440


@dataclass(frozen=True, slots=True, order=True)
class StoryDate:
    """A partial date as minutes on a line: `start` inclusive, `end` exclusive (a day is 1,440 long, a year its days).

    `era` tells the calendar's line: `date` for written dates, `day` for "day 12"; lines do not compare.
    """

    era: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Offset:
    """A time relative to the scene before, in minutes; 0 is "same"."""

    minutes: int


When = StoryDate | Offset


def _days_before_year(year: int) -> int:
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _month_days(year: int) -> tuple[int, ...]:
    return (31, 29 if _leap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def parse_date(text: str) -> StoryDate | None:
    """`2200-01-05 18:30` with any tail missing, or `day 12`; None when it is neither or no such day exists."""
    text = text.strip()
    if found := _DAY.match(text):
        base = int(found["n"]) * DAY
        if found["h"] is None:
            return StoryDate("day", base, base + DAY)
        hour, minute = int(found["h"]), int(found["min"])
        start = base + hour * 60 + minute
        return StoryDate("day", start, start + 1) if hour < 24 and minute < 60 else None
    found = _DATE.match(text)
    return _calendar_date(found) if found else None


def _calendar_date(found: re.Match[str]) -> StoryDate | None:
    year, month, day, hour, minute = (None if found[key] is None else int(found[key]) for key in ("y", "m", "d", "h", "min"))
    assert year is not None
    start = _days_before_year(year) * DAY
    if month is None:
        return StoryDate("date", start, start + (366 if _leap(year) else 365) * DAY)
    if not 1 <= month <= 12:
        return None
    lengths = _month_days(year)
    start += sum(lengths[: month - 1]) * DAY
    if day is None:
        return StoryDate("date", start, start + lengths[month - 1] * DAY)
    if not 1 <= day <= lengths[month - 1]:
        return None
    return _on_day(start + (day - 1) * DAY, hour, minute)


def _on_day(start: int, hour: int | None, minute: int | None) -> StoryDate | None:
    if hour is None:
        return StoryDate("date", start, start + DAY)
    if hour > 23 or (minute or 0) > 59:
        return None
    start += hour * 60 + (minute or 0)
    return StoryDate("date", start, start + (60 if minute is None else 1))


def parse_when(text: str) -> When | None:
    """A scene's `when`: a date, `day 12`, `same`, `next morning`, `+2d`; None when it is none of these."""
    lowered = " ".join(text.lower().split())
    if lowered in _PHRASES:
        unit, count = _PHRASES[lowered]
        return Offset(0 if unit == "same" else _MINUTES[unit] * count)
    if found := _OFFSET.match(lowered):
        return Offset(_MINUTES[found["unit"]] * int(found["n"]))
    return parse_date(text)
