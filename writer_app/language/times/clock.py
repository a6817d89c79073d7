"""Times of day: hours, "half past six", midnight, dawn, "that evening"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from writer_app.domain.observations import TimeAnchor, TimeKind
from writer_app.domain.spans import Span
from writer_app.language.times.numbers import count_of
from writer_app.language.times.patterns import DIGITS, Named, Page, Rule, Terms, span_of, term_of

_HALF = r"(?: (?:in the|this|that|next|tomorrow|yesterday)? ?(?P<half>morning|afternoon|evening|night)| at (?P<night>night))?"
_MIDNIGHT = frozenset({"midnight"})
_NOONS = ("noon", "midday", "noonday", "midnight")
_DIRECTIONS = {"before": -1, "after": 1, "past": 1, "since": 1}
_OF_DAY = "morning|afternoon|evening|night"
_BEFORE_DAY = ("in the", "on the", "that", "one", "by the", "since the", "until the")
_BEFORE_HOUR = "at|by|until|till|before|after|about|around|from|since|was|'twas"
_NOT_BEFORE_NOON = frozenset({"of", "and", "for", "through", "early", "late", "on", "in", "during"})
_NOT_BEFORE_DAWN = frozenset({"of", "and", "for", "through", "the", "was", "is", "on", "to", "be", "being"})


class Clock:
    """The rules for times of day, by the words that they are found at."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._pack = terms.pack

    def rules(self) -> Mapping[str, Sequence[Rule]]:
        """The rules by trigger word; "#" for digits."""
        rule = self._terms.rule
        past = rule(
            rf"(?:a )?(?P<part>half|quarter|<N>(?: minutes)?)[\s-](?P<way>past|to|before|after|of) "
            rf"(?P<hour><HOUR>|midnight|noon)(?P<sharp> o'clock)?{_HALF}",
            self._past,
        )
        oclock = rule(rf"(?P<hour><HOUR>) o'clock{_HALF}", self._hour)
        bare = rule(
            rf"(?:{_BEFORE_HOUR}) (?P<hour><HOUR>) (?:in the|this|that|tomorrow) (?P<half>{_OF_DAY})"
            rf"|(?:{_BEFORE_HOUR}) (?P<late><HOUR>) at night",
            self._bare,
        )
        noon = rule(r"(?P<which><PREP>) (?P<name>midnight|noon|midday|noonday)", self._noon)
        before = "|".join(_BEFORE_DAY)
        parts = (
            bare,
            rule(r"(?P<which><PREP>|the) (?:early |late )?(?P<name><DAY_PARTS>)", self._part),
            rule(rf"(?:early |late )?(?P<which>{before}) (?:early |late )?(?P<name>{_OF_DAY})", self._part),
        )
        found: dict[str, Sequence[Rule]] = dict.fromkeys(self._pack.group("day-parts"), parts)
        found |= dict.fromkeys(("half", "quarter", "minutes"), (past,))
        found |= dict.fromkeys(_NOONS, (past, noon))
        found |= {"o'clock": (past, oclock)}
        found[DIGITS] = (
            rule(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<m>[ap])\.?m(?:\.|(?!\w))", self._twelve),
            rule(rf"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![:\d]){_HALF}", self._digits),
        )
        return found

    @staticmethod
    def _past(found: re.Match[str], page: Page) -> Named | None:
        part, way, hour = found["part"], found["way"], found["hour"]
        exact = part in ("half", "quarter") or "minutes" in part or found["sharp"] or hour in _NOONS
        minutes = {"half": 30, "quarter": 15}.get(part) or _small(part.replace("minutes", ""))
        if (
            not exact
            or minutes is None
            or (part == "half" and way != "past")
            or (way in ("before", "after") and hour == "one")
        ):
            return None
        return _timed(found, hour, minutes if way in ("past", "after") else -minutes)

    @staticmethod
    def _hour(found: re.Match[str], page: Page) -> Named | None:
        return _timed(found, found["hour"], 0)

    @staticmethod
    def _bare(found: re.Match[str], page: Page) -> Named | None:
        hour = found["hour"] or found["late"]
        span = Span(found.start("hour") if found["hour"] else found.start("late"), found.end())
        return _at(span, hour, 0, found["half"] or "night", 0.85)

    @staticmethod
    def _noon(found: re.Match[str], page: Page) -> Named | None:
        which, name = found["which"], found["name"]
        if which in _NOT_BEFORE_NOON or not page.is_free(found.end()):
            return None
        value = "00:00" if name in _MIDNIGHT else "12:00"
        return Named(Span(found.start("name"), found.end()), TimeKind.CLOCK, value, _DIRECTIONS.get(which, 0))

    def _part(self, found: re.Match[str], page: Page) -> Named | None:
        which, name = " ".join(found["which"].split()), found["name"]
        at = found.start("name")
        value = term_of(self._pack, "day-parts", name)
        of_day = value in _OF_DAY.split("|")
        fitting = which in _BEFORE_DAY or f"{which} {name}" == "at night" if of_day else which not in _NOT_BEFORE_DAWN
        if page.is_capital(at) or not page.is_free(found.end()) or not fitting:
            return None
        anchor = TimeAnchor.THEN if which == "that" else TimeAnchor.NONE
        span = span_of(found) if of_day else Span(at, found.end())
        return Named(span, TimeKind.DAY_PART, value, _DIRECTIONS.get(which, 0), anchor, sure=0.8)

    @staticmethod
    def _twelve(found: re.Match[str], page: Page) -> Named | None:
        hour, minute = int(found["hour"]), int(found["minute"] or 0)
        if not 1 <= hour <= 12 or (found[0].endswith("am") and page.body[found.start() : found.end()].endswith("Am")):
            return None
        return Named(span_of(found), TimeKind.CLOCK, _hours(hour % 12 + (12 if found["m"] == "p" else 0), minute))

    @staticmethod
    def _digits(found: re.Match[str], page: Page) -> Named | None:
        before = page.small[max(0, found.start() - 1) : found.start()]
        word = page.before(found.start())
        at = page.small.rfind(word, 0, found.start()) if word else -1
        cited = at >= 0 and page.is_capital(at) and not page.opens_sentence(at)
        if before in (":", ".", ",", "/", "-") or cited:
            return None
        hour, minute, half = int(found["hour"]), int(found["minute"]), found["half"] or found["night"]
        if hour > 12 or found["hour"].startswith("0"):
            return Named(span_of(found), TimeKind.CLOCK, _hours(hour, minute))
        return _at(span_of(found), str(hour), minute, half, 0.9)


def _small(text: str) -> int | None:
    count = count_of(text.strip())
    return int(count) if count.isdecimal() and int(count) < 60 else None


def _timed(found: re.Match[str], hour: str, minutes: int) -> Named | None:
    return _at(span_of(found), hour, minutes, found["half"] or found["night"], 0.9)


def _at(span: Span, hour: str, minutes: int, half: str | None, sure: float) -> Named | None:
    """The time of day at `minutes` past `hour`, in the half of the day where it is said."""
    if hour in _NOONS:
        total = (0 if hour in _MIDNIGHT else 720) + minutes
        return Named(span, TimeKind.CLOCK, _minutes(total), sure=sure)
    number = _small(hour)
    if number is None or not 1 <= number <= 12:
        return None
    total = number % 12 * 60 + minutes
    if half is None:
        return Named(span, TimeKind.CLOCK, f"{_minutes(total)} or {_minutes(total + 720)}", sure=sure)
    late = half in ("afternoon", "evening") or (half == "night" and 6 <= number < 12)
    return Named(span, TimeKind.CLOCK, _minutes(total + 720 * late), sure=sure)


def _minutes(total: int) -> str:
    return _hours(total % 1440 // 60, total % 60)


def _hours(hour: int, minute: int) -> str:
    return f"{hour:02d}:{minute:02d}"
