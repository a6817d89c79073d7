"""`writer-app query`: one search over prose, lore and story state."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator
from pathlib import Path

from writer_app.bootstrap.workshop import open_workshop
from writer_app.cli.commands.remarks import problem_lines
from writer_app.cli.outcome import Outcome, Parser
from writer_app.continuity.query.views import Views
from writer_app.domain.errors import UsageError
from writer_app.services.searching import SearchDesk, to_json
from writer_app.services.searchresult import Found, SearchResult

BEFORE_HIT, AFTER_HIT = 80, 160


def add(parser: Parser) -> None:
    """The command's arguments."""
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("query", nargs="+", metavar="QUERY")
    parser.add_argument("--as-of", default="", metavar="POS", help="ask about the end of a scene, chapter or date")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--limit", type=int, default=None, metavar="N", help="show the first N matches")
    parser.set_defaults(run=query)


def query(options: argparse.Namespace) -> Outcome:
    """Every match with where it stands, and how many there are; exit code 2 where a part of the project was not searched."""
    if options.limit is not None and options.limit < 0:
        raise UsageError("--limit takes a number from 0")
    with open_workshop(options.folder, os.environ) as workshop:
        desk = SearchDesk(Views(workshop.story()), workshop.narrowing())
        result = desk.run(" ".join(options.query), options.as_of, options.limit)
        unread = list(problem_lines(workshop.loaded.problems))
    as_json = options.format == "json"
    lines = [json.dumps(to_json(result), ensure_ascii=False, indent=1)] if as_json else list(_told(result))
    return Outcome(lines, 2 if unread else 0, unread)


def _told(result: SearchResult) -> Iterator[str]:
    for found in result.found:
        yield from _match(found)
    if result.pages:
        yield "on pages of the lore: " + ", ".join(page.title for page in result.pages)
    shown = f", {len(result.found):,} shown" if len(result.found) < result.total else ""
    total = "1 match" if result.total == 1 else f"{result.total:,} matches"
    yield f"{total}{shown}" if result.total else "nothing found"


def _match(found: Found) -> Iterator[str]:
    """Where the first word that was looked for stands, and the words around it."""
    at = _first_hit(found)
    head = found.quote[:at]
    column = at - head.rfind("\n") if "\n" in head else found.column + at
    yield f"{found.path}:{found.line + head.count(chr(10))}:{column}: {found.title}"
    if found.quote:
        yield f"    {_around(found.quote, at, _last_hit(found, at))}"


def _first_hit(found: Found) -> int:
    """The offset in the quote; its start where the whole passage is the match."""
    span = found.match.span
    starts = [hit.start - span.start for hit in found.match.highlights] if span is not None else []
    return min((start for start in starts if start >= 0), default=0)


def _last_hit(found: Found, at: int) -> int:
    """Where what was looked for ends in the quote, as far as no long stretch lies between: a speech is told whole."""
    base = found.match.span.start if found.match.span is not None else 0
    for hit in found.match.highlights:
        if hit.start - base - at <= AFTER_HIT:
            at = max(at, hit.end - base)
    return at


def _around(quote: str, at: int, last: int) -> str:
    """The passage on one line, whole where it is short."""
    start = quote.find(" ", at - BEFORE_HIT, at) + 1 if at > BEFORE_HIT else 0
    room = max(at + AFTER_HIT, last)
    end = quote.rfind(" ", at, room + 1) if len(quote) > room + 1 else len(quote)
    cut = " ".join(quote[start : end if end > at else len(quote)].split())
    return f"{'… ' if start else ''}{cut}{' …' if end > at and end < len(quote) else ''}"
