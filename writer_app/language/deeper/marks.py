"""Marks on the body and what is worn: wounds, blood, scars, clothes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from writer_app.domain.lore import Kind
from writer_app.domain.observations import Description, Mention, Modality
from writer_app.language.deeper.look import part_of
from writer_app.language.deeper.owners import Owners
from writer_app.language.deeper.scope import Scope
from writer_app.language.grammar.clause import Clause
from writer_app.language.grammar.phrases import NounPhrase

_IDIOMS = frozenset(
    {"run", "boil", "rush", "drain", "pound", "freeze", "roar", "sing", "race", "curdle", "pump", "rise", "leave", "come"}
)
_COVERED = frozenset({"in", "with", "by"})


def read_marks(scope: Scope, owners: Owners) -> Iterator[Description]:
    """Wounds, blood, scars and clothes of a sentence."""
    reader = _Marks(scope, owners)
    words = set(scope.words.folded)
    grammar = scope.grammar
    if not words.isdisjoint(grammar["wound words"] | grammar["blood words"] | grammar["scar words"]):
        yield from reader.nouns()
    if not words.isdisjoint(grammar["blood adjectives"] | grammar["scar adjectives"] | grammar["bruise adjectives"]):
        yield from reader.adjectives()
    yield from reader.verbs()


@dataclass(frozen=True, slots=True)
class _Mark:
    """Whose mark, what kind, on which part."""

    who: Mention
    key: str
    part: str
    value: str = ""


class _Marks:
    """The marks of one sentence."""

    def __init__(self, scope: Scope, owners: Owners) -> None:
        self._scope = scope
        self._owners = owners
        self._grammar = scope.grammar

    def nouns(self) -> Iterator[Description]:
        """ "a gash on his arm", "his scars were gone", "covered in blood", "no blood or bruises"."""
        told: tuple[Mention | None, str, Clause | None] = (None, "", None)
        for at, phrase in enumerate(self._scope.phrases):
            if phrase.kind not in "N,K":
                told = (None, "", None)
            noun = phrase.noun
            key = self._key(self._scope.head(noun)) if noun is not None else ""
            if noun is None or not key or self._may_be_verb(noun):
                continue
            clause = self._clause_of(noun)
            if key == "blood" and self._idiom(noun, clause):
                continue
            owner, part = self._owner(at, noun, clause)
            if owner is None and told[0] is not None:
                # "covered in scars, mud and blood": a list tells of the same person.
                owner, part, clause = told
            if owner is not None:
                told = (owner, part, clause)
                yield self._description(noun.first, noun.last, _Mark(owner, key, part), self._modality(noun, clause))

    def _may_be_verb(self, noun: NounPhrase) -> bool:
        """ "cut", "burn" without an article, or after another noun."""
        head = self._scope.head(noun)
        if head.endswith("s") or head in ("blood", "gore"):
            return False
        return noun.first == noun.last or self._scope.words.tags[noun.head - 1] == "N"

    def _key(self, head: str) -> str:
        if head in self._grammar["wound words"]:
            return "wound"
        if head in self._grammar["blood words"]:
            return "blood"
        return "scar" if head in self._grammar["scar words"] else ""

    def _clause_of(self, noun: NounPhrase) -> Clause | None:
        """The clause in which `noun` is subject, object or complement."""
        for clause in self._scope.clauses:
            held = [*clause.objects, *(other for _, other in clause.prepositions)]
            if clause.subject is not None:
                held.append(clause.subject)
            if any(noun is each or noun in each.also for each in held):
                return clause
        return None

    def _idiom(self, noun: NounPhrase, clause: Clause | None) -> bool:
        if clause is None:
            return False
        if any(
            preposition == "in" and other is noun and "cold" in self._scope.text(noun).lower()
            for preposition, other in clause.prepositions
        ):
            return True
        return noun is clause.subject and clause.lemma in _IDIOMS and (noun.owned or self._owners.body_part(clause) is None)

    def _owner(self, at: int, noun: NounPhrase, clause: Clause | None) -> tuple[Mention | None, str]:
        part = self._part_beside(at) or (self._owners.body_part(clause) if clause is not None else None)
        if part is None and clause is not None and noun is clause.subject and self._key(self._scope.head(noun)) == "scar":
            # "A scar ran from his eye to his chin."
            part = next((other for preposition, other in clause.prepositions if preposition == "from" and other.owned), None)
        if noun.owned:
            return self._character(noun.owner), part_of(self._scope, part) if part is not None else ""
        if part is not None and part.owner is not None:
            return self._character(part.owner), part_of(self._scope, part)
        if clause is not None and clause.subject is not None and self._belongs_to_subject(noun, clause):
            subject = clause.subject
            return self._character(subject.owner if subject.owned else subject.mention), self._scope.head(
                subject
            ) if subject.owned else ""
        missed = noun.negative and (clause is None or clause.lemma in self._grammar["perception verbs"])
        return (self._only_owner(), "") if missed else (None, "")

    def _part_beside(self, at: int) -> NounPhrase | None:
        """ "the scar on his cheek": the possessed part right after the mark."""
        phrases = self._scope.phrases
        if at + 2 >= len(phrases) or phrases[at + 1].kind != "P":
            return None
        noun = phrases[at + 2].noun
        if (
            noun is None
            or not noun.owned
            or self._scope.words.folded[phrases[at + 1].first] in ("from", "of", "to", "for", "with", "by")
        ):
            return None
        head = self._scope.head(noun)
        return noun if head in self._grammar["body parts"] or head in self._grammar["garment words"] else None

    def _belongs_to_subject(self, noun: NounPhrase, clause: Clause) -> bool:
        if any(noun is each or noun in each.also for each in clause.objects):
            return clause.lemma in ("have", "bear")
        if not any(preposition in _COVERED and other is noun for preposition, other in clause.prepositions):
            return False
        return clause.lemma in ("cover", "soak", "drench", "stain", "splatter", "spatter", "smear", "streak", "mark") or (
            bool(clause.adjectives) and clause.lemma == "be"
        )

    def _only_owner(self) -> Mention | None:
        """ "No blood or cuts, even his old scars were gone": whose is told by the only possessive of the sentence."""
        found = {
            phrase.noun.owner.entry: phrase.noun.owner
            for phrase in self._scope.phrases
            if phrase.noun is not None and phrase.noun.owner is not None
        }
        return self._character(next(iter(found.values()))) if len(found) == 1 else None

    def _character(self, mention: Mention | None) -> Mention | None:
        return mention if self._scope.kind(mention) is Kind.CHARACTER else None

    def _modality(self, noun: NounPhrase, clause: Clause | None) -> Modality:
        if clause is None:
            return Modality.NEGATED if noun.negative else self._scope.modality.general()
        found = self._scope.modality.of(clause)
        if noun in clause.objects and clause.lemma in self._scope.grammar["memory verbs"]:
            return Modality.REMEMBERED if found is Modality.ASSERTED else found
        gone = noun is clause.subject and self._gone(clause)
        if not (noun.negative or gone):
            return found
        return Modality.NEGATED if found in (Modality.ASSERTED, Modality.IN_DIALOGUE) else found

    def _gone(self, clause: Clause) -> bool:
        words = self._grammar["gone words"]
        if clause.lemma in ("vanish", "disappear", "heal", "fade", "go", "close"):
            return True
        return any(word in words for word in self._scope.words.folded[clause.verb.first : clause.last + 1])

    def adjectives(self) -> Iterator[Description]:
        """ "his bloodied hands", "Mara was bruised"."""
        for index, word in enumerate(self._scope.words.folded):
            key = self._adjective_key(word)
            if not key or self._scope.words.tags[index] not in "ATV":
                continue
            for phrase in self._scope.phrases:
                noun = phrase.noun
                if noun is None or not noun.first <= index < noun.head:
                    continue
                head = self._scope.head(noun)
                if noun.owner is not None and head in self._grammar["body parts"] and self._character(noun.owner) is not None:
                    yield self._description(
                        noun.first, noun.last, _Mark(noun.owner, key, head), self._modality(noun, self._clause_of(noun))
                    )
            yield from self._predicate(index, key)

    def _adjective_key(self, word: str) -> str:
        if word in self._grammar["blood adjectives"]:
            return "blood"
        if word in self._grammar["scar adjectives"]:
            return "scar"
        return "wound" if word in self._grammar["bruise adjectives"] else ""

    def _predicate(self, index: int, key: str) -> Iterator[Description]:
        for clause in self._scope.clauses:
            if clause.subject is None or (index not in clause.adjectives and index != clause.verb.main):
                continue
            if clause.lemma != "be" and not (clause.verb.passive and clause.verb.form == "I"):
                continue
            who = self._character(clause.subject.owner if clause.subject.owned else clause.subject.mention)
            if who is None:
                continue
            part = self._scope.head(clause.subject) if clause.subject.owned else ""
            modality = self._scope.modality.of(clause)
            if self._scope.words.folded[index] == "unhurt" and modality is Modality.ASSERTED:
                modality = Modality.NEGATED
            yield self._description(clause.subject.first, index, _Mark(who, key, part), modality)

    def verbs(self) -> Iterator[Description]:
        """ "his arm bled", "Mara wore a red coat"."""
        for clause in self._scope.clauses:
            if clause.lemma in self._grammar["bleeding verbs"] and clause.subject is not None:
                subject = clause.subject
                if subject.owned and self._scope.head(subject) not in self._grammar["body parts"]:
                    continue
                who = self._character(subject.owner if subject.owned else subject.mention)
                if who is not None:
                    part = self._scope.head(subject) if subject.owned else ""
                    yield self._description(
                        clause.verb.first, clause.verb.last, _Mark(who, "blood", part), self._scope.modality.of(clause)
                    )
            elif clause.lemma in self._grammar["wearing verbs"] and clause.subject is not None:
                yield from self._worn(clause)

    def _worn(self, clause: Clause) -> Iterator[Description]:
        who = self._character(clause.subject.mention) if clause.subject is not None else None
        for noun in clause.objects if who is not None else ():
            for each in noun.all():
                head = self._scope.head(each)
                if head in self._grammar["garment words"] and who is not None:
                    value = self._scope.text(each).lower()
                    yield self._description(
                        each.first, each.last, _Mark(who, "clothes", head, value), self._scope.modality.of(clause)
                    )

    def _description(self, first: int, last: int, mark: _Mark, modality: Modality) -> Description:
        return Description(
            span=self._scope.span(min(first, last), max(first, last)),
            subject=mark.who.entry,
            key=mark.key,
            value=mark.value or mark.part or mark.key,
            part=mark.part,
            modality=modality,
            frame=self._scope.sentence.segment.frame,
            speaker=self._scope.speaker,
            certain=mark.who.certain,
            confidence=mark.who.confidence,
            reason=mark.key,
        )
