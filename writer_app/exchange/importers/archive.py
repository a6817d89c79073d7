"""The parts of a document that is a zip archive, read with bounds: a file of a stranger may be made to fill the memory."""

from __future__ import annotations

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import Protocol
from xml.parsers import expat

from writer_app.domain.errors import DataError

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OLD_KIND = "this is a document of the old kind (.doc); save it as .docx"
_LOCKED_BIT = 0x1
_ALL = 256 * 2**20
"""How many bytes may come out of one archive in all."""
_FREE = 16 * 2**20
_RATIO = 100
"""A part of more than `_FREE` bytes may be so many times as large as it is in the archive; prose is some ten times."""
_DEEPEST = 1000
_DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, ValueError, RuntimeError, OverflowError, EOFError, OSError)
_CLIMBS = re.compile(r"(?:^|/)\.\.(?:/|$)")


class XmlReader(Protocol):
    """Takes XML piece by piece."""

    def start(self, tag: str, said: dict[str, str]) -> None:
        """An element begins; `said` are its attributes."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text, perhaps not all that stands together."""


class Archive:
    """An archive in memory. Nothing in it is ever written anywhere, and a name leads nowhere but into it."""

    def __init__(self, data: bytes, what: str) -> None:
        """`what` it should be, as in "Word document". Raises DataError for what it is instead."""
        self._left = _ALL
        self._size = len(data)
        if data.startswith(_OLD):
            locked = _LOCKED in data
            raise DataError("this is protected by a password; save it without one" if locked else _OLD_KIND)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._names = {info.filename: info for info in self._zip.infolist()}
        except _DAMAGE:
            raise DataError(f"this is no {what}, or it is damaged") from None

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self._names

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises DataError where there is none, it is damaged, locked or larger than any book."""
        info = self._names.get(name)
        if info is None or _CLIMBS.search(name):
            raise DataError(f"a part of it is missing ({_shown(name)})")
        if info.flag_bits & _LOCKED_BIT:
            raise DataError("this is protected by a password; save it without one")
        bound = min(self._left, max(_FREE, min(info.compress_size, self._size) * _RATIO))
        try:
            with self._zip.open(info) as part:
                data = part.read(bound + 1)
        except _DAMAGE:
            raise DataError(f"a part of it is damaged ({_shown(name)})") from None
        if len(data) > bound:
            raise DataError(f"it unpacks to more than any book holds ({_shown(name)}); it is not read")
        self._left -= len(data)
        return data


def parse(data: bytes, name: str, reader: XmlReader, prefixes: Mapping[str, str]) -> None:
    """Reads XML piece by piece. An element or attribute is named by the prefix that `prefixes` gives its namespace, and by
    its local name alone where it gives none.

    A document type is refused, and so are entities of its own and all that lies elsewhere. Raises DataError.
    """
    known: dict[str, str] = {}
    depth = 0
    start, end = reader.start, reader.end

    def short(full: str) -> str:
        space, _, local = full.rpartition(" ")
        prefix = prefixes.get(space, "")
        return known.setdefault(full, f"{prefix}:{local}" if prefix else local)

    def on_start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise DataError(f"this is nested deeper than any document ({_shown(name)})")
        start(known.get(tag) or short(tag), {known.get(key) or short(key): value for key, value in attributes.items()})

    def on_end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        end(known.get(tag) or short(tag))

    def refuse(*_: object) -> None:
        raise DataError(f"it holds a document type of its own, which no document needs ({_shown(name)}); it is not read")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = on_start, on_end, reader.text
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise DataError(f"a part of it is damaged ({_shown(name)}, line {parser.CurrentLineNumber})") from None


def _shown(name: str) -> str:
    """A part's name as it may stand in a line; a stranger gave it."""
    return "".join(char if char.isprintable() else "?" for char in name[-60:])
