"""What an operation changed, told once to everyone who shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """What is no longer as it was. A panel refreshes where something that it shows is named.

    `scenes` are ids whose text or front matter changed on disk, `lore` ids of entries; `outline` says that chapters or scenes
    moved, came or went; `decisions` that something is meant that way, or no longer. `initiator` is whoever asked for it, so
    that it can ignore its own echo.
    """

    outline: bool = False
    scenes: frozenset[str] = frozenset()
    lore: frozenset[str] = frozenset()
    decisions: bool = False
    initiator: object = None

    def __bool__(self) -> bool:
        return self.outline or self.decisions or bool(self.scenes or self.lore)

    def joined(self, other: Changes) -> Changes:
        """Both together."""
        return Changes(
            self.outline or other.outline,
            self.scenes | other.scenes,
            self.lore | other.lore,
            self.decisions or other.decisions,
            self.initiator or other.initiator,
        )


class Bus:
    """Tells every listener of each change, in the order they came."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Changes], None]] = []

    def listen(self, listener: Callable[[Changes], None]) -> None:
        """From now on `listener` is told."""
        self._listeners.append(listener)

    def tell(self, changes: Changes) -> None:
        """Tells everyone; nothing changed, nothing told."""
        if changes:
            for listener in tuple(self._listeners):
                listener(changes)
