"""A manuscript read from a file, whatever format it is in."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from writer_app.domain.errors import DataError, UsageError
from writer_app.exchange.importers.chapters import Manuscript
from writer_app.exchange.importers.docx import read_docx
from writer_app.exchange.importers.epub import read_epub
from writer_app.exchange.importers.html import left_on_page, read_html
from writer_app.exchange.importers.odt import read_odt
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
    "blank lines": ("{count} blank line becomes a scene break", "{count} blank lines become scene breaks"),
    "tables": ("{count} table becomes plain paragraphs", "{count} tables become plain paragraphs"),
    "links": ("{count} link becomes plain words", "{count} links become plain words"),
}
"""What prose cannot hold, as it is told of one and of several."""
_OTHERS = (".doc", ".rtf", ".pages", ".wpd", ".wps", ".sxw")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)


def read_manuscript(file: Path) -> Manuscript:
    """What a file holds, of which not a word is missing. Raises WriterError."""
    ending = file.suffix.lower()
    reader = _READERS.get(ending)
    if reader is None:
        document = ending in _OTHERS
        raise UsageError(f"{file.name}: {'save this as .docx or .odt, and bring that in' if document else _ONLY}")
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
    return Manuscript(read_html(text, file.stem), left=left_on_page(text))


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
    ".odt": lambda data, file: read_odt(data, file.stem),
    ".epub": lambda data, file: read_epub(data, file.stem),
    **dict.fromkeys((".docx", ".docm", ".dotx"), lambda data, file: read_docx(data, file.stem)),
}
READABLE = tuple(ending for ending in _READERS if ending)
"""The endings of files that can be brought in."""
_ONLY = "only Word documents, OpenDocument texts, EPUBs, text, Markdown and HTML can be brought in"
