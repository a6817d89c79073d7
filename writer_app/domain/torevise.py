"""What a change asks to be revised: its passages, each ticked or not."""

from __future__ import annotations

from dataclasses import dataclass

from writer_app.domain.findings import Decision


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage to be revised. `mark` finds it again after edits, as a decision does; `says` is what is wrong with it then."""

    mark: Decision
    says: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class Revising:
    """A change, in a sentence, and the passages that it puts in conflict."""

    change: str
    passages: tuple[Passage, ...]
