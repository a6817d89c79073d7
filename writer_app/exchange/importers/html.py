"""HTML: a page saved from anywhere, and an archive's download with what it says around the text."""

from __future__ import annotations

import re

from writer_app.exchange.importers.chapters import ImportedChapter
from writer_app.exchange.importers.htmlblocks import html_blocks
from writer_app.exchange.importers.parts import chapters_of

_LEFT = {
    "pictures": re.compile(r"<(?:img|svg|picture)\b", re.IGNORECASE),
    "tables": re.compile(r"<table\b", re.IGNORECASE),
    "links": re.compile(r"<a\b[^>]{0,400}\bhref\s*=\s*[\"']?(?!#)", re.IGNORECASE),
}


def left_on_page(text: str) -> tuple[tuple[str, int], ...]:
    """A count of each sort of thing on a page that prose cannot hold."""
    counts = ((sort, len(pattern.findall(text))) for sort, pattern in _LEFT.items())
    return tuple((sort, count) for sort, count in counts if count)


def read_html(text: str, title: str) -> tuple[ImportedChapter, ...]:
    """The chapters of a page; `title` names one that has no heading. Raises WriterError where a word would be lost."""
    return chapters_of(html_blocks(text), title)
