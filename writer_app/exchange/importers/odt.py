"""OpenDocument texts (ODT), as LibreOffice writes them, read with the standard library."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from writer_app.domain.errors import DataError
from writer_app.exchange.importers.archive import Archive, parse
from writer_app.exchange.importers.chapters import Manuscript
from writer_app.exchange.importers.drafting import Draft, Look, plain_text
from writer_app.exchange.importers.layout import manuscript_of
from writer_app.exchange.importers.odtstyles import PREFIXES, key, level_of, styles_of
from writer_app.exchange.importers.properties import title_and_author
from writer_app.exchange.importers.styles import NONE, Role, Styles

_WHAT = "OpenDocument text"
_LOCKS = (b"encryption-data", b"encrypted-package")
_INDEXES = ("alphabetical-index", "illustration-index", "table-index", "object-index", "user-index", "bibliography")
_UNSEEN = {
    **dict.fromkeys(("text:tracked-changes", "text:note-citation", "svg:title", "svg:desc", "office:forms"), ""),
    **dict.fromkeys(("office:scripts", "text:script"), ""),
    **{f"text:{name}": "contents" for name in ("table-of-content", *_INDEXES)},
    "office:annotation": "comments",
}
"""Elements whose text is not shown, with what is left behind by each."""
_COUNTED = {"draw:image": "pictures", "table:table": "tables"}
_SPACE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 100


def read_odt(data: bytes, title: str) -> Manuscript:
    """The chapters of a document; `title` names one that has no heading. Raises WriterError where it cannot be read whole."""
    archive = Archive(data, _WHAT)
    manifest = archive.read("META-INF/manifest.xml") if archive.has("META-INF/manifest.xml") else b""
    if any(lock in manifest for lock in _LOCKS):
        raise DataError("this is protected by a password; save it without one")
    content = archive.read("content.xml")
    sheet = styles_of(archive.read("styles.xml"), "styles.xml") if archive.has("styles.xml") else {}
    body = _Body(Styles(sheet | styles_of(content, "content.xml")))
    parse(content, "content.xml", body, PREFIXES)
    body.draft.finish(body.notes)
    named = title_and_author(archive.read("meta.xml"), "meta.xml") if archive.has("meta.xml") else ("", "")
    return manuscript_of(body.draft.blocks, body.draft.left, title, named)


@dataclass(slots=True)
class _Body:
    styles: Styles
    draft: Draft = field(default_factory=lambda: Draft(toggles=False))
    notes: dict[str, str] = field(default_factory=dict)
    _looks: list[Look] = field(default_factory=lambda: [Look()])
    _marks: list[int] = field(default_factory=list)
    """For each footnote that is being read, how many blocks there were before it."""
    _unseen: int = 0

    def start(self, tag: str, said: dict[str, str]) -> None:
        """An element begins."""
        if self._unseen:
            self._unseen += 1
            self.draft.left["deletions"] += tag == "text:deletion"
        elif tag in _UNSEEN:
            self._unseen = 1
            self._count(_UNSEEN[tag])
        elif tag in ("text:p", "text:h"):
            self._begin(tag, said)
        elif tag in ("text:span", "text:a"):
            self._look(tag, said)
        elif tag in _COUNTED:
            self._count(_COUNTED[tag])
        elif tag == "text:note":
            self._marks.append(len(self.draft.blocks))
        else:
            self._sign(tag, said)

    def _count(self, sort: str) -> None:
        if sort:
            self.draft.left[sort] = 1 if sort == "contents" else self.draft.left[sort] + 1

    def _begin(self, tag: str, said: dict[str, str]) -> None:
        paragraph = self.draft.begin()
        paragraph.role = self.styles.role(key("paragraph", said.get("text:style-name", "")))
        if tag == "text:h":
            paragraph.own = replace(NONE, level=level_of(said.get("text:outline-level", "1")))
        # A box inside a line of text does not look like the letters around it.
        self._looks.append(Look())

    def _look(self, tag: str, said: dict[str, str]) -> None:
        outer = self._looks[-1]
        if tag == "text:a":
            outside = not said.get("xlink:href", "#").startswith("#")
            self.draft.left["links"] += outside
            self._looks.append(replace(outer, linked=True))
            return
        role = self.styles.role(key("text", said.get("text:style-name", "")))
        put_on = Role(role.style.over(outer.put_on.style), link=role.link or outer.put_on.link)
        self._looks.append(replace(outer, put_on=put_on))

    def _sign(self, tag: str, said: dict[str, str]) -> None:
        if tag == "text:s":
            self.draft.write(" " * min(level_of(said.get("text:c", "1")), _MOST_SPACES), self._looks[-1])
        elif tag == "text:tab":
            self.draft.write(" ", self._looks[-1])
        elif tag == "text:line-break" and self.draft.paragraph is not None:
            self.draft.paragraph.end_line()

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._unseen:
            self._unseen -= 1
        elif tag in ("text:p", "text:h"):
            self.draft.end(self.notes)
            self._looks.pop()
        elif tag in ("text:span", "text:a"):
            self._looks.pop()
        elif tag == "text:note":
            self._end_note()

    def _end_note(self) -> None:
        """A footnote stands where its mark is, and its paragraphs are none of the text."""
        mark = self._marks.pop()
        name = str(len(self.notes))
        self.notes[name] = plain_text(self.draft.blocks[mark:])
        del self.draft.blocks[mark:]
        if self.draft.paragraph is not None:
            self.draft.paragraph.note(name)

    def text(self, text: str) -> None:
        """Text of whatever is open."""
        if not self._unseen:
            self.draft.write(_SPACE.sub(" ", text), self._looks[-1])
