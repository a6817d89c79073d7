"""Which names mean the same: "Mr. Holmes", "Sherlock Holmes" and "Holmes", but neither Mycroft Holmes nor Mrs. Holmes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from writer_app.language.noticing.bearers import LADIES, Bearer, Telling
from writer_app.language.noticing.habits import Habits
from writer_app.language.noticing.names import Name

_CLEARLY = 1.5
_SELDOM = 120

Homes = Callable[[Sequence[Bearer], Sequence[Bearer], Telling], list[Bearer]]


def bearers(names: Iterable[Name], telling: Telling) -> list[Bearer]:
    """Everyone and everything that is named, each once; the most often named first."""
    units = _units(names, telling.habits)
    whole = _whole([unit for unit in units if len(unit.words) > 1], telling)
    single = defaultdict[str, list[Bearer]](list)
    for unit in units:
        if len(unit.words) == 1:
            single[unit.first].append(unit)
    found = list(whole)
    by_first, by_end = defaultdict[str, list[Bearer]](list), defaultdict[str, list[Bearer]](list)
    for each in whole:
        by_first[each.first].append(each)
        for word in each.ends:
            by_end[word].append(each)
    given = [word for word in single if _times(by_first[word]) > _times(by_end[word])]
    for word in given:
        found += _among(single[word], by_first[word], telling, _given)
    for word in single:
        if word not in given:
            found += _among(single[word], by_end[word], telling, _family)
    return sorted((each for each in found if each.names), key=lambda each: (-each.count, each.words, each.manner))


def _times(bearers: Iterable[Bearer]) -> int:
    return sum(each.count for each in bearers)


def _among(group: Sequence[Bearer], whole: Sequence[Bearer], telling: Telling, homes: Homes) -> list[Bearer]:
    """Who bears a word, besides those of the full names. A full name that is hardly ever used is not whom the word means, but one more of
    somebody's names."""
    least = _times(group) / _SELDOM
    strong = [each for each in whole if each.names and each.count > 1 and each.count >= least]
    left = homes(group, strong or [each for each in whole if each.names], telling)
    for each in whole:
        if each.names and each not in strong and (home := telling.closest(each, [*strong, *left])) is not None and home is not each:
            home.join(each)
            each.names = []
    return left


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
    by_first = defaultdict[str, list[Bearer]](list)
    for unit in units:
        for word in {*unit.words}:
            by_first[word].append(unit)
    for unit in sorted(units, key=lambda unit: (len(unit.words), unit.words, unit.manner)):
        longer = [each for each in by_first[unit.first] if each.names and _is_longer(unit, each)]
        home = telling.closest(unit, longer)
        if home is not None:
            home.join(unit)
            unit.names = []
    return [unit for unit in units if unit.names]


def _is_longer(short: Bearer, long: Bearer) -> bool:
    if short is long or (short.words == long.words and short.manner <= long.manner):
        return False
    rest = iter(long.words)
    return all(word in rest for word in short.words)


def _given(group: Sequence[Bearer], whole: Sequence[Bearer], telling: Telling) -> list[Bearer]:
    """A first name: whoever is titled before it is the same, of one gender; all are whom of the full names they are closest to."""
    merged = list[Bearer]()
    for unit in group:
        fitting = [each for each in merged if not unit.gender or each.gender in ("", unit.gender)]
        if fitting:
            fitting[0].join(unit)
        else:
            merged.append(unit)
    left = []
    for unit in merged:
        home = telling.closest(unit, whole)
        if home is not None:
            home.join(unit)
        else:
            left.append(unit)
    return left


def _family(group: Sequence[Bearer], whole: Sequence[Bearer], telling: Telling) -> list[Bearer]:
    """A last name: each title before it is somebody; plainly it means the one most often named, a lady seldom."""
    plain = next((unit for unit in group if not unit.manner), None)
    titled = [unit for unit in group if unit.manner]
    if plain is not None:
        titled = _called_plainly(plain, titled)
    left = list[Bearer]()
    for unit in titled:
        home = telling.closest(unit, whole, _CLEARLY) or telling.closest(unit, [each for each in left if _alike(unit, each)])
        if home is not None:
            home.join(unit)
        else:
            left.append(unit)
    if plain is not None:
        many = [*whole, *left]
        home = telling.closest(plain, [each for each in many if not each.manners & LADIES]) or telling.closest(plain, many)
        if home is not None:
            home.join(plain)
        else:
            left.append(plain)
    return left


def _called_plainly(plain: Bearer, titled: Sequence[Bearer]) -> list[Bearer]:
    """Somebody who is mostly called by the bare name is meant by every title of that gender too. What is left over."""
    same = [unit for unit in titled if not (plain.gender and unit.gender and plain.gender != unit.gender)]
    if plain.count < sum(unit.count for unit in same):
        return [*titled]
    for unit in same:
        plain.join(unit)
    return [unit for unit in titled if unit not in same]


def _alike(unit: Bearer, other: Bearer) -> bool:
    """ "Mr. Brandon" and "Colonel Brandon" may be one where one of both is rare."""
    few, many = sorted((unit.count, other.count))
    return "kin" in (unit.manner[:3], other.manner[:3]) or few < 3 or few * 10 < many
