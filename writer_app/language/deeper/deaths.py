"""Deaths: who dies, is killed, is dead, has a grave."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.domain.lore import Kind
from writer_app.domain.observations import Description, Mention, Modality
from writer_app.language.deeper.scope import Scope
from writer_app.language.grammar.clause import Clause
from writer_app.language.grammar.phrases import NounPhrase

DEAD = "dead"
DIES, IS, LEFT = "dies", "is dead", "is buried"
"""How a death is told: as it happens, as a state, by what is left."""
_BEING = frozenset({"be", "lie", "fall", "drop", "lay"})
_MAKING = frozenset({"find", "shoot", "strike", "leave"})
_DEADLY = frozenset({"fall", "drop", "shoot", "strike"})
_GOES_ON = frozenset(
    {"tired", "drunk", "asleep", "to", "with", "certain", "set", "sure", "against", "serious", "white", "again"}
)
""" "Dead tired", "dead to the world": degrees, not deaths."""
_NOT_QUITE = frozenset({"half", "nearly", "almost", "if", "like", "as"})


_PRESENT = frozenset({"i", "you", "me", "we", "us", "myself", "yourself", "ourselves"})


def read_deaths(scope: Scope) -> Iterator[Description]:
    """The deaths of people that a sentence tells; `value` says how it is told."""
    if scope.grammar["death signs"].isdisjoint(scope.words.folded):
        return
    for clause in scope.clauses:
        yield from _killed(scope, clause)
        yield from _lies_dead(scope, clause)
    yield from _left(scope)


def _killed(scope: Scope, clause: Clause) -> Iterator[Description]:
    lemma, dead = clause.lemma, list[NounPhrase]()
    if _goes_on(scope, clause):
        return
    if lemma in scope.grammar["dying verbs"] and not clause.particle and not clause.verb.passive:
        dead += scope.people(clause.subject) if not _is_figure(scope, clause) else ()
    elif lemma in scope.grammar["killing verbs"]:
        reflexive = any(scope.words.tags[noun.head] == "F" for noun in clause.objects[:1])
        killed = [clause.subject] if clause.verb.passive or reflexive else clause.objects[:1]
        dead += [each for noun in killed for each in scope.people(noun)]
    for noun in dead:
        if noun.mention is not None and scope.head(noun) not in _PRESENT:
            yield _death(scope, (clause.verb.first, clause.verb.last), noun.mention, DIES, scope.modality.of(clause))


def _goes_on(scope: Scope, clause: Clause) -> bool:
    """Whether a death is only under way or to come: "was dying", "began to drown", "dying, he smiled", "came to kill him"."""
    verb = clause.verb
    if clause.kind == "infinitive" and not verb.perfect:
        return True
    ending = scope.words.folded[verb.main].endswith("ing")
    return ending and (clause.lemma in scope.grammar["dying verbs"] or (not verb.passive and verb.first < verb.main))


def _is_figure(scope: Scope, clause: Clause) -> bool:
    """ "died of laughter"."""
    return any(
        preposition in ("of", "with") and scope.head(noun) in scope.grammar["died of in jest"]
        for preposition, noun in clause.prepositions
    )


def _lies_dead(scope: Scope, clause: Clause) -> Iterator[Description]:
    """ "Osk was dead", "was found dead", "fell dead", "found Osk dead", "shot Osk dead"."""
    if clause.lemma not in _BEING and clause.lemma not in _MAKING:
        return
    made = clause.lemma in _MAKING and not clause.verb.passive
    subject = clause.objects[0] if made and clause.objects else clause.subject
    beside = (subject.last if made and subject is not None else clause.verb.last) + 1
    for at in dict.fromkeys((*clause.adjectives, beside)):
        if _is_dead(scope, at):
            for each in scope.people(subject):
                if each.mention is not None and not each.owned and scope.head(each) not in _PRESENT:
                    how = DIES if clause.lemma in _DEADLY else IS
                    yield _death(scope, (min(each.first, clause.verb.first), at), each.mention, how, scope.modality.of(clause))


def _is_dead(scope: Scope, at: int) -> bool:
    """Whether the word at `at` says that somebody is dead: not "half dead", "dead tired", "dead to the world"."""
    folded = scope.words.folded
    if at >= len(folded) or folded[at] not in scope.grammar["dead adjectives"] or folded[at - 1] in _NOT_QUITE:
        return False
    return folded[at + 1 : at + 2] == [] or folded[at + 1] not in _GOES_ON


def _left(scope: Scope) -> Iterator[Description]:
    """ "Osk's grave", "the corpse of Osk", "the late Osk"."""
    folded = scope.words.folded
    for at, phrase in enumerate(scope.phrases):
        noun = phrase.noun
        if noun is None:
            continue
        who = None
        if scope.head(noun) in scope.grammar["remains nouns"]:
            who = noun.owner if noun.owned else _of(scope, at)
        elif noun.mention is not None and noun.head >= 2 and folded[noun.head - 1] in ("late", "dead"):
            who = noun.mention if folded[noun.head - 2] in ("the", "my", "his", "her", "their", "our") else None
        if who is not None and scope.kind(who) is Kind.CHARACTER:
            modality = Modality.NEGATED if noun.negative else scope.modality.general()
            yield _death(scope, (noun.first, noun.last), who, LEFT, modality)


def _of(scope: Scope, at: int) -> Mention | None:
    phrases = scope.phrases
    if at + 2 >= len(phrases) or scope.words.folded[phrases[at + 1].first] != "of":
        return None
    noun = phrases[at + 2].noun
    return noun.mention if noun is not None and not noun.owned else None


def _death(scope: Scope, words: tuple[int, int], who: Mention, how: str, modality: Modality) -> Description:
    return Description(
        span=scope.span(*words),
        subject=who.entry,
        key=DEAD,
        value=how,
        modality=modality,
        frame=scope.sentence.segment.frame,
        speaker=scope.speaker,
        certain=who.certain,
        confidence=who.confidence,
        reason=DEAD,
    )
