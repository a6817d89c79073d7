"""The state of one pass over the phrases of a sentence: what has been read, and what still waits for its verb."""

from __future__ import annotations

from writer_app.language.grammar.clause import Clause
from writer_app.language.grammar.phrases import NounPhrase, Phrase
from writer_app.language.grammar.sentencewords import Words
from writer_app.language.grammar.wordlists import Grammar

_SHIFTING = frozenset({"up", "out", "off", "down"})
FINITE = frozenset("VMHIY")


class ClauseState:
    """The state of one pass: `bare` are noun phrases that still wait for a verb, `held` those that wait across an inserted
    clause, `fronted` prepositional phrases before any verb."""

    def __init__(self, words: Words, taken: list[Phrase], grammar: Grammar) -> None:
        self.words = words
        self.grammar = grammar
        self.items = taken
        self.found: list[Clause] = []
        self.current: Clause | None = None
        self.bare: list[NounPhrase] = []
        self.held: list[NounPhrase] = []
        self.fronted: list[tuple[str, NounPhrase]] = []
        self.adverbs: list[str] = []
        self.waiting: list[Clause] = []
        self.preposition = ""
        self.opener = ""
        self.antecedent: NounPhrase | None = None
        self.last_noun: NounPhrase | None = None
        self.loved: NounPhrase | None = None
        self.mark = ""
        self.joining = False
        self.quote_before = False
        self.parted = False
        self.skip = -1
        self.temporal = grammar["time nouns"]

    # Words between phrases

    def _word(self, at: int, item: Phrase) -> None:
        kind, word = item.kind, self.words.folded[item.first]
        if kind in "Pt":
            self._preposition(word)
        elif kind in ",;.":
            self._mark(kind)
        elif kind == "K":
            self.joining = True
            self._drop_preposition()
        elif kind in "Jwuq":
            self._opener(at, kind, word)
        elif kind == "Q":
            self._quotation()
        elif kind in "Bn":
            self._adverb(word)

    def _preposition(self, word: str) -> None:
        self._drop_preposition()
        self.preposition = word

    def _drop_preposition(self) -> None:
        """A preposition without a noun phrase is the verb's particle."""
        if (
            self.preposition
            and self.current
            and not self.current.particle
            and not self.bare
            and self.preposition in self.grammar["particles"]
        ):
            self.current.particle = self.preposition
        self.preposition = ""

    def _mark(self, kind: str) -> None:
        self._drop_preposition()
        self.mark = kind
        self.parted = True
        self.loved = None
        if self.current is not None:
            self.current.closed = True
        if kind in ";.":
            self.bare, self.held, self.fronted, self.opener = [], [], [], ""
            self.antecedent = None

    def _quotation(self) -> None:
        self.quote_before = True
        if self.current is not None:
            self.current.quoted = True
            self.current.closed = True

    def _adverb(self, word: str) -> None:
        if self.current is None or self.mark or self.joining:
            self.adverbs.append(word)
        else:
            self.current.adverbs.append(word)
            if word in self.grammar["particles"] and not self.current.particle:
                self.current.particle = word

    def _opener(self, at: int, kind: str, word: str) -> None:
        self._drop_preposition_into_relative(kind)
        self.opener = self._full_opener(at, kind, word)
        if kind == "w":
            self.antecedent = self.last_noun
        if self.bare:
            self.held = self.held or self.bare
            self.bare = []
        if self.current is not None:
            self.current.closed = True
        self.joining = False

    def _drop_preposition_into_relative(self, kind: str) -> None:
        if kind == "w":
            self.preposition = ""
        else:
            self._drop_preposition()

    def _full_opener(self, at: int, kind: str, word: str) -> str:
        before = self.words.folded[self.items[at].first - 1] if self.items[at].first else ""
        if word in ("if", "though") and before == "as":
            return "as if"
        if word == "as" and before in ("such", "same"):
            return "such as"
        if kind == "u":
            return "so that" if before == "so" else "that"
        if kind == "w" and word == "that":
            return "which"
        return word

    def _adjective(self, item: Phrase) -> None:
        self.joining = False
        if self.current is not None and not self.current.closed:
            self.current.adjectives.extend(range(item.first, item.last + 1))
            self.current.last = item.last

    # Noun phrases

    def _noun(self, at: int, noun: NounPhrase) -> None:
        waiting = bool(self.bare) and self.bare[-1] is self.last_noun
        joined = self.joining and self.items[at - 1].kind in "KB" and (waiting or self._adds(at))
        self.joining = self.joining and not joined
        if self.preposition:
            self._prepositional(noun)
        elif (
            joined
            and self.last_noun is not None
            and self._adjoins(waiting)
            and self.items[at - 2 if at > 1 else 0].kind in "N,B"
        ):
            self._join(noun, waiting)
            return
        elif self._is_time(noun):
            self.parted = False
            if self.current is not None:
                self.current.timed = self.current.timed or self.current.lemma == "be"
            return
        elif self.current is not None and self._is_object(self.current):
            self.current.objects.append(noun)
            self._extend(noun)
        else:
            self.bare.append(noun)
        self.last_noun = noun
        self.parted = False

    def _adds(self, at: int) -> bool:
        """Whether the noun phrase at `at` behind "and" is one more object: no verb follows, or one for which another noun
        phrase waits ("the man who shot Osk and Tobin ran")."""
        return not self._verb_next(at) or (bool(self.held) and self._described() in self.held)

    def _described(self) -> NounPhrase | None:
        """Whom the clauses up to here only tell of: "the man who shot Osk", "the men following Osk". Such a noun phrase
        waits for its own verb, or is an object already."""
        clause = self.current
        while clause is not None:
            told = clause.relative_of
            if told is None and clause.kind in ("gerund", "participle") and clause.subject in self.held:
                told = clause.subject
            # "whom Osk struck before he ran": a clause with a subject of its own does not tell of the same any more.
            before = clause.joined or (clause.parent if clause.kind != "finite" else None)
            if told is not None or before is None or before.verb.first >= clause.verb.first:
                return told
            if clause.kind == "finite" and before.kind != "finite":
                # "Osk, turning, saw Mara": the verb that was waited for.
                return None
            clause = before
        return None

    def _adjoins(self, waiting: bool) -> bool:
        """Whether the noun phrase before "and" is not the subject of a verb that is already read."""
        return waiting or self.current is None or self.last_noun is not self.current.subject

    def _join(self, noun: NounPhrase, waiting: bool) -> None:
        """ "Mara and Tobin"; where they wait for a verb, "Mara, Tobin and Osk" are one subject."""
        self.parted = False
        noun.negative = noun.negative or (self.last_noun is not None and self.last_noun.negative)
        if waiting:
            first = self.bare[0]
            first.also.extend([*self.bare[1:], noun])
            self.bare = [first]
            self.last_noun = first
        elif self.last_noun is not None:
            self.last_noun.also.append(noun)
        self._extend(noun)

    def _extend(self, noun: NounPhrase) -> None:
        if self.current is not None and not self.bare:
            self.current.last = max(self.current.last, noun.last)

    def _prepositional(self, noun: NounPhrase) -> None:
        pair = (self.preposition, noun)
        if self._shifted(noun):
            return
        self.preposition = ""
        if self.current is not None and not self.bare:
            self.current.prepositions.append(pair)
            self._extend(noun)
        else:
            self.fronted.append(pair)

    def _shifted(self, noun: NounPhrase) -> bool:
        """ "drew out the chart": the preposition is the verb's particle, the noun phrase its object."""
        before = self.current
        if before is None or before.closed or before.objects or self.bare or self.preposition not in _SHIFTING:
            return False
        grammar = self.grammar
        if (
            before.lemma in grammar["motion verbs"]
            or before.lemma in grammar["staying verbs"]
            or before.lemma in grammar["pointing verbs"]
        ):
            return False
        before.particle, self.preposition = self.preposition, ""
        before.objects.append(noun)
        self._extend(noun)
        return True

    def _is_object(self, before: Clause) -> bool:
        if before.closed or self.joining or len(before.objects) > 1 or self.bare:
            return False
        return not (self.opener and self.opener != before.opener)

    def _is_time(self, noun: NounPhrase) -> bool:
        counted = self.words.tags[noun.first] == "C" and self.current is not None and self.current.lemma == "be"
        return noun.mention is None and self.words.folded[noun.head] in self.temporal and not counted

    def _verb_next(self, at: int) -> bool:
        """Whether a finite verb follows the noun phrase at `at`."""
        for item in self.items[at + 1 :]:
            if item.kind == "V" and item.verb is not None:
                return item.verb.form in FINITE
            if item.kind not in "Bn":
                return False
        return False
