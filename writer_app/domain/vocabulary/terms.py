"""What a row of the vocabulary is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class ValueType(StrEnum):
    """What kind of value a key holds. Every value is text on disk; the type says how checks may read it."""

    TEXT = "text"
    FLAG = "true or nothing"
    ENTRY = "entry"
    NUMBER = "number"
    COLOUR = "colour"
    SIZE = "thing or measure"
    LENGTH = "length"
    DURATION = "duration"
    TIME = "time"
    STATE = "state"
    BODY_PART = "body part"
    MATERIAL = "material"
    POSITION = "position"
    WORDS = "words"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True)
class Part:
    """A named value of a row. `phrase` is how it continues the row's sentence; `{}` stands for the value.

    `also`: other wordings that are understood, each with its `{}` in the same place.
    """

    key: str
    type: ValueType
    phrase: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """One row: a fact, change or limit.

    `parts` come in order; the first is what a bare value means, the others are named. `sentence` shows the row with
    `{entry}` and `{value}` as slots, and is parsed back where an author writes it, as is what stands in `also`; `joined` is
    the word before the last of several values; `doc` is its line of documentation.
    """

    key: str
    parts: tuple[Part, ...]
    sentence: str
    doc: str
    joined: str = "or"
    also: tuple[str, ...] = ()

    def part(self, key: str) -> Part | None:
        """The part named `key`, or None."""
        return next((part for part in self.parts if part.key == key), None)


def table(*terms: Term) -> dict[str, Term]:
    """Rows by key, in written order."""
    return {term.key: term for term in terms}


def term(key: str, kind: ValueType, sentence: str, doc: str, *more: Part) -> Term:
    """A row whose first part is called `what`."""
    return Term(key, (Part("what", kind), *more), sentence, doc)


def with_and(row: Term) -> Term:
    """`row` with "and" before the last of several values."""
    return replace(row, joined="and")


def said_also(row: Term, *sentences: str) -> Term:
    """`row` that is read from these `sentences` too."""
    return replace(row, also=sentences)
