"""What the dictionary and the closed classes of a language say of single words."""

from __future__ import annotations

from functools import lru_cache

from lemminflect import getAllLemmas

from writer_app.language.pack import LanguagePack

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


@lru_cache(maxsize=20_000)
def is_verb(word: str) -> bool:
    """Whether `word`, folded, may be a verb."""
    lemmas = getAllLemmas(word)
    return "VERB" in lemmas or "AUX" in lemmas


@lru_cache(maxsize=20_000)
def is_word(word: str) -> bool:
    """Whether `word`, folded, is in the dictionary, which has no names."""
    return bool(getAllLemmas(word.strip(".,'")))


@lru_cache(maxsize=20_000)
def is_inflected_verb(word: str) -> bool:
    """Whether `word`, folded, may be a verb in the past or with an -s: "went", "says"; not "come", not "going"."""
    lemmas = getAllLemmas(word)
    verbs = (*lemmas.get("VERB", ()), *lemmas.get("AUX", ()))
    return any(lemma != word for lemma in verbs) and not word.endswith("ing")


def is_title(word: str, pack: LanguagePack) -> bool:
    """Whether `word`, folded, is a title or form of address."""
    bare = word.rstrip(".")
    return any(bare in pack.words(name) for name in ("titles", "male titles", "female titles"))


@lru_cache(maxsize=4)
def closed_words(pack: LanguagePack) -> frozenset[str]:
    """Words that never are a name, though no dictionary of open classes has them."""
    return frozenset[str]().union(*(pack.words(name) for name in _CLOSED))
