"""What points to one of those spoken of before as the one whom a pronoun means: how far back, in what form, in which part of
the clause. Each sign is a name with a weight in `weights.py`; `scales.py` has their weights in tables."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from writer_app.language.voices.referents import Role

FORMS = ("name", "pronoun", "word")
KNOWN = ("known", "unknown", "some")
"""Whether the gender of one spoken of is known; "some": a stranger brought in with "a"."""
RANKS = ("latest", "second", "third", "earlier")
STEPS = (0, 1, 2, 3, 4, 4, 4, 5, 5, 5, 5, 5, 5, 6)
"""Distances in sentences, as far as they make a difference; the last is for all that are longer."""
WORDS = ("", "the same word", "another word", "")
"""Beside no word for a person, the same, another, a name."""
OPENED = ("", "opened", "opens, and opened")
"""Whether the one before opened its sentence, and the pronoun its own too."""
RIVALS = ("alone", "of two", "of three", "of many")


class Voice(StrEnum):
    """Where a pronoun stands: in narration, beside spoken words as the one who says them, inside spoken words. Or no pronoun,
    but a person told by what they are: "the girl"."""

    TOLD = "told"
    TAG = "tag"
    SAID = "said"
    PERSON = "person"

    # Counted by the million: the hash of plain text is the same, and much sooner there.
    __hash__ = str.__hash__


def step(distance: int) -> int:
    """The step of a distance in sentences."""
    return 0 if distance < 0 else STEPS[min(distance, len(STEPS) - 1)]


class Form(NamedTuple):
    """In what form somebody was spoken of: `away` steps back, the `rank`th of those who fit, the latest first, `known` and
    `often` of whom it is, and whether it was in another voice than the pronoun's."""

    form: str
    known: str
    often: bool
    other_voice: bool
    away: int
    rank: int


def signs_of_form(one: Form) -> Iterator[str]:
    """What the form of one spoken of tells."""
    yield f"{one.form} {one.away}"
    yield f"{one.form}, {RANKS[one.rank]}"
    if one.known == "unknown":
        yield "of unknown gender" if one.form == "name" else "a strange word"
    elif one.known == "some":
        yield "some stranger"
    if one.often:
        yield "named often"
    if one.other_voice:
        yield "in the other voice"


class Parts(NamedTuple):
    """The parts in the clause of a pronoun and of one spoken of in the same sentence (`beside`) or the one before;
    `of_subject`: that one is the last subject; `opened` is a place in `OPENED`."""

    role: Role
    other: Role
    joined: bool
    beside: bool
    of_subject: bool
    opened: int


def signs_of_parts(one: Parts) -> Iterator[str]:
    """What the parts in the clause tell."""
    tail = " beside" if one.beside else ""
    yield f"{one.role} after {one.other}{tail}"
    if one.of_subject:
        yield f"{one.role} of the last subject{tail}"
    if one.joined:
        yield "joined"
    yield OPENED[one.opened]


def signs_of_word(word: int, bears: bool, anybody: bool) -> Iterator[str]:
    """What a word for a person tells, by its place in `WORDS`; `bears`: the other's name has it, `anybody`: of any gender."""
    yield WORDS[word]
    if bears:
        yield "bears the word"
    if anybody:
        yield "may be anybody"


def signs_of_nobody(role: Role, opens: bool, away: int, rivals: int) -> Iterator[str]:
    """What points to somebody not spoken of lately: the pronoun's part, whether it opens its sentence, how many steps back the
    last one is who fits, and how many there are (0: none)."""
    yield "somebody"
    yield role.value
    if opens:
        yield "opens"
    if rivals:
        yield f"nobody for {away}"
        yield RIVALS[min(rivals, len(RIVALS)) - 1]
