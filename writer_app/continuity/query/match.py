"""What a search finds, as a value that knows nothing of how it was found."""

from __future__ import annotations

from dataclasses import dataclass

from writer_app.domain.spans import Span


@dataclass(frozen=True, slots=True)
class Match:
    """A passage that was found (`scene` and the unit's `span`), or a page of the lore (`entry`).

    `highlights` lie in the unit in order. `bound` tells for each variable the entry it stands for.
    """

    scene: str | None = None
    span: Span | None = None
    highlights: tuple[Span, ...] = ()
    entry: str | None = None
    bound: tuple[tuple[str, str], ...] = ()
