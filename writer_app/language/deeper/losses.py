"""Parts of the body and senses that somebody has lost: "lost her left arm", "the stump of his arm", "blind in one eye"."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.domain.lore import Kind
from writer_app.domain.observations import Description, Mention, Modality
from writer_app.language.deeper.look import part_of
from writer_app.language.deeper.owners import Owners
from writer_app.language.deeper.scope import Scope
from writer_app.language.grammar.clause import Clause
from writer_app.language.grammar.phrases import NounPhrase

MISSING = "missing"
_STAKES = frozenset({"hand", "foot", "feet", "hands"})
""" "Lost a hand at cards", "lost two feet of rope"."""
_REPLACED = frozenset({"arm", "leg", "hand", "foot", "eye"})
_SENSES = {"sight": "sight", "eyesight": "sight", "hearing": "hearing"}
_CUTTING = frozenset({"cut", "slice", "hack", "chop", "tear", "shoot", "bite", "rip", "strike"})


def read_losses(scope: Scope, owners: Owners) -> Iterator[Description]:
    """The losses that a sentence tells; those told by one adjective ("one-armed", "blind") are read as features."""
    if scope.grammar["loss signs"].isdisjoint(scope.words.folded):
        return
    for clause in scope.clauses:
        yield from _lost(scope, clause)
        yield from _taken(scope, clause)
        yield from _is_missing(scope, clause)
    for at, phrase in enumerate(scope.phrases):
        if phrase.noun is not None:
            yield from _stump(scope, at, phrase.noun)
            yield from _replaced(scope, owners, at, phrase.noun)


def _character(scope: Scope, noun: NounPhrase | None) -> Mention | None:
    """Who `noun` is, where it is one of the characters alone."""
    if noun is None or noun.owned or noun.also or scope.kind(noun.mention) is not Kind.CHARACTER:
        return None
    return noun.mention


def _lost(scope: Scope, clause: Clause) -> Iterator[Description]:
    """ "lost her left arm", "had lost two fingers", "was missing an ear"."""
    who = _character(scope, clause.subject)
    losing = clause.lemma == "lose" or (clause.lemma == "miss" and scope.words.folded[clause.verb.main] == "missing")
    if not losing or who is None or clause.verb.passive:
        return
    for noun in clause.objects[:1]:
        for each in noun.all():
            if _is_own(scope, each, who) and not _is_amount(scope, each):
                yield from _loss(scope, who, _value(scope, each), (each, clause))


def _is_own(scope: Scope, noun: NounPhrase, who: Mention) -> bool:
    head = scope.head(noun)
    if noun.owned:
        own = noun.owner is not None and noun.owner.entry == who.entry
        return own and (head in scope.grammar["lost parts"] or head in _SENSES)
    first = scope.words.folded[noun.first]
    counted = first in ("a", "an") or scope.words.tags[noun.first] == "C"
    return counted and head in scope.grammar["lost parts"] and (head not in _STAKES or part_of(scope, noun) != head)


def _is_amount(scope: Scope, noun: NounPhrase) -> bool:
    """ "lost two fingers of gin", "lost an eye for detail", "lost an ear of corn"."""
    after = scope.words.folded[noun.last + 1 : noun.last + 2]
    return after in (["of"], ["for"]) and scope.words.tags[noun.last + 2 : noun.last + 3] not in (["S"], ["D"])


def _value(scope: Scope, noun: NounPhrase) -> str:
    """ "left arm", "two fingers", "sight"."""
    head = scope.head(noun)
    if head in _SENSES:
        return _SENSES[head]
    counts = [scope.words.folded[at] for at in range(noun.first, noun.head) if scope.words.tags[at] == "C"]
    return f"{counts[0]} {head}" if counts and not noun.owned else part_of(scope, noun)


def _taken(scope: Scope, clause: Clause) -> Iterator[Description]:
    """ "cut off Osk's hand", "his leg was amputated"."""
    off = clause.particle == "off" and clause.lemma in _CUTTING
    if not off and clause.lemma not in scope.grammar["severing verbs"]:
        return
    for noun in (clause.subject,) if clause.verb.passive else clause.objects[:1]:
        if noun is not None and noun.owned and scope.head(noun) in scope.grammar["lost parts"]:
            yield from _loss(scope, noun.owner, part_of(scope, noun), (noun, clause))


def _is_missing(scope: Scope, clause: Clause) -> Iterator[Description]:
    """ "his left hand was missing"."""
    subject, words = clause.subject, scope.words.folded
    missing = (clause.lemma == "miss" and words[clause.verb.main] == "missing") or (
        clause.lemma == "be" and any(words[at] == "missing" for at in clause.adjectives)
    )
    if not missing or clause.objects or subject is None or not subject.owned:
        return
    if scope.head(subject) in scope.grammar["lost parts"]:
        yield from _loss(scope, subject.owner, part_of(scope, subject), (subject, clause))


def _stump(scope: Scope, at: int, noun: NounPhrase) -> Iterator[Description]:
    """ "the stump of Osk's left arm"."""
    phrases = scope.phrases
    if scope.head(noun) not in scope.grammar["stump words"] or at + 2 >= len(phrases):
        return
    part = phrases[at + 2].noun
    if part is None or not part.owned or scope.words.folded[phrases[at + 1].first] != "of":
        return
    if scope.head(part) in scope.grammar["lost parts"]:
        yield from _loss(scope, part.owner, part_of(scope, part), (part, None))


def _replaced(scope: Scope, owners: Owners, at: int, noun: NounPhrase) -> Iterator[Description]:
    """ "Osk's wooden leg", "had a glass eye"; whose legs are all of wood has lost none."""
    made = scope.grammar["made materials"].intersection(scope.words.folded[noun.first : noun.head])
    if not made or scope.head(noun) not in _REPLACED:
        return
    who, clause = owners.of(at)
    worn = next((each for each in scope.clauses if each.lemma == "wear" and noun in each.objects), None)
    if worn is not None and not noun.owned:
        who, clause = _character(scope, worn.subject), worn
    if noun.owned or clause is not None:
        yield from _loss(scope, who, part_of(scope, noun), (noun, clause))


def _loss(scope: Scope, who: Mention | None, value: str, where: tuple[NounPhrase, Clause | None]) -> Iterator[Description]:
    noun, clause = where
    if who is None or scope.kind(who) is not Kind.CHARACTER:
        return
    modality = scope.still(scope.modality.of(clause) if clause is not None else scope.modality.general(), clause)
    first = min(noun.first, clause.verb.first) if clause is not None else noun.first
    last = max(noun.last, clause.verb.last) if clause is not None else noun.last
    yield Description(
        span=scope.span(first, last),
        subject=who.entry,
        key=MISSING,
        value=value,
        part=value,
        modality=Modality.NEGATED if noun.negative else modality,
        frame=scope.sentence.segment.frame,
        speaker=scope.speaker,
        certain=who.certain,
        confidence=who.confidence,
        reason=MISSING,
    )
