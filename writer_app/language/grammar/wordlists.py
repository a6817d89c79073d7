"""The word lists that the deeper reading asks for again and again, taken from the pack once."""

from __future__ import annotations

from functools import lru_cache

from writer_app.language.grammar.tagging import Tagger
from writer_app.language.pack import LanguagePack


class Grammar(dict[str, frozenset[str]]):
    """One language's tagger, and the lists of its pack by name."""

    def __init__(self, pack: LanguagePack) -> None:
        super().__init__(pack.lists)
        self.pack = pack
        self.tagger = Tagger(pack)


@lru_cache(maxsize=4)
def grammar_of(pack: LanguagePack) -> Grammar:
    """The grammar of `pack`; the same object for the same pack."""
    return Grammar(pack)
