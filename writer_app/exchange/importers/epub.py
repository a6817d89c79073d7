"""Electronic books (EPUB): their pages in reading order, each read as any page of HTML."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from writer_app.domain.errors import DataError
from writer_app.exchange.importers.archive import Archive, parse
from writer_app.exchange.importers.blocks import SourceBlock
from writer_app.exchange.importers.chapters import Manuscript
from writer_app.exchange.importers.css import emphasis_of
from writer_app.exchange.importers.html import left_on_page
from writer_app.exchange.importers.htmlblocks import html_blocks
from writer_app.exchange.importers.layout import manuscript_of
from writer_app.exchange.importers.properties import title_and_author

_CONTAINER = "META-INF/container.xml"
_LOCKS = "META-INF/encryption.xml"
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,80}encoding=["']([A-Za-z0-9_.:-]{1,40})""")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")


def read_epub(data: bytes, title: str) -> Manuscript:
    """The chapters of a book; `title` names one that has no heading. Raises WriterError where it cannot be read whole."""
    archive = Archive(data, "EPUB")
    container = _Package()
    parse(archive.read(_CONTAINER), _CONTAINER, container, {})
    name = container.root
    package = _Package()
    said = archive.read(name)
    parse(said, name, package, {})
    folder = posixpath.dirname(name)
    pages = list(package.pages(folder))
    if archive.has(_LOCKS):
        _assert_open(archive, pages)
    sheets = (archive.read(each).decode("utf-8", "replace") for each in package.sheets(folder) if archive.has(each))
    styles = emphasis_of("\n".join(sheets))
    blocks: list[SourceBlock] = []
    left = Counter[str]()
    for page in pages:
        text = _decoded(archive.read(page), page)
        left.update(dict(left_on_page(text)))
        first, *others = html_blocks(text, styles) or (None,)
        blocks += [replace(first, new_page=True), *others] if first else []
    return manuscript_of(blocks, left, title, title_and_author(said, name))


def _assert_open(archive: Archive, pages: list[str]) -> None:
    """Fonts may be scrambled; where pages are, it is a lock."""
    locks = _Package()
    parse(archive.read(_LOCKS), _LOCKS, locks, {})
    if not locks.locked.isdisjoint(pages):
        raise DataError("this is copy-protected; only a book without that can be read")


def _decoded(data: bytes, name: str) -> str:
    named = _ENCODING.match(data)
    encoding = "utf-16" if data.startswith(_WIDE) else named[1].decode("ascii") if named else "utf-8-sig"
    try:
        return data.decode(encoding).replace("\0", "")
    except (LookupError, UnicodeError):
        raise DataError("a part of it is damaged, or in letters that nobody knows") from None


class _Package:
    """What the parts say that hold a book together."""

    def __init__(self) -> None:
        self.root = ""
        self.locked: set[str] = set()
        self._items: dict[str, str] = {}
        self._order: list[str] = []
        self._sheets: list[str] = []

    def start(self, tag: str, said: dict[str, str]) -> None:
        """An element begins."""
        if tag == "rootfile":
            self.root = self.root or said.get("full-path", "")
        elif tag == "CipherReference":
            self.locked.add(unquote(said.get("URI", "")))
        elif tag == "itemref":
            self._order.append(said.get("idref", ""))
        elif tag == "item" and said.get("media-type") == "text/css":
            self._sheets.append(unquote(said.get("href", "")))
        elif tag == "item" and said.get("media-type") in _PAGES and "nav" not in said.get("properties", "").split():
            self._items[said.get("id", "")] = unquote(said.get("href", "")).partition("#")[0]

    def end(self, tag: str) -> None:
        """Nothing ends."""

    def text(self, text: str) -> None:
        """Nothing is told."""

    def pages(self, folder: str) -> Iterator[str]:
        """The names of the pages in reading order, each once."""
        for name in dict.fromkeys(self._items[each] for each in self._order if each in self._items):
            yield posixpath.normpath(posixpath.join(folder, name))

    def sheets(self, folder: str) -> Iterator[str]:
        """The names of the style sheets."""
        for name in self._sheets:
            yield posixpath.normpath(posixpath.join(folder, name))
