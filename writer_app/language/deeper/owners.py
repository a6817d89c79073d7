"""Whose eyes, whose hair, whose scar: the possessor of a body part or of an adjective in a sentence."""

from __future__ import annotations

from writer_app.domain.lore import Kind
from writer_app.domain.observations import Mention
from writer_app.language.deeper.scope import Scope
from writer_app.language.grammar.clause import Clause
from writer_app.language.grammar.phrases import NounPhrase

_ON = frozenset(
    {
        "over",
        "about",
        "across",
        "around",
        "on",
        "behind",
        "in",
        "into",
        "down",
        "against",
        "at",
        "along",
        "above",
        "below",
        "beneath",
        "under",
        "round",
        "upon",
    }
)


class Owners:
    """Finds possessors. None wherever more than one reading is open: no evidence is better than a wrong one."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def of(self, at: int) -> tuple[Mention | None, Clause | None]:
        """The possessor of the noun phrase at `at` among the phrases, and the clause that says so where one does."""
        noun = self._scope.phrases[at].noun
        if noun is None:
            return None, None
        if noun.owned:
            return self._someone(noun.owner) or self._inherits(noun), None
        before = self._scope.phrases[at - 1] if at else None
        beside = self._of_whose(at, noun) or self._followed_by_of(at)
        if beside is None and before is not None and before.kind == "P":
            return self._after_preposition(at, self._scope.words.folded[before.first])
        if beside is None and self._is_listed(at, noun):
            return self.of(at - 2)
        clause = self._having(noun) if beside is None else None
        if clause is not None and clause.subject is not None:
            return self._someone(clause.subject.mention), clause
        return beside or self.on_the_body(noun), None

    def _is_listed(self, at: int, noun: NounPhrase) -> bool:
        """ "red hair and green eyes", "a long face, green eyes and a scar": a part told of together with the one before it."""
        phrases = self._scope.phrases
        if at < 2 or phrases[at - 1].kind not in "K," or any(clause.subject is noun for clause in self._scope.clauses):
            return False
        before = phrases[at - 2].noun
        return before is not None and not before.owned and self._scope.head(before) in self._scope.grammar["body parts"]

    def _someone(self, mention: Mention | None) -> Mention | None:
        if mention is None or mention.entry is None:
            return None
        return mention if self._scope.kind(mention) in (Kind.CHARACTER, None) else None

    def _inherits(self, noun: NounPhrase) -> Mention | None:
        """ "had her mother's eyes": they are of whoever has them."""
        words = self._scope.words
        clause = self._having(noun)
        if clause is None or clause.subject is None or words.tags[noun.first] != "S":
            return None
        return self._someone(clause.subject.mention)

    def _of_whose(self, at: int, of: NounPhrase) -> Mention | None:
        """ "Mara, whose hair was red", "Mara is a woman whose hair is red"."""
        if self._scope.words.folded[of.first] != "whose":
            return None
        before = [phrase for phrase in self._scope.phrases[max(0, at - 2) : at] if phrase.kind not in ",;"]
        noun = before[-1].noun if before else None
        if noun is None:
            return None
        if noun.mention is not None and noun.mention.entry is not None:
            return None if noun.owned else self._someone(noun.mention)
        for clause in self._scope.clauses:
            if clause.lemma == "be" and noun in clause.objects and clause.subject is not None:
                return self._someone(clause.subject.mention)
        return None

    def _followed_by_of(self, at: int) -> Mention | None:
        """ "the eyes of Mara"."""
        phrases = self._scope.phrases
        if at + 2 >= len(phrases) or self._scope.words.folded[phrases[at + 1].first] != "of":
            return None
        noun = phrases[at + 2].noun
        return self._someone(noun.mention) if noun is not None and noun.mention is not None and not noun.owned else None

    def _after_preposition(self, at: int, preposition: str) -> tuple[Mention | None, Clause | None]:
        """ "with green eyes": of the noun right before, or of the subject where a verb or a mark stands before."""
        if preposition == "of":
            return self._of_whole(at)
        if preposition != "with" or at < 2:
            return None, None
        before = self._scope.phrases[at - 2]
        clause = self._clause_before(before.first)
        noun = before.noun
        if noun is not None and (
            self._scope.words.tags[noun.head] not in "OFR" or (clause is not None and noun is clause.subject)
        ):
            return self._of_noun_before(at - 2, noun, clause)
        if clause is None or clause.subject is None or self._told_of_another(clause, before.first):
            return None, None
        return self._someone(clause.subject.mention), clause

    def _of_noun_before(self, at: int, noun: NounPhrase, clause: Clause | None) -> tuple[Mention | None, Clause | None]:
        """ "Mara with green eyes", "Mara was a woman with green eyes", "Mara, a woman with green eyes, …"."""
        subject = clause.subject if clause is not None else None
        if (
            clause is not None
            and subject is not None
            and (noun is subject or (clause.lemma == "be" and noun in clause.objects))
        ):
            return self._someone(subject.mention), clause
        named = self.apposed_to(at)
        return (self._someone(named.mention), None) if named is not None else (None, None)

    def _told_of_another(self, clause: Clause, at: int) -> bool:
        """ "at the ball which Mara gave a man of rank, with green eyes, …": somebody else stands between the verb and here."""
        held = [*clause.objects, *(noun for _, noun in clause.prepositions)]
        between = (phrase.noun for phrase in self._scope.phrases if clause.verb.last < phrase.first < at)
        free = [noun for noun in between if noun is not None and not any(noun is each or noun in each.also for each in held)]
        return clause.relative_of is not None and bool(free)

    def apposed_to(self, at: int) -> NounPhrase | None:
        """The noun phrase that the one at `at` describes: "Mara, a tall woman (with red hair), …"."""
        phrases, scope = self._scope.phrases, self._scope
        noun = phrases[at].noun
        if noun is None or at < 2 or phrases[at - 1].kind != "," or scope.words.folded[noun.first] not in ("a", "an"):
            return None
        before = phrases[at - 2].noun
        named = before is not None and before.mention is not None and not before.owned and not before.also
        return before if named and scope.head(noun) in scope.grammar["person nouns"] else None

    def _of_whole(self, at: int) -> tuple[Mention | None, Clause | None]:
        """ "a wisp of white hair fell over Mara's brow"."""
        noun = self._scope.phrases[at - 2].noun if at >= 2 else None
        return (self.on_the_body(noun), None) if noun is not None else (None, None)

    def _having(self, noun: NounPhrase) -> Clause | None:
        for clause in self._scope.clauses:
            if clause.lemma in ("have", "bear", "inherit", "possess") and noun in clause.objects:
                return clause
        return None

    def on_the_body(self, noun: NounPhrase) -> Mention | None:
        """The possessor of the body part that `noun` lies on, falls over, is in."""
        for clause in self._scope.clauses:
            if noun is clause.subject or noun in clause.objects:
                part = self.body_part(clause)
                if part is not None:
                    return self._someone(part.owner)
        return None

    def body_part(self, clause: Clause) -> NounPhrase | None:
        """The possessed body part or garment in the clause's prepositional phrases."""
        grammar = self._scope.grammar
        for preposition, noun in clause.prepositions:
            head = self._scope.head(noun)
            if preposition in _ON and noun.owned and (head in grammar["body parts"] or head in grammar["garment words"]):
                return noun
        return None

    def _clause_before(self, index: int) -> Clause | None:
        found = None
        for clause in self._scope.clauses:
            if clause.verb.first <= index or (clause.subject is not None and clause.subject.first <= index):
                found = clause
        return found

    def of_adjective(self, index: int) -> Mention | None:
        """Whom an adjective tells of: the head of its noun phrase, or the subject it is said of."""
        for at, phrase in enumerate(self._scope.phrases):
            if phrase.first <= index <= phrase.last:
                noun = phrase.noun
                if noun is None:
                    return self._predicated(index, phrase.first)
                if noun.head == index or (noun.mention is not None and noun.head != index):
                    return self._someone(noun.mention) if noun.head != index else self._predicated(index, phrase.first)
                return self._described_as(at, noun)
        return None

    def _predicated(self, index: int, first: int) -> Mention | None:
        clause = self._clause_before(first) or (self._scope.clauses[0] if self._scope.clauses else None)
        if (
            clause is None
            or clause.subject is None
            or (clause.verb.first > index and not clause.inverted and clause.subject.first > index + 6)
        ):
            return None
        return self._someone(clause.subject.mention)

    def _described_as(self, at: int, noun: NounPhrase) -> Mention | None:
        """ "Mara was a blue-eyed girl", "Mara, a blue-eyed girl,", "a blue-eyed girl who was known as Mara"."""
        scope = self._scope
        if scope.head(noun) not in scope.grammar["person nouns"]:
            return None
        for clause in scope.clauses:
            if clause.lemma == "be" and noun in clause.objects and clause.subject is not None:
                return self._someone(clause.subject.mention)
            if clause.verb.passive and clause.relative_of is noun:
                named = [other.mention for preposition, other in clause.prepositions if preposition == "as"]
                return self._someone(named[0]) if named else None
        if at < 2 or scope.phrases[at - 1].kind not in ",;":
            return None
        before = scope.phrases[at - 2].noun
        closing = scope.phrases[at + 1].kind if at + 1 < len(scope.phrases) else "."
        return self._someone(before.mention) if before is not None and closing in ",;." else None
