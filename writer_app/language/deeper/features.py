"""What somebody is like for good: height, build, beard, limp, hand, voice, kind of being, birthplace."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from writer_app.domain.lore import Kind
from writer_app.domain.observations import Description, Mention, Modality
from writer_app.language.deeper.look import part_of
from writer_app.language.deeper.owners import Owners
from writer_app.language.deeper.scope import Scope
from writer_app.language.grammar.clause import Clause
from writer_app.language.grammar.phrases import NounPhrase
from writer_app.language.numerals import number_of

_DEGREE = frozenset({"as", "so", "too", "less", "more", "not", "half"})
_AFTER = frozenset({"for", "of", "with", "on", "enough", "as", "than", "to"})
"""What follows a word that does not tell of the build: "short of breath", "short with him", "tall enough"."""
_HANDED = {"left-handed": "left", "right-handed": "right", "lefthanded": "left", "ambidextrous": "both", "left-hander": "left"}
_SHAVING = frozenset({"shave", "lose"})
_WEARING = frozenset({"wear", "grow", "have"})
_SENSES = frozenset({"sight", "hearing"})
_REPROACHING = frozenset({"you", "been", "be", "so"})
_FEET = frozenset({"foot", "feet"})


@dataclass(frozen=True, slots=True)
class _Feature:
    """What is said of whom: a fact key with its value, from word `first` to word `last`."""

    who: Mention | None
    key: str
    value: str
    first: int
    last: int
    modality: Modality


def read_features(scope: Scope, owners: Owners) -> Iterator[Description]:
    """The lasting features that a sentence tells of people."""
    groups = scope.grammar.pack.groups
    signs = (groups["features"].keys(), groups["maimed"].keys(), scope.grammar["feature signs"], _HANDED.keys())
    words = frozenset(scope.words.folded)
    if all(each.isdisjoint(words) for each in signs):
        return
    for feature in _all(scope, owners):
        if feature.who is not None and scope.kind(feature.who) is Kind.CHARACTER:
            yield _description(scope, feature)


def _all(scope: Scope, owners: Owners) -> Iterator[_Feature]:
    maimed = scope.grammar.pack.groups["maimed"]
    for index, word in enumerate(scope.words.folded):
        terms = scope.grammar.pack.groups["features"].get(word, ())
        if terms:
            yield from _adjective(scope, index, terms[0])
        elif word in _HANDED:
            yield from _adjective(scope, index, "handedness")
        elif word in maimed:
            yield from _maimed(scope, index, maimed[word][0])
    for at, phrase in enumerate(scope.phrases):
        if phrase.noun is not None:
            yield from _had(scope, owners, at, phrase.noun)
    for clause in scope.clauses:
        yield from _measured(scope, clause)
        yield from _being(scope, clause)
        yield from _born(scope, clause)


def _adjective(scope: Scope, at: int, key: str, whole: bool = False) -> Iterator[_Feature]:
    """ "Osk was tall", "a tall man", "the tall Osk"; a voice has its own noun. `whole`: what follows belongs to it."""
    words = scope.words
    before = words.folded[at - 1] if at else ""
    if key == "voice" or before in _DEGREE or before in _FEET or before in scope.grammar["length units"]:
        return
    value = _HANDED.get(words.folded[at], words.folded[at])
    clause = next((each for each in scope.clauses if _says(scope, each, at)), None)
    if clause is not None and clause.subject is not None:
        goes_on = not whole and words.folded[at + 1 : at + 2] and words.folded[at + 1] in _AFTER
        for each in clause.subject.all() if not goes_on else ():
            yield _Feature(each.mention, key, value, min(clause.subject.first, at), at, scope.modality.of(clause))
        return
    for index, phrase in enumerate(scope.phrases):
        noun = phrase.noun
        if noun is not None and noun.first <= at < noun.head:
            who, modality = _described(scope, index, noun)
            yield _Feature(who, key, value, noun.first, noun.last, modality)


def _maimed(scope: Scope, at: int, lost: str) -> Iterator[_Feature]:
    """ "Osk was one-armed", "the one-eyed Osk", "blind in his left eye"; not "blind to it", "blind with rage"."""
    folded, tags = scope.words.folded, scope.words.tags
    after = folded[at + 1 : at + 2]
    part = next((phrase.noun for phrase in scope.phrases if phrase.first == at + 2), None) if after == ["in"] else None
    if part is not None and scope.head(part) in ("eye", "ear"):
        lost = part_of(scope, part)
    elif after == ["in"] or (lost in _SENSES and (tags[at + 1 : at + 2] in (["A"], ["N"]) or _is_reproach(scope))):
        return
    for found in _adjective(scope, at, "missing", whole=after == ["in"]):
        yield replace(found, value=lost)


def _is_reproach(scope: Scope) -> bool:
    """ "You are blind!", "I have been blind": said of what somebody did not want to see."""
    return scope.sentence.quote is not None and not _REPROACHING.isdisjoint(scope.words.folded)


def _says(scope: Scope, clause: Clause, at: int) -> bool:
    """Whether the clause says of its subject what the word at `at` says: "was tall", "was pale and tall"."""
    if clause.lemma != "be" or clause.subject is None or clause.subject.owned:
        return False
    joined = at > 1 and scope.words.folded[at - 1] == "and" and at - 2 in clause.adjectives
    return at in clause.adjectives or joined


def _described(scope: Scope, at: int, noun: NounPhrase) -> tuple[Mention | None, Modality]:
    """Whom "a tall man" describes: the name it holds, what is said to be him, the name it stands beside."""
    if noun.mention is not None and noun.mention.entry is not None and not noun.owned:
        named = scope.words.tags[noun.head] == "E"
        return (noun.mention if named else None), scope.modality.general()
    if scope.head(noun) not in scope.grammar["person nouns"]:
        return None, Modality.HYPOTHETICAL
    for clause in scope.clauses:
        if clause.lemma == "be" and noun in clause.objects and clause.subject is not None and not clause.subject.owned:
            return clause.subject.mention, scope.modality.of(clause)
    before = scope.phrases[at - 2].noun if at >= 2 and scope.phrases[at - 1].kind == "," else None
    if before is None or scope.words.folded[noun.first] not in ("a", "an") or before.owned:
        return None, Modality.HYPOTHETICAL
    return before.mention, scope.modality.general()


def _had(scope: Scope, owners: Owners, at: int, noun: NounPhrase) -> Iterator[_Feature]:
    """ "his white beard", "wore a beard", "had a limp", "his deep voice", "had a deep voice"."""
    key = scope.head(noun)
    value = {"beard": _of_beard, "voice": _of_voice, "limp": _true}.get(key, _nothing)(scope, noun)
    if not value:
        return
    who, clause = owners.of(at)
    if who is None and not noun.owned:
        clause = next((each for each in scope.clauses if noun in each.objects and each.lemma in _WEARING), None)
        who = clause.subject.mention if clause is not None and clause.subject is not None else None
    if noun.owned or clause is not None:
        told = clause or next((each for each in scope.clauses if noun in each.objects and each.lemma in _SHAVING), None)
        if key == "beard" and told is not None and told.lemma in _SHAVING:
            value, clause = "clean-shaven", told
        modality = scope.modality.of(clause) if clause is not None else scope.modality.general()
        modality = Modality.NEGATED if noun.negative else modality
        yield _Feature(who, key, value, noun.first, noun.last, modality)


def _true(scope: Scope, noun: NounPhrase) -> str:
    return "true"


def _nothing(scope: Scope, noun: NounPhrase) -> str:
    return ""


def _of_voice(scope: Scope, noun: NounPhrase) -> str:
    """How a voice always is, from before its noun: a voice that *was* hoarse may have been so once."""
    groups = scope.grammar.pack.groups["features"]
    found = [word for word in scope.words.folded[noun.first : noun.head] if "voice" in groups.get(word, ())]
    return found[-1] if found else ""


def _of_beard(scope: Scope, noun: NounPhrase) -> str:
    first = noun.first
    while first < noun.head and scope.words.tags[first] != "A":
        first += 1
    words = scope.words.folded[first : noun.head]
    plain = [word for word in words if word.isalpha() or "-" in word]
    return " ".join(plain) if plain and len(plain) < 4 else "true"


def _measured(scope: Scope, clause: Clause) -> Iterator[_Feature]:
    """ "Osk stood six foot two", "was over six feet tall", "was 180 centimetres tall"."""
    subject, words = clause.subject, scope.words.folded
    if clause.lemma not in ("be", "stand", "measure") or subject is None or subject.owned or clause.verb.passive:
        return
    start = clause.verb.last + 1
    for at in range(start, min(start + 5, len(words) - 1)):
        last = _measure_at(scope, at)
        if last is None:
            continue
        tall = words[last + 1 : last + 2] in (["tall"], ["high"], ["in"])
        if tall or clause.lemma != "be" or last > at + 1:
            value = scope.body[scope.words.starts[at] : scope.words.ends[last]].lower()
            yield _Feature(subject.mention, "height", value, subject.first, last, scope.modality.of(clause))
        return


def _measure_at(scope: Scope, at: int) -> int | None:
    """The last word of the measure of a person that begins at `at`: "six feet", "six foot two (inches)"."""
    words = scope.words.folded
    number, unit, last = number_of(words[at]), words[at + 1], at + 1
    if number is None or (unit not in _FEET and unit not in scope.grammar["length units"]):
        return None
    if unit not in _FEET:
        return last
    if last + 1 < len(words) and number_of(words[last + 1]) is not None:
        last += 1
        last += words[last + 1 : last + 2] in (["inches"], ["inch"])
    return last if 2 < number < 9 else None


def _being(scope: Scope, clause: Clause) -> Iterator[_Feature]:
    """ "Osk was an elf"; not "an elf of a girl"."""
    subject, words = clause.subject, scope.words.folded
    if clause.lemma != "be" or subject is None or subject.owned or not clause.objects:
        return
    noun = clause.objects[0]
    alone = words[noun.first] in ("a", "an") and words[noun.last + 1 : noun.last + 2] not in (["of"], ["in"])
    if alone and scope.head(noun) in scope.grammar["species nouns"]:
        modality = scope.modality.of(clause)
        yield _Feature(subject.mention, "species", scope.head(noun), subject.first, noun.last, modality)


def _born(scope: Scope, clause: Clause) -> Iterator[_Feature]:
    """ "Osk was born in Nerin", "had been born in Nerin"."""
    born = clause.verb.passive and clause.lemma == "bear"
    born = born or any(scope.words.folded[at] == "born" for at in clause.adjectives)
    if clause.subject is None or clause.subject.owned or not born:
        return
    for preposition, noun in clause.prepositions:
        place = scope.entry(noun, Kind.LOCATION)
        if preposition in ("in", "at", "on") and place is not None and not noun.owned:
            modality = scope.modality.of(clause)
            # Nobody is born in the moment that is told: what was so before holds now.
            modality = Modality.ASSERTED if modality is Modality.REMEMBERED and scope.sentence.quote is None else modality
            yield _Feature(clause.subject.mention, "birthplace", place, clause.verb.first, noun.last, modality)


def _description(scope: Scope, feature: _Feature) -> Description:
    assert feature.who is not None
    return Description(
        span=scope.span(min(feature.first, feature.last), feature.last),
        subject=feature.who.entry,
        key=feature.key,
        value=feature.value,
        modality=feature.modality,
        frame=scope.sentence.segment.frame,
        speaker=scope.speaker,
        certain=feature.who.certain,
        confidence=feature.who.confidence,
        reason=feature.key,
    )
