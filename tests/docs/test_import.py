"""The page on bringing a manuscript in names every format that can be."""

from __future__ import annotations

from pathlib import Path

from writer_app.services.manuscripts import READABLE

PAGE = Path(__file__).parents[2] / "docs/import.md"
_WORDS = {".txt": "plain text", ".md": "Markdown", ".html": "web pages", ".epub": "EPUBs"}


def test_every_format_is_named() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for ending in (".docx", ".docm", ".odt", *_WORDS):
        assert ending in READABLE
        assert _WORDS.get(ending, f"`{ending}`") in page
