"""Moves and presence: who comes, goes, or is where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from writer_app.domain.lore import Kind
from writer_app.domain.observations import Move, MoveKind
from writer_app.language.deeper.scope import Scope
from writer_app.language.grammar.clause import Clause
from writer_app.language.grammar.phrases import NounPhrase

_INTO = frozenset({"into", "to", "onto", "toward", "aboard"})
_AT = frozenset({"in", "at", "inside", "within", "aboard", "on"})
_FROM = frozenset({"from", "out", "outside"})
_OF_ROOM = frozenset({"of"})


def read_moves(scope: Scope) -> Iterator[Move]:
    """The moves of a sentence."""
    for clause in scope.clauses:
        movers = list(_movers(scope, clause))
        if not movers:
            continue
        for kind, place in _places(scope, clause):
            for who in movers:
                yield _move(scope, clause, kind, who, place)


def _movers(scope: Scope, clause: Clause) -> Iterator[NounPhrase]:
    sent = clause.lemma in scope.grammar["sending verbs"]
    if not (clause.verb.passive or sent) or (clause.verb.passive and clause.lemma in scope.grammar["carrying verbs"]):
        yield from scope.people(clause.subject)
    if not clause.verb.passive and clause.lemma in scope.grammar["carrying verbs"]:
        for noun in clause.objects:
            yield from scope.people(noun)


def _move(scope: Scope, clause: Clause, kind: MoveKind, who: NounPhrase, place: str | None) -> Move:
    mention = who.mention
    return Move(
        span=scope.clause_span(clause),
        kind=kind,
        who=scope.entry(who) or "",
        place=place,
        modality=scope.modality.of(clause),
        frame=scope.sentence.segment.frame,
        confidence=mention.confidence if mention is not None else 0.0,
        reason=f"{clause.lemma} {clause.particle}".strip(),
    )


def _places(scope: Scope, clause: Clause) -> Iterator[tuple[MoveKind, str | None]]:
    lemma = clause.lemma
    found = [*_by_object(scope, clause), *_by_preposition(scope, clause)]
    if found:
        yield from dict.fromkeys(found)
    elif not _has_goal(scope, clause):
        yield from _bare(scope, lemma, clause)


def _by_object(scope: Scope, clause: Clause) -> Iterator[tuple[MoveKind, str | None]]:
    if clause.verb.passive:
        return
    for noun in clause.objects[:1]:
        place = scope.entry(noun, Kind.LOCATION)
        if place is None or _left_out(scope, clause):
            continue
        if clause.lemma in scope.grammar["entering verbs"]:
            yield MoveKind.ARRIVES, place
        elif clause.lemma in scope.grammar["leaving verbs"]:
            yield MoveKind.DEPARTS, place


def _left_out(scope: Scope, clause: Clause) -> bool:
    """ "left the mill out of the tale": nobody goes anywhere."""
    beside = (clause.particle, *clause.adverbs, *(preposition for preposition, _ in clause.prepositions))
    return clause.lemma == "leave" and "out" in beside


@dataclass(slots=True)
class _Way:
    """How far a clause's prepositional phrases have led: `previous` is the last preposition, `direct` whether the last phrase
    still tells where the subject is ("in the streets of Nerin"), `from_there` whether one said "from"."""

    previous: str = ""
    direct: bool = True
    from_there: bool = False

    def follow(self, preposition: str, leads_on: bool) -> None:
        """One phrase further."""
        self.previous, self.direct = preposition, leads_on
        self.from_there = self.from_there or preposition == "from"


def _by_preposition(scope: Scope, clause: Clause) -> Iterator[tuple[MoveKind, str | None]]:
    way, beside = _Way(), False
    for preposition, noun in clause.prepositions:
        place = scope.entry(noun, Kind.LOCATION)
        if place is not None and not (beside and preposition == "of"):
            kind = _kind(scope, clause, preposition, way)
            if kind is not None:
                yield kind, place
        head = scope.head(noun)
        beside = head in scope.grammar["edge nouns"]
        way.follow(preposition, head in scope.grammar["place nouns"])


def _kind(scope: Scope, clause: Clause, preposition: str, way: _Way) -> MoveKind | None:
    lemma, grammar = clause.lemma, scope.grammar
    moving = lemma in grammar["motion verbs"] or lemma in grammar["carrying verbs"]
    if preposition == "of" and way.direct and way.previous:
        preposition = way.previous
    if preposition in _FROM or (preposition == "of" and clause.particle == "out"):
        return MoveKind.DEPARTS if moving or lemma in grammar["leaving verbs"] else None
    if preposition in _INTO:
        return MoveKind.ARRIVES if _goes_to(scope, clause, moving, preposition) else None
    if preposition not in _AT or not _is_where(scope, clause, way):
        return None
    return MoveKind.ARRIVES if lemma in grammar["arriving verbs"] else MoveKind.PRESENT


def _goes_to(scope: Scope, clause: Clause, moving: bool, preposition: str) -> bool:
    return (
        preposition != "toward"
        and (moving or (clause.lemma == "be" and clause.verb.perfect))
        and clause.lemma not in ("make", "turn")
    )


def _is_where(scope: Scope, clause: Clause, way: _Way) -> bool:
    """Whether "in X" tells where the subject is: right after its verb, not inside its object ("a man at Exeter"), and not
    where they come from or own something."""
    if clause.lemma in scope.grammar["owning verbs"] or _comes_from_there(scope, clause):
        return False
    if clause.lemma in scope.grammar["staying verbs"]:
        return not clause.objects or clause.inverted
    if clause.lemma in scope.grammar["pointing verbs"]:
        return way.direct and way.from_there
    if clause.objects:
        return scope.head(clause.objects[-1]) in scope.grammar["place nouns"] or clause.lemma in scope.grammar["holding verbs"]
    return way.direct


def _comes_from_there(scope: Scope, clause: Clause) -> bool:
    """ "Mara was born at Nerin"."""
    words = scope.words.folded
    beside = (clause.verb.main, *clause.adjectives)
    return any(words[at] in scope.grammar["origin words"] for at in beside)


def _has_goal(scope: Scope, clause: Clause) -> bool:
    """Whether a complement says where to, though no entry is meant."""
    return bool(clause.objects) or any(preposition in _INTO or preposition in _FROM for preposition, _ in clause.prepositions)


def _bare(scope: Scope, lemma: str, clause: Clause) -> Iterator[tuple[MoveKind, str | None]]:
    """ "Mara left", "Mara went out", "Mara came in": the text only says "here"."""
    if clause.verb.passive:
        return
    nowhere = not clause.prepositions and not clause.adjectives
    if (lemma in ("leave", "depart") and nowhere) or (
        lemma in ("go", "walk", "run") and clause.particle in ("out", "away", "off")
    ):
        yield MoveKind.DEPARTS, None
    elif (lemma in ("arrive", "enter") and nowhere) or (lemma in ("come", "walk") and clause.particle in ("in", "inside")):
        yield MoveKind.ARRIVES, None
