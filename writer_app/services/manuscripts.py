"""A manuscript read from a file, whatever format it is in."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from writer_app.domain.errors import DataError, UsageError
from writer_app.exchange.importers.chapters import Manuscript
from writer_app.exchange.importers.docx import read_docx
from writer_app.exchange.importers.html import read_html
from writer_app.exchange.importers.text import read_text
from writer_app.storage.files import decode, encode, read_bytes

LEFT = {
    "pictures": ("{count} picture stays behind", "{count} pictures stay behind"),
    "comments": ("{count} comment stays behind", "{count} comments stay behind"),
    "deletions": ("{count} tracked deletion stays behind", "{count} tracked deletions stay behind"),
    "hidden words": ("{count} hidden word stays behind", "{count} hidden words stay behind"),
    "embedded": ("{count} embedded document stays behind", "{count} embedded documents stay behind"),
    "contents": ("the table of contents stays behind", "the table of contents stays behind"),
    "footnotes": ("{count} footnote goes to its chapter's notes", "{count} footnotes go to their chapters' notes"),
    "tables": ("{count} table becomes plain paragraphs", "{count} tables become plain paragraphs"),
    "links": ("{count} link becomes plain words", "{count} links become plain words"),
}
"""What prose cannot hold, as it is told of one and of several."""
_OTHERS = (".doc", ".rtf", ".pages", ".wpd", ".wps", ".sxw")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
_ON_PAGE = {
    "pictures": re.compile(rb"<(?:img|svg|picture)\b", re.IGNORECASE),
    "tables": re.compile(rb"<table\b", re.IGNORECASE),
    "links": re.compile(rb"<a\b[^>]{0,400}\bhref\s*=\s*[\"']?(?!#)", re.IGNORECASE),
}


def read_manuscript(file: Path) -> Manuscript:
    """What a file holds, of which not a word is missing. Raises WriterError."""
    ending = file.suffix.lower()
    reader = _READERS.get(ending)
    if reader is None:
        document = ending in _OTHERS
        raise UsageError(f"{file.name}: {'save this as .docx, and bring that in' if document else _ONLY}")
    try:
        return reader(read_bytes(file, file.name), file)
    except DataError as error:
        raise error if error.path else DataError(error.reason, path=file.name, hint=error.hint) from None


def _text(data: bytes, file: Path) -> Manuscript:
    text = decode(data, file.name)
    encode(text, file.name)
    return Manuscript(read_text(text, file.stem))


def _page(data: bytes, file: Path) -> Manuscript:
    text = _page_text(data, file.name)
    encode(text, file.name)
    counts = ((sort, len(pattern.findall(data))) for sort, pattern in _ON_PAGE.items())
    return Manuscript(read_html(text, file.stem), left=tuple((sort, count) for sort, count in counts if count))


def _page_text(data: bytes, shown: str) -> str:
    """A page's text in the encoding it names, where it is not UTF-8."""
    named = _CHARSET.search(data[:4096])
    try:
        return decode(data.decode(named[1].decode("ascii")).encode("utf-8"), shown) if named else decode(data, shown)
    except (LookupError, UnicodeError):
        return decode(data, shown)


_READERS: dict[str, Callable[[bytes, Path], Manuscript]] = {
    **dict.fromkeys(("", ".txt", ".md", ".markdown", ".text"), _text),
    **dict.fromkeys((".html", ".htm", ".xhtml"), _page),
    **dict.fromkeys((".docx", ".docm", ".dotx"), lambda data, file: read_docx(data, file.stem)),
}
READABLE = tuple(ending for ending in _READERS if ending)
"""The endings of files that can be brought in."""
_ONLY = "only text, Markdown, HTML and Word documents can be brought in"
