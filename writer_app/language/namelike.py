"""Words that look like a name of the lore and are not: a slip of the fingers, more likely than another person."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from writer_app.domain.observations import NameLike
from writer_app.domain.spans import BY_SPAN, Span
from writer_app.language.names.surfaces import Surface
from writer_app.language.prose import Prose
from writer_app.language.units.tokens import folded_word
from writer_app.language.words import closed_words, is_word

_CAPITAL = re.compile(r"[A-Z\u00c0-\u00de](?<![^\W_'\u2019-].)[^\W\d_]{3,}(?![^\W_]|-[^\W_])")
"""What stands before the word is looked at last: a pattern that begins with a letter is found sooner."""
_CAPITALS = re.compile(r"[A-Z\u00c0-\u00de][^\W\d_]+")
_SMALL = re.compile(r"(?<![^\W_])[a-z\u00df-\u00ff]+")
_BEFORE = re.compile(r"(?:\A|[^\w])([A-Z\u00c0-\u00de][^\W\d_]+) \Z")
_AFTER = re.compile(r" ([A-Z\u00c0-\u00de][^\W\d_]+)")
_OFTEN = 3
_LONG = 7
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = {key: row[max(0, at - 1) : at] + row[at + 1 : at + 2] for row in _KEYS for at, key in enumerate(row)}


@dataclass(frozen=True, slots=True)
class _Name:
    folded: str
    written: str
    entry: str
    surface: int


class NameIndex:
    """The single words of declared names, by their first letters."""

    def __init__(self, surfaces: Sequence[Surface]) -> None:
        self._names: dict[str, list[_Name]] = {}
        self.declared: set[str] = set()
        for number, surface in enumerate(surfaces):
            for name in _names_of(number, surface):
                self._names.setdefault(name.folded[0], []).append(name)
                self.declared.add(name.folded)

    def nearest(self, word: str, here: set[str]) -> _Name | None:
        """The name that `word` may be a slip of; `here` are the entries of the scene, which short names must be of."""
        for name in self._about(word):
            if (len(name.folded) >= _LONG or name.entry in here) and _is_slip(word, name.folded):
                return name
        return None

    def is_slip(self, name: str, count: int) -> bool:
        """Whether a name that stands in the text so often may be a slip of a declared one: then it is nobody else."""
        words = [folded_word(word).rstrip(".") for word in name.split() if word[:1].isupper()]
        strange = [word for word in words if word and word not in self.declared]
        entries = {each.entry for group in self._names.values() for each in group} if strange else set()
        return bool(strange) and count < _OFTEN and all(not is_word(word) and self.nearest(word, entries) for word in strange)

    def surfaces_near(self, word: str) -> tuple[int, ...]:
        """The numbers of all surfaces that decide whether `word` is a name, or a slip of one."""
        own = {word, word.removesuffix("s"), word.removesuffix("es")}
        about = self._about(word)
        return tuple(name.surface for name in about if name.folded in own or _is_slip(word, name.folded))

    def _about(self, word: str) -> list[_Name]:
        """The names that begin like `word`, or like it with its first letters swapped."""
        group = self._names.get(word[0], [])
        if len(word) < 2 or word[1] == word[0]:
            return group
        return [*group, *(name for name in self._names.get(word[1], ()) if name.folded[1] == word[0])]


def _names_of(number: int, surface: Surface) -> Iterator[_Name]:
    if not surface.proper or surface.plural or len(surface.entries) != 1:
        return
    for written in surface.written.split():
        folded = folded_word(written).rstrip(".")
        if len(folded) >= 4 and written[0].isupper():
            yield _Name(folded, written, surface.entries[0], number)


def capital_words(body: str) -> set[str]:
    """The words of `body` with a capital that are in no dictionary, folded."""
    words = {folded_word(word) for word in set(_CAPITALS.findall(body))}
    return {word for word in words if word and not is_word(word)}


def name_likes(prose: Prose) -> tuple[NameLike, ...]:
    """Capitalised words one slip (two in a long name) away from a declared name. A word that recurs, that the dictionary or
    the scene itself knows, or that another strange name stands beside, is somebody else's."""
    body, mentions = prose.body, prose.mentions
    names = NameIndex(prose.lexicon.surfaces)
    if not names.declared:
        return ()
    strange: dict[str, bool] = {}
    words: dict[str, list[Span]] = {}
    starts = [mention.span.start for mention in mentions]
    for found in _CAPITAL.finditer(body):
        word = folded_word(found[0])
        if word not in strange:
            strange[word] = not is_word(word) and not _is_form(word, names.declared)
        at = bisect_right(starts, found.start()) if strange[word] else 0
        if strange[word] and not (at and mentions[at - 1].span.end > found.start()):
            words.setdefault(word, []).append(Span(found.start(), found.end()))
    here = {mention.entry for mention in mentions if mention.entry}
    near = [(spans, name) for word, spans in words.items() if len(spans) < _OFTEN and (name := names.nearest(word, here))]
    if not near:
        return ()
    known = closed_words(prose.pack) | set(_SMALL.findall(body))
    likes = [like for spans, name in near for like in _likes(body, spans, name, known, names.declared)]
    return tuple(sorted((like for like in likes if not _is_dialect(like, prose)), key=BY_SPAN))


def _is_dialect(like: NameLike, prose: Prose) -> bool:
    """Speech is spelt as it sounds: inside a quotation only the slightest slip is one."""
    spoken = prose.quotation_at(like.span.start) is not None
    return spoken and edits(folded_word(like.text), folded_word(like.name), 1) > 1


def _is_form(word: str, declared: set[str]) -> bool:
    """Whether `word` is a declared name or its plural."""
    return word in declared or word.removesuffix("s") in declared or word.removesuffix("es") in declared


def _likes(
    body: str, spans: list[Span], name: _Name, known: set[str] | frozenset[str], declared: set[str]
) -> Iterator[NameLike]:
    for span in spans:
        text = span.of(body)
        if folded_word(text) in known or _beside_a_stranger(body, span, known, declared):
            continue
        yield NameLike(span, text, name.entry, name.written)


def _beside_a_stranger(body: str, span: Span, known: set[str] | frozenset[str], declared: set[str]) -> bool:
    before = _BEFORE.search(body, max(0, span.start - 24), span.start)
    after = _AFTER.match(body, span.end)
    beside = [folded_word(found[1]) for found in (before, after) if found]
    return any(word not in declared and word not in known and not is_word(word) for word in beside)


def _is_slip(word: str, name: str) -> bool:
    """Doubled or undoubled, swapped, dropped, added or wrong letters; never an inflection, a short form or another ending."""
    if abs(len(word) - len(name)) > 2 or name.startswith(word):
        return False
    if word.startswith(name):
        return word == name + name[-1] and not word.endswith("s")
    same = _alike(word, name)
    if same + _alike(word[::-1], name[::-1]) < min(len(word), len(name)) - 3:
        return False
    return _is_near(word, name, same, edits(word, name, 2))


def _is_near(word: str, name: str, same: int, distance: int) -> bool:
    """`same`: how many letters they begin with alike; two names of one stem differ in their endings, a slip seldom does."""
    if _undoubled(word) == _undoubled(name):
        return distance <= 2
    if len(word) == len(name) == same + 1:
        return len(name) >= 6 and name[-1] in _BESIDE.get(word[-1], "")
    if same >= len(name) - 2 or (distance == 2 and same >= len(name) - 3):
        return False
    return distance <= (2 if len(name) >= 8 else 1) and (len(name) >= 5 or sorted(word) == sorted(name))


def _alike(first: str, second: str) -> int:
    """How many letters two words begin with alike."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((index for index, (one, other) in pairs if one != other), min(len(first), len(second)))


def _undoubled(word: str) -> str:
    return re.sub(r"(.)\1", r"\1", word)


def edits(first: str, second: str, most: int) -> int:
    """How many letters added, dropped, changed or swapped with their neighbour tell two words apart; more than `most` is
    `most + 1`."""
    before_last: list[int] = []
    last = list(range(len(second) + 1))
    for row, letter in enumerate(first, 1):
        current = [row]
        for column, other in enumerate(second, 1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (letter != other))
            swapped = row > 1 and column > 1 and letter == second[column - 2] and first[row - 2] == other
            current.append(min(cost, before_last[column - 2] + 1) if swapped else cost)
        if min(current) > most:
            return most + 1
        before_last, last = last, current
    return min(last[-1], most + 1)
