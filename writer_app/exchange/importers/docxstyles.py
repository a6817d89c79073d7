"""What the style sheet of a Word document says, and the few properties that styles and text share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from writer_app.exchange.importers.archive import parse
from writer_app.exchange.importers.styles import NONE, Style, Styles

PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
    "http://purl.oclc.org/ooxml/drawingml/picture": "pic",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}
_NO = ("0", "false", "off", "none")
_BODY_TEXT = 9
_DEPTHS = tuple("012345678")


def truth(said: dict[str, str]) -> bool:
    """Whether an element switches on what it names: it does unless it says otherwise."""
    return said.get("w:val", "1") not in _NO


def with_property(style: Style, tag: str, said: dict[str, str]) -> Style:
    """`style` with what one element says of letters or paragraphs."""
    say = _PROPERTIES.get(tag)
    return style if say is None else say(style, said)


def _level(style: Style, said: dict[str, str]) -> Style:
    value = said.get("w:val", "")
    if not (value.isascii() and value.isdecimal()):
        return style
    return replace(style, level=0 if int(value) >= _BODY_TEXT else int(value) + 1)


def _depth(style: Style, said: dict[str, str]) -> Style:
    value = said.get("w:val", "")
    return replace(style, list_depth=int(value)) if value in _DEPTHS else style


_PROPERTIES: dict[str, Callable[[Style, dict[str, str]], Style]] = {
    "w:i": lambda style, said: replace(style, italic=truth(said)),
    "w:b": lambda style, said: replace(style, bold=truth(said)),
    "w:u": lambda style, said: replace(style, underlined=truth(said)),
    "w:vanish": lambda style, said: replace(style, hidden=truth(said)),
    "w:jc": lambda style, said: replace(style, centred=said.get("w:val") == "center"),
    "w:pageBreakBefore": lambda style, said: replace(style, new_page=truth(said)),
    "w:outlineLvl": _level,
    "w:numId": lambda style, said: replace(style, list_id=said.get("w:val", "")),
    "w:ilvl": _depth,
    "w:bottom": lambda style, said: replace(style, ruled=truth(said)),
    "w:top": lambda style, said: replace(style, ruled=truth(said)),
}


def styles_of(data: bytes, name: str) -> Styles:
    """The styles of a document."""
    sheet = _Sheet()
    parse(data, name, sheet, PREFIXES)
    return Styles(sheet.styles, sheet.default)


class _Sheet:
    def __init__(self) -> None:
        self.styles: dict[str, Style] = {}
        self.default = ""
        self._id = ""
        self._style = NONE

    def start(self, tag: str, said: dict[str, str]) -> None:
        """An element begins."""
        if tag == "w:style":
            self._id, self._style = said.get("w:styleId", ""), NONE
            if said.get("w:type") == "paragraph" and said.get("w:default", "0") not in _NO:
                self.default = self._id
        elif tag == "w:name":
            self._style = replace(self._style, name=said.get("w:val", ""))
        elif tag == "w:basedOn":
            self._style = replace(self._style, parent=said.get("w:val", ""))
        else:
            self._style = with_property(self._style, tag, said)

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag == "w:style" and self._id:
            self.styles[self._id] = self._style

    def text(self, text: str) -> None:
        """Nothing is told."""
