"""Modality: whether what a clause says happens, or is denied, imagined, asked, wished, remembered, reported or likened."""

from __future__ import annotations

from writer_app.domain.observations import Modality
from writer_app.language.grammar.clause import Clause
from writer_app.language.grammar.retelling import (
    in_a_work,
    in_somebodys_head,
    is_custom,
    is_habit,
    is_nearly,
    is_work,
    is_written,
    told_in,
    used_to,
)
from writer_app.language.grammar.sentencewords import Words
from writer_app.language.grammar.wordlists import Grammar
from writer_app.language.sentence import Sentence

_ONCE_BEFORE = frozenset({"more", "again", "inside", "outside", "upon"})
_ONCE_AFTER = frozenset({"at", "for", "never", "all"})
_CARRYING = frozenset({"that", "content", "whether"})
_EXPLAINING = frozenset({"how", "why"})
_DATING = frozenset({"long", "ago"})
_ROW = 12
_ASKING = frozenset({"how", "why", "what", "where", "when", "who"})


class ModalityReader:
    """Reads the modality of the clauses of one sentence.

    Inside a quotation an asserted clause is IN_DIALOGUE; everything else (denied, asked, imagined, …) stays what it is.
    """

    def __init__(self, words: Words, grammar: Grammar, sentence: Sentence) -> None:
        in_quote = sentence.quote is not None
        self._words = words
        self._grammar = grammar
        self._in_quote = in_quote
        self._held = sentence.held
        self._held_from = sentence.held_from
        self._known: dict[int, Modality] = {}
        self._whole = self._of_sentence()
        self._past = not in_quote and is_habit(words, grammar)

    def of(self, clause: Clause) -> Modality:
        """The modality of `clause`."""
        return self._in_voice(self._inner(clause, 0), self._words.starts[clause.verb.first])

    def general(self) -> Modality:
        """The modality of what stands in no clause."""
        return self._in_voice(self._whole or Modality.ASSERTED, self._words.starts[0])

    def is_held(self, at: int) -> bool:
        """Whether the sentences before set the word at `at` in another time or a dream."""
        return self._held is not None and self._words.starts[at] >= self._held_from

    def _in_voice(self, found: Modality, start: int) -> Modality:
        """What is asserted, inside a quotation or in another time."""
        if found is not Modality.ASSERTED:
            return found
        if self._in_quote:
            return Modality.IN_DIALOGUE
        return self._held if self._held is not None and start >= self._held_from else found

    def upgrade(self, clause: Clause) -> None:
        """`clause` did happen after all: "… to eat bread, and did so"."""
        self._known[id(clause)] = Modality.ASSERTED

    def _inner(self, clause: Clause, depth: int) -> Modality:
        known = self._known.get(id(clause))
        if known is None:
            known = self._read(clause, depth) if depth < 12 else Modality.HYPOTHETICAL
            self._known[id(clause)] = known
        return known

    def _read(self, clause: Clause, depth: int) -> Modality:
        own = self._own(clause)
        if own is not Modality.ASSERTED:
            return own
        if clause.kind == "bare" and self._commanded(clause):
            return Modality.HYPOTHETICAL
        if clause.kind == "infinitive" or (clause.kind == "bare" and clause.parent is not None):
            return self._infinitive(clause, depth)
        if clause.kind in ("gerund", "participle"):
            return self._participle(clause, depth)
        return self._finite(clause, depth)

    @staticmethod
    def _commanded(clause: Clause) -> bool:
        """ "Send me back": a base form that hangs on no verb before it."""
        parent = clause.parent
        return clause.joined is None and (parent is None or parent.verb.first > clause.verb.first)

    def _own(self, clause: Clause) -> Modality:
        """What the verb and its own words say."""
        if self._denied(clause):
            return Modality.NEGATED
        if clause.verb.modal and not self._could_perceive(clause):
            return Modality.HYPOTHETICAL
        if self._whole is not None:
            return self._whole
        if clause.opener == "inversion" or clause.opener in self._grammar["hypothetical openers"]:
            return Modality.HYPOTHETICAL
        return self._by_tense(clause)

    def _by_tense(self, clause: Clause) -> Modality:
        if clause.opener in ("as if", "like"):
            return Modality.FIGURATIVE
        if is_nearly(self._words, clause, self._grammar):
            return Modality.HYPOTHETICAL
        habitual = used_to(self._words, clause) or is_custom(clause, self._grammar)
        if habitual or self._refers_back(clause) or is_written(self._words, clause, self._grammar):
            return Modality.REMEMBERED
        return Modality.REMEMBERED if clause.verb.past_perfect else self._by_adverbs(clause)

    @staticmethod
    def _refers_back(clause: Clause) -> bool:
        """ "such as Mara told me of", "as Mara did", "has been ill since Mara came": no deed of the present moment."""
        parent = clause.parent
        if clause.opener == "since" and parent is not None:
            dated = parent.lemma == "be" and any(word in _DATING for word in parent.adverbs)
            return parent.verb.perfect or dated or parent.timed
        done = clause.opener == "as" and clause.lemma == "do" and not clause.objects
        return clause.opener == "such as" or done

    def _denied(self, clause: Clause) -> bool:
        if clause.verb.negative or (clause.subject is not None and clause.subject.negative):
            return True
        if any(word in self._grammar["negators"] for word in clause.adverbs):
            return True
        if clause.verb.open and self._words.folded[max(0, clause.verb.first - 1)] in ("nor", "neither"):
            return True
        return any(noun.negative for noun in clause.objects)

    def _could_perceive(self, clause: Clause) -> bool:
        return clause.verb.modal == "could" and clause.lemma in self._grammar["perception verbs"] and not clause.verb.perfect

    def _by_adverbs(self, clause: Clause) -> Modality:
        adverbs = clause.adverbs
        lone_once = "once" in adverbs and "again" not in adverbs and self._lone_once()
        if lone_once or self._past:
            return Modality.REMEMBERED
        inner = set(adverbs) if "in" in adverbs else set()
        inner.update(
            self._words.folded[noun.head]
            for preposition, noun in clause.prepositions
            if preposition == "in" and noun.mention is None
        )
        if not inner.isdisjoint(self._grammar["memory nouns"]):
            return Modality.REMEMBERED
        dreams = "sleep" in inner and clause.lemma in self._grammar["perception verbs"]
        if in_a_work(self._words, clause, self._grammar) or in_somebodys_head(self._words, clause, self._grammar):
            return Modality.FIGURATIVE
        return Modality.FIGURATIVE if dreams or not inner.isdisjoint(self._grammar["unreal nouns"]) else Modality.ASSERTED

    def _lone_once(self) -> bool:
        """ "Osk once sang", unlike "at once", "once more"."""
        folded = self._words.folded
        at = folded.index("once")
        after = folded[at + 1] if at + 1 < len(folded) else ""
        before = folded[at - 1] if at else ""
        return after not in _ONCE_BEFORE and before not in _ONCE_AFTER

    def _finite(self, clause: Clause, depth: int) -> Modality:
        opener, parent = clause.opener, clause.parent
        if opener in ("before", "than"):
            return Modality.HYPOTHETICAL
        if opener == "as told" or (opener == "that" and self._after_speech_noun(clause)):
            return Modality.REPORTED
        if parent is not None and self._is_content(clause, parent):
            return self._content(parent, depth)
        return self._beside(clause, depth)

    def _beside(self, clause: Clause, depth: int) -> Modality:
        """A clause that is no one's words or thoughts: relative, joined, or of its own."""
        if clause.relative_of is not None and clause.parent is not None:
            return self._lowered(clause.parent, depth)
        if clause.joined is not None:
            return self._joined(clause, clause.joined, depth)
        future = clause.opener in ("when", "whenever") and clause.verb.form != "V" and "M" in self._words.tags
        return Modality.HYPOTHETICAL if future else Modality.ASSERTED

    def _is_content(self, clause: Clause, parent: Clause) -> bool:
        """Whether the clause is what its parent says, thinks, sees."""
        if clause.opener in _CARRYING:
            return True
        asking = _ASKING if parent.lemma != "be" else _EXPLAINING
        return clause.opener in asking and clause.relative_of is None and self._takes_question(parent)

    def _takes_question(self, parent: Clause) -> bool:
        """ "remembered how Mara ran", "asked where she was", unlike "was asleep when she came"."""
        lemma, grammar = parent.lemma, self._grammar
        return lemma == "be" or any(lemma in grammar[name] for name in ("reporting verbs", "memory verbs", "factive verbs"))

    def _lowered(self, parent: Clause, depth: int) -> Modality:
        """A relative clause is presupposed, except inside what is merely imagined or told."""
        found = self._inner(parent, depth + 1)
        return Modality.ASSERTED if found in (Modality.NEGATED, Modality.REMEMBERED) else found

    def _after_speech_noun(self, clause: Clause) -> bool:
        at = clause.verb.first
        folded = self._words.folded
        told = self._grammar["speech nouns"] | self._grammar["hearsay nouns"]
        return any(word in told for word in folded[max(0, at - 6) : at])

    def _joined(self, clause: Clause, before: Clause, depth: int) -> Modality:
        """ "If Mara ran and hid": what holds for the first verb holds for the second; a negation does not reach it."""
        if before.opener in ("as if", "like", "that", "content", "inversion", *self._grammar["hypothetical openers"]) or (
            before.verb.modal and clause.verb.form == "W"
        ):
            found = self._inner(before, depth + 1)
            return found if found is not Modality.NEGATED or clause.verb.form == "W" else Modality.ASSERTED
        if self._in_other_world(before) or self._shares_had(clause, before):
            return self._inner(before, depth + 1)
        return Modality.NEGATED if self._never_both(clause, before) else Modality.ASSERTED

    def _never_both(self, clause: Clause, before: Clause) -> bool:
        """ "Mara never once sat down and rested": "never" before one verb denies the next one too, up to a comma or "but"."""
        first, last = before.verb.first, clause.verb.first
        if clause.subject is not before.subject or "never" not in self._words.folded[max(0, first - 1) : before.verb.main]:
            return False
        return {",", ";", "but", "yet", "then"}.isdisjoint(self._words.folded[before.verb.main : last])

    def _shares_had(self, clause: Clause, before: Clause) -> bool:
        """ "Mara had sat down and eaten", "had sat down and ate": one "had" for verbs of one subject joined by "and"."""
        if clause.subject is not before.subject or clause.verb.form not in "VT" or "now" in clause.adverbs:
            return False
        between = self._words.folded[before.verb.main : clause.verb.first]
        first = before
        for _ in range(_ROW):
            if first.verb.past_perfect or first.joined is None or first.joined.subject is not clause.subject:
                break
            first = first.joined
        return first.verb.past_perfect and "but" not in between and "yet" not in between

    def _in_other_world(self, clause: Clause) -> bool:
        """ "In the dream Mara sat down and …": what opens a sentence holds for all its verbs."""
        for _ in range(_ROW):
            if told_in(self._words, clause, self._grammar):
                return True
            for preposition, noun in clause.prepositions:
                head = self._words.folded[noun.head]
                inner = head in self._grammar["memory nouns"] or head == "sleep"
                inner = (inner and preposition == "in") or is_work(head, self._grammar, preposition)
                if preposition in ("in", "on") and noun.mention is None and noun.last < clause.verb.first and inner:
                    return True
            if clause.joined is None:
                break
            clause = clause.joined
        return False

    def _content(self, parent: Clause, depth: int) -> Modality:
        """What someone says, thinks, knows, sees."""
        lemma = parent.lemma
        if lemma in self._grammar["memory verbs"]:
            return Modality.REMEMBERED
        if lemma in self._grammar["wish verbs"] or lemma in self._grammar["seeming verbs"]:
            return self._unfulfilled(lemma)
        if self._inner(parent, depth + 1) is not Modality.ASSERTED:
            return Modality.HYPOTHETICAL
        return Modality.ASSERTED if lemma in self._grammar["factive verbs"] or lemma == "be" else Modality.REPORTED

    def _infinitive(self, clause: Clause, depth: int) -> Modality:
        parent = clause.parent
        if parent is None:
            return Modality.HYPOTHETICAL
        outer = self._inner(parent, depth + 1)
        lemma = parent.lemma
        if clause.kind == "bare":
            witnessed = lemma in self._grammar["perception verbs"] or lemma in ("make", "let", "help", "have")
            return outer if witnessed or clause.joined is not None else Modality.HYPOTHETICAL
        if lemma in self._grammar["failing verbs"]:
            return Modality.NEGATED
        if (lemma in self._grammar["aspect verbs"] and not parent.objects) or (lemma == "be" and self._able(parent)):
            return outer
        if lemma == "use" and not parent.objects:
            return Modality.REMEMBERED
        return self._unfulfilled(lemma)

    def _unfulfilled(self, lemma: str) -> Modality:
        if lemma in self._grammar["seeming verbs"]:
            return Modality.FIGURATIVE
        if lemma in self._grammar["wish verbs"]:
            return Modality.WISH
        return Modality.HYPOTHETICAL

    def _able(self, parent: Clause) -> bool:
        return any(self._words.folded[at] == "able" for at in parent.adjectives)

    def _participle(self, clause: Clause, depth: int) -> Modality:
        opener = clause.opener
        if opener in self._grammar["negating prepositions"]:
            return Modality.NEGATED
        if opener in self._grammar["hypothetical gerund prepositions"]:
            return Modality.HYPOTHETICAL
        parent = clause.parent
        if parent is None:
            return Modality.ASSERTED
        outer = self._inner(parent, depth + 1)
        lemma = parent.lemma
        if not clause.set_off and not opener and clause.kind == "gerund":
            return self._after_verb(lemma, outer)
        return Modality.ASSERTED if outer is Modality.NEGATED else outer

    def _after_verb(self, lemma: str, outer: Modality) -> Modality:
        if lemma in self._grammar["memory verbs"]:
            return Modality.REMEMBERED
        if lemma in self._grammar["imagining verbs"]:
            return Modality.HYPOTHETICAL
        return outer

    def _of_sentence(self) -> Modality | None:
        """What the sentence as a whole says about everything in it."""
        folded = self._words.folded
        tail = next((mark for mark in reversed(folded) if mark and mark not in "\"'\u201d\u2019)*_"), "")
        if tail.endswith("?"):
            return Modality.QUESTION
        if "according" in folded or not self._grammar["hearsay adverbs"].isdisjoint(folded):
            return Modality.REPORTED
        if not self._grammar["doubt adverbs"].isdisjoint(folded):
            return Modality.HYPOTHETICAL
        if "if" in folded and "only" in folded and folded.index("only") == folded.index("if") + 1:
            return Modality.WISH
        return None
