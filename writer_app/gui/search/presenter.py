"""What a search found, as it is shown: a line of context for each match, under its scene."""

from __future__ import annotations

from dataclasses import dataclass

from writer_app.domain.spans import Span
from writer_app.gui.shared.words import tr
from writer_app.services.searchresult import Found, SearchResult

_BEFORE, _AFTER = 40, 110


@dataclass(frozen=True, slots=True)
class Hit:
    """A match: its line, and the words to go to in a scene, or the page."""

    text: str
    scene: str = ""
    span: Span | None = None
    entry: str = ""


def hits(result: SearchResult) -> tuple[tuple[str, tuple[Hit, ...]], ...]:
    """The passages by scene, in reading order: the scene's title and its matches."""
    grouped: dict[str, tuple[str, list[Hit]]] = {}
    for found in result.found:
        if found.match.scene is not None:
            grouped.setdefault(found.match.scene, (found.title, []))[1].append(_passage(found))
    return tuple((title, tuple(inside)) for title, inside in grouped.values())


def pages(result: SearchResult) -> tuple[Hit, ...]:
    """The pages of the lore."""
    found = [*(one for one in result.found if one.match.entry), *result.pages]
    return tuple(Hit(tr("Page: {name}", name=one.title), entry=one.match.entry or "") for one in found)


def counted(result: SearchResult) -> str:
    """How many there are, in words."""
    if not result.total and not result.pages:
        return tr("Nothing found.")
    if len(result.found) < result.total:
        return tr("{count} matches, the first {shown} shown", count=f"{result.total:,}", shown=f"{len(result.found):,}")
    return tr("1 match") if result.total == 1 else tr("{count} matches", count=f"{result.total:,}")


def _passage(found: Found) -> Hit:
    """The words around the first highlight, cut at spaces."""
    span = found.match.span
    assert span is not None
    first = next(iter(found.match.highlights), Span(span.start, span.start))
    at = first.start - span.start
    start, end = max(0, at - _BEFORE), min(len(found.quote), at + _AFTER)
    start = found.quote.rfind(" ", 0, start) + 1 if start else 0
    end = end if end == len(found.quote) else max(found.quote.rfind(" ", 0, end), at + len(first))
    text = " ".join(found.quote[start:end].split())
    text = ("… " if start else "") + text + (" …" if end < len(found.quote) else "")
    return Hit(text, found.match.scene or "", first if len(first) else span)
