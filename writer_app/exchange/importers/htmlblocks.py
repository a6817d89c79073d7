"""A page of HTML as blocks of styled text. Total: any text is some page, and unclosed tags are closed where a reader would."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

from writer_app.domain.errors import DataError
from writer_app.exchange.importers.blocks import SourceBlock, SourceKind, paragraphs_of
from writer_app.exchange.importers.css import emphasis_of, sheets_in, style_of
from writer_app.exchange.manuscript import Run

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {
    *_HEADINGS,
    *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt"),
    *("fieldset", "figcaption", "figure", "footer", "form", "header", "html", "legend", "li", "main", "nav", "ol"),
    *("option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
}
_UNSEEN = {
    *("head", "iframe", "math", "noscript", "object", "script", "select", "style", "svg", "template", "textarea"),
}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_ITALIC = {"em", "i", "cite", "var", "dfn"}
_BOLD = {"strong", "b"}
_SLANT = re.compile(r"font-style\s*:\s*(\w+)")
_WEIGHT = re.compile(r"font-weight\s*:\s*(\w+)")
_STRESSED = {"italic", "oblique", "bold", "bolder", "600", "700", "800", "900"}
_CLOSES_ITSELF = {"p", "li", "dt", "dd", "tr", "td", "th", "option"}
_SPACE = re.compile(r"[ \t\r\n\f]+")
_TAG = re.compile(r"<[A-Za-z/!][^<>]*>")
_LEFT_OVER = 10_000
_AROUND = re.compile(r"preface|afterword|(?:work_|chapter_\d+_)?endnotes\w*")
_ABOUT = {"meta", "preface", "afterword"}
_ABOUT_IN_WORK = {"notes", "summary"}
_TITLES = {"heading", "toc-heading", "title"}


@dataclass(frozen=True, slots=True)
class _Open:
    """An open element: `meta` as in a block, `around` where not even a heading belongs to the text, `work` inside the part
    of an archive's page that is the work."""

    tag: str
    level: int = 0
    meta: bool = False
    around: bool = False
    unseen: bool = False
    work: bool = False
    italic: bool = False
    bold: bool = False
    as_typed: bool = False
    quoted: bool = False


def html_blocks(text: str, styles: Mapping[str, str] | None = None) -> tuple[SourceBlock, ...]:
    """The blocks of a page in order; of an archive's page only those of the work. `styles` are those of a style sheet beside
    the page, by class. Raises DataError for what is no HTML."""
    page = _Page({**(styles or {}), **emphasis_of(sheets_in(text))})
    try:
        page.feed(text)
        page.finish()
    except AssertionError as error:
        raise DataError(f"cannot be read as HTML: {error}") from None
    page.end_block()
    work = tuple(block for block, inside in page.found if inside)
    return work or tuple(block for block, _ in page.found)


class _Page(HTMLParser):
    def __init__(self, styles: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self._styles = styles
        self.found: list[tuple[SourceBlock, bool]] = []
        self._open: list[_Open] = [_Open("")]
        self._depth = Counter[str]()
        self._runs: list[Run] = []

    def finish(self) -> None:
        """Reads what is left after the last whole tag. The parser's own way takes quadratic time where no tag ever ends."""
        if len(self.rawdata) > _LEFT_OVER:
            rest, self.rawdata = self.rawdata, ""
            self.handle_data(unescape(_TAG.sub(" ", rest)))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element, and closes what it ends."""
        named = {key: value or "" for key, value in attrs}
        if tag in _CLOSES_ITSELF and self._open[-1].tag == tag:
            self.handle_endtag(tag)
        if tag in _BLOCKS or tag == "hr":
            self.end_block()
        if tag == "hr":
            self._add(SourceBlock(SourceKind.BREAK, meta=self._open[-1].meta))
        elif tag == "br":
            self._text("\n")
        if tag not in _VOID:
            self._open.append(self._opened(tag, named))
            self._depth[tag] += 1

    def _style(self, tag: str, named: Mapping[str, str]) -> str:
        """What is said of an inline element's letters, its own word first."""
        if tag in _BLOCKS:
            return ""
        return f"{named.get('style', '').lower()};{style_of(named.get('class', '').split(), self._styles)}"

    def _opened(self, tag: str, named: dict[str, str]) -> _Open:
        style = self._style(tag, named)
        outer, classes, its_id = self._open[-1], set(named.get("class", "").split()), named.get("id", "")
        prose = tag == "div" and "userstuff" in classes
        about = bool(classes & _ABOUT) or (outer.work and bool(classes & _ABOUT_IN_WORK))
        around = not prose and (outer.around or _AROUND.fullmatch(its_id) is not None)
        meta = not prose and (outer.meta or about or around)
        return _Open(
            tag,
            _level(tag, classes, meta=meta, around=around) or outer.level,
            meta,
            around,
            outer.unseen or tag in _UNSEEN or ("landmark" in classes and tag in _HEADINGS),
            outer.work or its_id == "workskin",
            _declared(_SLANT, style, outer.italic or tag in _ITALIC),
            _declared(_WEIGHT, style, outer.bold or tag in _BOLD),
            outer.as_typed or tag == "pre",
            outer.quoted or tag == "blockquote",
        )

    def handle_endtag(self, tag: str) -> None:
        """Closes an element with all that stands open inside it; an end of what is not open is nothing."""
        if tag in _BLOCKS:
            self.end_block()
        if self._depth[tag]:
            while (closed := self._open.pop()).tag != tag:
                self._depth[closed.tag] -= 1
            self._depth[tag] -= 1

    def handle_data(self, data: str) -> None:
        """Text, in the style of what is open."""
        self._text(data.replace("\r\n", "\n") if self._open[-1].as_typed else _SPACE.sub(" ", data))

    def _text(self, text: str) -> None:
        innermost = self._open[-1]
        if not innermost.unseen:
            self._runs.append(Run(text, innermost.italic, innermost.bold))

    def end_block(self) -> None:
        """Makes a block of the text since the last one; two line breaks in a row begin another."""
        runs, self._runs = self._runs, []
        innermost = self._open[-1]
        kind = SourceKind.HEADING if innermost.level else SourceKind.PARAGRAPH
        for part in paragraphs_of(runs):
            meta = innermost.meta and not innermost.level
            self._add(SourceBlock(kind, part, innermost.level, meta, innermost.quoted and not meta))

    def _add(self, block: SourceBlock) -> None:
        self.found.append((block, self._open[-1].work))


def _declared(what: re.Pattern[str], style: str, otherwise: bool) -> bool:
    """Whether an inline element is of a style by its own word, as text copied out of word processors is."""
    said = what.search(style)
    return otherwise if said is None else said[1] in _STRESSED


def _level(tag: str, classes: set[str], *, meta: bool, around: bool) -> int:
    """The level of a heading; 0 for anything else, and for what an archive heads its notes with."""
    level = _HEADINGS.get(tag, 0)
    if not meta:
        return level
    return 0 if around or not classes & _TITLES or (tag == "h3" and "title" not in classes) else level
