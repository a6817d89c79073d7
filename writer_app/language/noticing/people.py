"""Which names mean the same: "Mr. Oduya", "Tobias Oduya" and "Oduya", but neither Felix Oduya nor Mrs. Oduya."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from writer_app.language.noticing.bearers import LADIES, Bearer, Telling, clash, ends_of, together
from writer_app.language.noticing.habits import PLAIN_MANNERS, Habits, Sign
from writer_app.language.noticing.names import Name
from writer_app.language.noticing.roles import with_roles

_NUMERAL = re.compile(r"[ivx]{1,5}")
_CLEARLY = 1.5
"""So much closer must the closest of several be."""
_SELDOM = 300
"""One full name in so many bare ones still tells whom the bare one means."""
_MOSTLY = 2
_MANY = 10
_FEW = 3
_PARTLY = 5
_RARELY = 20
"""So much rarer is another form of somebody's full name: "Stef Oduya", mostly called Oduya, as "Stefan Oduya"."""
_WITHIN = 6
_MOST = 0.7
"""The share of a "Mrs." that stands in scenes with the lady whose first name is known."""


@dataclass(frozen=True, slots=True)
class Full:
    """Somebody who has a word in a full name, and how often that is written in full."""

    bearer: Bearer
    times: int


def bearers(names: Iterable[Name], telling: Telling) -> list[Bearer]:
    """Everyone and everything that is named, each once; the most often named first."""
    listed = list(names)
    units = _units((name for name in listed if name.words), telling.habits)
    whole = _whole([unit for unit in units if len(unit.words) > 1], telling)
    single = defaultdict[str, list[Bearer]](list)
    for unit in units:
        if len(unit.words) == 1:
            single[unit.first].append(unit)
    first, last = _fulls(whole, first=True), _fulls(whole, first=False)
    reigning = {id(each) for each in whole if _NUMERAL.fullmatch(each.words[-1])}
    given = {
        word
        for word in single
        if _written(first[word]) > _written(last[word]) and _is_given(single[word], _written(first[word]), telling)
    }
    found = list(whole)
    for word in (word for word in single if word in given):
        fulls = [full for full in first[word] if id(full.bearer) not in reigning]
        found += _who_has(single[word], fulls, telling, given=True)
    for word in single:
        if word not in given:
            found += _who_has(single[word], last[word], telling, given=False)
    found = with_roles([each for each in found if each.names], [name for name in listed if not name.words], telling)
    return sorted(found, key=lambda each: (-each.count, each.words, each.manner))


def _is_given(group: Iterable[Bearer], full: int, telling: Telling) -> bool:
    """Whether a word, `full` times the first of a full name, stands mostly as first names do: not as in "Mr. Ost", nor as
    places do: "in Orrin Odo slept"."""
    formal, plain = 0, full
    for unit in group:
        if _is_where(unit) and unit.first not in telling.habits.place_heads:
            return False
        if unit.manner in telling.habits.before_first_names or not unit.manner:
            plain += unit.count
        else:
            formal += unit.count
    return plain >= formal


def _is_where(unit: Bearer) -> bool:
    tally = unit.tally
    return unit.count > _FEW and tally[Sign.IN] * _WITHIN > unit.count and tally[Sign.SAYS] * _WITHIN < tally[Sign.IN]


def _units(names: Iterable[Name], habits: Habits) -> list[Bearer]:
    """Names of the same words and manner."""
    units = dict[tuple[tuple[str, ...], str], Bearer]()
    for name in names:
        manner = habits.manner(name.titles)
        if len(name.words) > 1 and manner != "mrs":
            manner = ""
        units.setdefault((name.words, manner), Bearer(name.words, manner)).add(name, habits)
    return sorted(units.values(), key=lambda unit: (-unit.count, unit.words, unit.manner))


def _whole(units: Sequence[Bearer], telling: Telling) -> list[Bearer]:
    """Names of several words: a shorter one is part of the longer one that it is closest to."""
    by_word = defaultdict[str, list[Bearer]](list)
    for unit in units:
        for word in {*unit.words}:
            by_word[word].append(unit)
    for unit in sorted(units, key=lambda unit: (len(unit.words), unit.words, unit.manner)):
        near = min((by_word[word] for word in unit.words), key=len)
        longer = [each for each in near if each.names and _is_longer(unit, each)]
        home = telling.closest(unit, longer)
        if home is not None:
            home.join(unit)
    return [unit for unit in units if unit.names]


def _is_longer(short: Bearer, long: Bearer) -> bool:
    if short is long or (short.words == long.words and (short.manner <= long.manner or long.gender != "she")):
        return False
    rest = iter(long.words)
    return all(word in rest for word in short.words)


def _fulls(whole: Sequence[Bearer], *, first: bool) -> Mapping[str, list[Full]]:
    found = defaultdict[str, list[Full]](list)
    for bearer in whole:
        times = Counter[str]()
        for name in bearer.names:
            for word in (name.words[0],) if first else ends_of(name.words):
                times[word] += name.count
        for word, count in times.items():
            found[word].append(Full(bearer, count))
    return found


def _written(fulls: Iterable[Full]) -> int:
    return sum(full.times for full in fulls)


def _who_has(group: Sequence[Bearer], fulls: Sequence[Full], telling: Telling, *, given: bool) -> list[Bearer]:
    """Who has the word of `group` as a first or last name, besides those of the full names. A full name that is hardly ever
    written is not whom the word means, but one more name of somebody."""
    total = sum(unit.count for unit in group)
    there = [Full(full.bearer.meant, full.times) for full in fulls]
    strong = [full for full in there if _is_usual(full, total)] or (there if total < _MANY else [])
    left = _given(group, strong, telling) if given else _family(group, strong, telling)
    for full in there:
        weak = full.bearer
        others = (each for each in (*(other.bearer for other in strong), *left) if each.names and each is not weak)
        homes = [each for each in others if not clash(weak, each)]
        if full in strong:
            homes = [each for each in homes if weak.count * _RARELY < each.count and telling.never_beside(weak, each)]
        if weak.names and full.times * _PARTLY >= weak.count:
            home = telling.closest(weak, homes)
            if home is not None:
                home.join(weak)
    return left


def _is_usual(full: Full, total: int) -> bool:
    return (full.times > 1 and full.times * _SELDOM >= total) or full.bearer.count * 5 >= total


def _meant(unit: Bearer, fulls: Iterable[Full], telling: Telling) -> Bearer | None:
    """Whom a bare name means: the one whose full name is written most, otherwise the one named in the same scenes."""
    fitting = sorted((full for full in fulls if telling.may_be(unit, full.bearer)), key=lambda full: -full.times)
    if len(fitting) > 1 and fitting[0].times < _MOSTLY * fitting[1].times:
        return telling.closest(unit, [full.bearer for full in fitting])
    return fitting[0].bearer if fitting else None


def _given(group: Sequence[Bearer], fulls: Sequence[Full], telling: Telling) -> list[Bearer]:
    """A first name: whoever is titled before it is the same, of one gender."""
    merged = list[Bearer]()
    for unit in group:
        fitting = [each for each in merged if not unit.gender or each.gender in ("", unit.gender)]
        if fitting:
            fitting[0].join(unit)
        else:
            merged.append(unit)
    return _settled(merged, fulls, telling)


def _settled(units: Iterable[Bearer], fulls: Sequence[Full], telling: Telling) -> list[Bearer]:
    left = []
    for unit in units:
        home = _meant(unit, fulls, telling)
        if home is not None:
            home.join(unit)
        else:
            left.append(unit)
    return left


def _family(group: Sequence[Bearer], fulls: Sequence[Full], telling: Telling) -> list[Bearer]:
    """A last name: each title before it is somebody; plainly it means the one most often named, a lady seldom."""
    plain = next((unit for unit in group if not unit.manner), None)
    known = frozenset[str]().union(*(full.bearer.manners for full in fulls))
    titled = [unit for unit in group if unit.manner]
    titled.sort(key=lambda unit: (unit.manner not in known, unit.manner not in PLAIN_MANNERS))
    if plain is not None:
        titled = _called_plainly(plain, titled)
    left = list[Bearer]()
    for unit in titled:
        home = _titled_home(unit, [full.bearer for full in fulls], [each for each in left if _alike(unit, each)], telling)
        if home is not None:
            home.join(unit)
        else:
            left.append(unit)
    if plain is None:
        return left
    free = [full for full in fulls if not full.bearer.manners & LADIES] + [
        Full(each, each.count) for each in left if not each.manners & LADIES
    ]
    return left + _settled([plain], free or [*fulls, *(Full(each, each.count) for each in left)], telling)


def _titled_home(unit: Bearer, whole: Sequence[Bearer], left: Sequence[Bearer], telling: Telling) -> Bearer | None:
    """Whose full name goes with "Mr. Oduya"; a "Mrs." of whom several may be the daughters is their mother."""
    fitting = [each for each in whole if telling.may_be(unit, each) and _suits(unit, each)]
    fitting = [
        each
        for each in fitting
        if not (each.manner and any(each.words == other.words for other in whole if other is not each))
    ]
    if unit.manner == "mrs" and sum(each.gender != "he" for each in whole) > 1:
        fitting = [each for each in fitting if "mrs" in each.manners]
    if unit.manner == "mrs":
        fitting = [each for each in fitting if together(unit, each) > _MOST]
    if unit.manner == "miss" and len(fitting) > 1:
        fitting = [each for each in fitting if not _is_younger(each)]
    if unit.manner.startswith("kin"):
        return telling.closest(unit, [*fitting, *left])
    return telling.closest(unit, fitting, _CLEARLY) or telling.closest(unit, left)


def _is_younger(whole: Bearer) -> bool:
    """ "Miss Nell" is so called because "Miss Oduya" is her elder sister."""
    return any(name.titles[-1:] == ("miss",) and name.words == whole.words[:1] for name in whole.names)


def _suits(unit: Bearer, whole: Bearer) -> bool:
    """Whoever has a rank is a man, where nothing else is said, and no "Mr." as well."""
    if unit.gender and (whole.tally[Sign.HE] - whole.tally[Sign.SHE]) * (1 if unit.gender == "he" else -1) < 0:
        return False
    if unit.manner in PLAIN_MANNERS or unit.manner in whole.manners:
        return not (unit.manner == "mr" and whole.manners - PLAIN_MANNERS and not _alike(unit, whole))
    return (unit.gender or whole.gender) != "she" and ("mr" not in whole.manners or unit.count < _FEW)


def _called_plainly(plain: Bearer, titled: Sequence[Bearer]) -> list[Bearer]:
    """Somebody who is mostly called by the bare name is meant by every title of that gender too. What is left over."""
    same = [unit for unit in titled if not (plain.gender and unit.gender and plain.gender != unit.gender)]
    if plain.count < sum(unit.count for unit in same):
        return [*titled]
    for unit in same:
        plain.join(unit)
    return [unit for unit in titled if unit not in same]


def _alike(unit: Bearer, other: Bearer) -> bool:
    """ "Mr. Osk" and "Colonel Osk" may be one where one of both is rare."""
    if LADIES & {unit.manner, other.manner}:
        return unit.manner == other.manner or "kin she" in (unit.manner, other.manner)
    few, many = sorted((unit.count, other.count))
    return "kin" in (unit.manner[:3], other.manner[:3]) or few < _FEW or few * 10 < many
