"""The names of a book: what every scene saw of each, taken together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from writer_app.domain.proposals import Passage
from writer_app.language.noticing.habits import SIGNS, Habits, Sign
from writer_app.language.noticing.sightings import Sightings
from writer_app.language.words import is_word
from writer_app.text.fold import fold_key

BOUND = frozenset(("of", "the", "with", "for"))
LINKS = BOUND | {"de", "von", "van", "der", "du", "des", "del", "della", "di", "da", "la", "le", "los", "el", "al"}
_LETTERS = re.compile(r"(?:\w\.)+")
_SPEAKS = 6
_SURELY = 2
_FEW = 3
NO_TITLES = frozenset(("st", "saint"))


@dataclass(slots=True)
class Name:
    """One form of words over the whole book. `words` are folded, without the `titles` before them; a name that is nothing
    but a title has no words. `scenes` counts it by the number of the scene; `clearest` are passages, each with how clear."""

    key: str
    titles: tuple[str, ...]
    words: tuple[str, ...]
    tally: list[int] = field(default_factory=lambda: [0] * SIGNS)
    scenes: Counter[int] = field(default_factory=Counter)
    spellings: Counter[str] = field(default_factory=Counter)
    clearest: list[tuple[int, Passage]] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How often it stands in the book."""
        return self.tally[Sign.ALL]

    @property
    def written(self) -> str:
        """As it is mostly written."""
        return max(self.spellings, key=lambda text: (self.spellings[text] - text.isupper() * 10**6, text))

    @property
    def bare(self) -> str:
        """As written, without the titles before it."""
        return " ".join(self.written.split(" ")[-len(self.words) :])

    def add(self, other: Name) -> None:
        """What is known of `other` counts for this name."""
        for sign in range(SIGNS):
            self.tally[sign] += other.tally[sign]
        self.scenes.update(other.scenes)
        self.clearest += other.clearest


def names_of(sightings: Iterable[Sightings], habits: Habits) -> dict[str, Name]:
    """Every name that is one, by its folded words."""
    found = dict[str, Name]()
    small = Counter[str]()
    for number, scene in enumerate(sightings):
        small.update(dict(scene.small))
        for each in scene.names:
            key = _key(each.written)
            name = found.get(key)
            if name is None:
                name = found[key] = _parsed(key, habits) if each.tally[Sign.SURE] + each.tally[Sign.OPENS] else _calling(key)
            for sign, count in enumerate(each.tally):
                name.tally[sign] += count
            name.scenes[number] += each.tally[Sign.ALL]
            name.spellings[each.written] += each.tally[Sign.ALL]
            name.clearest.append((each.clear, each.passage))
    _split(found, habits)
    _learn_titles(found, habits)
    kept = {key: name for key, name in found.items() if _is_name(name, small, habits)}
    parts = Counter[str]()
    for name in kept.values():
        parts.update(dict.fromkeys(name.words, name.count))
    return {key: name for key, name in found.items() if key in kept or _goes_with(name, parts, small, habits)}


def tied_of(sightings: Iterable[Sightings]) -> frozenset[tuple[str, str]]:
    """Names that the text says mean one, by their keys."""
    return frozenset((_key(one), _key(other)) for scene in sightings for one, other in scene.tied)


def listed_of(sightings: Iterable[Sightings]) -> Iterator[tuple[str, str]]:
    """Names side by side in a list, by their keys."""
    return ((_key(one), _key(other)) for scene in sightings for one, other in scene.listed)


def apart_of(sightings: Iterable[Sightings]) -> dict[str, Counter[str]]:
    """How often two names that share a word stand in one sentence, by their keys."""
    found = defaultdict[str, Counter[str]](Counter)
    for scene in sightings:
        for one, other in scene.apart:
            found[_key(one)][_key(other)] += 1
    return found


def _goes_with(name: Name, parts: Mapping[str, int], small: Mapping[str, int], habits: Habits) -> bool:
    """Whether words that may only have opened their sentence are part of a name, or more of one: "Ida" of "Ida Brandt"."""
    if len(name.words) == 1:
        tally = name.tally
        acts = tally[Sign.SURE] > _SURELY and 3 * (tally[Sign.SAYS] + tally[Sign.ACTS]) >= tally[Sign.SURE]
        if name.words[0] not in parts or (name.words[0] in habits.nations and not _is_person(name)):
            return False
        return acts or small.get(name.words[0], 0) < name.count
    common = sum(map(is_word, name.words))
    return len(name.words) == 2 and common < 2 and any(parts.get(word, 0) > common for word in name.words)


@lru_cache(maxsize=60_000)
def _key(written: str) -> str:
    folded = fold_key(written)
    if "." not in folded:
        return folded
    return folded.replace(".", "") if _LETTERS.fullmatch(folded) else " ".join(folded.replace(".", " ").split())


def _calling(key: str) -> Name:
    return Name(key, (key.removeprefix("the "),), ())


def _parsed(key: str, habits: Habits) -> Name:
    words = key.split(" ")
    at = 0
    while at < len(words) and words[at] in habits.titles and words[at] not in NO_TITLES:
        at += 1
    if at < len(words) and words[at] in BOUND:
        at = 0
    name, dash, honorific = words[-1].rpartition("-")
    if dash and honorific in habits.honorifics:
        return Name(key, (*words[:at], honorific), (*words[at:-1], name))
    return Name(key, tuple(words[:at]), tuple(words[at:]))


def _split(found: dict[str, Name], habits: Habits) -> None:
    """Words that only happened to stand together are names of their own: "Suddenly Tip", "gave Odo the Cup"."""
    for key in sorted(found, key=len, reverse=True):
        for part in _parts(found[key], found, habits):
            if part in found:
                found[part].add(found[key])
            elif not is_word(part):
                found[part] = _parsed(part, habits)
                found[part].add(found[key])
                found[part].spellings.update(_tail(found[key], part))
        if _parts(found[key], found, habits):
            del found[key]


def _learn_titles(found: Mapping[str, Name], habits: Habits) -> None:
    """A common word before the names of several who are also named without it is a title here: "Comrade Ost"."""
    before = defaultdict[str, list[Name]](list)
    for name in found.values():
        if len(name.words) > 1 and not name.titles and is_word(name.words[0]) and name.words[0] not in habits.place_heads:
            rest = found.get(" ".join(name.words[1:]))
            if rest is not None and rest.count >= name.count:
                before[name.words[0]].append(name)
    for title, names in before.items():
        alone = found[title].count if title in found else 0
        if len(names) > 1 and alone < sum(name.count for name in names):
            for name in names:
                name.titles, name.words = (title,), name.words[1:]


def _tail(name: Name, part: str) -> Mapping[str, int]:
    words = len(part.split(" "))
    return {" ".join(written.split(" ")[-words:]): count for written, count in name.spellings.items()}


def _parts(name: Name, found: Mapping[str, Name], habits: Habits) -> tuple[str, ...]:
    """The names in what stands together by chance; nothing where it is one name."""
    words = name.key.split(" ")
    if len(words) < 2:
        return ()
    rest = " ".join(words[1:])
    if rest in found and _only_before(words[0], name, found[rest], habits):
        return (rest,)
    return _before_a_title(name, words, found, habits) or _linked(name, words, found) or _pair(name, words, found)


def _only_before(word: str, name: Name, rest: Name, habits: Habits) -> bool:
    """Whether `word` opens a sentence, or is a day's or a nation's before a name that is known better without it."""
    if word in habits.nations:
        return rest.count > 4 * name.count
    return not name.tally[Sign.SURE] and word not in habits.titles and is_word(word)


def _before_a_title(name: Name, words: Sequence[str], found: Mapping[str, Name], habits: Habits) -> tuple[str, ...]:
    """ "Westerhaven Captain Brandt": a name before another's title."""
    titles = habits.titles - NO_TITLES
    cut = next((at for at in range(len(name.titles) + 1, len(words) - 1) if words[at] in titles), 0)
    if cut and words[cut - 1] not in LINKS and " ".join(words[:cut]) in found:
        return " ".join(words[:cut]), " ".join(words[cut:])
    return ()


def _pair(name: Name, words: Sequence[str], found: Mapping[str, Name]) -> tuple[str, ...]:
    """Two names that hardly ever stand together."""
    often = 9 * name.count
    seldom = len(words) == 2 and all(word in found and found[word].count > often for word in words)
    return tuple(words) if seldom and (_is_there(found[words[0]]) or (name.count < _FEW and _is_there(name))) else ()


def _is_there(name: Name) -> bool:
    """Whether it stands as places do: "In Westerhaven Odo slept"."""
    return name.tally[Sign.IN] * 20 + name.tally[Sign.TOWARDS] * 3 > name.count


def _linked(name: Name, words: Sequence[str], found: Mapping[str, Name]) -> tuple[str, ...]:
    """ "Odo the Captain" once, where Odo is named often."""
    link = next((at for at, word in enumerate(words) if word in BOUND), 0)
    first = " ".join(words[:link])
    if not link or name.count > 2 or first not in found or found[first].count < 4 * name.count:
        return ()
    after = next((at for at in range(link, len(words)) if words[at] not in LINKS), link)
    last = " ".join(words[after:])
    return (first, last) if last in found else (first,)


def _is_name(name: Name, small: Mapping[str, int], habits: Habits) -> bool:
    """Whether the words are a name and not a word that the sentence gave its capital."""
    tally, count = name.tally, name.count
    if count == tally[Sign.LOUD]:
        return False
    if not tally[Sign.SURE] + tally[Sign.OPENS]:
        return tally[Sign.SAYS] >= _SPEAKS and count >= 3 * _SPEAKS
    words = [word for word in name.words or name.titles if word not in LINKS]
    if not words or not habits.addresses.isdisjoint(words):
        return False
    titled = bool(name.titles and name.words)
    if len(words) > 1 or titled:
        common = not titled and all(is_word(word) or word in habits.closed for word in words)
        return tally[Sign.SURE] > common or (count > 1 and not common)
    if words[0] in habits.nations and not _is_person(name):
        return False
    return _is_single_name(name, words[0], small.get(words[0], 0))


def _is_person(name: Name) -> bool:
    """Whether somebody is called by a word that means something else to everybody: Friday, April."""
    says = name.tally[Sign.SAYS]
    return says > _SURELY and says * 12 >= name.count and name.tally[Sign.THE] * 3 < name.count


def _is_single_name(name: Name, word: str, lower: int) -> bool:
    """`lower`: how often the word stands without a capital."""
    tally, count = name.tally, name.count
    sure = tally[Sign.SURE]
    if is_word(word):
        return (sure > 1 and 2 * lower < sure and 3 * sure > tally[Sign.OPENS]) or (tally[Sign.USED] > 0 and not lower)
    human = tally[Sign.ACTS] + tally[Sign.SAYS] + tally[Sign.OWNS] + tally[Sign.HE] + tally[Sign.SHE]
    return (sure > 0 and lower <= 2 * count) or (lower == 0 and (human > 0 or count > 2))
