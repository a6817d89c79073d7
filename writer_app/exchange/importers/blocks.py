"""A document from elsewhere as blocks of styled text, whatever format it came in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from writer_app.exchange.manuscript import Run


class SourceKind(StrEnum):
    """What a block is. A title and a subtitle are a book's, as word processors have styles for them."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """One block. A line feed in a run is a line break that the author made.

    `level` is a heading's, from 1. `meta`: said about the text, not part of it. `quoted`: set apart, as a letter is. `centred`
    and `new_page` say how it stands where a page is drawn.
    """

    kind: SourceKind
    runs: tuple[Run, ...] = ()
    level: int = 0
    meta: bool = False
    quoted: bool = False
    centred: bool = False
    new_page: bool = False

    @property
    def text(self) -> str:
        """The block's words without style."""
        return "".join(run.text for run in self.runs)


def paragraphs_of(runs: Iterable[Run]) -> list[tuple[Run, ...]]:
    """Text as paragraphs: two line breaks in a row, each a run of its own, begin another. One without words is none."""
    found: list[tuple[Run, ...]] = []
    part: list[Run] = []
    blank = 0
    for run in runs:
        if run.text == "\n":
            blank += 1
        elif run.text.strip():
            if blank > 1:
                found.append(tuple(part))
                part = []
            elif blank and part:
                part.append(Run("\n"))
            blank = 0
            part.append(run)
        elif not blank:
            part.append(run)
    found.append(tuple(part))
    return [inside for inside in found if any(run.text.strip() for run in inside)]
