"""Referents: names, pronouns and persons in the order of the text, with the part each plays in its clause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise, repeat
from typing import NamedTuple

from writer_app.domain.lore import Kind, Pronouns
from writer_app.domain.observations import Mention
from writer_app.domain.spans import BY_SPAN, Span
from writer_app.language.pack import LanguagePack
from writer_app.language.prose import AROUND, Place, Prose
from writer_app.language.recall import Recall
from writer_app.language.words import closed_words, is_verb, is_word, stands_small

_WORD_BEFORE = re.compile(r"([^\W\d_]+)[\s*_]+\Z")
_IT_IS = re.compile(r"\b(?:it|this|that)(?:['\u2019]s| is| was) \Z", re.IGNORECASE)
_WORD_AFTER = re.compile(r"[\s*_]*(,)?[\s*_]*([^\W\d_'\u2019]+(?:['\u2019][^\W\d_]+)?|['\u2019][^\W\d_]+)?")
_WORDS = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_RUN = re.compile(r"[a-z]+")
_CAPITAL = re.compile(r"[A-Z\u00c0-\u00de](?<![^\W_].)[^\W\d_]+")
"""A word with a capital. What stands before it is looked at last: a pattern that begins with a letter is found sooner."""
_AND = " and "
_GENDERS = {"he": Pronouns.HE, "she": Pronouns.SHE, "they": Pronouns.THEY}

FITTING = {
    Pronouns.HE: (Pronouns.HE, Pronouns.UNKNOWN),
    Pronouns.SHE: (Pronouns.SHE, Pronouns.UNKNOWN),
    Pronouns.THEY: (Pronouns.THEY,),
    Pronouns.UNKNOWN: (Pronouns.UNKNOWN, Pronouns.HE, Pronouns.SHE),
}
"""Who may be meant by a pronoun, or a person, of a gender."""


class Role(StrEnum):
    """The part in the clause."""

    SUBJECT = "subject"
    OBJECT = "object"
    POSSESSIVE = "possessive"
    REFLEXIVE = "reflexive"

    # Counted by the million: the hash of plain text is the same, and much sooner there.
    __hash__ = str.__hash__


@dataclass(slots=True)
class Referent:
    """Someone spoken of. `entry` None: a stranger to the lore, or not yet resolved (`person` set: a pronoun).

    `person` is "he", "she", "they", "i", "you" for a pronoun, "" otherwise. `mention` is the index of the mention by name.
    `definite` is False after "a" or "some". `quotation` is the number of the quotation around it, `sentence` that of the
    sentence among those of its voice; `clock` counts sentences of both. `joined`: "Mara" and "Tobin" in "Mara and Tobin".
    `proper`: a stranger who is called by name.
    """

    span: Span
    role: Role
    gender: Pronouns
    sentence: int
    paragraph: int
    entry: str | None = None
    person: str = ""
    mention: int | None = None
    quotation: int | None = None
    stranger: str = ""
    definite: bool = True
    clock: int = 0
    joined: bool = False
    proper: bool = False

    def moved(self, old: Place, new: Place, paragraph: int) -> Referent:
        """The same in the like paragraph at `new`, the `paragraph`th, instead of `old`."""
        by, told, spoken = new.start - old.start, new.sentence - old.sentence, new.spoken - old.spoken
        return Referent(
            Span(self.span.start + by, self.span.end + by),
            self.role,
            self.gender,
            self.sentence + (told if self.quotation is None else spoken),
            paragraph,
            self.entry,
            self.person,
            None if self.mention is None else self.mention + new.mention - old.mention,
            None if self.quotation is None else self.quotation + new.quotation - old.quotation,
            self.stranger,
            self.definite,
            self.clock + told + spoken,
            self.joined,
            self.proper,
        )


@dataclass(frozen=True, slots=True)
class Gathered:
    """The referents of a paragraph at `place`, before anything is known of whom they mean."""

    place: Place
    referents: tuple[Referent, ...]


class _Pronoun(NamedTuple):
    """A pronoun's person and gender, and the parts it may play."""

    person: str
    gender: Pronouns
    roles: tuple[Role, ...]


@lru_cache(maxsize=4)
def _pronouns_of(pack: LanguagePack) -> Mapping[str, _Pronoun]:
    found = {}
    for word, kinds in pack.group("pronouns").items():
        person = kinds[0].partition(" ")[0]
        roles = tuple(Role(kind.partition(" ")[2]) for kind in kinds)
        found[word] = _Pronoun(person, _GENDERS.get(person, Pronouns.UNKNOWN), roles)
    return found


@lru_cache(maxsize=4)
def _spoken_of_by(pack: LanguagePack) -> frozenset[str]:
    """Pronouns and words for persons."""
    return frozenset(_pronouns_of(pack)).union(*(pack.words(name) for name in ("male persons", "female persons", "persons")))


class Collector:
    """Collects the referents of one scene."""

    def __init__(self, prose: Prose, recall: Recall[Gathered] | None = None) -> None:
        self._prose = prose
        self._recall = recall
        self._body = prose.body
        pack = prose.pack
        self._pronouns = _pronouns_of(pack)
        self._objects = pack.words("before objects")
        self._auxiliary = pack.words("auxiliary words")
        self._beginning = pack.words("beginning words")
        self._after_her = pack.words("after object her")
        self._likening = pack.words("likening words") | pack.words("forms of be")
        self._alone = pack.words("persons named alone")
        self._many = pack.words("many persons")
        self._leading = pack.words("leading determiners")
        self._words = _spoken_of_by(pack)
        capitals = dict.fromkeys(_CAPITAL.findall(self._body))
        self.strange = frozenset(word for word in capitals if self._is_strange(word.lower()))

    def collect(self) -> list[Referent]:
        """All of them in the order of the text."""
        every = range(len(self._prose.paragraphs))
        found = map(self._inside, every) if self._recall is None else map(self._recalled, every, repeat(self._recall))
        return [referent for inside in found for referent in inside]

    def _recalled(self, number: int, recall: Recall[Gathered]) -> list[Referent]:
        """Those of a paragraph, read only if it is another one."""
        place, key = self._prose.places[number], (self._prose.looks(number), self.strange)
        kept = recall.of(key, lambda: Gathered(place, tuple(self._inside(number))))
        return [referent.moved(kept.place, place, number) for referent in kept.referents]

    def _inside(self, number: int) -> list[Referent]:
        """Those of a paragraph."""
        prose = self._prose
        paragraph, first, last = prose.paragraphs[number], prose.places[number].mention, prose.places[number + 1].mention
        mentions = prose.mentions[first:last]
        found = [self._named(index, mention) for index, mention in enumerate(mentions, first) if self._lives(mention)]
        living = {referent.span for referent in found}
        taken = [mention.span for mention in mentions]
        found.extend(self._pronouns_and_persons(paragraph, taken, living))
        found.extend(self._strangers(paragraph, taken))
        found.sort(key=BY_SPAN)
        for one, other in pairwise(found):
            if other.span.start - one.span.end == len(_AND) and self._body.startswith(_AND, one.span.end):
                one.joined = other.joined = True
        self._place(found, number)
        return found

    def _lives(self, mention: Mention) -> bool:
        return any(self._prose.lexicon.kind(entry) is Kind.CHARACTER for entry in (mention.entry, *mention.candidates))

    def _named(self, index: int, mention: Mention) -> Referent:
        role = Role.POSSESSIVE if mention.possessive else self._role(mention.span)
        gender = self._prose.lexicon.pronouns(mention.entry) if mention.entry else Pronouns.UNKNOWN
        stranger = "" if mention.entry else mention.span.of(self._body).casefold()
        return Referent(mention.span, role, gender, 0, 0, mention.entry, mention=index, stranger=stranger)

    def _place(self, found: Iterable[Referent], number: int) -> None:
        """Says of the referents of a paragraph, in order, in which sentence and quotation they stand."""
        prose, place, after = self._prose, self._prose.places[number], self._prose.places[number + 1]
        told, spoken = place.sentence - 1, place.spoken - 1
        at, quotes = 0, [each for each in range(place.quotation, after.quotation) if prose.quotations[each].spoken]
        for referent in found:
            start = referent.span.start
            while told + 1 < after.sentence and prose.narration_starts[told + 1] <= start:
                told += 1
            while spoken + 1 < after.spoken and prose.quoted_starts[spoken + 1] <= start:
                spoken += 1
            while at < len(quotes) and prose.quotations[quotes[at]].span.end <= start:
                at += 1
            if at < len(quotes) and prose.quotations[quotes[at]].span.start <= start:
                referent.quotation = quotes[at]
            referent.paragraph = number
            referent.sentence = told if referent.quotation is None else spoken
            referent.clock = told + spoken

    def _pronouns_and_persons(self, paragraph: Span, taken: list[Span], living: set[Span]) -> Iterator[Referent]:
        at = 0
        count = len(taken)
        words = self._words
        runs = _RUN.finditer(self._prose.small, paragraph.start, paragraph.end)
        for found in [found for found in runs if found[0] in words]:
            word = found[0]
            start, end = found.span()
            while at < count and taken[at].end <= start:
                at += 1
            if (at < count and taken[at].start < end) or self._is_part(start, end):
                continue
            if word not in self._pronouns:
                beside = [span for span in taken[max(0, at - 1) : at + 1] if span in living]
                if self._is_somebody(Span(start, end), word, beside):
                    yield self._person(Span(start, end), word)
            elif word != "i" or self._body[start] == "I":
                yield self._pronoun(Span(start, end), word)

    def _is_part(self, start: int, end: int) -> bool:
        """Whether the letters are part of a longer word: "man-made", "e-he"."""
        before, after = self._body[start - 1 : start], self._body[end : end + 2]
        return before.isalnum() or after[:1].isalnum() or (after[:1] == "-" and after[1:].isalnum())

    def _pronoun(self, span: Span, word: str) -> Referent:
        known = self._pronouns[word]
        role = known.roles[0] if len(known.roles) < 2 else self._either(span, known.roles)
        return Referent(span, role, known.gender, 0, 0, person=known.person)

    def _either(self, span: Span, roles: tuple[Role, ...]) -> Role:
        after = _WORD_AFTER.match(self._body, span.end, span.end + AROUND)
        word = (after[2] or "").lower() if after and not after[1] else ""
        if Role.POSSESSIVE in roles:
            return Role.POSSESSIVE if word and word not in self._after_her else Role.OBJECT
        return Role.SUBJECT if is_verb(word) or word in self._auxiliary else Role.OBJECT

    def _person(self, span: Span, word: str) -> Referent:
        male, female = self._prose.pack.words("male persons"), self._prose.pack.words("female persons")
        gender = Pronouns.HE if word in male else Pronouns.SHE if word in female else Pronouns.UNKNOWN
        if word in self._many:
            gender = Pronouns.THEY
        return Referent(span, self._role(Span(self._phrase_start(span.start), span.end)), gender, 0, 0, stranger=word)

    def _is_somebody(self, span: Span, word: str, named: list[Span]) -> bool:
        """Whether a word for a person brings in somebody: not in "as tall as a man", "she was a nurse", "patient and sure",
        nor beside one of the `named` who is the same: "Tobin, the cook", "the cook, Tobin"."""
        start = self._phrase_start(span.start)
        if start == span.start and not (word in self._alone or self._body[start].isupper() or self._is_owned(start)):
            return False
        before = _WORD_BEFORE.search(self._body, max(0, start - 12), start)
        if before is not None and before[1].lower() in self._likening:
            return False
        for name in named:
            between = self._body[name.end : start] if name.end <= start else self._body[span.end : name.start]
            if between.strip(" ") in ("", ","):
                return False
        return True

    def _is_owned(self, start: int) -> bool:
        """ "Mara's brother"."""
        return self._body[max(0, start - 3) : start].rstrip().endswith(("'s", "\u2019s", "s'", "s\u2019"))

    def _phrase_start(self, start: int) -> int:
        """Where the noun phrase around the word at `start` begins: at an article up to three words before."""
        head = self._body[max(0, start - 36) : start]
        for found in reversed([*_WORDS.finditer(head)][-3:]):
            if found[0].lower() in self._leading:
                return start - len(head) + found.start()
        return start

    def _strangers(self, paragraph: Span, taken: list[Span]) -> Iterator[Referent]:
        """Someone the lore does not know."""
        at = 0
        for found in _CAPITAL.finditer(self._body, paragraph.start, paragraph.end):
            if found[0] not in self.strange:
                continue
            start, end = found.span()
            while at < len(taken) and taken[at].end <= start:
                at += 1
            if at == len(taken) or taken[at].start >= end:
                span = Span(start, end)
                word = found[0].lower()
                yield Referent(span, self._role(span), Pronouns.UNKNOWN, 0, 0, stranger=word, proper=True)

    def _is_strange(self, word: str) -> bool:
        """Whether a word with a capital is no word of the language, and never written small: the name of somebody."""
        known = word in closed_words(self._prose.pack) or word in self._pronouns or is_word(word)
        return not known and not stands_small(self._body, word)

    def _role(self, span: Span) -> Role:
        """Subject: a verb follows, or the sentence begins here; never right after a preposition."""
        if self._body.startswith(("'s", "\u2019s"), span.end):
            return Role.POSSESSIVE
        before = _WORD_BEFORE.search(self._body, max(0, span.start - 24), span.start)
        word_before = before[1].lower() if before else ""
        if word_before in self._objects:
            return Role.OBJECT
        after = _WORD_AFTER.match(self._body, span.end, span.end + AROUND)
        word = (after[2] or "").lower() if after else ""
        if word_before in self._prose.lexicon.speech:
            return Role.SUBJECT
        if after and not after[1] and word and (word in self._auxiliary or is_verb(word) or word.endswith("ly")):
            return Role.SUBJECT
        begins = not word_before or word_before in self._beginning
        if begins or _IT_IS.search(self._body, max(0, span.start - 12), span.start):
            return Role.SUBJECT
        return Role.OBJECT
