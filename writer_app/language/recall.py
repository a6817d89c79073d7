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
        found = self.known(key)
        if found is None:
            self._now[key] = found = find()
        return found

    def known(self, key: Hashable) -> V | None:
        """The value of `key`, if it is known."""
        found = self._now.get(key)
        if found is None and (found := self._before.get(key)) is not None:
            self._now[key] = found
        return found

    def keep(self, key: Hashable, value: V) -> None:
        """`value` is that of `key`."""
        self._now[key] = value

    def turn(self) -> None:
        """Another reading begins."""
        self._before, self._now = self._now, {}
