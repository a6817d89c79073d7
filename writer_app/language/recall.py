"""What costs much and comes again and again: kept from one reading of a scene to the next, and no longer."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

V = TypeVar("V")


@dataclass(slots=True)
class Recall(Generic[V]):
    """Values by everything that they were found from. What one whole reading does not ask for is forgotten after it."""

    _before: dict[Hashable, V] = field(default_factory=dict)
    _now: dict[Hashable, V] = field(default_factory=dict)

    def of(self, key: Hashable, find: Callable[[], V]) -> V:
        """The value of `key`; it is found only where it is not known."""
        if key not in self._now:
            self._now[key] = self._before[key] if key in self._before else find()
        return self._now[key]

    def turn(self) -> None:
        """Another reading begins."""
        self._before, self._now = self._now, {}
