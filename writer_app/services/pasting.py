"""Styled text from another program's clipboard, as the manuscript's own Markdown."""

from __future__ import annotations

from writer_app.domain.errors import WriterError
from writer_app.exchange.importers.html import read_html


def markdown_of(html: str) -> str:
    """The paragraphs of a piece of HTML with their emphasis; empty where there is nothing in it or it cannot be read."""
    try:
        chapters = read_html(html, "")
    except WriterError:
        return ""
    parts = ((_heading(each.title), each.notes, each.body.strip("\n"), each.notes_after) for each in chapters)
    return "\n\n".join(part for each in parts for part in each if part)


def _heading(title: str) -> str:
    return f"# {title}" if title else ""
