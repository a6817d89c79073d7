"""Who holds, takes, uses, gives or loses which item."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.domain.lore import Kind
from writer_app.domain.observations import Hold, HoldKind, Mention
from writer_app.language.clause import Clause
from writer_app.language.phrases import NounPhrase
from writer_app.language.scope import Scope

_WORN = frozenset({"in", "on", "at", "under", "around", "about", "over", "round", "beneath", "upon", "across", "behind"})


def read_holds(scope: Scope) -> Iterator[Hold]:
    """The holds of a sentence; nothing at all where no item is named."""
    if not any(scope.kind(mention) is Kind.ITEM for mention in scope.sentence.mentions):
        return
    for clause in scope.clauses:
        seen: set[tuple[str, str, str]] = set()
        for hold in _of_clause(scope, clause):
            key = (hold.kind.value, hold.who, hold.item)
            if key not in seen:
                seen.add(key)
                yield hold


def _of_clause(scope: Scope, clause: Clause) -> Iterator[Hold]:
    if clause.verb.passive:
        yield from _passive(scope, clause)
        return
    for who in scope.people(clause.subject):
        yield from _by_object(scope, clause, who)
        yield from _by_with(scope, clause, who)
        yield from _by_use_of(scope, clause, who)
    yield from _on_the_body(scope, clause)


def _items(scope: Scope, noun: NounPhrase) -> Iterator[str]:
    for each in noun.all():
        found = scope.entry(each, Kind.ITEM)
        if found is not None:
            yield found


def _hold(
    scope: Scope, clause: Clause, kind: HoldKind, who: Mention | None, item: str, to: str | None = None
) -> Iterator[Hold]:
    if who is None or not who.entry:
        return
    yield Hold(
        span=scope.clause_span(clause),
        kind=kind,
        who=who.entry,
        item=item,
        to=to,
        modality=scope.modality.of(clause),
        frame=scope.sentence.segment.frame,
        confidence=who.confidence,
        reason=f"{clause.lemma} {clause.particle}".strip(),
    )


def _by_object(scope: Scope, clause: Clause, who: NounPhrase) -> Iterator[Hold]:
    kind = _verb_kind(scope, clause)
    if kind is None:
        return
    for noun in clause.objects:
        for item in _items(scope, noun):
            yield from _hold(
                scope, clause, kind, who.mention, item, _receiver(scope, clause) if kind is HoldKind.GIVES else None
            )


def _verb_kind(scope: Scope, clause: Clause) -> HoldKind | None:
    lemma, grammar = clause.lemma, scope.grammar
    if lemma in grammar["giving verbs"] and (
        clause.lemma == "give" or _receiver(scope, clause) is not None or _goes_to_someone(clause)
    ):
        return HoldKind.GIVES
    if lemma in grammar["losing verbs"]:
        placed = (
            lemma not in ("put", "set", "lay", "leave")
            or clause.particle in ("down", "away", "aside", "behind")
            or clause.prepositions
        )
        return HoldKind.LOSES if placed else None
    if lemma in grammar["taking verbs"]:
        return HoldKind.TAKES
    return HoldKind.USES if lemma in grammar["holding verbs"] else None


def _goes_to_someone(clause: Clause) -> bool:
    return len(clause.objects) > 1 or any(preposition == "to" for preposition, _ in clause.prepositions)


def _receiver(scope: Scope, clause: Clause) -> str | None:
    """Whom a gift goes to: "to Eri", "gave Eri the knife"."""
    to = [noun for preposition, noun in clause.prepositions if preposition == "to"]
    indirect = clause.objects[:1] if len(clause.objects) > 1 else []
    return next((scope.entry(each) for noun in (*to, *indirect) for each in scope.people(noun)), None)


def _by_with(scope: Scope, clause: Clause, who: NounPhrase) -> Iterator[Hold]:
    """ "slept with the chart under his head", "struck him with the knife"."""
    for preposition, noun in clause.prepositions:
        if preposition == "with":
            for item in _items(scope, noun):
                yield from _hold(scope, clause, HoldKind.USES, who.mention, item)


def _by_use_of(scope: Scope, clause: Clause, who: NounPhrase) -> Iterator[Hold]:
    """ "made use of the chart", "took hold of the knife", "let go of it"."""
    of = [noun for preposition, noun in clause.prepositions if preposition == "of"]
    heads = {scope.head(noun) for noun in clause.objects}
    kind = HoldKind.USES if heads & {"use", "hold", "possession"} else None
    if clause.lemma == "go" and clause.kind == "bare":
        kind = HoldKind.LOSES
    if clause.lemma == "dispose" or clause.lemma == "rid":
        kind = HoldKind.LOSES
    for noun in of if kind is not None else ():
        for item in _items(scope, noun):
            yield from _hold(scope, clause, kind or HoldKind.USES, who.mention, item)


def _on_the_body(scope: Scope, clause: Clause) -> Iterator[Hold]:
    """ "under Eri's arm was the chart", "the knife in his belt", "the knife fell from his hand"."""
    yield from _beside(scope, clause)
    carried = [clause.subject, *clause.objects] if clause.subject is not None else list(clause.objects)
    for noun in carried:
        for item in _items(scope, noun) if noun is not None else ():
            for preposition, part in clause.prepositions:
                if part.owner is None or scope.kind(part.owner) is not Kind.CHARACTER or not _is_body(scope, part):
                    continue
                if preposition in _WORN and (
                    clause.lemma == "be" or noun is not clause.subject or clause.lemma in scope.grammar["staying verbs"]
                ):
                    yield from _hold(scope, clause, HoldKind.USES, part.owner, item)
                elif preposition == "from" and noun is clause.subject:
                    yield from _hold(scope, clause, HoldKind.LOSES, part.owner, item)


def _beside(scope: Scope, clause: Clause) -> Iterator[Hold]:
    """ "looked at the knife in Arrow's belt"."""
    for (_, noun), (preposition, part) in zip(clause.prepositions, clause.prepositions[1:], strict=False):
        if preposition in _WORN and part.first <= noun.last + 2 and part.owner is not None and _is_body(scope, part):
            for item in _items(scope, noun):
                yield from _hold(scope, clause, HoldKind.USES, part.owner, item)


def _is_body(scope: Scope, noun: NounPhrase) -> bool:
    head = scope.head(noun)
    return (
        head in scope.grammar["body parts"]
        or head in scope.grammar["garment words"]
        or head in scope.grammar["container words"]
    )


def _passive(scope: Scope, clause: Clause) -> Iterator[Hold]:
    """ "Eri was handed the knife by Silver", "the knife was taken by Silver", "the knife was given to Eri"."""
    agent = next((noun for preposition, noun in clause.prepositions if preposition == "by"), None)
    giving = clause.lemma in scope.grammar["giving verbs"]
    for receiver in scope.people(clause.subject) if giving else ():
        for noun in clause.objects:
            for item in _items(scope, noun):
                yield from _hold(scope, clause, HoldKind.TAKES, receiver.mention, item)
                for giver in scope.people(agent):
                    yield from _hold(
                        scope,
                        clause,
                        HoldKind.GIVES,
                        giver.mention,
                        item,
                        receiver.mention.entry if receiver.mention else None,
                    )
    kind = _verb_kind(scope, clause) or (HoldKind.USES if clause.lemma in ("use", "hold") else None)
    for item in _items(scope, clause.subject) if clause.subject is not None and kind is not None else ():
        for who in scope.people(agent):
            yield from _hold(
                scope, clause, kind or HoldKind.USES, who.mention, item, _receiver(scope, clause) if giving else None
            )
