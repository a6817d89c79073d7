"""Whose a document says it is."""

from __future__ import annotations

from collections.abc import Iterable

from writer_app.exchange.importers.archive import parse

_SPACES = {"http://purl.org/dc/elements/1.1/": "dc", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0": "meta"}
_TITLES = ("dc:title",)
_AUTHORS = ("meta:initial-creator", "dc:creator")
_NOBODY = {
    *("author", "user", "windows user", "microsoft office user", "microsoft office-anwender", "admin", "administrator"),
    *("owner", "python-docx", "unknown", "un-named", "utilisateur windows", "openxml", "docx4j", "anonymous"),
}
_NOTHING = {
    *("untitled", "untitled document", "word document", "microsoft word document", "title", "document", "unknown"),
}
_PRINTED = "Microsoft Word - "


def title_and_author(data: bytes, name: str) -> tuple[str, str]:
    """Title and author from a document's properties; empty where there is none, or only what a program puts there itself."""
    said = _Said()
    parse(data, name, said, _SPACES)
    return said.first(_TITLES, _NOTHING), said.first(_AUTHORS, _NOBODY)


class _Said:
    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._reading = ""

    def start(self, tag: str, _: dict[str, str]) -> None:
        """An element begins; of several of one name the first counts."""
        self._reading = tag if tag in (*_TITLES, *_AUTHORS) and not self._texts.get(tag) else ""

    def end(self, _: str) -> None:
        """An element ends."""
        self._reading = ""

    def text(self, text: str) -> None:
        """Text of whatever is open."""
        if self._reading:
            self._texts[self._reading] = self._texts.get(self._reading, "") + text

    def first(self, names: Iterable[str], empty: set[str]) -> str:
        """The first of these elements that says something."""
        found = (" ".join(self._texts.get(name, "").split()) for name in names)
        return next((text for text in found if text.lower() not in {"", *empty} and not text.startswith(_PRINTED)), "")
