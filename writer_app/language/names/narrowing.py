"""What of a lexicon one scene can see: reading goes by that alone, so that another name leaves most readings as they are."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Container, Iterable
from dataclasses import dataclass, field, replace

from ahocorasick_rs import AhoCorasick

from writer_app.domain.lore import Lore
from writer_app.domain.scenes import SceneSource
from writer_app.language.namelike import NameIndex, capital_words
from writer_app.language.names.kin import Kinship
from writer_app.language.names.lexicon import POINTED_WITHIN, Card, Lexicon, automaton_of, whole_matches
from writer_app.language.units.segments import references
from writer_app.text.fold import fold


@dataclass(frozen=True, slots=True)
class View:
    """The part of a lexicon that the reading of one scene depends on, by numbers of surfaces, ids of entries and words.

    `digest` is the same wherever all of it is.
    """

    whole: Lexicon
    surfaces: tuple[int, ...]
    entries: frozenset[str]
    bearers: tuple[tuple[str, tuple[str, ...]], ...]
    powers: frozenset[str]
    looks: frozenset[str]
    """What of the looks of people words that describe somebody here may tell of."""
    digest: str

    def lexicon(self) -> Lexicon:
        """It as a lexicon of its own, with which the scene reads as with the whole."""
        whole = self.whole
        surfaces = tuple(whole.surfaces[number] for number in self.surfaces)
        return Lexicon(
            _lore(whole, self.entries),
            {entry: _seen_by(card, self.looks) for entry, card in whole.cards.items() if entry in self.entries},
            surfaces,
            whole.speech,
            whole.signs,
            _kinship(whole.kinship, self.entries),
            self.digest,
            whole.pointing,
            self.powers,
            dict(self.bearers),
            automaton_of([surface.folded for surface in surfaces]),
        )


@dataclass(frozen=True, slots=True)
class _Text:
    """What of a scene's text is looked at: the text itself, folded, its words with a capital that are in no dictionary."""

    body: str
    folded: str
    capitals: frozenset[str]


@dataclass(slots=True)
class Texts:
    """What of the texts of scenes depends on no lore. Hand it on from the narrower of one lore to that of the next."""

    _known: dict[str, _Text] = field(default_factory=dict)

    def of(self, scene: SceneSource) -> _Text:
        """What is looked at in `scene`."""
        known = self._known.get(scene.id)
        if known is None or known.body != scene.body:
            folded = fold(scene.body).text.replace("\n", " ")
            self._known[scene.id] = known = _Text(scene.body, folded, frozenset(capital_words(scene.body)))
        return known

    def forget(self, scenes: Container[str]) -> None:
        """Keeps nothing of other scenes than those with these ids."""
        self._known = {scene: known for scene, known in self._known.items() if scene in scenes}


@dataclass(slots=True)
class Narrower:
    """Narrows one lexicon to what single scenes can see. Keep it with its lexicon: it remembers which words are near names."""

    lexicon: Lexicon
    texts: Texts = field(default_factory=Texts)
    _names: NameIndex = field(init=False)
    _words: list[str] = field(init=False)
    _automaton: AhoCorasick | None = field(init=False)
    _near: dict[str, tuple[int, ...]] = field(default_factory=dict)
    _kin: dict[str, frozenset[str]] = field(default_factory=dict)
    _marks: list[str] = field(init=False)
    _cards: dict[str, str] = field(default_factory=dict)
    _realms: dict[str, set[str]] = field(default_factory=dict)
    """Realms by each word that they are known by."""
    _looks: dict[str, str] = field(init=False)
    """What people look like, by each form that it has in a description: "mask" is told by "masked"."""

    def __post_init__(self) -> None:
        lexicon = self.lexicon
        self._names = NameIndex(lexicon.surfaces)
        for card in lexicon.cards.values():
            for word in card.told_by:
                self._realms.setdefault(word, set()).add(card.id)
        looks = {look for card in lexicon.cards.values() for look in card.looks}
        self._looks = {form: look for look in looks for form in (look, look + "ed")}
        self._words = sorted(lexicon.by_word.keys() | lexicon.forms.keys() | self._realms.keys() | self._looks.keys())
        self._marks = [surface.mark for surface in lexicon.surfaces]
        self._automaton = automaton_of([*(surface.folded for surface in lexicon.surfaces), *self._words])

    def view(self, scene: SceneSource) -> View:
        """What `scene` can see."""
        lexicon = self.lexicon
        text = self.texts.of(scene)
        found, words, looks = self._standing(text.folded)
        for word in text.capitals:
            found.update(self._near_to(word))
        bearers = tuple((word, lexicon.by_word[word]) for word in words if word in lexicon.by_word)
        seen = {entry for number in found for entry in lexicon.surfaces[number].entries}
        seen.update(entry for _, entries in bearers for entry in entries)
        seen.update(entry for word in words for entry in self._realms.get(word, ()))
        named = (*(reference.text for reference in references(scene)), *(each.speaker for each in scene.spoken))
        referred = tuple((text, _meant(lexicon.lore, text)) for text in named)
        seen.update(entry for _, meant in referred for entry in meant)
        entries = frozenset[str]().union(*(self._family(entry) for entry in seen))
        powers = frozenset(verb for word in words for verb in lexicon.forms.get(word, ()))
        numbers = tuple(sorted(found))
        digest = self._digest(numbers, entries, (*bearers, *referred), (powers, looks))
        return View(lexicon, numbers, entries, bearers, powers, looks, digest)

    def _standing(self, haystack: str) -> tuple[set[int], list[str], frozenset[str]]:
        """The numbers of the surfaces, the words of names and powers, and the looks told of somebody, in a folded text."""
        count = len(self.lexicon.surfaces)
        numbers, looks = set[int](), set[str]()
        for which, start, _ in whole_matches(self._automaton, haystack):
            numbers.add(which)
            look = self._looks.get(self._words[which - count]) if which >= count else None
            if look is not None and self._is_pointed_at(haystack, start):
                looks.add(look)
        ordered = sorted(numbers)
        first = bisect_left(ordered, count)
        return set(ordered[:first]), [self._words[number - count] for number in ordered[first:]], frozenset(looks)

    def _is_pointed_at(self, haystack: str, start: int) -> bool:
        """Whether the word, or what it is a part of, may tell of somebody: "the tall, bird-masked"."""
        while start and (haystack[start - 1].isalnum() or haystack[start - 1] == "-"):
            start -= 1
        return self.lexicon.pointing.search(haystack, max(0, start - POINTED_WITHIN), start) is not None

    def _near_to(self, word: str) -> tuple[int, ...]:
        if word not in self._near:
            self._near[word] = self._names.surfaces_near(word)
        return self._near[word]

    def _family(self, entry: str) -> frozenset[str]:
        """An entry with all its kin, near and far."""
        if entry not in self._kin:
            family, waiting = {entry}, [entry]
            while waiting:
                kin = set(self.lexicon.kinship.kin_of(waiting.pop())) - family
                family |= kin
                waiting += kin
            self._kin |= dict.fromkeys(family, frozenset(family))
        return self._kin[entry]

    def _digest(
        self,
        surfaces: Iterable[int],
        entries: frozenset[str],
        words: tuple[tuple[str, tuple[str, ...]], ...],
        told: tuple[frozenset[str], frozenset[str]],
    ) -> str:
        """`words` each with the entries that they tell of; `told` are verbs of powers and looks of people."""
        powers, looks = told
        parts = [self._marks[number] for number in surfaces]
        parts += [self._card(entry) for entry in sorted(entries)]
        parts += [
            repr(sorted(self.lexicon.cards[entry].looks & looks)) for entry in sorted(entries & self.lexicon.cards.keys())
        ]
        parts += [f"{word} {names}" for word, names in words]
        parts += sorted(powers)
        return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def _card(self, entry: str) -> str:
        """All that reading knows of an entry, kin included."""
        if entry not in self._cards:
            lexicon = self.lexicon
            card = lexicon.cards.get(entry)
            known = (
                (card.kind.value, card.name, card.pronouns.value, sorted(card.told_by), card.no_child, card.no_adult)
                if card
                else ()
            )
            self._cards[entry] = repr((entry, known, lexicon.kinship.told_of(entry)))
        return self._cards[entry]


def _seen_by(card: Card, looks: frozenset[str]) -> Card:
    return replace(card, looks=card.looks & looks) if card.looks else card


def _meant(lore: Lore, reference: str) -> tuple[str, ...]:
    """The ids of all that `reference` may resolve to."""
    found = lore.get(reference)
    return (*((found.id,) if found else ()), *(entry.id for entry in lore.named(reference)))


def _lore(lexicon: Lexicon, entries: frozenset[str]) -> Lore:
    return Lore(tuple(entry for entry in lexicon.lore if entry.id in entries))


def _kinship(whole: Kinship, entries: frozenset[str]) -> Kinship:
    related = {key: found for key, found in whole.related.items() if key[0] in entries}
    return Kinship(related, {entry: whole.genders[entry] for entry in entries if entry in whole.genders})
