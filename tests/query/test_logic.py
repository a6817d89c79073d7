"""Truth, unknowns and variables, against trying everybody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.continuity.query.logic import ANYBODY, NOBODY, All, Binding, Formula, No, Some, marks, solutions, truth
from writer_app.domain.spans import Span

EVERYONE = ("a", "b", "c", "d")
VARIABLES = ("x", "y")


@dataclass(frozen=True, slots=True)
class Fixed:
    """Always the same answer."""

    value: bool | None

    def holds(self, place: int, binding: Binding) -> bool | None:
        """The answer."""
        return self.value

    def candidates(self, place: int, variable: str) -> frozenset[str]:
        """Whoever it is."""
        return ANYBODY

    def marks(self, place: int, binding: Binding) -> Iterable[Span]:
        """One mark."""
        return (Span(0, 1),)


@dataclass(frozen=True, slots=True)
class Among:
    """Holds of these entries; of `unsure` nobody knows."""

    variable: str
    entries: frozenset[str]
    unsure: frozenset[str] = frozenset()

    def holds(self, place: int, binding: Binding) -> bool | None:
        """Whether the variable's entry is among them."""
        entry = binding.get(self.variable, NOBODY)
        return None if entry in self.unsure else entry in self.entries

    def candidates(self, place: int, variable: str) -> frozenset[str]:
        """They."""
        return self.entries | self.unsure if variable == self.variable else ANYBODY

    def marks(self, place: int, binding: Binding) -> Iterable[Span]:
        """One mark."""
        return (Span(2, 3),)


_SETS = st.frozensets(st.sampled_from(EVERYONE[:3]), max_size=2)
_LEAVES: st.SearchStrategy[Formula[int]] = st.one_of(
    st.builds(Fixed, st.sampled_from([True, False, None])), st.builds(Among, st.sampled_from(VARIABLES), _SETS, _SETS)
)


def _grow(nodes: st.SearchStrategy[Formula[int]]) -> st.SearchStrategy[Formula[int]]:
    several = st.lists(nodes, min_size=1, max_size=3).map(tuple)
    return st.one_of(nodes.map(No), several.map(All), several.map(Some))


@given(st.recursive(_LEAVES, _grow, max_leaves=8))
def test_solutions_are_what_trying_everybody_gives(node: Formula[int]) -> None:
    tried = [dict(zip(VARIABLES, pair, strict=True)) for pair in product(EVERYONE, repeat=len(VARIABLES))]
    true = [binding for binding in tried if truth(node, 0, binding)]
    found = list(solutions(node, 0, VARIABLES, EVERYONE))
    assert bool(found) is bool(true)
    for binding in found:
        assert any(all(entry in (NOBODY, other[name]) for name, entry in binding.items()) for other in true)


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (All((Fixed(True), Fixed(None))), None),
        (All((Fixed(False), Fixed(None))), False),
        (Some((Fixed(True), Fixed(None))), True),
        (Some((Fixed(False), Fixed(None))), None),
        (No(Fixed(None)), None),
        (No(Fixed(False)), True),
    ],
)
def test_what_nobody_knows(node: Formula[int], expected: bool | None) -> None:
    assert truth(node, 0, {}) is expected


def test_only_what_holds_and_is_not_negated_is_marked() -> None:
    node: Formula[int] = All((No(Among("x", frozenset("a"))), Some((Fixed(False), Among("x", frozenset("b"))))))
    assert list(marks(node, 0, {"x": "b"})) == [Span(2, 3)]
