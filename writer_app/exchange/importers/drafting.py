"""A word processor's document as it is read: paragraphs become blocks, and what prose cannot hold is counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from writer_app.exchange.importers.blocks import SourceBlock, SourceKind, paragraphs_of
from writer_app.exchange.importers.prose import is_break
from writer_app.exchange.importers.styles import NONE, Role, Style
from writer_app.exchange.manuscript import Run

_ORNAMENT = re.compile(r"[^\w\s?!.,;:\u2026\"'\u2018-\u201f]{1,3}")
"""Signs that part scenes where they stand alone in the middle of a line."""
_NEAR = 5
"""So many words before a footnote's mark tell where it stood."""
_RUNS = 20
"""And in so many of the last runs they are looked for."""
_WORD = re.compile(r"[^\W\d_]{3}")
_UNSEEN = {0xAD: None, **dict.fromkeys(map(ord, "\t\r\n"), " ")}
"""Soft hyphens are gone, and white space other than a line break of the author's is a space."""


@dataclass(frozen=True, slots=True)
class Look:
    """How letters look: what stands at them themselves (`own`), and what a style that is put on them makes of them."""

    own: Style = NONE
    put_on: Role = field(default_factory=Role)
    linked: bool = False

    def hidden(self, around: Role) -> bool:
        """Whether they are not shown."""
        return bool(_first(self.own.hidden, self.put_on.style.hidden, around.style.hidden))

    def run(self, text: str, around: Role, *, toggles: bool) -> Run:
        """They, in a paragraph of that role, with the emphasis of their own. Where a style `toggles`, italics in italics stand
        upright. Typescripts underline what print sets in italics."""
        base = NONE if around.plain else around.style
        if toggles:
            italic = _first(self.own.italic, bool(base.italic) != bool(self.put_on.style.italic))
            bold = _first(self.own.bold, bool(base.bold) != bool(self.put_on.style.bold))
        else:
            italic = _first(self.own.italic, self.put_on.style.italic, base.italic)
            bold = _first(self.own.bold, self.put_on.style.bold, base.bold)
        link = self.linked or self.put_on.link
        underlined = not link and _first(self.own.underlined, self.put_on.style.underlined, base.underlined)
        return Run(text, bool(italic or underlined), bool(bold))


def _first(*said: bool | None) -> bool | None:
    return next((each for each in said if each is not None), None)


@dataclass(slots=True)
class Paragraph:
    """A paragraph that is being read: its role, what stands at it itself (`own`), its text so far, and its footnotes: a name
    each, and the words before it."""

    role: Role = field(default_factory=Role)
    own: Style = NONE
    runs: list[Run] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    label: str = ""
    """What the program writes before it, as a chapter's number."""
    broken: bool = False
    """Whether a new page begins before it."""

    @property
    def text(self) -> str:
        """Its words without style."""
        return "".join(run.text for run in self.runs)

    def add(self, run: Run) -> None:
        """Takes text in."""
        text = run.text.translate(_UNSEEN)
        if text:
            self.runs.append(replace(run, text=text))

    def end_line(self) -> None:
        """The author ended a line here."""
        self.runs.append(Run("\n"))

    def note(self, name: str) -> None:
        """A footnote stands here."""
        near = "".join(run.text for run in self.runs[-_RUNS:])
        self.notes.append((name, " ".join(near.split()[-_NEAR:])))

    def blocks(self) -> Iterator[SourceBlock]:
        """What it is; without words it is a blank, which may part scenes."""
        style = self.role.style
        centred = bool(_first(self.own.centred, style.centred))
        new_page = self.broken or bool(_first(self.own.new_page, style.new_page))
        ruled = bool(_first(self.own.ruled, style.ruled))
        kind, level = self.kind()
        found = paragraphs_of(self._labelled() if self.label else self.runs)
        if not found or is_break(self.text) or (centred and _ORNAMENT.fullmatch(self.text.strip())):
            part = SourceKind.BREAK if found or ruled else SourceKind.PARAGRAPH
            yield SourceBlock(part, centred=centred, new_page=new_page)
            return
        for runs in found:
            yield SourceBlock(kind, runs, level, quoted=self.role.quoted and not level, centred=centred, new_page=new_page)
            new_page = False

    def _labelled(self) -> list[Run]:
        """A heading with what stands before it, where that is all there is or says more than its place."""
        if not self.text.strip():
            return [Run(self.label)]
        said = self.label.strip(" .:)-\u2013\u2014")
        return [Run(f"{said}: "), *self.runs] if _WORD.search(said) else self.runs

    def kind(self) -> tuple[SourceKind, int]:
        """What sort of block it is, and a heading's level."""
        if self.own.level is None or self.role.kind in (SourceKind.TITLE, SourceKind.SUBTITLE):
            return self.role.kind, self.role.level
        return (SourceKind.HEADING, self.own.level) if self.own.level else (SourceKind.PARAGRAPH, 0)


@dataclass(slots=True)
class Draft:
    """What has been read: blocks, and a count of each sort of thing that prose cannot hold. `toggles` as for `Look`."""

    toggles: bool
    blocks: list[SourceBlock] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)
    new_page: bool = False
    _open: list[Paragraph] = field(default_factory=list)

    @property
    def paragraph(self) -> Paragraph | None:
        """The innermost paragraph that is being read."""
        return self._open[-1] if self._open else None

    def begin(self) -> Paragraph:
        """Begins a paragraph; one may stand inside another, in a box."""
        self._open.append(Paragraph())
        return self._open[-1]

    def write(self, text: str, look: Look) -> None:
        """Letters, as they look; hidden ones are counted."""
        if not self._open:
            return
        around = self._open[-1].role
        if look.hidden(around):
            self.left["hidden words"] += len(text.split())
        else:
            self._open[-1].add(look.run(text, around, toggles=self.toggles))

    def end(self, notes: Mapping[str, str]) -> None:
        """Ends the innermost paragraph; `notes` are the texts of footnotes by name."""
        if self._open:
            self.emit(self._open.pop(), notes)

    def finish(self, notes: Mapping[str, str]) -> None:
        """Ends all that still stands open."""
        while self._open:
            self.end(notes)

    def emit(self, paragraph: Paragraph, notes: Mapping[str, str]) -> None:
        """What a paragraph is, and its footnotes after it."""
        if paragraph.role.contents:
            self.left["contents"] = 1
            return
        paragraph.broken |= self.new_page
        self.new_page = False
        self.blocks.extend(paragraph.blocks())
        for name, near in paragraph.notes:
            if text := notes.get(name, ""):
                self.left["footnotes"] += 1
                told = f"Note {self.left['footnotes']}, after “{near}”: {text}"
                self.blocks.append(SourceBlock(SourceKind.PARAGRAPH, (Run(told),), meta=True))

    def break_page(self, notes: Mapping[str, str]) -> None:
        """A page ends here, and with it the paragraph's text so far."""
        if self._open and self._open[-1].text.strip():
            inside = self._open.pop()
            self.emit(inside, notes)
            self._open.append(Paragraph(inside.role, replace(inside.own, new_page=False)))
        self.new_page = True


def plain_text(blocks: Iterable[SourceBlock]) -> str:
    """Blocks as one line."""
    return " ".join(" ".join(block.text.split()) for block in blocks if block.text.strip())
