"""Ages: how old someone is said to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from writer_app.domain.lore import Kind
from writer_app.domain.observations import Description, Mention, Modality
from writer_app.language.deeper.agewords import Age, age_at, bounds_of, decade_at
from writer_app.language.deeper.scope import Scope
from writer_app.language.grammar.clause import Clause
from writer_app.language.grammar.phrases import NounPhrase
from writer_app.language.numerals import number_of, ordinal_of

_HYPHENED = re.compile(r"(?P<age>[a-z0-9-]+?)-years?-old")
_AFTER_NIGHTFALL = 12
"""Up to twelve, "at ten" may be the hour."""
_THEN = frozenset({"when", "whenever", "while", "since", "until", "till", "before"})
"""What opens a clause that only dates another one: "when she was sixteen"."""
_KEEPING = frozenset({"celebrate", "pass", "reach", "keep", "mark"})
_COMING = frozenset({"come", "arrive", "dawn", "fall"})


def read_ages(scope: Scope) -> Iterator[Description]:
    """The ages that a sentence gives to entries. Where it gives somebody two, it sums up a life: neither is of now."""
    if not _may_tell(scope):
        return
    found = list(_all(scope))
    for each in found:
        others = [other for other in found if other.subject == each.subject and _asserts(other) and _asserts(each)]
        summed = any(_apart(each.value, other.value) for other in others)
        yield replace(each, modality=Modality.REMEMBERED) if summed else each


def _may_tell(scope: Scope) -> bool:
    folded = scope.words.folded
    if "C" in scope.words.tags or "birthday" in folded or not scope.grammar["age nouns"].isdisjoint(folded):
        return True
    return any("-" in word for word in folded)


def _asserts(found: Description) -> bool:
    return found.modality in (Modality.ASSERTED, Modality.IN_DIALOGUE)


def _apart(one: str, other: str) -> bool:
    first, second = bounds_of(one), bounds_of(other)
    return first is not None and second is not None and (first[0] > second[1] or second[0] > first[1])


def _all(scope: Scope) -> Iterator[Description]:
    for clause in scope.clauses:
        yield from _of_clause(scope, clause)
    yield from _hyphened(scope)
    for at, phrase in enumerate(scope.phrases):
        if phrase.noun is not None:
            yield from _beside(scope, at, phrase.noun)
            yield from _birthday(scope, at, phrase.noun)


def _of_clause(scope: Scope, clause: Clause) -> Iterator[Description]:
    subject = clause.subject
    who = _person(scope, subject)
    if subject is None or who is None or subject.also:
        return
    if clause.lemma in ("be", "turn") and not scope.words.folded[clause.verb.main].endswith("ing"):
        age = _said(scope, clause)
        if age is not None:
            # "Not yet thirty", "barely twenty" deny nothing; who "had turned fifty" is fifty now.
            told = clause.lemma == "turn" or (age.least != age.most and clause.kind == "finite")
            yield _age(scope, clause, who, age, presupposed=told and not _refuses(scope, clause, age))
    for preposition, noun in clause.prepositions:
        if preposition == "at" and noun.last < clause.verb.first and noun.first == noun.last:
            number = number_of(scope.head(noun))
            if number is not None and number > _AFTER_NIGHTFALL and not clause.verb.past_perfect and _once(scope):
                yield _age(scope, clause, who, Age(number, number, noun.last), presupposed=True)


def _once(scope: Scope) -> bool:
    """Whether only one age is told by "at": "at seventeen a sailor, at thirty a captain" sums up a life."""
    folded = scope.words.folded
    return sum(word == "at" and number_of(after) is not None for word, after in pairwise(folded)) == 1


def _person(scope: Scope, noun: NounPhrase | None) -> Mention | None:
    """Who `noun` is, where it is one of the characters and not something of theirs."""
    if noun is None or noun.owned or noun.mention is None or scope.kind(noun.mention) is not Kind.CHARACTER:
        return None
    return noun.mention


def _said(scope: Scope, clause: Clause) -> Age | None:
    """What a clause says right after its verb: "was nearly fifty", "was in her forties", "was a boy of fifteen"."""
    after = clause.verb.main + 1
    age = age_at(scope, after) or (decade_at(scope, after) if clause.lemma == "be" else None)
    if age is not None or not clause.objects or scope.head(clause.objects[0]) not in scope.grammar["person nouns"]:
        return age
    return _of_somebody(scope, clause.objects[0])


def _of_somebody(scope: Scope, noun: NounPhrase) -> Age | None:
    """ "a man of forty", "a woman of some forty years", "a girl in her teens"."""
    after = noun.last + 1
    if scope.words.folded[after : after + 1] != ["of"]:
        return decade_at(scope, after)
    return age_at(scope, after + 1, years=True)


def _refuses(scope: Scope, clause: Clause, age: Age) -> bool:
    """ "was not in her forties", "did not turn fifty": an age denied, unlike "was not yet fifty"."""
    return clause.verb.negative and age.least > 0 and "not" in scope.words.folded[clause.verb.first : age.last]


def _beside(scope: Scope, at: int, noun: NounPhrase) -> Iterator[Description]:
    """ "Osk, a man of forty, bowed", "Mara, now sixteen, …", "looked at Osk, in his late forties"."""
    who, phrases = _person(scope, noun), scope.phrases
    following = [phrase.kind for phrase in phrases[at + 1 : at + 2]]
    listed = bool(noun.also) or (at > 0 and phrases[at - 1].kind == "K")
    if who is None or following != [","] or listed or at + 2 >= len(phrases):
        return
    other, first = phrases[at + 2].noun, phrases[at + 2].first
    if other is not None and scope.head(other) in scope.grammar["person nouns"]:
        age = _of_somebody(scope, other) if scope.words.folded[other.first] in ("a", "an") else None
    else:
        # "the guns of Osk, thirty": a number alone is an age beside whoever the sentence begins with.
        plain = scope.words.tags[first] == "C" and (at > 0 or scope.words.tags[first + 1 : first + 2] != [","])
        first += scope.words.folded[first] == "aged"
        age = (age_at(scope, first) if not plain else None) or decade_at(scope, first)
    end = scope.words.tags[age.last + 1 : age.last + 2] if age is not None else []
    counting = age is not None and scope.words.tags[age.last + 2 : age.last + 3] == ["C"]
    clause = next((each for each in scope.clauses if noun is each.subject), None) or _any(scope)
    if age is not None and clause is not None and end in ([","], ["."], [";"]) and not counting:
        yield _age(scope, clause, who, age, presupposed=True)


def _any(scope: Scope) -> Clause | None:
    return scope.clauses[0] if scope.clauses else None


def _birthday(scope: Scope, at: int, noun: NounPhrase) -> Iterator[Description]:
    """ "it was her thirtieth birthday", "on Mara's thirtieth birthday Osk came", "had just passed her thirtieth birthday"."""
    if not noun.owned or scope.head(noun) != "birthday" or scope.kind(noun.owner) is not Kind.CHARACTER:
        return
    number = next((found for word in scope.words.folded[noun.first : noun.head] if (found := _ordinal(word))), 0)
    clause = next((each for each in scope.clauses if _keeps(scope, each, noun)), None)
    if number and clause is not None and noun.owner is not None:
        just = "just" in scope.words.folded[clause.verb.first : clause.verb.main]
        yield _age(scope, clause, noun.owner, Age(number, number, noun.last), presupposed=just)


def _ordinal(word: str) -> int:
    digits = word.rstrip("dhnrst")
    return int(digits) if digits.isdecimal() and digits != word and len(digits) < 4 else ordinal_of(word)


def _keeps(scope: Scope, clause: Clause, noun: NounPhrase) -> bool:
    """Whether the birthday is now, by what the clause says of it."""
    if clause.lemma == "be" and noun in clause.objects:
        return clause.subject is None or scope.kind(clause.subject.mention) is not Kind.CHARACTER
    if clause.lemma in _KEEPING and noun in clause.objects:
        return True
    on = any(preposition == "on" and other is noun for preposition, other in clause.prepositions)
    return on or (clause.lemma in _COMING and noun is clause.subject)


def _age(scope: Scope, clause: Clause, who: Mention, age: Age, presupposed: bool = False) -> Description:
    modality = scope.modality.of(clause)
    if presupposed and modality in (Modality.NEGATED, Modality.REMEMBERED) and clause.opener not in ("that", "content"):
        modality = Modality.ASSERTED if scope.sentence.quote is None else Modality.IN_DIALOGUE
    was = modality is Modality.IN_DIALOGUE and scope.words.folded[clause.verb.main] in scope.grammar["past forms of be"]
    if was or (clause.opener in _THEN and modality is Modality.ASSERTED):
        # "I was ten," somebody says who no longer is.
        modality = Modality.REMEMBERED
    return Description(
        span=scope.clause_span(clause),
        subject=who.entry,
        key="age",
        value=age.value,
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
                    yield _age(scope, clause, who, Age(age, age, at))


def _saying(scope: Scope, noun: NounPhrase) -> Clause | None:
    return next((clause for clause in scope.clauses if clause.lemma == "be" and noun in clause.objects), None)
