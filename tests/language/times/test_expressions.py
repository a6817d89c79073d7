"""What names a time, and what only looks like it."""

from __future__ import annotations

import pytest

from writer_app.language.pack import LanguagePack
from writer_app.language.times.expressions import times_named
from writer_app.language.units.tokens import lowered

NAMED = [
    # dates
    ("It was the third of March.", "date --03-03: the third of March"),
    ("On March 3, 1994 they sailed.", "date 1994-03-03: March 3, 1994"),
    ("The 3rd of January, 1807, was cold.", "date 1807-01-03: The 3rd of January, 1807"),
    ("On June the twenty-first it rained.", "date --06-21: June the twenty-first"),
    ("We leave on the 4th.", "date ---04: on the 4th"),
    ("By November 1598 he was gone.", "date 1598-11: November 1598"),
    ("The lambs come in May.", "date --05: May"),
    ("She was born in 1841.", "date 1841: 1841"),
    ("It was all the rage in the 1920s.", "date 192X: the 1920s"),
    ("A chair of the eighteenth century.", "date 17XX: the eighteenth century"),
    ("Filed 2031-05-02 by the clerk.", "date 2031-05-02: 2031-05-02"),
    # weekdays, seasons, holidays
    ("On Tuesday he left.", "weekday tuesday: Tuesday"),
    ("Last Friday he had stayed.", "weekday -friday now: Last Friday"),
    ("They meet on Monday next.", "weekday +monday now: on Monday next"),
    ("Nobody had called since last summer.", "season -summer now: last summer"),
    ("In the spring of 1812 he wrote.", "season spring 1812: In the spring of 1812"),
    ("It happened at Christmas.", "holiday christmas: Christmas"),
    ("They came on Midsummer's Eve.", "holiday midsummer: Midsummer's Eve"),
    # times of day
    ("At half past six the bell rang.", "time of day 06:30 or 18:30: half past six"),
    ("It was a quarter to eight in the evening.", "time of day 19:45: a quarter to eight in the evening"),
    ("The train leaves at 12:30.", "time of day 00:30 or 12:30: 12:30"),
    ("The train leaves at 18:05.", "time of day 18:05: 18:05"),
    ("Be here at 5 p.m. or never.", "time of day 17:00: 5 p.m."),
    ("They woke at three in the morning.", "time of day 03:00: three in the morning"),
    ("He knocked at ten o'clock at night.", "time of day 22:00: ten o'clock at night"),
    ("She read until midnight.", "time of day 00:00: midnight"),
    ("They set out before dawn.", "part of the day -dawn: dawn"),
    ("That evening she sang.", "part of the day evening then: That evening"),
    # lengths
    ("For three weeks it rained.", "duration 3w: three weeks"),
    ("Two hours went by.", "duration 2h: Two hours"),
    ("She slept for an hour and a half.", "duration 1.5h: an hour and a half"),
    ("It takes two or three days.", "duration 2..3d: two or three days"),
    ("It was a two-day ride.", "duration 2d: two-day"),
    ("He stayed a fortnight; no, for a fortnight more.", "duration 14d: a fortnight"),
    # counted from somewhere
    ("Three days later he came.", "relative +3d then: Three days later"),
    ("Ten years earlier the house had burned.", "relative -10y then: Ten years earlier"),
    ("The next morning it snowed.", "relative +1d morning then: The next morning"),
    ("He had left a week before the fire.", "relative -1w event: a week before the fire"),
    ("Two days after he died, the rain stopped.", "relative +2d event: Two days after he died"),
    ("An hour ago I saw her.", "relative -1h now: An hour ago"),
    ("I saw her the day before yesterday.", "relative -2d now: the day before yesterday"),
    ("They sail tomorrow evening.", "relative +1d evening now: tomorrow evening"),
    ("We met last night.", "relative -1d night now: last night"),
    ("Days later the letter came.", "relative +?d then: Days later"),
    ("After three days the wind turned.", "relative +3d then: After three days"),
    # ages
    ("She was sixteen years old.", "age 16y: sixteen years old"),
    ("A six-year-old girl sat there.", "age 6y: six-year-old"),
    ("A man in his early sixties waited.", "age 60..63y: in his early sixties"),
    ("He is a hundred years old.", "age 100y: a hundred years old"),
    ("She died at the age of ninety.", "age 90y: at the age of ninety"),
]

NONE = [
    "You may 3 times try, and they march on.",
    "He sat in the sun, and that second step broke.",
    "She wore her Sunday best and a winter coat.",
    "An august 4 horses stood there.",
    "Friday ran before him, and he followed Friday.",
    "May stood at the door and called.",
    "Every two hours the bell rang, twice a day.",
    "They sang every Monday and on Sundays.",
    "Merry Christmas!",
    "The house had 1805 windows and 1200 men in it.",
    "Read Matthew 3:16 again.",
    "Wait a minute. Just a second.",
    "One day he would know.",
    "They live at number 12, and the spring broke the lock.",
    "In the fall he hurt his knee.",
    "Dawn laughed. He liked Dawn.",
    "The last day of the fair was the best.",
    "The thirty-first of February was a joke of theirs.",
    "She came first and he came second.",
]


SIGNS = ("", "+", "-")


def named(text: str, pack: LanguagePack) -> list[str]:
    """Every time as "kind value anchor: words", a sign before the value where it is counted one way."""
    return [
        f"{f'{each.kind.value} {SIGNS[each.direction]}{each.value} {each.anchor.value}'.strip()}: {each.span.of(text)}"
        for each in times_named(text, lowered(text), pack)
    ]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_named(pack: LanguagePack, text: str, expected: str) -> None:
    assert expected in named(text, pack)


@pytest.mark.parametrize("text", NONE)
def test_no_time(pack: LanguagePack, text: str) -> None:
    assert named(text, pack) == []


def test_none_overlaps_and_none_crosses_a_paragraph(pack: LanguagePack) -> None:
    text = "On Tuesday, the third\n\nof March, at half past\n\nsix years old, three days\n\nlater."
    found = [each.span for each in times_named(text, lowered(text), pack)]
    assert [span.of(text) for span in found] == ["Tuesday", "six years old", "three days"]


def test_a_weekday_beside_its_date(pack: LanguagePack) -> None:
    assert named("Monday, June 3rd, was bright.", pack) == ["weekday monday: Monday", "date --06-03: June 3rd"]


@pytest.mark.parametrize("text", ["", " ", "\ud800 at noon.", "3" * 5000, "the " * 3000 + "day", "day before " * 500])
def test_any_text_will_do(pack: LanguagePack, text: str) -> None:
    assert all(each.span.of(text) for each in times_named(text, lowered(text), pack))
