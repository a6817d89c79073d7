"""The deeper reading of one sentence: who does what, who looks how, who goes where, who holds what."""

from __future__ import annotations

from dataclasses import dataclass

from writer_app.domain.observations import Act, Description, Hold, Move, Remark
from writer_app.domain.spans import BY_SPAN, Span
from writer_app.language.deeper.acts import read_acts
from writer_app.language.deeper.descriptions import read_descriptions
from writer_app.language.deeper.holds import read_holds
from writer_app.language.deeper.moves import read_moves
from writer_app.language.deeper.remarks import is_remark
from writer_app.language.deeper.scope import Scope
from writer_app.language.grammar.clauses import clauses
from writer_app.language.grammar.modality import ModalityReader
from writer_app.language.grammar.phrases import phrases
from writer_app.language.grammar.settling import settle
from writer_app.language.grammar.wordlists import grammar_of
from writer_app.language.names.lexicon import Lexicon
from writer_app.language.pack import LanguagePack
from writer_app.language.sentence import Sentence


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """What one sentence tells, each kind in text order."""

    acts: tuple[Act, ...] = ()
    descriptions: tuple[Description, ...] = ()
    moves: tuple[Move, ...] = ()
    holds: tuple[Hold, ...] = ()
    remarks: tuple[Remark, ...] = ()


def read_sentence(sentence: Sentence, body: str, lexicon: Lexicon, pack: LanguagePack) -> SentenceReading:
    """Everything the deeper reading finds in `sentence`, which lies in `body`. A total function: odd prose reads as less."""
    grammar = grammar_of(pack)
    words = grammar.tagger.words(sentence)
    if not words.folded:
        return SentenceReading()
    remarks = (Remark(Span(words.starts[0], words.ends[-1])),) if is_remark(words, pack) else ()
    taken = list(phrases(words))
    found = clauses(words, taken, grammar)
    modality = ModalityReader(words, grammar, sentence)
    settle(words, found, grammar, modality.upgrade)
    scope = Scope(sentence, body, words, taken, found, modality, grammar, lexicon)
    return SentenceReading(
        tuple(read_acts(scope)),
        tuple(sorted(read_descriptions(scope), key=BY_SPAN)),
        tuple(read_moves(scope)),
        tuple(read_holds(scope)),
        remarks,
    )
