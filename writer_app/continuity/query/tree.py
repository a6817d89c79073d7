"""The syntax tree of a search. `str()` of a query parses to the same tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

RESERVED = frozenset({"AND", "OR", "NOT", "as"})
_BARE = re.compile(r"[^\s\"\u201c\u201d()\[\]:*~=\\]+")


class Form(StrEnum):
    """How a term's text is matched. A PREFIX without text is "anything at all"."""

    EXACT = "exact"
    PREFIX = "prefix"
    FUZZY = "fuzzy"


class Unit(StrEnum):
    """What one match is: a stretch of prose, or a page of the lore."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    SCENE = "scene"
    LORE = "lore"


@dataclass(frozen=True, slots=True)
class Bounds:
    """A range, both ends included; an empty text leaves that end open."""

    low: str = ""
    high: str = ""

    def __str__(self) -> str:
        return f"[{_quoted(self.low or '*')} TO {_quoted(self.high or '*')}]"


@dataclass(frozen=True, slots=True)
class Term:
    """One condition. `field` is empty for plain words; `text` as typed without quotes and escapes; `bounds` where a range
    was given (after `=` where there is text too)."""

    field: str
    text: str
    form: Form = Form.EXACT
    bounds: Bounds | None = None

    def __str__(self) -> str:
        head = f"{self.field}:" if self.field else ""
        tail = {Form.EXACT: "", Form.PREFIX: "*", Form.FUZZY: "~"}[self.form]
        if self.bounds is not None:
            return f"{head}{_quoted(self.text)}={self.bounds}" if self.text else f"{head}{self.bounds}"
        return f"{head}{_quoted(self.text) if self.text or not tail else ''}{tail}"


@dataclass(frozen=True, slots=True)
class And:
    """All of these."""

    parts: tuple[Node, ...]

    def __str__(self) -> str:
        return " ".join(f"({part})" if isinstance(part, Or) else str(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of these."""

    parts: tuple[Node, ...]

    def __str__(self) -> str:
        return " OR ".join(str(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Not:
    """Not this, within the unit."""

    part: Node

    def __str__(self) -> str:
        return f"NOT ({self.part})" if isinstance(self.part, And | Or) else f"NOT {self.part}"


Node = Term | And | Or | Not


@dataclass(frozen=True, slots=True)
class Query:
    """A search: its tree, its unit (None = the usual one), and the position it asks about ("" = each passage's own)."""

    root: Node
    unit: Unit | None = None
    as_of: str = ""

    def __str__(self) -> str:
        unit = f" in:{self.unit}" if self.unit else ""
        body = f"({self.root})" if isinstance(self.root, Or) and (unit or self.as_of) else str(self.root)
        return body + unit + (f" as of {_always_quoted(self.as_of)}" if self.as_of else "")


def terms(node: Node, negated: bool = False) -> Iterator[tuple[Term, bool]]:
    """Every term with whether it stands under an odd number of NOTs, in written order."""
    if isinstance(node, Term):
        yield node, negated
    elif isinstance(node, Not):
        yield from terms(node.part, not negated)
    else:
        for part in node.parts:
            yield from terms(part, negated)


def _quoted(text: str) -> str:
    return text if text == "*" or (_BARE.fullmatch(text) and text not in RESERVED) else _always_quoted(text)


def _always_quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
