"""HTML: a page saved from anywhere, and an archive's download with what it says around the text."""

from __future__ import annotations

from writer_app.exchange.importers.chapters import ImportedChapter
from writer_app.exchange.importers.htmlblocks import html_blocks
from writer_app.exchange.importers.parts import chapters_of


def read_html(text: str, title: str) -> tuple[ImportedChapter, ...]:
    """The chapters of a page; `title` names one that has no heading. Raises WriterError where a word would be lost."""
    return chapters_of(html_blocks(text), title)
