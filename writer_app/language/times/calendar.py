"""Times of a calendar: dates, years, weekdays, seasons and holidays."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from writer_app.domain.observations import TimeAnchor, TimeKind
from writer_app.domain.spans import Span
from writer_app.domain.storytime import parse_date
from writer_app.language.numerals import ordinal_of
from writer_app.language.times.patterns import DIGITS, Named, Page, Rule, Terms, span_of, term_of

_SURE_BEFORE = frozenset({"in", "since", "until", "till", "last", "next", "early", "late", "mid", "during", "of"})
_DIRECTIONS = {
    "last": -1,
    "the previous": -1,
    "this": 0,
    "that": 0,
    "next": 1,
    "the next": 1,
    "the following": 1,
    "this coming": 1,
}
_SEASON_BEFORE = _SURE_BEFORE | {"by", "before", "after", "through", "all", "was", "is"}
_SPRING_BEFORE = (_SURE_BEFORE | {"this", "that"}) - {"of"}
_FALL_BEFORE = frozenset({"last", "next", "early", "late"})
_NOT_BEFORE_WEEKDAY = frozenset({"of", "with", "to", "and", "for", "near", "past"})
_WORD_AFTER_COMMA = re.compile(r",? (?:the )?([a-z]+)")
_GREETINGS = frozenset({"merry", "happy"})
_SOME_LEAP_YEAR = 2000


class Calendar:
    """The rules for times of a calendar, by the words that they are found at."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._pack = terms.pack
        self._ambiguous = terms.pack.words("ambiguous time words")

    def rules(self) -> Mapping[str, Sequence[Rule]]:
        """The rules by trigger word; "#" for digits."""
        rule = self._terms.rule
        year = r"(?:,? (?:of |in the year )?(?P<year><YEAR>))?"
        day = r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?|(?P<word><ORDINAL>))"
        dates = (
            rule(rf"(?:the )?{day}(?: day)?(?: of)? (?P<month><MONTHS>){year}", self._date),
            rule(rf"(?P<month><MONTHS>)(?: (?P<the>the))? {day}{year}(?![\d:])", self._date),
            rule(r"(?P<month><MONTHS>),?(?: of)? (?P<year><YEAR>)", self._date),
            rule(
                "(?P<which>last|next|this|that|the following|<PREP>) (?:early |late |mid-?)?(?P<month><MONTHS>)", self._month
            ),
        )
        weekday = r"(?P<name><WEEKDAYS>)(?: (?:morning|afternoon|evening|night))?(?: (?P<after>last|next))?"
        which = r"(?P<which>last|next|this coming|this|that|the following|the next|the previous|early|late|<PREP>)"
        season = rf"{which}(?: the)?(?: early| late)? (?P<name><SEASONS>)(?:,? (?:of )?(?P<year><YEAR>))?"
        holiday = rf"(?:{which}(?: the)? )?(?P<name><HOLIDAYS>)(?: (?:morning|night|evening))?(?:,? (?P<year><YEAR>))?"
        found: dict[str, Sequence[Rule]] = {}
        found |= dict.fromkeys(self._pack.group("months"), dates)
        found |= dict.fromkeys(
            self._pack.group("weekdays"), (rule(rf"(?P<on>on )?(?:{which} (?:an? )?)?{weekday}", self._weekday),)
        )
        found |= dict.fromkeys(self._pack.group("seasons"), (rule(season, self._season),))
        found |= dict.fromkeys(self._pack.group("holidays"), (rule(holiday, self._holiday),))
        found["century"] = (rule(r"the (?P<word><ORDINAL>|\d\d?(?:st|nd|rd|th)) century", self._century),)
        found[DIGITS] = self._digits()
        return found

    def _digits(self) -> tuple[Rule, ...]:
        rule = self._terms.rule
        year = r"(?:<PREP>|year|summer|spring|autumn|winter|circa)(?: the year)?(?:,? | \()(?P<year><YEAR>)"
        return (
            rule(r"(?P<iso>\d{4}-\d\d-\d\d)", self._iso),
            rule(r"on the (?P<day>\d{1,2})(?:st|nd|rd|th)(?! of <MONTHS>)", self._day),
            rule(r"(?:the )?(?P<decade>1[5-9]\d|20\d)0s", self._decade),
            rule(year, self._year),
        )

    def _date(self, found: re.Match[str], page: Page) -> Named | None:
        month, parts = found["month"], found.groupdict()
        if not self._is_month(month, found.start("month"), page):
            return None
        number = term_of(self._pack, "months", month)
        if "day" not in parts:
            return Named(span_of(found), TimeKind.DATE, f"{parts['year']}-{number}", sure=0.95)
        plain = parts.get("the") is None and found["word"] and found.start("word") > found.start("month")
        day = int(found["day"]) if found["day"] else ordinal_of(found["word"])
        if (plain and month in self._ambiguous) or not _exists(parts["year"], number, day):
            return None
        return Named(span_of(found), TimeKind.DATE, f"{parts['year'] or '-'}-{number}-{day:02d}", sure=0.95)

    def _is_month(self, month: str, at: int, page: Page) -> bool:
        return page.is_capital(at) or month not in self._ambiguous

    def _month(self, found: re.Match[str], page: Page) -> Named | None:
        which, month = " ".join(found["which"].split()), found["month"]
        sure = month not in self._ambiguous or which in _SURE_BEFORE
        if which == "of" and ordinal_of(page.before(found.start()).split("-")[-1]):
            return None
        if not page.is_capital(found.start("month")) or not sure or not page.is_free(found.end()):
            return None
        span = Span(found.start() if which in _DIRECTIONS else found.start("month"), found.end())
        anchor, direction = _counted(which)
        return Named(span, TimeKind.DATE, f"--{term_of(self._pack, 'months', month)}", direction, anchor, sure=0.85)

    def _weekday(self, found: re.Match[str], page: Page) -> Named | None:
        at, which, after = found.start("name"), " ".join((found["which"] or "").split()), found["after"]
        opened = found["on"] or which or after
        dated = page.small.startswith((",", ".", ":"), found.end()) and page.opens_sentence(at)
        if not page.is_capital(at) or not (opened or dated) or not page.is_free(found.end()):
            return None
        if which in _NOT_BEFORE_WEEKDAY and not after and not self._date_follows(found, page):
            return None
        anchor, direction = _counted(after or which)
        span = Span(found.start() if which in _DIRECTIONS or after else at, found.end())
        return Named(span, TimeKind.WEEKDAY, found["name"], direction, anchor)

    def _date_follows(self, found: re.Match[str], page: Page) -> bool:
        """ "Of Friday, June 19th": whoever is called Friday has no date behind him."""
        rest = _WORD_AFTER_COMMA.match(page.small, found.end())
        return rest is not None and rest[1] in self._pack.group("months")

    def _season(self, found: re.Match[str], page: Page) -> Named | None:
        which, name, year = " ".join(found["which"].split()), found["name"], found["year"]
        sure = {"fall": _FALL_BEFORE, "spring": _SPRING_BEFORE}.get(name, _SEASON_BEFORE | _DIRECTIONS.keys())
        if not page.is_free(found.end()) or not (year or which in sure):
            return None
        anchor, direction = _counted(which)
        value = _with_year(term_of(self._pack, "seasons", name), year)
        return Named(span_of(found), TimeKind.SEASON, value, direction, anchor, sure=0.8)

    def _holiday(self, found: re.Match[str], page: Page) -> Named | None:
        at, which = found.start("name"), " ".join((found["which"] or "").split())
        named = page.is_capital(at) and (which or " " in found["name"])
        if not named or not page.is_free(found.end()) or page.before(found.start()) in _GREETINGS:
            return None
        anchor, direction = _counted(which)
        span = Span(found.start() if which in _DIRECTIONS else at, found.end())
        value = _with_year(term_of(self._pack, "holidays", found["name"]), found["year"])
        return Named(span, TimeKind.HOLIDAY, value, direction, anchor)

    def _century(self, found: re.Match[str], page: Page) -> Named | None:
        word = found["word"]
        number = int(word[:-2]) if word[:1].isdigit() else ordinal_of(word)
        free = 1 <= number <= 30 and page.is_free(found.end())
        return Named(span_of(found), TimeKind.DATE, f"{number - 1:02d}XX", sure=0.8) if free else None

    @staticmethod
    def _iso(found: re.Match[str], page: Page) -> Named | None:
        return Named(span_of(found), TimeKind.DATE, found["iso"], sure=0.95) if parse_date(found["iso"]) else None

    @staticmethod
    def _day(found: re.Match[str], page: Page) -> Named | None:
        free = 1 <= int(found["day"]) <= 31 and page.is_free(found.end())
        return Named(span_of(found), TimeKind.DATE, f"---{int(found['day']):02d}", sure=0.8) if free else None

    @staticmethod
    def _decade(found: re.Match[str], page: Page) -> Named | None:
        return Named(span_of(found), TimeKind.DATE, f"{found['decade']}X", sure=0.85)

    @staticmethod
    def _year(found: re.Match[str], page: Page) -> Named | None:
        if not page.is_free(found.end()) or page.small[found.end() : found.end() + 2].lstrip(",.")[:1].isdigit():
            return None
        span = Span(found.start("year"), found.end("year"))
        return Named(span, TimeKind.DATE, found["year"], sure=0.85)


def _with_year(name: str, year: str | None) -> str:
    return f"{name} {year}" if year else name


def _exists(year: str | None, month: str, day: int) -> bool:
    return parse_date(f"{year or _SOME_LEAP_YEAR}-{month}-{day:02d}") is not None


def _counted(which: str) -> tuple[TimeAnchor, int]:
    """What "last", "the next" count from, and which way."""
    if which not in _DIRECTIONS:
        return TimeAnchor.NONE, 0
    return (TimeAnchor.THEN if which.startswith(("the ", "that")) else TimeAnchor.NOW), _DIRECTIONS[which]
