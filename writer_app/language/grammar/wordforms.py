"""What the lemma table says of a single word: the verb forms and open classes it may have."""

from __future__ import annotations

from functools import lru_cache

import lemminflect


@lru_cache(maxsize=60_000)
def verb_forms(word: str) -> tuple[str, str]:
    """Which forms of a verb `word` may be ("V" past or -s, "W" base, "G", "T"; "" for no verb), and the likeliest lemma."""
    lemmas = lemminflect.getAllLemmas(word)
    found = lemmas.get("VERB", ()) or lemmas.get("AUX", ())
    if not found:
        return ("", "") if lemmas or "-" in word or not word.endswith(("ed", "ing")) else _guessed(word)
    tags = ""
    best = ""
    for lemma in found:
        inflections = lemminflect.getAllInflections(lemma, "VERB")
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


def _guessed(word: str) -> tuple[str, str]:
    lemma = lemminflect.getAllLemmasOOV(word, "VERB").get("VERB", ("",))[0]
    return ("VT" if word.endswith("ed") else "G"), lemma


@lru_cache(maxsize=60_000)
def open_classes(word: str) -> str:
    """The open classes `word` may belong to besides verbs: of "N", "A", "B"."""
    lemmas = lemminflect.getAllLemmas(word)
    found = "".join(tag for tag, name in (("N", "NOUN"), ("A", "ADJ"), ("B", "ADV")) if name in lemmas)
    if lemmas:
        return found
    if word.endswith("ly"):
        return "B"
    if "-" in word and word.endswith(("ed", "ing", "less", "old")):
        return "A"
    return "" if word.endswith(("ed", "ing")) else "N"
