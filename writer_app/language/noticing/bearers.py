"""Someone or something with all its names, and how names of one bearer are told from those of two."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from writer_app.domain.lore import Pronouns
from writer_app.language.noticing.habits import PLAIN_MANNERS, SIGNS, Habits, Sign
from writer_app.language.noticing.names import BOUND, Name
from writer_app.language.noticing.sounds import sound

_BY_CHANCE = 20
_BEGUN = 3
_SPELT = 4
_SEVERAL = 3
_SURELY = 3
"""What a pronoun that can be nobody else's is worth more than another."""
LADIES = frozenset(("mrs", "miss", "lady"))
GENTLEMEN = frozenset(("mr", "sir", "lord", "kin he"))


@dataclass(slots=True)
class Bearer:
    """`words` are those of its fullest name; `manner` is how it is addressed ("mr", "mrs", "captain"; "" plainly);
    `called` are words that mean it where it is at hand: "the Captain"; `home` is whom all its names turned out to mean."""

    words: tuple[str, ...]
    manner: str = ""
    names: list[Name] = field(default_factory=list)
    tally: list[int] = field(default_factory=lambda: [0] * SIGNS)
    scenes: Counter[int] = field(default_factory=Counter)
    addressed: Counter[str] = field(default_factory=Counter)
    called: list[str] = field(default_factory=list)
    home: Bearer | None = None
    titled: list[int] = field(default_factory=lambda: [0, 0])

    @property
    def count(self) -> int:
        """How often it is named."""
        return self.tally[Sign.ALL]

    @property
    def first(self) -> str:
        """The first word of its name."""
        return self.words[0]

    @property
    def manners(self) -> frozenset[str]:
        """How it is addressed, more than by chance."""
        return frozenset(
            manner
            for manner, times in self.addressed.items()
            if times * _BY_CHANCE >= self.count or (manner in LADIES and times > 1)
        )

    @property
    def gender(self) -> str:
        """ "he", "she" or "": by titles and kin words, then by what pronouns follow."""
        he, she = self.titled[0] + self.tally[Sign.KIN_HE], self.titled[1] + self.tally[Sign.KIN_SHE]
        if max(he, she) > 4 * min(he, she):
            return "he" if he > she else "she"
        tally = self.tally
        he, she = tally[Sign.HE] + _SURELY * tally[Sign.SURELY_HE], tally[Sign.SHE] + _SURELY * tally[Sign.SURELY_SHE]
        return said_of(he, she)

    @property
    def pronouns(self) -> Pronouns:
        """Its pronouns, if they are clear; "they" only of somebody of whom hardly anything else is said."""
        they, others = self.tally[Sign.THEY], self.tally[Sign.HE] + self.tally[Sign.SHE]
        if self.gender or sum(self.titled):
            return Pronouns(self.gender)
        several = they >= _SEVERAL and they * _SEVERAL >= max(self.count, others * _SEVERAL**2)
        return Pronouns.THEY if several else Pronouns.UNKNOWN

    def add(self, name: Name, habits: Habits) -> None:
        """One more name."""
        titles = {*name.titles}
        manner = habits.manner(name.titles)
        self.names.append(name)
        if manner:
            self.addressed[manner] += name.count
        self.titled[0] += name.count if titles & habits.he_titles else 0
        self.titled[1] += name.count if titles & habits.she_titles else 0
        self._count(name.tally, name.scenes)

    @property
    def meant(self) -> Bearer:
        """Whom its names mean."""
        return self if self.home is None else self.home.meant

    def join(self, other: Bearer) -> None:
        """All names of `other`, which is the same, and has none any more."""
        self.names += other.names
        self.addressed.update(other.addressed)
        self.titled = [one + more for one, more in zip(self.titled, other.titled, strict=True)]
        self._count(other.tally, other.scenes)
        other.names, other.home = [], self

    def _count(self, tally: Sequence[int], scenes: Mapping[int, int]) -> None:
        self.tally = [one + more for one, more in zip(self.tally, tally, strict=True)]
        for scene, times in scenes.items():
            self.scenes[scene] += times


def said_of(he: int, she: int) -> str:
    """What the pronouns say, where they say it clearly."""
    few, many = sorted((he, she))
    if many < 2 + bool(few) or many < 2.5 * few:
        return ""
    return "he" if he > she else "she"


def ends_of(words: tuple[str, ...]) -> frozenset[str]:
    """What may be a last name among `words`: the last one, or the last before "of"."""
    return frozenset((head_of(words)[-1], *(words[-1:] if BOUND.isdisjoint(words) else ())))


def clash(one: Bearer, other: Bearer) -> bool:
    """Whether they have different last names, or different first names."""
    full = [name.words for name in one.names if len(name.words) > 1]
    others = [name.words for name in other.names if len(name.words) > 1]
    return bool(full and others) and not any(_go_on(first, second) for first in full for second in others)


def _go_on(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether one is part of the other, or the same in another spelling."""
    alike = sound(first[0])[:_BEGUN] == sound(second[0])[:_BEGUN] and sound(first[-1])[:_SPELT] == sound(second[-1])[:_SPELT]
    return alike or _within(first, second) or _within(second, first)


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)


def head_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """The name without what follows "of" or "the"."""
    at = next((at for at, word in enumerate(words) if word in BOUND), len(words))
    return words[:at] or words


@dataclass(frozen=True, slots=True)
class Telling:
    """What tells two apart. `apart` counts how often two names, by their keys, stand in one sentence: nobody does so twice."""

    habits: Habits
    apart: Mapping[str, Counter[str]]

    def may_be(self, one: Bearer, other: Bearer) -> bool:
        """Whether two may be the same: of one gender, addressed in ways that go together, never side by side."""
        if (self._is_place(one) and _speaks(other)) or (self._is_place(other) and _speaks(one)):
            return False
        first, second = one.gender, other.gender
        if (first and second and first != second) or not _go_together(one.manners, other.manners):
            return False
        beside = self._beside(one, other) + self._beside(other, one)
        return beside < 2 or beside * 25 < min(one.count, other.count)

    def _is_place(self, bearer: Bearer) -> bool:
        """Whether its full name says that it is a place: "Castle Oduya"."""
        habits = self.habits
        return len(bearer.words) > 1 and (
            bearer.words[0] in habits.place_heads or head_of(bearer.words)[-1] in habits.place_nouns | habits.group_nouns
        )

    def never_beside(self, one: Bearer, other: Bearer) -> bool:
        """Whether no sentence names both, more than by a slip."""
        keys, mine = [{name.key for name in each.names} for each in (other, one)]
        times = sum(self.apart[key][near] for key in keys if key in self.apart for near in mine)
        times += sum(self.apart[key][near] for key in mine if key in self.apart for near in keys)
        return times < 2 and times * 10 < one.count

    def _beside(self, one: Bearer, other: Bearer) -> int:
        met = [(name, self.apart[name.key]) for name in one.names if name.key in self.apart]
        return sum(near[each.key] for name, near in met for each in other.names if _as_full(name, each))

    def closest(self, one: Bearer, many: Iterable[Bearer], clearly: float = 1.0) -> Bearer | None:
        """Whom of `many` the names of `one` mean; None where none fits, or none by `clearly` times more than the next."""
        near = sorted((closeness(one, each), each.count, at, each) for at, each in enumerate(many) if self.may_be(one, each))
        if not near or (len(near) > 1 and near[-1][0] < clearly * near[-2][0]):
            return None
        return near[-1][3]


def _speaks(bearer: Bearer) -> bool:
    return sum(bearer.titled) > 0 or bearer.tally[Sign.SAYS] * 10 > bearer.count


def _as_full(one: Name, other: Name) -> bool:
    """A part of a name beside the whole tells nothing: "Ida … Ida Brandt"."""
    return bool(one.titles) == bool(other.titles) and min(len(one.words), len(other.words)) > 1 - bool(one.titles)


def _go_together(one: frozenset[str], other: frozenset[str]) -> bool:
    if one & LADIES and other & LADIES:
        return bool(one & other & LADIES)
    if (one & LADIES and other & GENTLEMEN) or (other & LADIES and one & GENTLEMEN):
        return False
    ranks, others = one - PLAIN_MANNERS, other - PLAIN_MANNERS
    if ranks and others and not ranks & others:
        return False
    return not ("mr" in one and "sir" in other) and not ("sir" in one and "mr" in other)


def closeness(one: Bearer, other: Bearer) -> float:
    """How much of the one is named where the other is, and not everywhere."""
    few, many = sorted((one.scenes, other.scenes), key=len)
    shared = sum(min(count, many[scene]) for scene, count in few.items() if scene in many)
    return (0.2 * min(one.count, other.count) + shared) / math.sqrt(max(1, other.count))


def together(one: Bearer, other: Bearer, reach: int = 0) -> float:
    """How much of the rarer name stands in scenes that have the other one, or at most `reach` from such."""
    few, many = (one, other) if one.count <= other.count else (other, one)
    steps = range(-reach, reach + 1)
    near = sum(count for scene, count in few.scenes.items() if any(scene + step in many.scenes for step in steps))
    return near / max(1, few.count)
