"""Positions in the story: where a fact begins, a change happens, a question is asked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from writer_app.domain.storytime import StoryDate
from writer_app.domain.values import NOWHERE, Origin


class PositionKind(StrEnum):
    """The ways to name a position."""

    BEFORE = "before"
    NODE = "node"
    WORDS = "words"
    DATE = "date"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Position:
    """A named position; the timeline resolves it.

    `ref` is a scene or chapter id (NODE, WORDS) or the number as typed (NUMBER, `3` or `3.2`); `after` the quoted words
    (WORDS); `date` the story date (DATE); `written` is what stands in the file.
    """

    kind: PositionKind
    ref: str = ""
    after: str = ""
    date: StoryDate | None = None
    written: str = ""
    origin: Origin = NOWHERE


BEFORE = Position(PositionKind.BEFORE, written="before")
