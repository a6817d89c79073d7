"""What a search found, as it is shown: plain values, light to load and to send."""

from __future__ import annotations

from dataclasses import dataclass

from writer_app.continuity.query.match import Match
from writer_app.domain.spans import Span


@dataclass(frozen=True, slots=True)
class Found:
    """One match as it is shown: a passage of a scene with line and column in its file, or a page.

    `quote` holds the words of the passage, `sentences` the place in the scene's body of those of its sentences to show:
    from the first highlight on, as far as the highlights go or there is room. Of a page, `kind` says what it is of.
    """

    match: Match
    path: str
    line: int
    column: int
    quote: str
    title: str
    sentences: Span | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search found: how many matches in all, and those asked for.

    `pages` are the pages of the lore that hold the same words, for a search of words alone, which looks in the text.
    """

    query: str
    total: int
    found: tuple[Found, ...]
    pages: tuple[Found, ...] = ()
