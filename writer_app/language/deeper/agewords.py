"""Ages as words tell them: "forty-one", "nearly fifty", "in her late thirties", "not yet thirty", each as a range of years."""

from __future__ import annotations

import re
from dataclasses import dataclass

from writer_app.language.deeper.scope import Scope
from writer_app.language.grammar.sentencewords import Words
from writer_app.language.grammar.wordlists import Grammar
from writer_app.language.numerals import number_of

OLDEST = 200
_NUMBERS = re.compile(r"\d+")
_PARTS = {"early": (0, 4), "mid": (3, 7), "middle": (3, 7), "late": (6, 9)}
_TEENS = {"early": (13, 15), "mid": (14, 17), "middle": (14, 17), "late": (17, 19)}
_AROUND, _ROUNDLY = 1, 3
_YOUNG = 20
"""Up to here a year more or less is much."""
_DENIED = frozenset({"yet", "quite"})
_SCARCE = frozenset({"barely", "scarcely", "hardly"})
_UNITS = (["years"], ["year"], ["summers"], ["winters"])
_OTHERS = frozenset({"of", "inches", "feet", "percent", "to", "from", "than"})
_AT_THE_END = ",;.KJBPQD"


@dataclass(frozen=True, slots=True)
class Age:
    """Somebody is from `least` to `most` years old, as the words up to `last` say."""

    least: int
    most: int
    last: int

    @property
    def value(self) -> str:
        """The age as text: "16", "60-69", "over 70", "under 30"."""
        if self.most >= OLDEST:
            return f"over {self.least - 1}"
        if self.least == 0:
            return f"under {self.most + 1}"
        return str(self.least) if self.least == self.most else f"{self.least}-{self.most}"


def bounds_of(value: str) -> tuple[int, int] | None:
    """The least and the greatest age that `value` allows, written as here or by an author; None where it has no number."""
    numbers = [int(number) for number in _NUMBERS.findall(value)]
    if not numbers:
        return None
    first = value.split(maxsplit=1)[0].lower()
    if first == "over":
        return max(numbers) + 1, OLDEST
    return (0, min(numbers) - 1) if first == "under" else (min(numbers), max(numbers))


def age_at(scope: Scope, at: int, years: bool = False) -> Age | None:
    """The age that the words from `at` on tell, if they tell nothing else: not "forty paces", "ten of them". With `years`
    "forty years" is one too, as in "a man of forty years"."""
    words, folded = scope.words, scope.words.folded
    first, manners = at, set[str]()
    while first < len(folded) and (manner := _manner(scope.grammar, folded[first])):
        manners.add(manner)
        first += 1
    found = _number(words, first)
    if found is None:
        return None
    least, most, last = found
    end = last + 1 if years and folded[last + 1 : last + 2] in _UNITS else _with_years(words, last)
    if end == last and not _ends(words, last):
        return None
    before = folded[at:first]
    if "not" in before and not _DENIED.isdisjoint(before):
        manners.add("under")
    least, most = _about(manners, least, most)
    return Age(least, most + (not _SCARCE.isdisjoint(before)), end) if most > 1 else None


def _manner(grammar: Grammar, word: str) -> str:
    return next((name for name in ("about", "nearly", "over", "under", "just") if word in grammar[f"age {name}"]), "")


def _number(words: Words, at: int) -> tuple[int, int, int] | None:
    """Two ages and the last word: "forty", "thirty or thirty-five", "forty-something"."""
    if at >= len(words.folded):
        return None
    tens, _, rest = words.folded[at].rpartition("-")
    if rest in ("something", "odd") and (ten := number_of(tens)) is not None:
        return ten, ten + 9, at
    number = number_of(words.folded[at])
    if number is None or number >= OLDEST:
        return None
    other = number_of(words.folded[at + 2]) if words.folded[at + 1 : at + 2] == ["or"] and at + 2 < len(words.folded) else None
    return (number, other, at + 2) if other is not None and other > number else (number, number, at)


def _with_years(words: Words, last: int) -> int:
    """Behind "years old", "years of age"; the same place where neither follows."""
    rest = words.folded[last + 1 : last + 4]
    if rest[:1] in _UNITS and rest[1:2] == ["old"]:
        return last + 2
    return last + 3 if rest[:1] in _UNITS and rest[1:] == ["of", "age"] else last


def _ends(words: Words, last: int) -> bool:
    following = words.folded[last + 1 : last + 2]
    return not following or (words.tags[last + 1] in _AT_THE_END and following[0] not in _OTHERS)


def _about(manners: set[str], least: int, most: int) -> tuple[int, int]:
    if "over" in manners:
        return most + 1, OLDEST
    if "under" in manners:
        return 0, least - 1
    spread = _AROUND if least % 5 or least < _YOUNG else _ROUNDLY
    if "nearly" in manners:
        return least - spread, most
    return (least - spread, most + spread) if "about" in manners else (least, most)


def decade_at(scope: Scope, at: int) -> Age | None:
    """ "in her late forties", from the word "in" at `at` on."""
    folded, tags = scope.words.folded, scope.words.tags
    if folded[at : at + 1] != ["in"] or tags[at + 1 : at + 2] != ["S"]:
        return None
    last, part = at + 2, ""
    if last < len(folded) and folded[last] in scope.grammar["age parts"]:
        last, part = last + 1, folded[last]
        last += tags[last : last + 1] == ["x"]
    if last >= len(folded):
        return None
    part, _, decade = folded[last].rpartition("-") if "-" in folded[last] and not part else (part, "", folded[last])
    if decade not in scope.grammar["age nouns"] or (part and part not in _PARTS):
        return None
    if decade == "teens":
        least, most = _TEENS.get(part, (13, 19))
        return Age(least, most, last)
    ten = int(decade[:2]) if decade[0].isdigit() else number_of(f"{decade.removesuffix('ies')}y")
    least, most = _PARTS.get(part, (0, 9))
    return Age(ten + least, ten + most, last) if ten is not None else None
