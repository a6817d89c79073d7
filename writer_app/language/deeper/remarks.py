"""Remarks: the text itself questions whether something can be."""

from __future__ import annotations

from writer_app.language.grammar.sentencewords import Words
from writer_app.language.pack import LanguagePack
from writer_app.language.wordpatterns import matches


def is_remark(words: Words, pack: LanguagePack) -> bool:
    """Whether a sentence questions what the story tells."""
    return matches(words.folded, pack, "remark phrases")
