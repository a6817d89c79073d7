"""How large things are: everyday things in ranks, and measures, compared with a wide margin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from writer_app.domain.errors import DataError
from writer_app.domain.values import Listing, Scalar, Table, Value, text_of, texts
from writer_app.text.fold import fold_key

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)?")
_HUNDRED = 100.0
_MARGIN = 2.0
_MEASURED = 1.1
_SAME_KIND = 1


class Ordering(StrEnum):
    """How the first of two things compares with the second."""

    LARGER = "larger"
    SMALLER = "smaller"
    SAME = "about the same"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Bulk:
    """How large something is, as far as it is known: `rank` of the lexicon, longest side in metres, weight in kilos.

    `measured` is true for what was given as a measure; `vague` where a word like "small" or "huge" stretches the rank.
    """

    rank: int | None = None
    metres: float | None = None
    kilos: float | None = None
    measured: bool = False
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Rank:
    """One rank of the lexicon with its things: words for a thing, and its bulk."""

    number: int
    things: tuple[tuple[tuple[str, ...], Bulk], ...] = ()


@dataclass(frozen=True, slots=True)
class SizeWords:
    """The words around a thing or a measure, all folded.

    `metres` and `kilos` give each unit's worth, `numbers` the value of a number word (a hundred and above multiply),
    `singulars` irregular plurals. `cut` are the words that end the head of a phrase ("of", "in"); `small` and `large`
    stretch a thing's rank; `unreal` before a thing or `unsolid` after its "of" make its size unknown.
    """

    metres: Mapping[str, float] = field(default_factory=dict)
    kilos: Mapping[str, float] = field(default_factory=dict)
    numbers: Mapping[str, float] = field(default_factory=dict)
    singulars: Mapping[str, str] = field(default_factory=dict)
    cut: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()
    large: frozenset[str] = frozenset()
    unreal: frozenset[str] = frozenset()
    unsolid: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sizes:
    """The lexicon of sizes: folded words to their bulk, and the words around them."""

    bulks: Mapping[str, Bulk] = field(default_factory=dict)
    words: SizeWords = field(default_factory=SizeWords)

    @classmethod
    def build(cls, ranks: Iterable[Rank], words: SizeWords) -> Sizes:
        """The lexicon from its ranks; a word named twice keeps its first place."""
        bulks: dict[str, Bulk] = {}
        for rank in ranks:
            for names, bulk in rank.things:
                for name in names:
                    bulks.setdefault(fold_key(name), bulk)
        return cls(bulks, words)

    def __contains__(self, word: str) -> bool:
        words = fold_key(word).split()
        return self._known(words, len(words)) is not None

    def compare(self, first: str, second: str) -> Ordering:
        """How `first` compares with `second`, each a thing, a noun phrase or a measure; UNKNOWN in doubt."""
        one, two = self.bulk(first), self.bulk(second)
        if one is None or two is None:
            return Ordering.UNKNOWN
        return _compare(one, two)

    def bulk(self, text: str) -> Bulk | None:
        """What is known about the size of `text` ("the whole corridor", "forty feet"); None where nothing is."""
        words = _WORD.findall(fold_key(text).replace("-", " "))
        thing, measure = self._thing(words), self._measure(words)
        if measure is None:
            return thing
        if thing is None or measure.metres is None:
            return measure
        return Bulk(thing.rank, measure.metres, thing.kilos, measured=True)

    def _thing(self, words: list[str]) -> Bulk | None:
        if self.words.unreal.intersection(words):
            return None
        cut = next((index for index, word in enumerate(words) if word in self.words.cut), len(words))
        bulk = self._known(words, cut)
        if bulk is None:
            if words[cut : cut + 1] and self.words.unsolid.intersection(words[cut + 1 :]):
                return None
            bulk = self._known(words[:cut], cut)
        if bulk is None or not (self.words.small | self.words.large).intersection(words[:cut]):
            return bulk
        return Bulk(bulk.rank, bulk.metres, bulk.kilos, vague=True)

    def _known(self, words: list[str], cut: int) -> Bulk | None:
        """The longest ending of the phrase that the lexicon knows and that begins before `cut`."""
        for start in range(cut):
            lead = " ".join(words[start:-1])
            for last in self._singulars(words[-1]):
                found = self.bulks.get(f"{lead} {last}".strip())
                if found is not None:
                    return found
        return None

    def _singulars(self, word: str) -> Iterator[str]:
        yield word
        if word in self.words.singulars:
            yield self.words.singulars[word]
        if word.endswith("ies"):
            yield word[:-3] + "y"
        if word.endswith("es"):
            yield word[:-2]
        if word.endswith("s"):
            yield word[:-1]

    def _measure(self, words: list[str]) -> Bulk | None:
        for index, word in enumerate(words):
            for form in self._singulars(word):
                metres, kilos = self.words.metres.get(form), self.words.kilos.get(form)
                count = self._count(words[:index]) if metres or kilos else None
                if count is not None:
                    return Bulk(None, metres and count * metres, kilos and count * kilos, measured=True)
        return None

    def _count(self, words: list[str]) -> float | None:
        """The number that ends `words`: "forty", "2.5", "two hundred", "dozen"; None where there is none."""
        total, scale, found = 0.0, 1.0, False
        for word in reversed(words):
            value = self.words.numbers.get(word)
            if word[0].isdecimal():
                return total + _figure(word) * scale
            if value is None:
                break
            found = True
            if value >= _HUNDRED:
                scale *= value
            else:
                total, scale = total + value * scale, 1.0
        if scale > 1.0:
            total += scale
        return total if found else None


def sizes_from(table: Table) -> Sizes:
    """The lexicon that `sizes.yaml` holds: `words:` and `ranks:` of `{rank, name, things: [{is, m, kg, also}]}`.

    Raises DataError.
    """
    return Sizes.build((_rank(item) for item in _items(table.get("ranks"))), _size_words(table.get("words")))


def _size_words(value: Value | None) -> SizeWords:
    table = value if isinstance(value, Table) else Table(())
    lists = {key: frozenset(map(fold_key, texts(table.get(key)))) for key in ("cut", "small", "large", "unreal", "unsolid")}
    singulars = {fold_key(key): fold_key(text_of(value)) for key, value in _pairs(table.get("singulars"))}
    numbers = {fold_key(key): _number(value) or 0.0 for key, value in _pairs(table.get("numbers"))}
    return SizeWords(_units(table.get("metres")), _units(table.get("kilos")), numbers, singulars, **lists)


def _units(value: Value | None) -> dict[str, float]:
    """From `worth: [unit, …]` lines."""
    worth = ((_number(Scalar(key, units.origin)) or 0.0, units) for key, units in _pairs(value))
    return {fold_key(unit): number for number, units in worth for unit in texts(units)}


def _pairs(value: Value | None) -> Iterator[tuple[str, Value]]:
    if isinstance(value, Table):
        yield from ((pair.key.text, pair.value) for pair in value.pairs)


def _items(value: Value | None) -> tuple[Value, ...]:
    return value.items if isinstance(value, Listing) else ()


def _rank(value: Value) -> Rank:
    number = text_of(value.get("rank")) if isinstance(value, Table) else ""
    if not isinstance(value, Table) or not number.isdigit():
        raise DataError("a rank needs `rank:`, a whole number", path=value.origin.path, line=value.origin.line)
    things = tuple(_thing_row(item, int(number)) for item in _items(value.get("things")) if isinstance(item, Table))
    return Rank(int(number), things)


def _thing_row(row: Table, rank: int) -> tuple[tuple[str, ...], Bulk]:
    words = (*texts(row.get("is")), *texts(row.get("also")))
    return words, Bulk(rank, _number(row.get("m")), _number(row.get("kg")))


def _number(value: Value | None) -> float | None:
    if not isinstance(value, Scalar):
        return None
    try:
        return float(value.text)
    except ValueError:
        raise DataError("expected a number", path=value.origin.path, line=value.origin.line) from None


def _figure(word: str) -> float:
    groups = word.split(",")
    if len(groups) > 1 and all(len(group.split(".")[0]) == 3 for group in groups[1:]):
        word = "".join(groups)
    parts = word.replace(",", ".").split(".")
    return float(".".join((parts[0], "".join(parts[1:]) or "0")))


def _compare(one: Bulk, two: Bulk) -> Ordering:
    if one.measured or two.measured:
        return _by_measure(one, two)
    assert one.rank is not None
    assert two.rank is not None
    steps = one.rank - two.rank
    if steps == 0:
        return Ordering.UNKNOWN if one.vague or two.vague else Ordering.SAME
    ordering = Ordering.LARGER if steps > 0 else Ordering.SMALLER
    if abs(steps) > _SAME_KIND:
        return ordering
    if one.vague or two.vague:
        return Ordering.UNKNOWN
    sides = [_ratio(one.metres, two.metres), _ratio(one.kilos, two.kilos)]
    known = [side if steps > 0 else 1 / side for side in sides if side is not None]
    return ordering if known and min(known) >= _MARGIN else Ordering.UNKNOWN


def _by_measure(one: Bulk, two: Bulk) -> Ordering:
    """Measure against measure is nearly exact; against a thing, whose size is a round figure, a wide margin is left."""
    margin = _MEASURED if one.measured and two.measured else _MARGIN
    ratio = _ratio(one.metres, two.metres)
    if ratio is None:
        ratio = _ratio(one.kilos, two.kilos)
    if ratio is None:
        return Ordering.UNKNOWN
    if ratio > margin:
        return Ordering.LARGER
    if ratio < 1 / margin:
        return Ordering.SMALLER
    return Ordering.SAME if margin == _MEASURED else Ordering.UNKNOWN


def _ratio(one: float | None, two: float | None) -> float | None:
    return one / two if one and two else None
