"""Which form a verb has after what stands before it."""

from __future__ import annotations

from writer_app.language.grammar.sentencewords import Words


def after_auxiliary(words: Words, at: int, left: str, forms: str, classes: str) -> str:
    """After "to", a modal, "did", "have", "be", or a pronoun as subject."""
    if left in "tMY":
        return first(forms, "WT")
    if left == "H":
        return first(forms, "T")
    if left == "I":
        # "was gone" tells of a state, not of a going.
        return "A" if words.folded[at] == "gone" else _after_be(forms, classes)
    if "V" in forms:
        return "V"
    return "W" if "W" in forms and not _third_person(words, at, left) else first(forms, "GT")


def by_form(left: str, forms: str, classes: str) -> str:
    """Where nothing before it decides: its likeliest form, "" where it is rather an adjective."""
    if "G" in forms:
        return "G"
    if "A" in classes and left in "VP,.":
        return "" if left == "P" else first(forms, "V")
    return first(forms, "VT" if classes else "VTW")


def _third_person(words: Words, at: int, left: str) -> bool:
    """Whether the subject before cannot have a base form for its verb: "they run", not "he run"."""
    return left == "R" and at > 0 and words.folded[at - 1] in ("he", "she", "it", "this", "everyone", "someone")


def _after_be(forms: str, classes: str) -> str:
    if "G" in forms:
        return "G"
    return "T" if "T" in forms and "A" not in classes else ""


def first(forms: str, wanted: str) -> str:
    """The first of the tags `wanted` that is among `forms`; "" if none is."""
    return next((tag for tag in wanted if tag in forms), "")


def clause_follows(tags: list[str], at: int) -> bool:
    """Whether a noun phrase and a finite verb stand right after `at`."""
    seen = False
    for tag in tags[at + 1 : at + 9]:
        if tag in "VMHIY" or (tag == "W" and seen):
            return seen
        if tag in "ERZ" and seen:
            return False
        if tag in "ENROZCu":
            seen = True
        elif tag not in "DdSApBnF":
            return False
    return False
