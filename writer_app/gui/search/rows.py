"""The lines of the search panel as values: what a search found, what may have been meant, what can be asked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from writer_app.domain.spans import Span
from writer_app.gui.shared.words import tr
from writer_app.services.searchresult import Found, SearchResult

PAGES_FIRST = 5
"""How many pages stand before the passages; the others are one line away."""
_BEFORE, _MOST = 60, 260


class RowKind(Enum):
    """What a line is."""

    HEADING = "heading"
    PASSAGE = "passage"
    PAGE = "page"
    QUERY = "query"


@dataclass(frozen=True, slots=True)
class Row:
    """A line. `marks` are the places of its text that were looked for; `beside` stands next to it in a lighter ink.

    Choosing it opens `span` of `scene`, or the page of `entry`, or asks `query`.
    """

    kind: RowKind
    text: str
    marks: tuple[Span, ...] = ()
    beside: str = ""
    scene: str = ""
    span: Span | None = None
    entry: str = ""
    query: str = ""


def result_rows(result: SearchResult, typed: str) -> tuple[Row, ...]:
    """What was found: a few pages, then the passages by scene in reading order, each under a heading."""
    pages = [*(one for one in result.found if one.match.entry), *result.pages]
    few = pages if len(pages) > len(result.pages) else pages[:PAGES_FIRST]
    rows = [_heading(tr("Pages"), len(pages))] if pages else []
    rows += [Row(RowKind.PAGE, one.title, beside=tr(one.kind), entry=one.match.entry or "") for one in few]
    if len(few) < len(pages):
        every = f"in:lore {typed}"
        rows.append(Row(RowKind.QUERY, every, beside=tr("all {count} pages", count=len(pages)), query=every))
    for title, passages in _by_scene(result):
        rows += [_heading(title, len(passages)), *map(_passage, passages)]
    return tuple(rows)


def meant_rows(typed: str, wrong: str, near: tuple[str, ...]) -> tuple[Row, ...]:
    """The same search with a known name for the one that nothing bears."""
    searches = dict.fromkeys(filter(None, (_corrected(typed, wrong, name) for name in near)))
    return titled(tr("Did you mean"), [(search, "") for search in searches])


def titled(title: str, searches: list[tuple[str, str]]) -> tuple[Row, ...]:
    """A heading with searches to choose from, each with what it finds; nothing where there is none."""
    rows = tuple(Row(RowKind.QUERY, search, beside=about, query=search) for search, about in searches)
    return (Row(RowKind.HEADING, title), *rows) if rows else ()


def _heading(title: str, count: int) -> Row:
    return Row(RowKind.HEADING, title, beside=str(count))


def _by_scene(result: SearchResult) -> list[tuple[str, list[Found]]]:
    grouped: dict[str, tuple[str, list[Found]]] = {}
    for found in result.found:
        if found.match.scene is not None:
            grouped.setdefault(found.match.scene, (found.title, []))[1].append(found)
    return list(grouped.values())


def _passage(found: Found) -> Row:
    """The sentences around the first highlight, cut at spaces where they are long, and the highlights in them."""
    whole = found.match.span
    assert whole is not None
    first = next(iter(found.match.highlights), Span(whole.start, whole.start))
    sentences = _trimmed(found.quote, found.sentences or whole, whole.start)
    shown = _cut(found.quote, sentences, first, whole.start)
    before = "… " if shown.start > sentences.start else ""
    after = " …" if shown.end < sentences.end else ""
    inside = Span(shown.start - whole.start, shown.end - whole.start).of(found.quote)
    text = before + "".join(" " if each.isspace() else each for each in inside) + after
    return Row(
        RowKind.PASSAGE,
        text,
        marks=tuple(_moved(mark, shown, len(before)) for mark in found.match.highlights if mark.overlaps(shown)),
        scene=found.match.scene or "",
        span=first if len(first) else whole,
    )


def _cut(quote: str, sentences: Span, first: Span, base: int) -> Span:
    """The part of `sentences` to show; all are places of the scene, and `quote` begins at `base`."""
    start, end = sentences.start, sentences.end
    if end - start > _MOST and first.start - start > _BEFORE:
        at = quote.rfind(" ", 0, first.start - _BEFORE - base)
        start = max(start, base + at + 1)
    if end - start > _MOST:
        at = quote.rfind(" ", start - base, start + _MOST - base)
        end = base + at if at > start - base else start + _MOST
    return _trimmed(quote, Span(start, end), base)


def _trimmed(quote: str, part: Span, base: int) -> Span:
    """`part` without the spaces at its ends."""
    text = quote[part.start - base : part.end - base]
    return Span(part.start + len(text) - len(text.lstrip()), part.end - len(text) + len(text.rstrip()))


def _moved(mark: Span, shown: Span, by: int) -> Span:
    start, end = max(mark.start, shown.start), min(mark.end, shown.end)
    return Span(start - shown.start + by, end - shown.start + by)


def _corrected(typed: str, wrong: str, right: str) -> str:
    """`typed` with `right` where `wrong` stands, quoted where it has several words; empty where it stands nowhere."""
    at = typed.casefold().rfind(wrong.casefold())
    if not wrong or at < 0:
        return ""
    start, end = at, at + len(wrong)
    if typed[start - 1 : start] == '"' and typed[end : end + 1] == '"':
        start, end = start - 1, end + 1
    plain = all(each.isalnum() or each in "-_:" for each in right)
    return typed[:start] + (right if plain else f'"{right}"') + typed[end:]
