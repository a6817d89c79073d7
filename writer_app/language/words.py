"""What the dictionary and the closed classes of a language say of single words. The dictionary has no names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

import lemminflect

from writer_app.language.pack import LanguagePack

_GOES_ON = re.compile(r"[a-z\u00df-\u00ff]")
_PREFIXES = ("un", "re", "over", "out", "mis", "fore", "under")

_CLOSED = (
    "determiners",
    "negative determiners",
    "possessive determiners",
    "subject pronouns",
    "negative pronouns",
    "object pronouns",
    "relative words",
    "question words",
    "place words",
    "coordinators",
    "subordinators",
    "prepositions",
    "modals",
    "forms of have",
    "forms of be",
    "forms of do",
    "negators",
    "plain adverbs",
    "number words",
    "interjections",
    "non names",
)


@lru_cache(maxsize=60_000)
def lemmas_of(word: str) -> Mapping[str, tuple[str, ...]]:
    """The lemmas of `word`, folded, by part of speech ("VERB", "NOUN", …); empty if no dictionary has it."""
    found: Mapping[str, tuple[str, ...]] = lemminflect.getAllLemmas(word)
    return found


def is_verb(word: str) -> bool:
    """Whether `word`, folded, may be a verb."""
    lemmas = lemmas_of(word)
    return "VERB" in lemmas or "AUX" in lemmas


def is_word(word: str) -> bool:
    """Whether `word`, folded, is in the dictionary."""
    return bool(lemmas_of(word.strip(".,'")))


def places_of(words: Iterable[str], text: str) -> list[int]:
    """Where any of `words` stands in `text`, as a word or within one, in order."""
    found: list[int] = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append(at)
            at = text.find(word, at + 1)
    return sorted(found)


def stands_small(text: str, word: str) -> bool:
    """Whether `word` stands in `text` in small letters."""
    at = text.find(word)
    while at >= 0:
        if not (at and text[at - 1].isalnum()) and _GOES_ON.match(text, at + len(word)) is None:
            return True
        at = text.find(word, at + 1)
    return False


def is_inflected_verb(word: str) -> bool:
    """Whether `word`, folded, may be a verb in the past or with an -s: "went", "says"; not "come", not "going"."""
    lemmas = lemmas_of(word)
    verbs = (*lemmas.get("VERB", ()), *lemmas.get("AUX", ()))
    return any(lemma != word for lemma in verbs) and not word.endswith("ing")


@lru_cache(maxsize=60_000)
def verb_forms(word: str) -> tuple[str, str]:
    """Which forms of a verb `word` may be ("V" past or -s, "W" base, "G", "T"; "" for no verb), and the likeliest lemma."""
    lemmas = lemmas_of(word)
    found = lemmas.get("VERB", ()) or lemmas.get("AUX", ())
    if not found and not lemmas and (prefixed := _prefixed(word)):
        return prefixed
    if not found:
        return ("", "") if lemmas or "-" in word or not word.endswith(("ed", "ing")) else _guessed(word)
    tags = ""
    best = ""
    for lemma in found:
        inflections = _inflections(lemma)
        here = "".join(
            tag
            for tag, name in (("V", "VBD"), ("V", "VBZ"), ("W", "VB"), ("G", "VBG"), ("T", "VBN"))
            if word in inflections.get(name, ())
        )
        if word in inflections.get("VBD", ()) and "VBN" not in inflections:
            here += "T"
        if here and not best:
            best = lemma
        tags += here
    return tags, best or found[0]


def _prefixed(word: str) -> tuple[str, str] | None:
    """ "unwove", "overdrew": an irregular form after a prefix, where no dictionary has the whole."""
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) > 2 and "VERB" in lemmas_of(rest):
            tags, lemma = verb_forms(rest)
            return (tags, prefix + lemma) if tags else None
    return None


@lru_cache(maxsize=20_000)
def _inflections(lemma: str) -> Mapping[str, tuple[str, ...]]:
    found: Mapping[str, tuple[str, ...]] = lemminflect.getAllInflections(lemma, "VERB")
    return found


def _guessed(word: str) -> tuple[str, str]:
    lemma = lemminflect.getAllLemmasOOV(word, "VERB").get("VERB", ("",))[0]
    return ("VT" if word.endswith("ed") else "G"), lemma


@lru_cache(maxsize=60_000)
def open_classes(word: str) -> str:
    """The open classes `word` may belong to besides verbs: of "N", "A", "B"."""
    lemmas = lemmas_of(word)
    found = "".join(tag for tag, name in (("N", "NOUN"), ("A", "ADJ"), ("B", "ADV")) if name in lemmas)
    if lemmas:
        return found
    if word.endswith("ly"):
        return "B"
    if "-" in word and word.endswith(("ed", "ing", "less", "old")):
        return "A"
    return "" if word.endswith(("ed", "ing")) else "N"


def is_title(word: str, pack: LanguagePack) -> bool:
    """Whether `word`, folded, is a title or form of address."""
    bare = word.rstrip(".")
    return any(bare in pack.words(name) for name in ("titles", "male titles", "female titles"))


@lru_cache(maxsize=4)
def closed_words(pack: LanguagePack) -> frozenset[str]:
    """Words that never are a name, though no dictionary of open classes has them."""
    return frozenset[str]().union(*(pack.words(name) for name in _CLOSED))
