"""What the styles of an OpenDocument text say, the writer's own and those that the program made for single paragraphs."""

from __future__ import annotations

from dataclasses import replace

from writer_app.exchange.importers.archive import parse
from writer_app.exchange.importers.styles import NONE, Style

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
PREFIXES = {
    **{f"{_OASIS}:{name}:1.0": name for name in ("office", "style", "text", "table", "form")},
    f"{_OASIS}:drawing:1.0": "draw",
    f"{_OASIS}:xsl-fo-compatible:1.0": "fo",
    f"{_OASIS}:svg-compatible:1.0": "svg",
    "http://www.w3.org/1999/xlink": "xlink",
}
_HEAVY = ("bold", "600", "700", "800", "900")


def styles_of(data: bytes, name: str) -> dict[str, Style]:
    """The styles of a part by their keys."""
    sheet = _Sheet()
    parse(data, name, sheet, PREFIXES)
    return sheet.styles


def key(family: str, name: str) -> str:
    """How a style is known: letters and paragraphs may have styles of the same name."""
    return f"{family} {name}" if name else ""


class _Sheet:
    def __init__(self) -> None:
        self.styles: dict[str, Style] = {}
        self._key = ""
        self._style = NONE

    def start(self, tag: str, said: dict[str, str]) -> None:
        """An element begins."""
        if tag == "style:style":
            family, name = said.get("style:family", ""), said.get("style:name", "")
            self._key = key(family, name)
            level = said.get("style:default-outline-level", "")
            self._style = Style(
                said.get("style:display-name", name),
                key(family, said.get("style:parent-style-name", "")),
                new_page=True if said.get("style:master-page-name") else None,
                level=level_of(level) if level else None,
            )
        elif tag == "style:text-properties" and self._key:
            self._style = _of_letters(self._style, said)
        elif tag == "style:paragraph-properties" and self._key:
            self._style = _of_paragraph(self._style, said)

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag == "style:style" and self._key:
            self.styles[self._key] = self._style
            self._key = ""

    def text(self, text: str) -> None:
        """Nothing is told."""


def level_of(text: str) -> int:
    """A heading's level as it is written; 0 for none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 3 else 0


def _of_letters(style: Style, said: dict[str, str]) -> Style:
    slant, weight = said.get("fo:font-style"), said.get("fo:font-weight")
    line, shown = said.get("style:text-underline-style"), said.get("text:display")
    return replace(
        style,
        italic=None if slant is None else slant in ("italic", "oblique"),
        bold=None if weight is None else weight in _HEAVY,
        underlined=None if line is None else line != "none",
        hidden=None if shown is None else shown == "none",
    )


def _of_paragraph(style: Style, said: dict[str, str]) -> Style:
    where, before, below = said.get("fo:text-align"), said.get("fo:break-before"), said.get("fo:border-bottom")
    return replace(
        style,
        centred=None if where is None else where == "center",
        new_page=style.new_page if before is None else before == "page",
        ruled=None if below is None else below != "none",
    )
