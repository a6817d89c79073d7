"""Acts: who does what to whom, for every clause that names an entry or shows a power at work."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.domain.lore import Kind
from writer_app.domain.observations import Act
from writer_app.language.deeper.scope import Scope
from writer_app.language.grammar.clause import Clause
from writer_app.language.grammar.phrases import NounPhrase

_REACHING = frozenset({"with", "of", "into", "over", "through", "onto", "inside", "to", "against", "upon"})


def read_acts(scope: Scope) -> Iterator[Act]:
    """The acts of a sentence, in the order of its verbs."""
    for clause in scope.clauses:
        yield from _acts_of(scope, clause)


def _acts_of(scope: Scope, clause: Clause) -> Iterator[Act]:
    passive = clause.verb.passive
    agent = _agent(clause) if passive else clause.subject
    objects = [clause.subject] if passive and clause.subject is not None else []
    objects += clause.objects
    targets = tuple(_targets(scope, clause, objects))
    actors = agent.all() if agent is not None else ()
    shows_power = clause.lemma in scope.lexicon.power_verbs
    named = [actor for actor in actors if scope.entry(actor) is not None]
    if not named and not targets and not (shows_power and (actors or objects)):
        return
    for actor in named or (actors[:1] or (None,)):
        yield _act(scope, clause, actor, objects, targets)


def _agent(clause: Clause) -> NounPhrase | None:
    return next((noun for preposition, noun in clause.prepositions if preposition == "by"), None)


def _targets(scope: Scope, clause: Clause, objects: list[NounPhrase]) -> Iterator[tuple[str, str]]:
    pairs = [("", noun) for noun in objects] + [
        pair for pair in clause.prepositions if not (clause.verb.passive and pair[0] == "by")
    ]
    for preposition, noun in pairs:
        for each in noun.all():
            entry = scope.entry(each)
            if entry is not None:
                yield preposition, entry
    # "Osk's chart", "the wall of the hall": the possessor is named in the complement without being its head.
    for _, noun in pairs:
        if noun.owner is not None and noun.owner.entry and scope.kind(noun.owner) is not Kind.CHARACTER:
            yield "of", noun.owner.entry


def _act(
    scope: Scope, clause: Clause, actor: NounPhrase | None, objects: list[NounPhrase], targets: tuple[tuple[str, str], ...]
) -> Act:
    mention = actor.mention if actor is not None else None
    target = _target(scope, clause, objects)
    reflexive = target is not None and scope.words.tags[target.head] == "F"
    verb = clause.verb
    return Act(
        span=scope.clause_span(clause),
        verb=clause.lemma,
        verb_span=scope.span(verb.main, verb.main),
        actor=scope.entry(actor),
        actor_text=scope.text(actor) if actor is not None else "",
        actor_span=scope.span(actor.first, actor.last) if actor is not None else None,
        object=scope.entry(actor) if reflexive else scope.entry(target),
        object_text=scope.text(target) if target is not None else "",
        object_span=scope.span(target.first, target.last) if target is not None else None,
        targets=targets,
        particle=clause.particle,
        passive=verb.passive,
        modality=scope.modality.of(clause),
        frame=scope.sentence.segment.frame,
        place=_place(scope, clause),
        speaker=scope.speaker,
        certain=mention.certain if mention is not None and mention.entry else False,
        confidence=mention.confidence if mention is not None and mention.entry else 0.5,
        reason=_reason(clause),
    )


def _target(scope: Scope, clause: Clause, objects: list[NounPhrase]) -> NounPhrase | None:
    """What is acted on. For a power's verb also what a preposition brings: "merged with the wall", "took control of it"."""
    direct = objects[0] if objects else None
    if clause.verb.passive or clause.lemma not in scope.lexicon.power_verbs:
        return direct
    if direct is not None and (direct.first != direct.last or scope.words.tags[direct.head] != "N"):
        return direct
    wanted = ("of", "over") if direct is not None else _REACHING
    return next((noun for preposition, noun in clause.prepositions if preposition in wanted), direct)


def _place(scope: Scope, clause: Clause) -> str | None:
    for preposition, noun in clause.prepositions:
        if preposition in ("in", "at", "inside", "within"):
            found = scope.entry(noun, Kind.LOCATION)
            if found is not None:
                return found
    if _is_elsewhere(scope, clause):
        return None
    return scope.sentence.segment.place


def _is_elsewhere(scope: Scope, clause: Clause) -> bool:
    """ "on the other side", "outside", "at home", "near Nerin": not where the scene is set."""
    first = clause
    while first.parent is not None and first.kind in ("participle", "gerund") and first.parent.verb.first < first.verb.first:
        first = first.parent
    if first.lemma not in scope.grammar["staying verbs"]:
        return False
    beside = scope.words.folded[first.verb.last + 1 : first.verb.last + 2]
    if any(word in scope.grammar["elsewhere adverbs"] for word in (*beside, *first.adverbs)):
        return True
    return any(
        scope.entry(noun, Kind.LOCATION) is not None
        or (preposition == "at" and scope.head(noun) == "home")
        or (scope.head(noun) == "side" and scope.words.folded[noun.head - 1] in scope.grammar["elsewhere sides"])
        for preposition, noun in first.prepositions
    )


def _reason(clause: Clause) -> str:
    if clause.verb.passive:
        return "passive"
    if clause.inverted:
        return "subject after the verb"
    if clause.joined is not None:
        return "shares the subject of the verb before"
    return "subject and verb" if clause.kind == "finite" else clause.kind
