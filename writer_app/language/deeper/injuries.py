"""Wounds as they are dealt and as they are: "broke his arm", "was shot in the leg", "her ankle was sprained"."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.domain.lore import Kind
from writer_app.domain.observations import Description, Mention, Modality
from writer_app.language.deeper.look import part_of
from writer_app.language.deeper.owners import Owners
from writer_app.language.deeper.scope import Scope
from writer_app.language.grammar.clause import Clause
from writer_app.language.grammar.phrases import NounPhrase

WOUND = "wound"
_PIERCING = frozenset({"shot", "stabbed", "cut", "burned", "bitten"})
_STRIKING = frozenset({"hit", "strike", "pierce", "catch", "take"})
_INTO = frozenset({"in", "through", "across", "on"})
_IDIOMS = frozenset({("stabbed", "back"), ("shot", "foot")})
""" "Stabbed in the back", "shot himself in the foot"."""


def read_injuries(scope: Scope, owners: Owners) -> Iterator[Description]:
    """The wounds that a sentence tells by its verbs and adjectives; those told by nouns ("a gash") are read as marks."""
    if scope.grammar["injury signs"].isdisjoint(scope.words.folded):
        return
    for clause in scope.clauses:
        yield from _dealt(scope, clause)
        yield from _pierced(scope, clause)
        yield from _lasting(scope, clause)
    for at, phrase in enumerate(scope.phrases):
        if phrase.noun is not None:
            yield from _named(scope, owners, at, phrase.noun)


def _kind_of(scope: Scope, word: str) -> str:
    return next(iter(scope.grammar.pack.groups["injuries"].get(word, ())), "")


def _is_part(scope: Scope, noun: NounPhrase, parts: str = "injured parts") -> bool:
    return scope.head(noun) in scope.grammar[parts]


def _dealt(scope: Scope, clause: Clause) -> Iterator[Description]:
    """ "Osk broke his arm", "Mara broke Osk's nose", "Osk's nose was broken by Mara"."""
    kind = _kind_of(scope, clause.lemma)
    parts = "joints" if kind == "sprained" else "injured parts"
    # "cut her hair", "cut off his hand": not every cut is a wound, and some are more.
    if not kind or kind in ("shot", "stabbed", "bitten") or clause.particle:
        return
    for noun in (clause.subject,) if clause.verb.passive else clause.objects[:1]:
        for each in noun.all() if noun is not None else ():
            if each.owned and _is_part(scope, each, parts) and not _freed(scope, each):
                yield from _wound(scope, each.owner, f"{kind} {part_of(scope, each)}", (each, clause))


def _freed(scope: Scope, noun: NounPhrase) -> bool:
    """ "cut his hands free"."""
    return scope.words.folded[noun.last + 1 : noun.last + 2] in (["free"], ["loose"], ["clean"], ["off"])


def _pierced(scope: Scope, clause: Clause) -> Iterator[Description]:
    """ "Osk was shot in the leg", "Mara stabbed Osk in the chest", "an arrow hit Osk in the thigh"."""
    kind, whom = _shot(scope, clause)
    if whom is None or whom.owned or whom.also:
        return
    for preposition, noun in clause.prepositions:
        determined = noun.owned or scope.words.folded[noun.first] == "the"
        idiom = (kind, scope.head(noun)) in _IDIOMS
        if preposition in _INTO and determined and not idiom and _is_part(scope, noun, "pierced parts"):
            yield from _wound(scope, _victim(scope, clause, whom), f"{kind} {part_of(scope, noun)}", (noun, clause))


def _shot(scope: Scope, clause: Clause) -> tuple[str, NounPhrase | None]:
    """What is done by the verb, and to whom."""
    kind = _kind_of(scope, clause.lemma)
    subject = clause.subject
    if clause.lemma in _STRIKING and subject is not None and scope.head(subject) in scope.grammar["projectiles"]:
        kind = "shot"
    if clause.lemma == "be":
        said = [_kind_of(scope, scope.words.folded[at]) for at in clause.adjectives]
        kind = next((each for each in said if each in _PIERCING), "")
    if kind not in _PIERCING:
        return "", None
    if clause.verb.passive or clause.lemma == "be":
        return kind, subject
    return kind, clause.objects[0] if len(clause.objects) == 1 else None


def _victim(scope: Scope, clause: Clause, whom: NounPhrase) -> Mention | None:
    reflexive = scope.words.tags[whom.head] == "F" and clause.subject is not None
    return clause.subject.mention if reflexive and clause.subject is not None else whom.mention


def _lasting(scope: Scope, clause: Clause) -> Iterator[Description]:
    """ "Osk's arm was broken"."""
    subject = clause.subject
    if clause.lemma != "be" or subject is None or not subject.owned or not _is_part(scope, subject):
        return
    for at in clause.adjectives:
        kind = _kind_of(scope, scope.words.folded[at])
        if kind and scope.words.folded[at] != clause.lemma:
            yield from _wound(scope, subject.owner, f"{kind} {part_of(scope, subject)}", (subject, clause))
            return


def _named(scope: Scope, owners: Owners, at: int, noun: NounPhrase) -> Iterator[Description]:
    """ "Osk's broken arm", "had a sprained ankle", "with a black eye"."""
    before = scope.words.folded[noun.first : noun.head]
    kind = next((found for word in before if (found := _kind_of(scope, word))), "") if _is_part(scope, noun) else ""
    if not kind and not (scope.head(noun) == "eye" and before in (["a", "black"], ["another", "black"])):
        return
    who, clause = owners.of(at)
    if noun.owned or clause is not None:
        value = f"{kind or 'black'} {part_of(scope, noun)}"
        yield from _wound(scope, who, value, (noun, clause))


def _wound(scope: Scope, who: Mention | None, value: str, where: tuple[NounPhrase, Clause | None]) -> Iterator[Description]:
    noun, clause = where
    if who is None or scope.kind(who) is not Kind.CHARACTER:
        return
    modality = scope.modality.of(clause) if clause is not None else scope.modality.general()
    verb = (clause.verb.first, clause.verb.last) if clause is not None else (noun.first, noun.last)
    yield Description(
        span=scope.span(min(noun.first, verb[0]), max(noun.last, verb[1])),
        subject=who.entry,
        key=WOUND,
        value=value,
        part=value.partition(" ")[2],
        modality=Modality.NEGATED if noun.negative else modality,
        frame=scope.sentence.segment.frame,
        speaker=scope.speaker,
        certain=who.certain,
        confidence=who.confidence,
        reason=WOUND,
    )
