"""A language pack: the word lists that reading needs, as values. What is specific to a language stands here alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """Word lists by name. Words are folded (`text.fold.fold_key`); a phrase is its words with one space between.

    `lists` are plain sets ("speech verbs"); `groups` tell for each word the terms it belongs to: the group "colours" has
    "auburn" → ("red", "brown"). `version` changes whenever the lists do, so that nothing read with older ones is kept.
    """

    language: str
    version: str
    lists: Mapping[str, frozenset[str]] = field(default_factory=dict, hash=False)
    groups: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict, hash=False)

    def words(self, name: str) -> frozenset[str]:
        """The list called `name`. Raises KeyError: a list that code asks for and no pack has is a fault of ours."""
        return self.lists[name]

    def group(self, name: str) -> Mapping[str, tuple[str, ...]]:
        """The group called `name`. Raises KeyError."""
        return self.groups[name]
