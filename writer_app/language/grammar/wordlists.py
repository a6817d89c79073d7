"""The word lists that the deeper reading asks for again and again, taken from the pack once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from writer_app.language.grammar.tagging import Tagger
from writer_app.language.pack import LanguagePack


@dataclass(frozen=True)
class Grammar:
    """One language's tagger and lists. `verbs` and `nouns` map a list's name to its words."""

    tagger: Tagger
    pack: LanguagePack

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.pack.lists[name]


@lru_cache(maxsize=4)
def grammar_of(pack: LanguagePack) -> Grammar:
    """The grammar of `pack`; the same object for the same pack."""
    return Grammar(Tagger(pack), pack)
