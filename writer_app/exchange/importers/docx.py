"""Word documents (DOCX), read with the standard library: the shown text of the document, its styles, notes and properties."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from writer_app.exchange.importers.archive import Archive, parse
from writer_app.exchange.importers.blocks import SourceKind
from writer_app.exchange.importers.chapters import Manuscript
from writer_app.exchange.importers.docxnumbering import Numbering, numbering_of
from writer_app.exchange.importers.docxstyles import PREFIXES, styles_of, with_property
from writer_app.exchange.importers.drafting import Draft, Look, plain_text
from writer_app.exchange.importers.layout import manuscript_of
from writer_app.exchange.importers.properties import title_and_author
from writer_app.exchange.importers.styles import Styles

_WHAT = "Word document"
_MAIN = "word/document.xml"
_UNSEEN = {
    *("w:moveFrom", "w:rPrChange", "w:pPrChange", "w:sectPrChange", "w:tblPrChange", "w:trPrChange", "w:tcPrChange"),
    *("w:instrText", "w:delInstrText", "w:delText", "mc:Fallback"),
}
_COUNTED = {
    **dict.fromkeys(("pic:pic", "v:imagedata", "c:chart"), "pictures"),
    "w:tbl": "tables",
    "w:commentReference": "comments",
    "w:altChunk": "embedded",
}
_TEXTS = ("w:t", "m:t")
_SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:noBreakHyphen": "-"}
_ORNAMENT, _PRIVATE = "\u2756", ("\ue000", "\uf8ff")
_NOTES = {"footnotes": "w:footnote", "endnotes": "w:endnote"}


def read_docx(data: bytes, title: str) -> Manuscript:
    """The chapters of a document; `title` names one that has no heading. Raises WriterError where it cannot be read whole."""
    archive = Archive(data, _WHAT)
    main = _target(archive, "_rels/.rels", "officeDocument", "") or _MAIN
    folder, name = posixpath.split(main)
    relations = f"{folder}/_rels/{name}.rels"

    def part(sort: str) -> str:
        target = _target(archive, relations, sort, folder)
        return target if archive.has(target) else ""

    sheet = part("styles")
    styles = styles_of(archive.read(sheet), sheet) if sheet else Styles({})
    notes: dict[str, str] = {}
    for sort, element in _NOTES.items():
        if where := part(sort):
            notes |= _Body(styles, {}, element).read(archive.read(where), where).found
    numbered = part("numbering")
    numbering = numbering_of(archive.read(numbered), numbered) if numbered else Numbering()
    body = _Body(styles, notes, numbering=numbering).read(archive.read(main), main)
    body.draft.finish(notes)
    core = _target(archive, "_rels/.rels", "core-properties", "")
    named = title_and_author(archive.read(core), core) if archive.has(core) else ("", "")
    return manuscript_of(body.draft.blocks, body.draft.left, title, named)


def _target(archive: Archive, relations: str, sort: str, folder: str) -> str:
    """The name of the part that another refers to as one of that sort; empty where it does not."""
    found = _Relations()
    if archive.has(relations):
        parse(archive.read(relations), relations, found, {})
    target = next((where for named, where in found.targets if named.endswith(f"/{sort}")), "")
    if not target or target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))


class _Relations:
    def __init__(self) -> None:
        self.targets: list[tuple[str, str]] = []

    def start(self, tag: str, said: dict[str, str]) -> None:
        """Keeps a relation to a part of the archive."""
        if tag == "Relationship" and said.get("TargetMode") != "External":
            self.targets.append((said.get("Type", ""), said.get("Target", "")))

    def end(self, tag: str) -> None:
        """Nothing ends."""

    def text(self, text: str) -> None:
        """Nothing is told."""


@dataclass(slots=True)
class _Body:
    """Reads the body of a document, or where `each` names the element of a footnote, footnotes by name."""

    styles: Styles
    notes: Mapping[str, str]
    each: str = ""
    found: dict[str, str] = field(default_factory=dict)
    draft: Draft = field(default_factory=lambda: Draft(toggles=True))
    numbering: Numbering = field(default_factory=Numbering)
    look: Look = field(default_factory=Look)
    links: int = 0
    unseen: int = 0
    properties: str = ""
    """The element in which properties stand, of a paragraph ("w:pPr") or of letters."""
    of_mark: bool = False
    """Whether they are those of a paragraph's mark."""
    joins: bool = False
    """Whether this paragraph and the next are one: the mark between them was deleted, or this is a large first letter."""
    section: bool = False
    contents: bool = False
    _text: bool = False
    _name: str = ""

    def read(self, data: bytes, name: str) -> _Body:
        """Reads a part and returns itself."""
        parse(data, name, self, PREFIXES)
        return self

    def start(self, tag: str, said: dict[str, str]) -> None:
        """An element begins."""
        if self.unseen:
            self.unseen += 1
        elif tag in _UNSEEN or (tag == "w:del" and not self.properties):
            self.draft.left["deletions"] += tag in ("w:del", "w:moveFrom")
            self.unseen = 1
        elif tag in _TEXTS:
            self._text = True
        elif self.properties:
            _property(self, tag, said)
        elif (act := _STARTS.get(tag)) is not None:
            act(self, said)
        elif tag in _SIGNS:
            self.draft.write(_SIGNS[tag], self.look)
        elif tag in _COUNTED:
            self.draft.left[_COUNTED[tag]] += 1
        elif tag == self.each and "w:type" not in said:
            self._name = tag + said.get("w:id", "")

    def end(self, tag: str) -> None:
        """An element ends."""
        if self.unseen:
            self.unseen -= 1
        elif tag in _TEXTS:
            self._text = False
        elif self.properties:
            self.of_mark &= tag != "w:rPr"
            self.properties = "" if tag == self.properties else self.properties
        elif tag == "w:p":
            self._end_paragraph()
        elif tag == "w:hyperlink":
            self.links -= 1
        elif tag == self.each:
            self.found[self._name] = plain_text(self.draft.blocks)
            self.draft.blocks.clear()

    def _end_paragraph(self) -> None:
        paragraph = self.draft.paragraph
        if paragraph is not None and not self.joins:
            style = paragraph.own.over(paragraph.role.style)
            if style.list_id and paragraph.kind()[0] is SourceKind.HEADING:
                paragraph.label = self.numbering.label(style.list_id, style.list_depth or 0)
            self.draft.end(self.notes)
        self.draft.new_page |= self.section
        self.section = False

    def text(self, text: str) -> None:
        """Text of whatever is open."""
        if self._text and not self.unseen:
            self.draft.write(text, self.look)


def _property(body: _Body, tag: str, said: dict[str, str]) -> None:
    """A property of letters, of a paragraph, or of its mark."""
    paragraph = body.draft.paragraph
    if body.of_mark:
        body.joins |= tag == "w:del"
    elif tag == "w:rStyle":
        body.look = replace(body.look, put_on=body.styles.role(said.get("w:val", "")))
    elif body.properties == "w:rPr":
        body.look = replace(body.look, own=with_property(body.look.own, tag, said))
    elif tag == "w:rPr":
        body.of_mark = True
    elif tag == "w:framePr":
        # A large first letter is a paragraph of its own.
        body.joins |= said.get("w:dropCap", "none") != "none"
    elif tag == "w:pStyle" and paragraph is not None:
        paragraph.role = body.styles.role(said.get("w:val", ""))
    elif tag == "w:sectPr" or tag == "w:type":
        body.section = said.get("w:val") != "continuous"
    elif paragraph is not None:
        paragraph.own = with_property(paragraph.own, tag, said)


def _begin(body: _Body, _: Mapping[str, str]) -> None:
    paragraph = body.draft.paragraph if body.joins else None
    body.joins = False
    (paragraph or body.draft.begin()).role = body.styles.role("")


def _letters(body: _Body, _: Mapping[str, str]) -> None:
    body.look = Look(linked=body.links > 0)


def _paragraph_properties(body: _Body, _: Mapping[str, str]) -> None:
    body.properties = "w:pPr"


def _letter_properties(body: _Body, _: Mapping[str, str]) -> None:
    body.properties = "w:rPr"


def _break(body: _Body, said: Mapping[str, str]) -> None:
    if said.get("w:type") == "page":
        body.draft.break_page(body.notes)
    elif body.draft.paragraph is not None:
        body.draft.paragraph.end_line()


def _note(element: str) -> Callable[[_Body, Mapping[str, str]], None]:
    def act(body: _Body, said: Mapping[str, str]) -> None:
        if body.draft.paragraph is not None:
            body.draft.paragraph.note(element + said.get("w:id", ""))

    return act


def _sign(body: _Body, said: Mapping[str, str]) -> None:
    """A sign out of a font of signs: as a letter where it is one everywhere, else as an ornament."""
    try:
        char = chr(int(said.get("w:char", ""), 16))
    except (ValueError, OverflowError):
        char = _ORNAMENT
    body.draft.write(char if char.isprintable() and not _PRIVATE[0] <= char <= _PRIVATE[1] else _ORNAMENT, body.look)


def _link(body: _Body, said: Mapping[str, str]) -> None:
    body.links += 1
    body.draft.left["links"] += "r:id" in said


def _rule(body: _Body, said: Mapping[str, str]) -> None:
    if said.get("o:hr") in ("t", "true", "1") and body.draft.paragraph is not None:
        body.draft.paragraph.own = replace(body.draft.paragraph.own, ruled=True)


def _gallery(body: _Body, said: Mapping[str, str]) -> None:
    body.contents = said.get("w:val") == "Table of Contents"


def _controlled(body: _Body, _: Mapping[str, str]) -> None:
    if body.contents:
        body.draft.left["contents"] = 1
        body.unseen = 1
    body.contents = False


_STARTS: dict[str, Callable[[_Body, dict[str, str]], None]] = {
    "w:p": _begin,
    "w:r": _letters,
    "w:pPr": _paragraph_properties,
    "w:rPr": _letter_properties,
    "w:br": _break,
    "w:cr": _break,
    "w:footnoteReference": _note("w:footnote"),
    "w:endnoteReference": _note("w:endnote"),
    "w:sym": _sign,
    "w:hyperlink": _link,
    "v:rect": _rule,
    "w:docPartGallery": _gallery,
    "w:sdtContent": _controlled,
}
