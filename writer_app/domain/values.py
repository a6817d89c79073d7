"""Plain values with the place they were written at.

What YAML, JSON and CSV say arrives as one tree of these: every scalar is text, as typed, and knows its file, line and
column. The vocabulary turns the tree into entries and facts; nothing else guesses types.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something was declared: `path` with `/`, relative to the project; 1-based line and column; 0 = unknown."""

    path: str = ""
    line: int = 0
    column: int = 0


NOWHERE = Origin()


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text value exactly as typed (quotes and folding removed); an absent value is the empty text."""

    text: str
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class Listing:
    """A sequence of values."""

    items: tuple[Value, ...]
    origin: Origin = NOWHERE

    def __iter__(self) -> Iterator[Value]:
        return iter(self.items)


@dataclass(frozen=True, slots=True)
class Pair:
    """One `key: value` of a mapping."""

    key: Scalar
    value: Value


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping in written order; keys are unique."""

    pairs: tuple[Pair, ...]
    origin: Origin = NOWHERE

    def get(self, key: str) -> Value | None:
        """The value under `key`, or None."""
        for pair in self.pairs:
            if pair.key.text == key:
                return pair.value
        return None

    def keys(self) -> tuple[str, ...]:
        """Keys in written order."""
        return tuple(pair.key.text for pair in self.pairs)


Value = Scalar | Listing | Table


def texts(value: Value | None) -> tuple[str, ...]:
    """A scalar or a list of scalars as texts; empty scalars and nested tables fall away."""
    if value is None:
        return ()
    if isinstance(value, Scalar):
        return (value.text,) if value.text else ()
    if isinstance(value, Listing):
        return tuple(item.text for item in value.items if isinstance(item, Scalar) and item.text)
    return ()


def text_of(value: Value | None) -> str:
    """A scalar's text; the empty text for anything else."""
    return value.text if isinstance(value, Scalar) else ""
