"""Clauses: each verb with its subject, objects and prepositional phrases. One pass over the phrases, no search."""

from __future__ import annotations

from itertools import pairwise

from writer_app.language.grammar.clause import Clause
from writer_app.language.grammar.clausestate import FINITE, ClauseState
from writer_app.language.grammar.phrases import NounPhrase, Phrase, VerbGroup
from writer_app.language.grammar.sentencewords import Words
from writer_app.language.grammar.wordlists import Grammar


def clauses(words: Words, taken: list[Phrase], grammar: Grammar) -> list[Clause]:
    """The clauses of a sentence, given its phrases, in the order of their verbs."""
    return _Builder(words, taken, grammar).build()


_TAKING_CLAUSES = ("reporting verbs", "memory verbs", "wish verbs", "seeming verbs", "factive verbs", "perception verbs")


class _Builder(ClauseState):
    """Finds each verb's subject."""

    def build(self) -> list[Clause]:
        """Every clause."""
        for at, item in enumerate(self.items):
            if at <= self.skip:
                continue
            if item.kind == "N" and item.noun is not None:
                self._noun(at, item.noun)
            elif item.kind == "V" and item.verb is not None:
                self._verb(at, item.verb)
            elif item.kind == "A":
                self._adjective(item)
            else:
                self._word(at, item)
        return self.found

    def _verb(self, at: int, verb: VerbGroup) -> None:
        if self._completes(verb):
            return
        self._shares_auxiliary(verb)
        kind = self._kind(at, verb)
        clause = Clause(verb, kind, last=verb.last)
        clause.set_off = bool(self.mark) or self.current is None
        inside = [self.words.folded[index] for index in range(verb.first, verb.last) if self.words.tags[index] == "B"]
        clause.adverbs, self.adverbs = self.adverbs + inside, []
        if kind == "finite":
            self._finite(at, clause)
        elif kind in ("infinitive", "bare"):
            self._infinitive(clause)
        else:
            self._participle(at, clause)
        self.found.append(clause)
        self._open_clause(clause)

    def _completes(self, verb: VerbGroup) -> bool:
        """ "would as soon have gone", "had by then gone": the auxiliary found its verb after an insertion."""
        before = self.current
        if (
            before is None
            or not before.verb.open
            or before.objects
            or before.adjectives
            or self.bare
            or self.joining
            or self.opener
        ):
            return False
        waiting = before.verb
        if not ((waiting.form in "MY" and verb.form in "WHI") or (waiting.form == "H" and verb.form in "TIV")):
            return False
        verb.negative = verb.negative or waiting.negative
        verb.modal = waiting.modal
        verb.past_perfect = waiting.form == "H" and self.words.folded[waiting.main] in ("had", "'d")
        verb.perfect = verb.perfect or waiting.form == "H"
        verb.passive = verb.passive and waiting.form != "H"
        if verb.form == "V" and waiting.form == "H":
            verb.perfect, verb.passive = True, False
        verb.first, verb.form = waiting.first, waiting.form
        before.verb, before.last = verb, verb.last
        self.preposition = ""
        return True

    def _shares_auxiliary(self, verb: VerbGroup) -> None:
        """ "Mara had sat down and eaten": one "had" for both, and nobody was eaten."""
        before = self.current.verb if self.current is not None else None
        if before is None or not self.joining or self.bare or verb.form != "T" or before.passive or not before.perfect:
            return
        if before.lemma != "be":
            verb.form, verb.passive, verb.perfect, verb.modal = "V", False, True, before.modal
            verb.past_perfect = before.past_perfect

    def _kind(self, at: int, verb: VerbGroup) -> str:
        if verb.form in FINITE:
            auxiliary = self.words.folded[verb.first : verb.main]
            return "gerund" if verb.form == "H" and "having" in auxiliary and "been" not in auxiliary else "finite"
        if verb.form == "t":
            return "infinitive"
        if verb.form == "W":
            return (
                "finite" if self.bare and not (self.current and self.current.objects) and self._bare_takes_base() else "bare"
            )
        return "gerund" if verb.form == "G" else "participle"

    def _bare_takes_base(self) -> bool:
        head = self.bare[-1]
        return self.words.folded[head.head] in ("i", "we", "you", "they", "who") or bool(head.also) or head.mention is None

    def _open_clause(self, clause: Clause) -> None:
        clause.closed = False
        self.current = clause
        self.bare, self.fronted = [], []
        self.opener, self.mark = "", ""
        self.joining = self.quote_before = False
        self.preposition = ""

    def _finite(self, at: int, clause: Clause) -> None:
        clause.opener = self.opener
        clause.parent = self.current if self.opener else None
        clause.prepositions = list(self.fronted)
        if self.opener in self.grammar["relative words"] or self.opener in ("which", "whose"):
            self._relative(clause)
        elif self._is_aside(at, clause):
            clause.subject, clause.opener = self.bare[-1], "aside"
            self.held = self.bare[:-1]
        elif self.bare and self.joining and self.parted and self.current is not None:
            # "Mara sat, her back to the wall, and slept": the phrase set between commas is nobody's subject.
            self._shared(clause)
        elif self.bare:
            self.loved = self._beside_subject(at)
            clause.subject = self._chosen(self.bare)
            clause.joined = self.current if self.joining and not self.mark else None
            self._front_gerund(clause)
        elif self._takes_object_as_subject(at, clause):
            return
        elif self._inverted(at, clause):
            self._front_gerund(clause)
        elif self.held and not self.joining:
            clause.subject, self.held = self._chosen(self.held), []
            told = self.current is not None and self.current.opener == "aside"
            clause.opener, clause.parent = "as told" if told else "", None
        else:
            self._shared(clause)
        for waiting in self.waiting:
            waiting.subject = waiting.subject or clause.subject
            waiting.parent = waiting.parent or clause
        self.waiting = []

    def _is_aside(self, at: int, clause: Clause) -> bool:
        """ "Osk, they said, walked at night": a report set between commas."""
        if (
            len(self.bare) < 2
            or self.opener
            or clause.lemma not in self.grammar["reporting verbs"]
            or not 2 <= at < len(self.items) - 1
        ):
            return False
        return self.items[at + 1].kind == "," and self.items[at - 1].noun is self.bare[-1] and self.items[at - 2].kind == ","

    def _front_gerund(self, clause: Clause) -> None:
        self.held = [] if clause.opener == "" else self.held

    def _chosen(self, bare: list[NounPhrase]) -> NounPhrase:
        """The subject among noun phrases before a verb: the one beside it; the first where a comma stands before the verb,
        since the others are then appositions ("Osk, the old mate, stood")."""
        return bare[0] if self.parted and not self.joining else bare[-1]

    def _relative(self, clause: Clause) -> None:
        clause.relative_of = self.antecedent
        if self.bare:
            clause.subject = self.bare[-1]
            if self.antecedent is not None and self.opener != "whose":
                clause.objects.append(self.antecedent)
        else:
            clause.subject = self.antecedent
        if self.opener == "whose":
            self._whose(clause)

    def _whose(self, clause: Clause) -> None:
        """ "whose hair was black": the possessor is the antecedent."""
        if clause.subject is not None and self.bare and self.antecedent is not None:
            clause.subject.owned = True
            clause.subject.owner = self.antecedent.mention
        clause.objects = []

    def _takes_object_as_subject(self, at: int, clause: Clause) -> bool:
        """ "He knew Mara ran": the object of the verb before is the subject of this one."""
        before = self.current
        if before is None or before.closed or self.joining or self.opener:
            return False
        if self.loved is not None:
            self._take_loved(clause, before)
            return True
        if not before.objects:
            return False
        told = self._described()
        if told is not None and not self._takes_clause(at, before):
            # "the man who shot Osk ran", "the letter which Mara had written was there": who is told of goes on.
            self._go_on(clause, told)
            return True
        clause.subject = before.objects.pop()
        before.last = min(before.last, max(before.verb.last, clause.subject.first - 1))
        clause.parent = before
        # "As the lamp died Mara rose": only some verbs take a clause; after any other this is one of its own.
        clause.parent, clause.opener = (before, "content") if self._is_taking(before) else (None, "")
        return True

    def _is_taking(self, before: Clause) -> bool:
        return any(before.lemma in self.grammar[name] for name in _TAKING_CLAUSES)

    def _takes_clause(self, at: int, before: Clause) -> bool:
        """ "the man who knew Osk lied ran": the object is the subject of this verb, since one more verb waits for the man."""
        return self._is_taking(before) and self._another_verb(at)

    def _another_verb(self, at: int) -> bool:
        """Whether a finite verb without a subject of its own follows the one at `at`."""
        for before, item in pairwise(self.items[at:]):
            if item.kind == "V" and item.verb is not None and item.verb.form in FINITE:
                return before.kind in "NVAB"
            if item.kind not in "NVAPtBn":
                return False
        return False

    def _go_on(self, clause: Clause, told: NounPhrase) -> None:
        """ "Osk knew the man who shot Mara ran": what is told of may itself be the object of a verb before."""
        clause.subject, self.held = told, []
        for above in self.found:
            if self._is_taking(above) and above.objects[-1:] == [told] and above.relative_of is not told:
                above.objects.pop()
                clause.parent, clause.opener = above, "content"

    def _beside_subject(self, at: int) -> NounPhrase | None:
        """ "the woman Osk loved …": the noun phrase right before the subject may be whom the clause tells of."""
        beside = [item.kind for item in self.items[max(0, at - 2) : at]] == ["N", "N"]
        return self.bare[-2] if beside and len(self.bare) > 1 and not (self.joining or self.opener) else None

    def _take_loved(self, clause: Clause, before: Clause) -> None:
        """ "the woman Osk loved left": she leaves, and is whom he loves."""
        clause.subject, self.loved = self.loved, None
        if clause.subject is not None and not before.prepositions:
            before.objects.append(clause.subject)
        before.relative_of = clause.subject

    def _inverted(self, at: int, clause: Clause) -> bool:
        """ "said Mara", "In the hall stood Mara", "Had Mara lived": the subject follows."""
        following = self.items[at + 1] if at + 1 < len(self.items) else None
        if following is None or following.noun is None or following.kind != "N" or self.joining:
            return False
        lemma = clause.lemma
        placed = (self.fronted or clause.adverbs) and lemma in self.grammar["placed inversion verbs"]
        speech = self.quote_before and lemma in self.grammar["speaking verbs"]
        asked = clause.verb.open and (self.current is None or self.mark != "" or self.opener != "")
        if not (placed or speech or asked):
            return False
        clause.subject = following.noun
        clause.inverted = True
        clause.last = following.noun.last
        self.last_noun = following.noun
        self.skip = at + 1
        if asked and not (placed or speech):
            self._complete_inversion(at, clause)
        return True

    def _complete_inversion(self, at: int, clause: Clause) -> None:
        """The verb that an auxiliary before its subject waits for."""
        following = self.items[at + 2] if at + 2 < len(self.items) else None
        clause.opener = clause.opener or "inversion"
        if (
            following is None
            or following.verb is None
            or following.verb.form not in "WTGIHV"
            or following.verb.last == clause.last
        ):
            return
        rest = following.verb
        had = self.words.folded[clause.verb.main] in ("had", "'d")
        rest.modal = self.words.folded[clause.verb.main] if clause.verb.form == "M" else ""
        rest.negative = rest.negative or clause.verb.negative
        rest.past_perfect = had and rest.form in "TV"
        rest.passive = clause.verb.form == "I" and rest.form == "T"
        rest.form, rest.first = clause.verb.form, clause.verb.first
        clause.verb = rest
        clause.last = rest.last
        self.skip = at + 2

    def _shared(self, clause: Clause) -> None:
        """ "Mara ran and hid": the subject of the clause before."""
        before = self.current
        if before is None or not (self.joining or self.mark or "then" in clause.adverbs):
            return
        before = self._main(before) if self.mark == "," else self._finite_above(before)
        clause.subject = before.subject
        # "Mara, having let them out, locked the door": what she had done before tells nothing of how the rest is told.
        clause.joined = before if self.joining or before.kind != "gerund" else None

    @staticmethod
    def _finite_above(before: Clause) -> Clause:
        """The finite clause that a participle or infinitive hangs on. Only clauses further left are looked at, so it ends."""
        while before.kind != "finite" and before.parent is not None and before.parent.verb.first < before.verb.first:
            before = before.parent
        return before

    def _main(self, before: Clause) -> Clause:
        """A comma leads out of "ignoring how his back ached and burned, and …", back to the main verb."""
        before = self._finite_above(before)
        while True:
            first = before.joined or before
            if first.parent is None or first.opener in ("", "as told") or first.parent.verb.first >= before.verb.first:
                return before
            before = self._finite_above(first.parent)

    def _infinitive(self, clause: Clause) -> None:
        before = self.current
        clause.opener = self.opener or ("to" if clause.kind == "infinitive" else "bare")
        if clause.kind == "bare":
            self._bare_form(clause, before)
        elif before is None:
            self.waiting.append(clause)
        else:
            self._hang_infinitive(clause, before)

    def _bare_form(self, clause: Clause, before: Clause | None) -> None:
        """ "would run and hide", "saw Mara run"; after a mark a command: "…, let's go"."""
        if before is None or self.bare:
            self.waiting.append(clause)
        elif self.joining:
            clause.subject, clause.joined, clause.parent = before.subject, before, before.parent
            clause.opener, clause.kind = before.opener, before.kind if before.kind != "gerund" else "bare"
        elif not self.mark:
            self._hang_infinitive(clause, before)

    def _hang_infinitive(self, clause: Clause, before: Clause) -> None:
        clause.parent = before
        clause.subject = before.subject
        told = self._described() if clause.kind == "bare" and not self._is_taking(before) else None
        if told is not None and before.parent is not None:
            # "saw the man who shot Osk run"
            clause.subject, clause.parent = told, before.parent
        elif before.objects and not before.closed and self.words.folded[before.objects[0].head] != "it":
            clause.subject = before.objects[0]

    def _participle(self, at: int, clause: Clause) -> None:
        clause.opener = self.preposition if clause.kind == "gerund" else ""
        before = self.current
        if self.preposition == "of" and "instead" in (*clause.adverbs, *(before.adverbs if before is not None else ())):
            clause.opener = "instead"
        self.preposition = ""
        if clause.kind == "participle":
            clause.verb.passive = True
        if self.bare and not self.opener:
            self._after_noun(clause)
        elif before is None:
            self.waiting.append(clause)
        elif self.joining and before.kind == clause.kind:
            clause.subject, clause.joined, clause.parent, clause.opener = before.subject, before, before.parent, before.opener
        else:
            self._hanging(at, clause, before)

    def _after_noun(self, clause: Clause) -> None:
        """ "Osk, turning, …", "the man standing there": the noun phrase before is its subject, and still waits."""
        clause.subject = self._chosen(self.bare) if self.mark else self.bare[-1]
        clause.parent = None
        self.held = self.held or list(self.bare)

    def _hanging(self, at: int, clause: Clause, before: Clause) -> None:
        clause.parent = before
        beside = self.items[at - 1].kind == "N"
        if beside and not clause.opener and not before.closed and before.objects:
            clause.subject = before.objects[-1]
        elif beside and not clause.opener and not self.mark and before.prepositions:
            preposition, clause.subject = before.prepositions[-1]
            clause.opener = preposition if preposition in ("of", "about", "without", "against", "like") else ""
        else:
            clause.subject = before.subject
            if before.kind not in ("gerund", "participle", "infinitive"):
                clause.joined = None
