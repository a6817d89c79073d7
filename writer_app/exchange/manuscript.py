"""The manuscript as every exporter sees it: chapters of scenes of blocks of styled runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from writer_app.text.markdown import BlockKind, blocks

_QUOTED = re.compile(r"[ \t]{0,3}>[ \t]?")
_MARK = re.compile(r"\\(?P<escaped>[\\*_#])|(?P<mark>\*{1,3}|_{1,3})")


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one style; a line feed in it is a line break that the author wrote."""

    text: str
    italic: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of prose; `heading` for a heading inside a scene, `quoted` for what is set apart: a letter, a poem."""

    runs: tuple[Run, ...]
    heading: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class SceneBreak:
    """A scene break that the author wrote, or the border of two scenes."""


@dataclass(frozen=True, slots=True)
class BookChapter:
    """A chapter's title and the bodies of its scenes, in the file's own Markdown."""

    title: str
    scenes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """What an export needs to know. `identifier` stays the same from one export to the next."""

    identifier: str
    title: str
    author: str
    language: str
    chapters: tuple[BookChapter, ...]


def chapter_blocks(chapter: BookChapter) -> tuple[Paragraph | SceneBreak, ...]:
    """The blocks of a chapter, a scene break between scenes that hold prose; comments are left out."""
    found: list[Paragraph | SceneBreak] = []
    for scene in chapter.scenes:
        inside = _scene_blocks(scene)
        if inside and found and not isinstance(found[-1], SceneBreak) and not isinstance(inside[0], SceneBreak):
            found.append(SceneBreak())
        found.extend(inside)
    return tuple(found)


def _scene_blocks(body: str) -> list[Paragraph | SceneBreak]:
    found: list[Paragraph | SceneBreak] = []
    for block in blocks(body):
        text = block.span.of(body)
        if block.kind is BlockKind.SCENE_BREAK:
            found.append(SceneBreak())
        elif block.kind is BlockKind.HEADING:
            found.append(Paragraph(runs(text.lstrip().lstrip("#").strip()), heading=True))
        elif block.kind is BlockKind.PARAGRAPH:
            found.extend(_paragraphs(text))
    return found


def _paragraphs(text: str) -> Iterator[Paragraph]:
    """A block of lines as a paragraph, or, where each line is marked as quoted, as the paragraphs that are set apart."""
    lines = text.strip("\n").split("\n")
    if not all(_QUOTED.match(line) for line in lines):
        yield Paragraph(runs(_joined(lines)))
        return
    for blank, part in groupby((_QUOTED.sub("", line, count=1) for line in lines), key=lambda line: not line.strip()):
        if not blank:
            yield Paragraph(runs(_joined(part)), quoted=True)


def _joined(lines: Iterable[str]) -> str:
    """Lines as one text: only a line that ends in a backslash or two spaces ends with a break."""
    whole = ""
    for line in lines:
        broken = line.removesuffix("\\") if line.endswith("\\") and not line.endswith("\\\\") else line
        ends = broken is not line or line.endswith("  ")
        whole += " ".join(broken.split()) + ("\n" if ends else " ")
    return whole.strip()


def runs(text: str) -> tuple[Run, ...]:
    """`text` as styled runs. A mark that opens nothing or closes nothing is itself, and an underscore inside a word is one."""
    pieces: list[tuple[str, str]] = []
    end = 0
    for found in _MARK.finditer(text):
        pieces += [("", text[end : found.start()]), ("", found["escaped"]) if found["escaped"] else ("*", found[0])]
        end = found.end()
    pieces.append(("", text[end:]))
    return _styled(_paired([piece for piece in pieces if piece[1]]))


def _paired(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Marks that have no partner of their own length turned back into text."""
    result, waiting = list(pieces), dict[str, int]()
    for index, (kind, mark) in enumerate(pieces):
        if kind != "*":
            continue
        after = pieces[index + 1][1][:1] if index + 1 < len(pieces) else ""
        before = pieces[index - 1][1][-1:] if index else ""
        line = mark.startswith("_")
        if mark in waiting and before and not before.isspace() and not (line and after.isalnum()):
            del waiting[mark]
        elif mark not in waiting and after and not after.isspace() and not (line and before.isalnum()):
            waiting[mark] = index
        else:
            result[index] = ("", mark)
    for index in waiting.values():
        result[index] = ("", result[index][1])
    return result


def _styled(pieces: list[tuple[str, str]]) -> tuple[Run, ...]:
    found: list[Run] = []
    italic = bold = False
    for kind, text in pieces:
        if kind == "*":
            italic ^= len(text) != 2
            bold ^= len(text) != 1
        elif text:
            found.append(Run(text, italic, bold))
    return tuple(found)
