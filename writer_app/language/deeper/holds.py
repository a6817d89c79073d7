"""Who holds, takes, uses, gives or loses which item."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from writer_app.domain.lore import Kind
from writer_app.domain.observations import Hold, HoldKind, Mention
from writer_app.language.deeper.scope import Scope
from writer_app.language.grammar.clause import Clause
from writer_app.language.grammar.phrases import NounPhrase

_WORN = frozenset({"in", "on", "at", "under", "around", "about", "over", "round", "beneath", "upon", "across", "behind"})
_PLACING = frozenset({"put", "set", "lay", "leave"})
_PLACED = frozenset({"down", "away", "aside", "behind"})


def read_holds(scope: Scope) -> Iterator[Hold]:
    """The holds of a sentence, each once a clause; nothing at all where no item is named."""
    if not any(scope.kind(mention) is Kind.ITEM for mention in scope.sentence.mentions):
        return
    for clause in scope.clauses:
        seen: set[tuple[str, str, str]] = set()
        for hold in _Holds(scope, clause).read():
            key = (hold.kind.value, hold.who, hold.item)
            if key not in seen:
                seen.add(key)
                yield hold


class _Holds:
    """The holds of one clause."""

    def __init__(self, scope: Scope, clause: Clause) -> None:
        self._scope = scope
        self._clause = clause
        self._grammar = scope.grammar

    def read(self) -> Iterator[Hold]:
        """Every hold; the same one may come twice."""
        if self._clause.verb.passive:
            yield from self._received()
            yield from self._handled()
            return
        for who in self._scope.people(self._clause.subject):
            yield from self._by_object(who.mention)
            yield from self._by_preposition(who.mention)
        yield from self._on_the_body()
        yield from self._beside()

    def _hold(self, kind: HoldKind, who: Mention | None, item: str, to: str | None = None) -> Iterator[Hold]:
        if who is None or not who.entry:
            return
        yield Hold(
            span=self._scope.clause_span(self._clause),
            kind=kind,
            who=who.entry,
            item=item,
            to=to,
            modality=self._scope.modality.of(self._clause),
            frame=self._scope.sentence.segment.frame,
            confidence=who.confidence,
            reason=f"{self._clause.lemma} {self._clause.particle}".strip(),
        )

    def _items(self, *nouns: NounPhrase | None) -> Iterator[str]:
        for noun in nouns:
            for each in noun.all() if noun is not None else ():
                found = self._scope.entry(each, Kind.ITEM)
                if found is not None:
                    yield found

    def _after(self, *prepositions: str) -> list[NounPhrase]:
        return [noun for preposition, noun in self._clause.prepositions if preposition in prepositions]

    def _by_object(self, who: Mention | None) -> Iterator[Hold]:
        kind = self._verb_kind()
        if kind is None:
            return
        to = self._receiver() if kind is HoldKind.GIVES else None
        for item in self._items(*self._clause.objects):
            yield from self._hold(kind, who, item, to)

    def _verb_kind(self) -> HoldKind | None:
        lemma = self._clause.lemma
        if lemma in self._grammar["giving verbs"] and (lemma == "give" or self._goes_to_someone()):
            return HoldKind.GIVES
        if lemma in self._grammar["losing verbs"]:
            return HoldKind.LOSES if lemma not in _PLACING or self._is_placed() else None
        if lemma in self._grammar["taking verbs"]:
            return HoldKind.TAKES
        return HoldKind.USES if lemma in self._grammar["holding verbs"] else None

    def _is_placed(self) -> bool:
        """ "laid the key upon the table", "set the key down", unlike "set the key"."""
        return self._clause.particle in _PLACED or bool(self._clause.prepositions)

    def _goes_to_someone(self) -> bool:
        return len(self._clause.objects) > 1 or bool(self._after("to"))

    def _receiver(self) -> str | None:
        """Whom a gift goes to: "to Mara", "gave Mara the knife"."""
        indirect = self._clause.objects[:1] if len(self._clause.objects) > 1 else []
        receivers = (each for noun in (*self._after("to"), *indirect) for each in self._scope.people(noun))
        return next((self._scope.entry(each) for each in receivers), None)

    def _by_preposition(self, who: Mention | None) -> Iterator[Hold]:
        """ "slept with the chart under his head", "made use of the chart", "let go of the chart"."""
        for item in self._items(*self._after("with")):
            yield from self._hold(HoldKind.USES, who, item)
        clause = self._clause
        if {self._scope.head(noun) for noun in clause.objects} & {"use", "hold", "possession"}:
            kind = HoldKind.USES
        elif clause.lemma in ("dispose", "rid") or (clause.lemma == "go" and clause.kind == "bare"):
            kind = HoldKind.LOSES
        else:
            return
        for item in self._items(*self._after("of")):
            yield from self._hold(kind, who, item)

    def _on_the_body(self) -> Iterator[Hold]:
        """ "under Mara's arm was the chart", "the knife in his belt", "the knife fell from his hand"."""
        subject = self._clause.subject
        for preposition, part in self._clause.prepositions:
            if not self._is_body(part):
                continue
            if preposition in _WORN:
                rests = self._clause.lemma in self._grammar["staying verbs"]
                carried = [*self._clause.objects, *([subject] if rests else [])]
                for item in self._items(*carried):
                    yield from self._hold(HoldKind.USES, part.owner, item)
            elif preposition == "from":
                for item in self._items(subject):
                    yield from self._hold(HoldKind.LOSES, part.owner, item)

    def _beside(self) -> Iterator[Hold]:
        """ "looked at the knife in Osk's belt"."""
        pairs = self._clause.prepositions
        for (_, noun), (preposition, part) in pairwise(pairs):
            if preposition in _WORN and part.first <= noun.last + 2 and self._is_body(part):
                for item in self._items(noun):
                    yield from self._hold(HoldKind.USES, part.owner, item)

    def _is_body(self, noun: NounPhrase) -> bool:
        """A part of someone's body, a garment, a pocket."""
        if self._scope.kind(noun.owner) is not Kind.CHARACTER:
            return False
        head = self._scope.head(noun)
        return any(head in self._grammar[name] for name in ("body parts", "garment words", "container words"))

    def _agents(self) -> Iterator[NounPhrase]:
        for noun in self._after("by")[:1]:
            yield from self._scope.people(noun)

    def _received(self) -> Iterator[Hold]:
        """ "Mara was handed the knife by Osk"."""
        if self._clause.lemma not in self._grammar["giving verbs"]:
            return
        for receiver in self._scope.people(self._clause.subject):
            for item in self._items(*self._clause.objects):
                yield from self._hold(HoldKind.TAKES, receiver.mention, item)
                for giver in self._agents():
                    yield from self._hold(HoldKind.GIVES, giver.mention, item, self._scope.entry(receiver))

    def _handled(self) -> Iterator[Hold]:
        """ "the knife was taken by Osk", "the knife was given to Mara by Osk"."""
        kind = self._verb_kind()
        if kind is None:
            return
        to = self._receiver() if kind is HoldKind.GIVES else None
        for item in self._items(self._clause.subject):
            for who in self._agents():
                yield from self._hold(kind, who.mention, item, to)
