"""What the readers of one sentence share: its words, clauses, modality, and how words become spans and entries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from writer_app.domain.lore import Kind
from writer_app.domain.observations import Mention, Modality
from writer_app.domain.spans import Span
from writer_app.language.grammar.clause import Clause
from writer_app.language.grammar.modality import ModalityReader
from writer_app.language.grammar.phrases import NounPhrase, Phrase
from writer_app.language.grammar.sentencewords import Words
from writer_app.language.grammar.wordlists import Grammar
from writer_app.language.names.lexicon import Lexicon
from writer_app.language.sentence import Sentence

LIKENESS = "likeness"


@dataclass(frozen=True, slots=True)
class Scope:
    """One sentence, taken apart."""

    sentence: Sentence
    body: str
    words: Words
    phrases: list[Phrase]
    clauses: list[Clause]
    modality: ModalityReader
    grammar: Grammar
    lexicon: Lexicon

    @property
    def speaker(self) -> str | None:
        """Who says this sentence, where it is inside a quotation."""
        return self.sentence.quote.likely_speaker if self.sentence.quote is not None else None

    def span(self, first: int, last: int) -> Span:
        """The span of words `[first, last]`."""
        return Span(self.words.starts[first], max(self.words.ends[first], self.words.ends[last]))

    def clause_span(self, clause: Clause) -> Span:
        """From the subject, where it stands before the verb, to the last complement."""
        first = clause.verb.first
        subject = clause.subject
        if subject is not None and subject.first < first and clause.joined is None and clause.relative_of is not subject:
            first = subject.first
        return self.span(first, max(clause.last, clause.verb.last))

    def text(self, noun: NounPhrase) -> str:
        """The phrase without its determiner, as written."""
        first = noun.first
        while first < noun.head and self.words.tags[first] in "DdS":
            first += 1
        return self.body[self.words.starts[first] : self.words.ends[noun.last]]

    def head(self, noun: NounPhrase) -> str:
        """The folded head word."""
        return self.words.folded[noun.head]

    def kind(self, mention: Mention | None) -> Kind | None:
        """The kind of entry that `mention` stands for; None where that is open."""
        return self.lexicon.kind(mention.entry) if mention is not None and mention.entry else None

    def entry(self, noun: NounPhrase | None, *kinds: Kind) -> str | None:
        """The entry that `noun` stands for, among `kinds` if any are given."""
        if noun is None or noun.mention is None or noun.mention.entry is None:
            return None
        if kinds and self.kind(noun.mention) not in kinds:
            return None
        return noun.mention.entry

    def still(self, modality: Modality, clause: Clause | None) -> Modality:
        """What lasts and came about before holds now: "had lost an arm"; not where that is only thought, said or dreamt."""
        thought = clause is not None and (clause.opener in _THOUGHT or self.modality.is_held(clause.verb.first))
        if modality is not Modality.REMEMBERED or thought:
            return modality
        return Modality.IN_DIALOGUE if self.sentence.quote is not None else Modality.ASSERTED

    def people(self, noun: NounPhrase | None) -> Iterator[NounPhrase]:
        """The phrases joined in `noun` that stand for someone: any entry but a place or a thing."""
        for each in noun.all() if noun is not None else ():
            if each.mention is not None and each.mention.entry and self.kind(each.mention) in _SOMEONE:
                yield each


_THOUGHT = frozenset({"that", "content", "whether"})
_SOMEONE = frozenset({Kind.CHARACTER, Kind.GROUP})
