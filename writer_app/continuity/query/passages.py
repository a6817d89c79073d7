"""Passages: the units of a scene, and conditions on them that stand on hits in the text or its reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from writer_app.continuity.query.logic import NOBODY, Binding
from writer_app.continuity.query.tree import Unit
from writer_app.continuity.query.views import SceneView, inside, touched
from writer_app.domain.spans import Span


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a condition is met. One of words must lie `within` a unit, any other only touches it.

    `bound` are the entries its variables then stand for; `marks` what to highlight.
    """

    span: Span
    marks: tuple[Span, ...] = ()
    bound: tuple[tuple[str, str], ...] = ()
    within: bool = False


Finder = Callable[[SceneView], Iterable[Hit]]
Placed = dict[int, list[Hit]]


@dataclass(frozen=True, slots=True)
class Cut:
    """A scene cut into units, with the hits found so far."""

    view: SceneView
    unit: Unit
    spans: tuple[Span, ...]
    placed: dict[HitLeaf, Placed] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Passage:
    """One unit of a cut."""

    cut: Cut
    index: int

    @property
    def span(self) -> Span:
        """Where it stands in the body."""
        return self.cut.spans[self.index]


@dataclass(frozen=True, slots=True, eq=False)
class HitLeaf:
    """Holds in every unit with a hit."""

    find: Finder

    def holds(self, place: Passage, binding: Binding) -> bool:
        """Whether a hit that agrees with the binding stands there."""
        return any(_agrees(hit, binding) for hit in self._hits(place))

    def candidates(self, place: Passage, variable: str) -> frozenset[str]:
        """The entries hits bind the variable to, and NOBODY for a hit that does not speak of it."""
        return frozenset(dict(hit.bound).get(variable, NOBODY) for hit in self._hits(place))

    def marks(self, place: Passage, binding: Binding) -> Iterable[Span]:
        """The marks of the hits there, as far as they lie in the unit."""
        for hit in self._hits(place):
            if _agrees(hit, binding):
                yield from (_clipped(mark, place.span) for mark in hit.marks if place.span.overlaps(mark))

    def reach(self, cut: Cut) -> frozenset[int]:
        """The units it can hold in."""
        return frozenset(self._placed(cut))

    def _hits(self, place: Passage) -> list[Hit]:
        return self._placed(place.cut).get(place.index, [])

    def _placed(self, cut: Cut) -> Placed:
        if self not in cut.placed:
            cut.placed[self] = place(self.find(cut.view), cut.spans)
        return cut.placed[self]


def place(hits: Iterable[Hit], units: tuple[Span, ...]) -> Placed:
    """Each hit under the units it stands in."""
    placed: Placed = {}
    for hit in hits:
        if hit.within:
            index = inside(hit.span, units)
            indices: Iterable[int] = () if index is None else (index,)
        else:
            indices = touched(hit.span, units)
        for unit in indices:
            placed.setdefault(unit, []).append(hit)
    return placed


def _clipped(mark: Span, unit: Span) -> Span:
    return Span(max(mark.start, unit.start), min(mark.end, unit.end))


def _agrees(hit: Hit, binding: Binding) -> bool:
    return all(binding.get(name) == entry for name, entry in hit.bound)
