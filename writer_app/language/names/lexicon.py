"""The lexicon: every name of the lore as one automaton, and what reading needs to know of each entry."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ahocorasick_rs import AhoCorasick
from lemminflect import getAllInflections

from writer_app.domain.lore import Entry, Kind, Lore, Pronouns
from writer_app.domain.shapes import Shape
from writer_app.language.names.kin import Kinship
from writer_app.language.names.surfaces import Surface, surfaces_of
from writer_app.language.pack import LanguagePack
from writer_app.language.words import closed_words
from writer_app.text.fold import fold_key

_OF_REALMS = frozenset(
    {
        *("home of", "admits", "visits at most", "bodies show no", "leave only with", "quirks work", "quirks reach in"),
        *("items barred", "time runs"),
    }
)
_GROWN, _YOUNG = 13, 30
"""A man is hardly younger, a girl hardly older."""
POINTED_WITHIN = 48
_WORD = re.compile(r"[^\W_]+")
_PREFIXES = ("un", "re", "over", "out", "mis", "de", "dis")


@dataclass(frozen=True, slots=True)
class Card:
    """What reading knows of an entry. `owner` is the id of a quirk's owner; `cues`, `effects` and `tools` are a quirk's own
    and its shape's, folded lemmas or phrases; `words` are the words of its names, folded, without "the" and
    the like; `told_by` those of them by which a realm is known when its name is not said; `looks` the words of a person's
    facts, folded; `no_child` and `no_adult` what a declared age rules out."""

    id: str
    kind: Kind
    name: str
    pronouns: Pronouns = Pronouns.UNKNOWN
    owner: str | None = None
    cues: frozenset[str] = frozenset()
    effects: frozenset[str] = frozenset()
    tools: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    told_by: frozenset[str] = frozenset()
    looks: frozenset[str] = frozenset()
    no_child: bool = False
    no_adult: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A surface found at `[start, end)` of a folded text."""

    start: int
    end: int
    surface: Surface


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All cards by id and all surfaces. `digest` changes with everything that reading depends on."""

    lore: Lore
    cards: Mapping[str, Card]
    surfaces: tuple[Surface, ...]
    speech: Mapping[str, str]
    """Forms of speech verbs, each with its lemma."""
    signs: AhoCorasick | None = field(repr=False, compare=False)
    """What makes folded text worth a deeper reading though nobody is named in it: verbs of powers, signs of doubt."""
    kinship: Kinship
    digest: str
    pointing: re.Pattern[str] = field(repr=False, compare=False)
    """What stands before a word for somebody, with all that is said of them: "the tall, bird-masked"."""
    power_verbs: frozenset[str] = frozenset()
    """The first words (verb lemmas) of every quirk's cues and effects: sentences with one of them are worth reading even
    where they name nobody."""
    by_word: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    """Characters by each folded word of their names."""
    automaton: AhoCorasick | None = field(repr=False, compare=False, default=None)
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    """Forms of the verbs of powers, each with its verbs."""

    @staticmethod
    def build(lore: Lore, pack: LanguagePack, shapes: Mapping[str, Shape]) -> Lexicon:
        """The lexicon of `lore`, with `shapes` by folded name."""
        cards = {entry.id: _card(entry, lore, shapes, pack) for entry in lore}
        surfaces = surfaces_of(lore, pack)
        powers = frozenset(phrase.split(" ")[0] for card in cards.values() for phrase in (*card.cues, *card.effects) if phrase)
        forms = _forms(powers)
        kinship = Kinship.build(lore)
        digest = _digest(cards, surfaces, pack, kinship)
        return Lexicon(
            lore,
            cards,
            surfaces,
            _speech_forms(pack),
            automaton_of(sorted({*forms} | pack.words("remark signals"))),
            kinship,
            digest,
            _pointing(pack),
            powers,
            _by_word(cards.values()),
            automaton_of([surface.folded for surface in surfaces]),
            forms,
        )

    def hits(self, haystack: str) -> Iterator[Hit]:
        """The longest surfaces in `haystack`, a folded text of one line, at word boundaries; none overlaps another."""
        found = [(start, -end, which) for which, start, end in whole_matches(self.automaton, haystack)]
        found.sort()
        last = 0
        for start, negative_end, which in found:
            if start >= last:
                last = -negative_end
                yield Hit(start, last, self.surfaces[which])

    def signals(self, text: str) -> list[int]:
        """Where the signs of something told stand in a text in lower case, in order."""
        return sorted(start for _, start, _ in whole_matches(self.signs, text))

    def kind(self, entry_id: str | None) -> Kind | None:
        """The kind of an entry; None for an unknown id."""
        card = self.cards.get(entry_id) if entry_id else None
        return card.kind if card else None

    def pronouns(self, entry_id: str) -> Pronouns:
        """The pronouns of an entry; UNKNOWN for an unknown id."""
        card = self.cards.get(entry_id)
        return card.pronouns if card else Pronouns.UNKNOWN

    def words_of(self, entry_id: str) -> frozenset[str]:
        """All words of an entry's names, folded; none for an unknown id."""
        card = self.cards.get(entry_id)
        return card.words if card else frozenset()

    def bearers(self, word: str) -> tuple[str, ...]:
        """The characters who have the folded `word` in a name."""
        return self.by_word.get(word, ())

    def of_kind(self, *kinds: Kind) -> tuple[Card, ...]:
        """The cards of these kinds, in the lore's order."""
        return tuple(card for card in self.cards.values() if card.kind in kinds)


def automaton_of(words: Sequence[str]) -> AhoCorasick | None:
    """What finds `words` by their numbers; None where there are none."""
    return AhoCorasick(words) if words else None


def whole_matches(automaton: AhoCorasick | None, haystack: str) -> Iterator[tuple[int, int, int]]:
    """Everything that `automaton` finds in `haystack` at word boundaries, overlapping: number, start, end."""
    found = _matches(automaton, haystack) if automaton is not None else ()
    return (match for match in found if _bounded(haystack, match[1], match[2]))


def _matches(automaton: AhoCorasick, haystack: str) -> list[tuple[int, int, int]]:
    try:
        return automaton.find_matches_as_indexes(haystack, overlapping=True)
    except UnicodeEncodeError:
        whole = haystack.encode("utf-8", "replace").decode("utf-8")
        return automaton.find_matches_as_indexes(whole, overlapping=True)


def _bounded(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (before.isalnum() or before == "_" or after.isalnum())


def _card(entry: Entry, lore: Lore, shapes: Mapping[str, Shape], pack: LanguagePack) -> Card:
    owner = next((found.id for text in entry.link("owner") if (found := lore.resolve(text))), None)
    shaped = [shape for text in entry.link("shape") if (shape := shapes.get(fold_key(text)))]
    cues = (*map(fold_key, entry.link("cues")), *(cue for shape in shaped for cue in shape.cues))
    effects = (*map(fold_key, entry.link("effects")), *(effect for shape in shaped for effect in shape.effects))
    tools = frozenset(tool for shape in shaped for tool in shape.tools)
    words = frozenset(word.strip(".") for surface in entry.surfaces() for word in fold_key(surface).split())
    words -= closed_words(pack)
    is_realm = any(limit.key in _OF_REALMS for limit in entry.limits)
    told_by = words - pack.words("plain place words") if is_realm else frozenset[str]()
    pronouns = entry.pronouns if entry.pronouns is not Pronouns.UNKNOWN else _usual_pronouns(entry, pack)
    looks, ages = _told_of(entry) if entry.kind is Kind.CHARACTER else (frozenset[str](), ())
    ruled_out = any(age > _YOUNG for age in ages), any(age < _GROWN for age in ages)
    powers = (frozenset(cues), frozenset(effects), tools)
    return Card(*(entry.id, entry.kind, entry.name, pronouns, owner, *powers, words, told_by, looks, *ruled_out))


def _told_of(entry: Entry) -> tuple[frozenset[str], tuple[int, ...]]:
    """The words of a person's facts, and the ages among them; claims by others tell nothing."""
    values = [(fact.key, fold_key(fact.value)) for fact in entry.facts if not fact.according_to]
    words = frozenset(word for _, value in values for word in _WORD.findall(value))
    return words, tuple(int(value) for key, value in values if key == "age" and value.isdigit())


def _usual_pronouns(entry: Entry, pack: LanguagePack) -> Pronouns:
    """Those of a person of whom nobody has said which, by title or given name; UNKNOWN for all others."""
    first = fold_key(entry.name).split(" ")[0].rstrip(".")
    if entry.kind is not Kind.CHARACTER:
        return Pronouns.UNKNOWN
    male, female = pack.words("male titles"), pack.words("female titles")
    if (first in male) is not (first in female):
        return Pronouns.HE if first in male else Pronouns.SHE
    found = pack.group("given-names").get(first, ())
    return Pronouns(found[0]) if len(found) == 1 else Pronouns.UNKNOWN


def _pointing(pack: LanguagePack) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(sorted(pack.words('pointing words')))})((?:\s+[\w'-]+,?){{0,3}})\s+\Z")


def _by_word(cards: Iterable[Card]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for card in cards:
        if card.kind is Kind.CHARACTER:
            for word in sorted(card.words):
                found[word] = (*found.get(word, ()), card.id)
    return found


def _speech_forms(pack: LanguagePack) -> dict[str, str]:
    forms: dict[str, str] = {}
    for lemma in sorted(pack.words("speech verbs")):
        forms.update((form, lemma) for form in inflected(lemma))
    return forms


def _forms(verbs: Iterable[str]) -> dict[str, tuple[str, ...]]:
    forms: dict[str, tuple[str, ...]] = {}
    for verb in sorted(verbs):
        for form in {verb, *inflected(verb)}:
            forms[form] = (*forms.get(form, ()), verb)
    return forms


@lru_cache(maxsize=4_000)
def inflected(lemma: str) -> tuple[str, ...]:
    """A verb, or a phrase that begins with one, in all its forms."""
    head, _, rest = lemma.partition(" ")
    stem, dash, verb = head.rpartition("-")
    forms = {form for group in getAllInflections(verb, "VERB").values() for form in group} | {verb}
    prefix = next((prefix for prefix in _PREFIXES if verb.startswith(prefix)), "")
    if prefix:
        base = getAllInflections(verb[len(prefix) :], "VERB")
        forms |= {prefix + form for group in base.values() for form in group}
    return tuple(sorted(f"{stem}{dash}{form}{' ' + rest if rest else ''}" for form in forms))


def _digest(cards: Mapping[str, Card], surfaces: tuple[Surface, ...], pack: LanguagePack, kinship: Kinship) -> str:
    """Sets are sorted first: their order differs from one run of the program to the next."""
    digest = hashlib.sha256(pack.version.encode())
    for card in cards.values():
        sets = [sorted(words) for words in (card.cues, card.effects, card.tools, card.told_by, card.looks)]
        digest.update(
            repr(
                (card.id, card.kind.value, card.name, card.pronouns.value, card.owner, card.no_child, card.no_adult, sets)
            ).encode()
        )
    for surface in surfaces:
        digest.update(surface.mark.encode())
    digest.update(repr(sorted(kinship.related.items())).encode())
    return digest.hexdigest()
