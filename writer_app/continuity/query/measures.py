"""How long a passage is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from writer_app.continuity.query.logic import ANYBODY, Binding
from writer_app.continuity.query.passages import Passage
from writer_app.domain.spans import Span
from writer_app.text.counting import count_words


@dataclass(frozen=True, slots=True, eq=False)
class WordCount:
    """Holds where a passage has `low` to `high` words, both included; None leaves the upper end open."""

    low: int
    high: int | None

    def holds(self, place: Passage, binding: Binding) -> bool:
        """Whether the passage is that long."""
        count = count_words(place.span.of(place.cut.view.source.body))
        return self.low <= count and (self.high is None or count <= self.high)

    def candidates(self, place: Passage, variable: str) -> frozenset[str]:
        """It does not matter who it is."""
        return ANYBODY

    def marks(self, place: Passage, binding: Binding) -> Iterable[Span]:
        """Nothing."""
        return ()
