"""Partial dates keep the order of the calendar."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.domain.storytime import DAY, Offset, StoryDate, parse_date, parse_when


@given(st.dates(), st.integers(min_value=0, max_value=4000))
def test_dates_lie_as_many_days_apart_as_the_calendar_says(first: date, days: int) -> None:
    if (date.max - first).days < days:
        return
    start, end = parse_date(first.isoformat()), parse_date((first + timedelta(days=days)).isoformat())
    assert start is not None
    assert end is not None
    assert end.start - start.start == days * DAY


@given(st.datetimes())
def test_every_missing_tail_widens_the_date(moment: object) -> None:
    text = str(moment)[:16]
    widths = [parse_date(text[:cut]) for cut in (16, 10, 7, 4)]
    for narrow, wide in pairwise(widths):
        assert narrow is not None
        assert wide is not None
        assert wide.start <= narrow.start < narrow.end <= wide.end


NO_DATES = ["2200-13-01", "2200-02-30", "2200-01-05 24:00", "2200-01-05 12:60", "day 3, 24:00", "soon", "", "2200-01-"]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_date(text) is None


@given(st.text())
def test_any_text_is_read_without_a_fault(text: str) -> None:
    assert parse_when(text) is None or isinstance(parse_when(text), StoryDate | Offset)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("same", 0), ("Next  morning", DAY), ("+2d", 2 * DAY), ("+ 2d", None), ("+90min", 90), ("+1w", 7 * DAY)],
)
def test_relative_times(text: str, minutes: int | None) -> None:
    assert parse_when(text) == (None if minutes is None else Offset(minutes))


def test_a_counted_day_and_a_date_stand_on_different_lines() -> None:
    assert parse_date("day 12") == StoryDate("day", 12 * DAY, 13 * DAY)
    assert parse_date("day 12, 18:30") == StoryDate("day", 12 * DAY + 1110, 12 * DAY + 1111)
    assert parse_date("0012") == parse_date("12")
