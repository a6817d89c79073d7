"""Truth of a compiled search at one place, with a third value for what nobody knows, and variables bound to entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Generic, Protocol, TypeVar

from writer_app.domain.spans import Span

P = TypeVar("P")
PC = TypeVar("PC", contravariant=True)
Binding = Mapping[str, str]
NOBODY = ""
"""What a variable stands for where it does not matter who it is."""
ANYBODY = frozenset({NOBODY})


class Leaf(Protocol[PC]):
    """One condition on a place of type P."""

    def holds(self, place: PC, binding: Binding) -> bool | None:
        """Whether it holds there with these entries for its variables; None where that is not known."""

    def candidates(self, place: PC, variable: str) -> frozenset[str]:
        """The only entries for which it may hold there; with NOBODY among them it may hold whoever it is."""

    def marks(self, place: PC, binding: Binding) -> Iterable[Span]:
        """What to highlight there."""


@dataclass(frozen=True, slots=True)
class All(Generic[P]):
    """Every part."""

    parts: tuple[Formula[P], ...]


@dataclass(frozen=True, slots=True)
class Some(Generic[P]):
    """At least one part."""

    parts: tuple[Formula[P], ...]


@dataclass(frozen=True, slots=True)
class No(Generic[P]):
    """Certainly not the part."""

    part: Formula[P]


Formula = All[P] | Some[P] | No[P] | Leaf[P]


def truth(node: Formula[P], place: P, binding: Binding) -> bool | None:
    """True, False, or None for unknown; NOT unknown is unknown."""
    if isinstance(node, No):
        value = truth(node.part, place, binding)
        return None if value is None else not value
    if not isinstance(node, All | Some):
        return node.holds(place, binding)
    decisive = isinstance(node, Some)
    result: bool | None = not decisive
    for part in node.parts:
        value = truth(part, place, binding)
        if value is decisive:
            return decisive
        if value is None:
            result = None
    return result


def solutions(node: Formula[P], place: P, variables: Sequence[str], everyone: Sequence[str]) -> Iterator[dict[str, str]]:
    """Every binding of `variables` for which `node` is true at `place`; without variables an empty one, if it is true."""
    choices = []
    for variable in variables:
        found = _candidates(node, place, variable)
        choices.append(everyone if found is None else sorted(found))
    for entries in product(*choices):
        binding = dict(zip(variables, entries, strict=True))
        if truth(node, place, binding):
            yield binding


def marks(node: Formula[P], place: P, binding: Binding) -> Iterator[Span]:
    """What to highlight: the marks of every part that holds and is not negated."""
    if isinstance(node, No):
        return
    if isinstance(node, All | Some):
        for part in node.parts:
            if truth(part, place, binding):
                yield from marks(part, place, binding)
        return
    yield from node.marks(place, binding)


def _candidates(node: Formula[P], place: P, variable: str) -> frozenset[str] | None:
    """As `Leaf.candidates`; None where only a try tells."""
    if isinstance(node, No):
        found = _candidates(node.part, place, variable)
        return ANYBODY if found is not None and found <= ANYBODY else None
    if not isinstance(node, All | Some):
        return node.candidates(place, variable)
    parts = [_candidates(part, place, variable) for part in node.parts]
    known = [part for part in parts if part is not None]
    narrow = [part for part in known if NOBODY not in part]
    if isinstance(node, All) and narrow:
        return min(narrow, key=len)
    return frozenset().union(*known) if len(known) == len(parts) else None
