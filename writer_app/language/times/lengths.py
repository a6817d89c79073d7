"""Lengths of time, what is counted from another moment, and ages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from writer_app.domain.observations import TimeAnchor, TimeKind
from writer_app.domain.spans import Span
from writer_app.language.times.numbers import VAGUE, count_of, is_rough
from writer_app.language.times.patterns import Named, Page, Rule, Terms, span_of, term_of

_UP_TO_EVENT = frozenset({"after", "before", "since", "prior to"})
_FROM_NOW = frozenset({"ago", "hence", "from now", "back", "since"})
_LATER = frozenset({"later", "after", "afterwards", "afterward", "thereafter", "hence", "from now", "from then"})
_WAYS = "later|after(?:wards?)?|thereafter|earlier|before(?:hand)?|previously|ago|since|hence|from now|from then|prior to|back"
_DAYS = {"yesterday": -1, "tomorrow": 1, "to-morrow": 1, "today": 0, "to-day": 0, "tonight": 0, "to-night": 0}
_DAY_PARTS = "morning|evening|afternoon|night"
_REPEATED = frozenset({"every", "each", "once", "twice", "thrice", "per", "any", "no", "than"})
_NO_LENGTH_AFTER = _REPEATED | {"next", "last", "first"}
_OWNERS = frozenset({"the", "his", "her", "their", "my", "our", "your", "very"})
_LAST = frozenset({"last", "previous", "preceding"})
_ONES = frozenset({"a", "an", "one", "some", "the", "another"})
_EVENT = re.compile(r"\s+((?:the|his|her|their|its|my|our|your|this|that)\s+[\w'-]+(?:\s+of\s+[\w'-]+)?)(?![\w'-])")
_CLAUSE = re.compile(r"\s+((?:he|she|they|it|i|we|you|[a-z][\w'-]*)(?:[ \t]+[\w'-]+){1,5})")
_RATE = re.compile(r"\s+(?:an?|per|each|every)\s+(?:day|week|night|month|year|hour)\b")
_DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80}
_STAGES = {"": (0, 9), "early": (0, 3), "mid": (4, 6), "late": (7, 9)}


class Lengths:
    """The rules for lengths of time, by the words that they are found at."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._pack = terms.pack

    def rules(self) -> Mapping[str, Sequence[Rule]]:
        """The rules by trigger word."""
        rule = self._terms.rule
        found: dict[str, Sequence[Rule]] = {}
        found |= dict.fromkeys([*self._pack.group("time-units"), "afternoon"], (*self._apart_rules(), *self._length_rules()))
        part = rf"(?: (?P<part>{_DAY_PARTS}))?"
        day = rule(rf"(?P<around>the day (?:before|after) )?(?P<day>{'|'.join(_DAYS)}){part}", self._day)
        found |= dict.fromkeys(_DAYS, (day,))
        found |= dict.fromkeys(("aged", "age"), (rule("(?:aged|(?:at )?the age of|age) (?P<count><N>)", self._age),))
        stage = rf"in (?:his|her|their|my|your) (?:(?P<stage>early|late|mid)[ -])?(?P<tens>teens|{'|'.join(_DECADES)})"
        found |= dict.fromkeys(("teens", *_DECADES), (rule(stage, self._stage),))
        return found

    def _apart_rules(self) -> tuple[Rule, ...]:
        rule = self._terms.rule
        which = "next|following|same|very next|previous|preceding|last"
        return (
            rule("(?P<count><N>|a hundred)[\\s-](?P<unit><TIME_UNITS>)(?:[\\s-]old| of age)", self._age),
            rule(rf"(?P<for>for )?{_COUNTED} (?P<way>{_WAYS})", self._apart),
            rule("(?P<unit><TIME_UNITS>) (?P<way>later|earlier|ago|from now)", self._vaguely_apart),
            rule(rf"(?P<the>the )?(?P<which>{which}) (?P<unit>day|week|month|year|{_DAY_PARTS})", self._next),
            rule("the (?P<unit>day|night|morning|evening|week|month|year) (?P<way>before|after)", self._beside),
            rule("this (?P<unit>morning|afternoon|evening|week|month|year)", self._this),
            rule(rf"after {_COUNTED}", self._after),
        )

    def _length_rules(self) -> tuple[Rule, ...]:
        rule = self._terms.rule
        prepositions = "for|in|within|during|over|throughout|these|those"
        return (
            rule(rf"(?P<prep>{prepositions})(?: the)?(?P<past> last| past| next)? {_COUNTED}", self._length),
            rule("(?P<count><COUNT>)-(?P<unit><TIME_UNITS>)(?!-)", self._length),
            rule(_COUNTED, self._length),
            rule(
                "(?:all|the whole|the entire) (?P<unit>day|night|morning|week|month|year|winter|summer)(?: long)?", self._whole
            ),
        )

    def _value(self, found: re.Match[str]) -> str:
        """The count and the unit as the value keeps them."""
        unit = term_of(self._pack, "time-units", found["unit"])
        count = count_of(found["count"])
        factor, unit = (int(unit[:-1]), unit[-1]) if unit[:1].isdigit() else (1, unit)
        if count == VAGUE:
            return VAGUE + unit
        tail = (found.groupdict().get("tail") or "").strip()
        ends = [(float(end) + (0.5 if tail == "and a half" else 0)) * factor for end in count.split("..")]
        if tail == "or two":
            ends = [ends[0], ends[0] * 2]
        return "..".join(f"{end:g}" for end in ends) + unit

    def _apart(self, found: re.Match[str], page: Page) -> Named | None:
        """ "three days later", "a week before the fire", "an hour ago"."""
        way, end = " ".join(found["way"].split()), found.end()
        if page.before(found.start()) in _REPEATED:
            return None
        event = _event(end, way, page) if way in _UP_TO_EVENT else None
        direction = 1 if way in _LATER else -1
        span, value = Span(found.start("count"), end), self._value(found)
        sure = 0.8 if is_rough(found["count"]) else 0.9
        if event is not None:
            # "for three days before he spoke" is a length.
            if way == "since" or found["for"]:
                return None
            return Named(Span(span.start, event.end), TimeKind.RELATIVE, value, direction, TimeAnchor.EVENT, event, sure)
        if (way == "back" and not page.is_free(end)) or (way in _UP_TO_EVENT and not _stops(page, end)):
            return None
        anchor = TimeAnchor.NOW if way in _FROM_NOW else TimeAnchor.THEN
        return Named(span, TimeKind.RELATIVE, value, direction, anchor, sure=sure)

    def _vaguely_apart(self, found: re.Match[str], page: Page) -> Named | None:
        """ "days later", "years ago"."""
        if page.before(found.start()) not in ("", "and", "but"):
            return None
        way = found["way"]
        anchor = TimeAnchor.NOW if way in _FROM_NOW else TimeAnchor.THEN
        value = VAGUE + term_of(self._pack, "time-units", found["unit"])[-1]
        return Named(span_of(found), TimeKind.RELATIVE, value, 1 if way in _LATER else -1, anchor, sure=0.8)

    @staticmethod
    def _next(found: re.Match[str], page: Page) -> Named | None:
        """ "the next morning", "next week", "the same day"."""
        which, unit, opened = " ".join(found["which"].split()), found["unit"], bool(found["the"])
        if not page.is_free(found.end()) or page.before(found.start()) in _OWNERS:
            return None
        of_day = unit == "day" or unit in _DAY_PARTS.split("|")
        if (opened or (of_day and unit != "night")) if which == "last" else (not opened and which != "next"):
            return None
        direction = 0 if which == "same" else -1 if which in _LAST else 1
        now = which == "last" or (not opened and not of_day)
        anchor = TimeAnchor.NOW if now else TimeAnchor.THEN
        return Named(span_of(found), TimeKind.RELATIVE, _one(unit, abs(direction)), direction, anchor)

    @staticmethod
    def _beside(found: re.Match[str], page: Page) -> Named | None:
        """ "the day before", "the morning after the storm"."""
        direction = 1 if found["way"] == "after" else -1
        event = _event(found.end(), found["way"], page)
        if event is not None:
            span = Span(found.start(), event.end)
            return Named(span, TimeKind.RELATIVE, _one(found["unit"]), direction, TimeAnchor.EVENT, event)
        if not _stops(page, found.end()):
            return None
        return Named(span_of(found), TimeKind.RELATIVE, _one(found["unit"]), direction, TimeAnchor.THEN)

    @staticmethod
    def _this(found: re.Match[str], page: Page) -> Named | None:
        if not page.is_free(found.end()):
            return None
        return Named(span_of(found), TimeKind.RELATIVE, _one(found["unit"], 0), 0, TimeAnchor.NOW, sure=0.8)

    @staticmethod
    def _day(found: re.Match[str], page: Page) -> Named | None:
        """ "yesterday evening", "the day after tomorrow"."""
        day, around = found["day"], (found["around"] or "").split()
        if page.small[found.end() : found.end() + 1] == "-":
            return None
        days = _DAYS[day] * (2 if around else 1)
        if around and (around[-1] == "before") != (days < 0):
            return None
        part = found["part"] or ("night" if day in ("tonight", "to-night") else "")
        direction = (days > 0) - (days < 0)
        return Named(span_of(found), TimeKind.RELATIVE, f"{abs(days)}d {part}".strip(), direction, TimeAnchor.NOW)

    def _after(self, found: re.Match[str], page: Page) -> Named | None:
        """ "after three days"."""
        if not page.is_free(found.end()) or page.small.startswith((" of ", " that "), found.end()):
            return None
        return Named(span_of(found), TimeKind.RELATIVE, self._value(found), 1, TimeAnchor.THEN, sure=0.8)

    def _length(self, found: re.Match[str], page: Page) -> Named | None:
        """ "for three weeks", "two hours", "a three-day ride"."""
        count, parts = found["count"], found.groupdict()
        single = count in _ONES and not parts.get("tail")
        if page.before(found.start()) in _NO_LENGTH_AFTER or (
            single and not _is_length(count, found["unit"], parts.get("prep"))
        ):
            return None
        if found["unit"] in ("morning", "evening") or _RATE.match(page.small, found.end()):
            return None
        past = (parts.get("past") or "").strip()
        anchor = TimeAnchor.NOW if past else TimeAnchor.NONE
        direction = {"last": -1, "past": -1, "next": 1}.get(past, 0)
        value = self._value(found)
        sure = 0.6 if value.startswith(VAGUE) else 0.75 if is_rough(count) else 0.85
        return Named(Span(found.start("count"), found.end()), TimeKind.DURATION, value, direction, anchor, sure=sure)

    @staticmethod
    def _whole(found: re.Match[str], page: Page) -> Named | None:
        if not page.is_free(found.end()):
            return None
        return Named(span_of(found), TimeKind.DURATION, _one(found["unit"]), sure=0.7)

    def _age(self, found: re.Match[str], page: Page) -> Named | None:
        """ "nineteen years old", "aged nineteen"."""
        count = count_of(found["count"])
        unit = term_of(self._pack, "time-units", found["unit"]) if found.groupdict().get("unit") else "y"
        if count == VAGUE or unit[0].isdigit() or (unit == "y" and not 0 < float(count) < 200):
            return None
        return Named(span_of(found), TimeKind.AGE, count + unit)

    @staticmethod
    def _stage(found: re.Match[str], page: Page) -> Named | None:
        """ "in his early sixties"."""
        if found["tens"] == "teens":
            return Named(span_of(found), TimeKind.AGE, "13..19y", sure=0.85)
        first, last = (_DECADES[found["tens"]] + years for years in _STAGES[found["stage"] or ""])
        return Named(span_of(found), TimeKind.AGE, f"{first}..{last}y", sure=0.85)


_COUNTED = r"(?P<count><COUNT>)[\s-]<ADJ>(?P<unit><TIME_UNITS>)(?P<tail> and a half| or so| or two)?"


def _event(at: int, way: str, page: Page) -> Span | None:
    """The words after "three days after": an event named, or, after "after", a clause."""
    found = _EVENT.match(page.small, at)
    if found is None and way == "after":
        found = _CLAUSE.match(page.small, at)
    return Span(found.start(1), found.end(1)) if found is not None and "\n\n" not in found[0] else None


def _is_length(count: str, unit: str, preposition: str | None) -> bool:
    """Whether a single day or hour is a length: "for a day", "in an hour", but not "one day" or "a minute"."""
    if preposition in (None, "these", "those", "over") or (count in ("a", "an") and unit == "minute"):
        return False
    return preposition == "for" or unit not in ("day", "night", "morning", "evening", "minute")


def _one(unit: str, count: int = 1) -> str:
    """One of a unit; a part of the day is that part of a day, a season three months."""
    if unit in ("winter", "summer"):
        return f"{3 * count}m"
    if unit in ("week", "month", "year"):
        return f"{count}{unit[0]}"
    return f"{count}d" if unit == "day" else f"{count}d {unit}"


def _stops(page: Page, at: int) -> bool:
    """Whether a mark follows, or nothing."""
    return not page.small[at : at + 2].strip(" ")[:1].isalnum()
