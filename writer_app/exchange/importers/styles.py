"""What the styles of a word processor make of a paragraph or of a few letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace

from writer_app.exchange.importers.blocks import SourceKind

_DEEPEST = 50
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titulo|encabezado|titolo|intestazione|kop|rubrik|overskrift|otsikko|nagłówek|nadpis"
    r"|címsor|заголовок|標題|标题|見出し|제목)[ _]*(?P<level>[1-9])|heading"
)
_TITLES = {"title", "titel", "titre", "título", "titolo", "tytuł", "otsikko", "название", "标题", "標題", "表題", "제목"}
_SUBTITLES = {"subtitle", "untertitel", "sous-titre", "subtítulo", "sottotitolo", "podtytuł", "подзаголовок", "副标题", "부제"}
_QUOTES = {
    *("quote", "intense quote", "block text", "quotations", "quotation", "block quotation", "blockquote", "zitat"),
    *("intensives zitat", "citation", "citation intense", "cita", "cita destacada", "citazione", "citazione intensa"),
}
_CONTENTS = re.compile(r"(?:toc|contents|verzeichnis|tm|indice)[ _]*(?:[1-9]|heading)")
_LINKS = {"hyperlink", "followedhyperlink", "internet link", "visited internet link"}


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says itself; None where it says nothing and its `parent` does. `level` is an outline's, from 1, 0 for body
    text. `ruled`: a line is drawn below. `list_id` and `list_depth`, from 0, say of which list a number stands before it."""

    name: str = ""
    parent: str = ""
    italic: bool | None = None
    bold: bool | None = None
    underlined: bool | None = None
    hidden: bool | None = None
    centred: bool | None = None
    ruled: bool | None = None
    new_page: bool | None = None
    level: int | None = None
    list_id: str = ""
    list_depth: int | None = None

    def over(self, base: Style) -> Style:
        """This, and what `base` says where this says nothing."""
        said = {each.name: getattr(self, each.name) for each in fields(Style) if getattr(self, each.name) not in (None, "")}
        return replace(base, **said)


NONE = Style()


@dataclass(frozen=True, slots=True)
class Role:
    """What a style means, with all that it inherits."""

    style: Style = NONE
    kind: SourceKind = SourceKind.PARAGRAPH
    level: int = 0
    quoted: bool = False
    contents: bool = False
    link: bool = False

    @property
    def plain(self) -> bool:
        """Whether its own italics and bold are only how such a block looks."""
        return self.quoted or self.kind is not SourceKind.PARAGRAPH


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, styles: Mapping[str, Style], default: str = "") -> None:
        self._styles = styles
        self._default = default
        self._roles: dict[str, Role] = {}

    def role(self, style_id: str) -> Role:
        """What a style means; of one that is not there, what the default means."""
        style_id = style_id if style_id in self._styles else self._default
        if style_id not in self._roles:
            self._roles[style_id] = _role(list(self._chain(style_id)))
        return self._roles[style_id]

    def _chain(self, style_id: str) -> Iterator[Style]:
        """A style and those it builds on; one that builds on itself ends."""
        for _ in range(_DEEPEST):
            style = self._styles.get(style_id)
            if style is None:
                return
            yield style
            style_id = style.parent


def _role(chain: list[Style]) -> Role:
    whole = NONE
    for style in chain:
        whole = whole.over(style)
    kind, level = _kind(chain)
    if whole.level is not None and kind is SourceKind.PARAGRAPH:
        kind, level = (SourceKind.HEADING, whole.level) if whole.level else (kind, 0)
    names = [style.name.lower() for style in chain]
    return Role(
        whole,
        kind,
        level,
        quoted=any(name in _QUOTES for name in names),
        contents=any(_CONTENTS.fullmatch(name) for name in names),
        link=any(name in _LINKS for name in names),
    )


def _kind(chain: list[Style]) -> tuple[SourceKind, int]:
    """What the names say, those of the style itself first."""
    for style in chain:
        name = style.name.lower().strip()
        if heading := _HEADING.fullmatch(name):
            return SourceKind.HEADING, int(heading["level"] or 1)
        if name in _TITLES:
            return SourceKind.TITLE, 0
        if name in _SUBTITLES:
            return SourceKind.SUBTITLE, 0
    return SourceKind.PARAGRAPH, 0
