"""Whether a word is one: by the dictionary, by the rules that make words of words, and by the names of the story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from writer_app.language.pack import LanguagePack
from writer_app.text.fold import fold_key

_PART = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*'?", re.UNICODE)
_LONG_DRAWN = re.compile(r"([aeiouyhms])\1{2,}|(.)\2{2,}$")
_LONGER_DRAWN = re.compile(r"(.)\1{3,}")
_LETTERS = "abcdefghijklmnopqrstuvwxyz'"
_SHORTEST = 3
_COMMON = 60
_STUTTER = 2
_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The words of a language in small letters, each with how often it is used, and the rules for those it leaves out.

    `variants` are forms that count where one of `changes` (written so, to be read as) makes a word of the dictionary of
    them. The other lists are beginnings and endings of words.
    """

    words: Mapping[str, int]
    variants: frozenset[str] = frozenset()
    changes: tuple[tuple[str, str], ...] = ()
    tails: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()

    @classmethod
    def of(cls, words: Mapping[str, int], variants: Iterable[str], pack: LanguagePack) -> Dictionary:
        """The dictionary with the rules of a language pack."""
        changes = (change.partition(" ") for change in sorted(pack.words("spelling changes")))
        return cls(
            dict.fromkeys(pack.words("spelling words"), 1) | dict(words),
            frozenset(variants),
            tuple((written, read) for written, _, read in changes),
            pack.words("spelling tails"),
            tuple(sorted(pack.words("spelling prefixes"))),
            tuple(sorted(pack.words("spelling suffixes"))),
        )

    def uses(self, word: str) -> int:
        """How often a word in small letters is used; 0 for what is no word of its own."""
        return self.words.get(word, 0) or max((self.words.get(read, 0) for read in self._read_as(word)), default=0)

    def _read_as(self, word: str) -> Iterator[str]:
        if word in self.variants:
            for written, read in self.changes:
                start = word.find(written)
                while start >= 0:
                    yield word[:start] + read + word[start + len(written) :]
                    start = word.find(written, start + 1)

    def derived(self, word: str) -> bool:
        """Whether a word in small letters is made of another by a beginning or an ending, and no slip in a common word."""
        made = any(self.uses(stem) for stem in self._made_of(word))
        return made and not any(self.words.get(form, 0) >= _COMMON for form in one_edit(word))

    def _made_of(self, word: str) -> Iterator[str]:
        for prefix in self.prefixes:
            rest = word.removeprefix(prefix).removeprefix("-")
            if rest != word and len(rest) > _SHORTEST:
                yield rest
        for suffix in self.suffixes:
            stem = word.removesuffix(suffix)
            if stem != word and len(stem) >= _SHORTEST:
                yield stem
                if stem.endswith("i"):
                    yield f"{stem[:-1]}y"


def one_edit(word: str) -> Iterator[str]:
    """Every form one slip away from a word in small letters: a letter left out, doubled, wrong, or two changed round."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    for head, tail in cuts:
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in _LETTERS:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]


@dataclass(frozen=True, slots=True)
class Known:
    """A dictionary with a story's own words: names, and what the author accepts.

    `own` are those words as written, by their folded form.
    """

    dictionary: Dictionary
    own: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, dictionary: Dictionary, own: Iterable[str]) -> Known:
        """With the words of every text of `own`."""
        parts = (part for text in own for part in _PART.findall(plain(text)))
        return cls(dictionary, {fold_key(part): part for part in parts})

    def __contains__(self, word: str) -> bool:
        """Whether `word` is spelt as some word is. One with a digit in it always is."""
        word = plain(word)
        if any(letter.isdigit() for letter in word):
            return True
        parts = word.split("-")
        return all(self._part(part) or _is_stutter(part, after) for part, after in zip(parts, [*parts[1:], ""], strict=True))

    def _part(self, part: str) -> bool:
        return any(self._form(form) for form in (part.lower(), fold_key(part), *_shortened(part.lower())))

    def _form(self, form: str) -> bool:
        """Whether a word in small letters is known, or one is with its tails and apostrophes taken off."""
        bare = form.strip("'")
        if not bare or form in self.own or bare in self.own or self.dictionary.uses(form) or self.dictionary.uses(bare):
            return True
        if form.endswith("in'") and self.dictionary.uses(f"{bare}g"):
            return True
        head, apostrophe, tail = bare.rpartition("'")
        if apostrophe and tail in self.dictionary.tails and self._form(head):
            return True
        return self.dictionary.derived(bare) or bare.removesuffix("s") in self.own


def _shortened(part: str) -> Iterator[str]:
    """What a long-drawn word is short for: "nooo", "aaaargh"."""
    if _LONG_DRAWN.search(part):
        yield _LONG_DRAWN.sub(lambda run: run[0][0], part)
    if _LONGER_DRAWN.search(part):
        yield _LONGER_DRAWN.sub(r"\1\1", part)


def _is_stutter(part: str, after: str) -> bool:
    """ "W-what": a beginning of the word that follows."""
    return 0 < len(part) <= _STUTTER and after.lower().startswith(part.lower())


_PLAIN = str.maketrans({"\u2019": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-", "\u00ad": None})


@lru_cache(_REMEMBERED)
def plain(word: str) -> str:
    """`word` with straight apostrophes and hyphens of one kind."""
    return word.translate(_PLAIN)
