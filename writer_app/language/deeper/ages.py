"""Ages: how old someone is said to be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from writer_app.domain.lore import Kind
from writer_app.domain.observations import Description, Mention, Modality
from writer_app.language.deeper.scope import Scope
from writer_app.language.grammar.clause import Clause
from writer_app.language.grammar.phrases import NounPhrase

_UNITS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 20 + 10 * place
    for place, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])
}
_HYPHENED = re.compile(r"(?P<age>[a-z0-9-]+?)-years?-old")


def number_of(word: str) -> int | None:
    """The number that one folded word gives ("41", "forty-one", "nineteen"); None for any other word."""
    if word.isdecimal() and len(word) < 5:
        return int(word)
    tens, _, unit = word.partition("-")
    if tens in _TENS and (not unit or unit in _UNITS):
        return _TENS[tens] + _UNITS.get(unit, 0)
    return _UNITS.get(word) if not unit else None


def read_ages(scope: Scope) -> Iterator[Description]:
    """The ages that a sentence gives to entries."""
    for clause in scope.clauses:
        yield from _of_clause(scope, clause)
    yield from _hyphened(scope)
    yield from _beside(scope)


def _beside(scope: Scope) -> Iterator[Description]:
    """ "Osk, a man of forty, bowed"."""
    for clause in scope.clauses:
        who = clause.subject
        if who is None or who.owned or who.also or who.mention is None or scope.kind(who.mention) is not Kind.CHARACTER:
            continue
        at = next((index for index, phrase in enumerate(scope.phrases) if phrase.noun is who), len(scope.phrases))
        noun = scope.phrases[at + 2].noun if at + 2 < len(scope.phrases) and scope.phrases[at + 1].kind == "," else None
        age = _of_person(scope, noun) if noun is not None else None
        if age is not None:
            yield _age(scope, clause, who.mention, age, presupposed=True)


def _of_person(scope: Scope, noun: NounPhrase) -> int | None:
    """ "a man of forty," as far as the comma."""
    folded, tags = scope.words.folded, scope.words.tags
    if scope.head(noun) not in scope.grammar["person nouns"] or folded[noun.first] not in ("a", "an"):
        return None
    after = noun.last + 1
    if folded[after : after + 1] != ["of"] or after + 2 >= len(folded) or tags[after + 2] != ",":
        return None
    age = number_of(folded[after + 1])
    return age if age is not None and 1 < age < 200 else None


def _of_clause(scope: Scope, clause: Clause) -> Iterator[Description]:
    subject = clause.subject
    if subject is None or subject.also or subject.mention is None or scope.kind(subject.mention) is not Kind.CHARACTER:
        return
    if clause.lemma in ("be", "turn"):
        for noun in clause.objects[:1]:
            age = _age_in(scope, noun) or _age_of(scope, clause, noun)
            if age is not None:
                yield _age(
                    scope, clause, subject.mention, age, presupposed=clause.lemma == "turn" and not clause.verb.negative
                )
    for preposition, noun in clause.prepositions:
        if preposition == "at" and noun.last < clause.verb.first and noun.first == noun.last:
            age = number_of(scope.head(noun))
            # Up to twelve it may be the hour.
            if age is not None and age > 12:
                yield _age(scope, clause, subject.mention, age, presupposed=True)


def _age_in(scope: Scope, noun: NounPhrase) -> int | None:
    """ "forty-one", "forty-one years (old)" as a whole complement."""
    words = scope.words
    first = noun.first
    age = number_of(words.folded[first])
    if age is None or not 0 < age < 200:
        return None
    if noun.last == first:
        following = words.folded[first + 1] if first + 1 < len(words.folded) else "."
        ends = first + 1 >= len(words.tags) or words.tags[first + 1] in ",;.KJBPQD"
        return age if ends and age > 1 and following not in ("of", "inches", "feet", "percent", "to", "from") else None
    rest = words.folded[first + 1 : noun.last + 3]
    return age if rest[:1] in (["years"], ["year"]) and ("old" in rest or "age" in rest) else None


def _age_of(scope: Scope, clause: Clause, noun: NounPhrase) -> int | None:
    """ "was a boy of fifteen"."""
    if scope.head(noun) not in scope.grammar["person nouns"]:
        return None
    for preposition, other in clause.prepositions:
        if preposition == "of" and other.first == other.last and other.first == noun.last + 2:
            age = number_of(scope.head(other))
            return age if age is not None and age > 1 else None
    return None


def _age(scope: Scope, clause: Clause, who: Mention, age: int, presupposed: bool = False) -> Description:
    modality = scope.modality.of(clause)
    if presupposed and modality in (Modality.NEGATED, Modality.REMEMBERED):
        modality = Modality.ASSERTED if scope.sentence.quote is None else Modality.IN_DIALOGUE
    if modality is Modality.IN_DIALOGUE and scope.words.folded[clause.verb.main] in scope.grammar["past forms of be"]:
        # "I was ten," somebody says who no longer is.
        modality = Modality.REMEMBERED
    return Description(
        span=scope.clause_span(clause),
        subject=who.entry,
        key="age",
        value=str(age),
        modality=modality,
        frame=scope.sentence.segment.frame,
        speaker=scope.speaker,
        certain=who.certain,
        confidence=who.confidence,
        reason="age",
    )


def _hyphened(scope: Scope) -> Iterator[Description]:
    """ "Mara was a six-year-old girl", "six-year-old Mara"."""
    for phrase in scope.phrases:
        noun = phrase.noun
        for at in range(phrase.first, phrase.last + 1) if noun is not None else ():
            found = _HYPHENED.fullmatch(scope.words.folded[at])
            age = number_of(found["age"]) if found else None
            if age is None or noun is None:
                continue
            clause = _saying(scope, noun)
            who = clause.subject.mention if clause is not None and clause.subject is not None else noun.mention
            if who is not None and scope.kind(who) is Kind.CHARACTER:
                clause = clause or next((each for each in scope.clauses if noun is each.subject or noun in each.objects), None)
                if clause is not None:
                    yield _age(scope, clause, who, age)


def _saying(scope: Scope, noun: NounPhrase) -> Clause | None:
    return next((clause for clause in scope.clauses if clause.lemma == "be" and noun in clause.objects), None)
