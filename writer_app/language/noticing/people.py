"""Which names mean the same: "Mr. Holmes", "Sherlock Holmes" and "Holmes", but neither Mycroft Holmes nor Mrs. Holmes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from writer_app.language.noticing.habits import SIGNS, Habits, Sign
from writer_app.language.noticing.names import BOUND, Name


@dataclass(slots=True)
class Bearer:
    """Someone or something with all its names. `words` are those of its fullest name."""

    words: tuple[str, ...]
    names: list[Name] = field(default_factory=list)
    tally: list[int] = field(default_factory=lambda: [0] * SIGNS)
    scenes: Counter[int] = field(default_factory=Counter)

    @property
    def count(self) -> int:
        """How often it is named."""
        return self.tally[Sign.ALL]

    def add(self, name: Name) -> None:
        """One more name."""
        self.names.append(name)
        self.scenes.update(name.scenes)
        for sign in range(SIGNS):
            self.tally[sign] += name.tally[sign]

    def titles(self) -> frozenset[str]:
        """Every title before one of its names."""
        return frozenset(title for name in self.names for title in name.titles)

    def gender(self, habits: Habits) -> str:
        """ "he", "she" or "": by titles, then by what pronouns follow."""
        he, she = self.titled(habits.he_titles), self.titled(habits.she_titles)
        he += self.tally[Sign.KIN_HE]
        she += self.tally[Sign.KIN_SHE]
        if max(he, she) > 4 * min(he, she):
            return "he" if he > she else "she"
        return said_of(self.tally[Sign.HE], self.tally[Sign.SHE])

    def titled(self, titles: frozenset[str]) -> int:
        """How often one of `titles` stands before it."""
        return sum(name.count for name in self.names if titles & {*name.titles})


def said_of(he: int, she: int) -> str:
    """What the pronouns say, where they say it clearly."""
    if max(he, she) < 2 or max(he, she) < 2 * min(he, she):
        return ""
    return "he" if he > she else "she"


def bearers(names: Iterable[Name], habits: Habits) -> list[Bearer]:
    """Everyone and everything that is named, each once; the most often named first."""
    by_words = defaultdict[tuple[str, ...], list[Name]](list)
    for name in names:
        if name.words:
            by_words[name.words].append(name)
    units = [unit for words, group in by_words.items() for unit in _by_gender(words, group, habits)]
    units.sort(key=lambda unit: (-unit.count, unit.words))
    joined = _joined(units, habits)
    return sorted(joined, key=lambda each: (-each.count, each.words))


def _by_gender(words: tuple[str, ...], names: Sequence[Name], habits: Habits) -> list[Bearer]:
    """ "Mr. Toller" and "Mrs. Toller" are two."""
    found = {gender: Bearer(words) for gender in ("he", "she", "")}
    for name in names:
        titles = {*name.titles}
        gender = "he" if titles & habits.he_titles else "she" if titles & habits.she_titles else ""
        found[gender].add(name)
    if found["he"].names and found["she"].names:
        few, many = sorted((found["he"], found["she"]), key=lambda each: each.count)
        if few.count < 2 and many.count > 20:
            for name in few.names:
                many.add(name)
            few.names = []
    plain = found.pop("")
    gendered = [each for each in found.values() if each.names]
    if not plain.names:
        return gendered
    said = plain.gender(habits)
    fitting = [each for each in gendered if not said or each is found[said]]
    if not fitting:
        return [*gendered, plain]
    chosen = max(fitting, key=lambda each: each.count)
    for name in plain.names:
        chosen.add(name)
    return gendered


def head_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """The name without what follows "of" or "the"."""
    at = next((at for at, word in enumerate(words) if word in BOUND), len(words))
    return words[:at] or words


def _joined(units: Sequence[Bearer], habits: Habits) -> list[Bearer]:
    whole = [unit for unit in units if len(unit.words) > 1]
    by_part = defaultdict[str, list[Bearer]](list)
    for unit in whole:
        head = head_of(unit.words)
        for part in dict.fromkeys((head[0], head[-1], *(unit.words[-1:] if head == unit.words else ()))):
            by_part[part].append(unit)
    home = dict[int, Bearer]()
    for unit in units:
        fitting = _fitting(unit, whole, by_part, habits)
        if fitting:
            home[id(unit)] = max(fitting, key=lambda each: (_closeness(unit, each), each.count, each.words))
    return _gathered(units, home)


def _fitting(unit: Bearer, whole: Sequence[Bearer], by_part: Mapping[str, list[Bearer]], habits: Habits) -> list[Bearer]:
    if len(unit.words) == 1:
        return [each for each in by_part.get(unit.words[0], ()) if _may_be(unit, each, habits)]
    first = by_part.get(head_of(unit.words)[0], []) + by_part.get(head_of(unit.words)[-1], [])
    return [each for each in first if each is not unit and _is_longer(unit.words, each.words) and _may_be(unit, each, habits)]


def _is_longer(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    rest = iter(long)
    return len(long) > len(short) and all(word in rest for word in short)


def _may_be(unit: Bearer, whole: Bearer, habits: Habits) -> bool:
    if whole.words[-1] in habits.place_nouns | habits.group_nouns and len(unit.words) < len(whole.words):
        return not (unit.titles() or unit.tally[Sign.SAYS] > 1)
    one, other = unit.gender(habits), whole.gender(habits)
    if one and other and one != other:
        return False
    return not ("mrs" in unit.titles() and "miss" in whole.titles())


def _closeness(unit: Bearer, whole: Bearer) -> float:
    """How much of the one is named where the other is."""
    shared = sum(min(count, whole.scenes[scene]) for scene, count in unit.scenes.items() if scene in whole.scenes)
    return whole.count * (0.2 + shared / max(1, whole.count))


def _gathered(units: Sequence[Bearer], home: Mapping[int, Bearer]) -> list[Bearer]:
    merged = dict[int, Bearer]()
    for unit in units:
        root, steps = unit, 0
        while id(root) in home and steps < 9:
            root, steps = home[id(root)], steps + 1
        target = merged.setdefault(id(root), Bearer(root.words))
        for name in unit.names:
            target.add(name)
    return list(merged.values())
