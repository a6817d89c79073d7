"""Lines that somebody speaks: plain values that travel between processes, and the same as a text to take along."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from writer_app.domain.spans import Span


@dataclass(frozen=True, slots=True)
class Line:
    """One speech: where it stands, its words with their quotation marks, and the name of whoever it is said to ("" where
    that is not known). `guessed`: another speaker is as likely."""

    scene: str
    title: str
    span: Span
    words: str
    to: str = ""
    guessed: bool = False


def as_text(lines: Iterable[Line]) -> str:
    """The lines under the titles of their scenes, a blank line between two."""
    parts: list[str] = []
    for (_, title), spoken in groupby(lines, key=lambda line: (line.scene, line.title)):
        parts += [title, *(line.words for line in spoken)]
    return "\n\n".join(parts) + "\n" if parts else ""
