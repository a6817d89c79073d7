"""The deeper reading of one sentence: who does what, who looks how, who goes where, who holds what."""

from __future__ import annotations

from dataclasses import dataclass

from writer_app.domain.observations import Act, Description, Hold, Move, Remark
from writer_app.language.lexicon import Lexicon
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
    return SentenceReading()
