"""The manuscript's Markdown as blocks. A total function: any text is some blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from writer_app.domain.spans import Span

_BREAK = re.compile(r"[ \t]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|#)[ \t]*")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+\S[^\n]*")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CHUNK = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")


class BlockKind(StrEnum):
    """What a block is to a reader."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    SCENE_BREAK = "scene break"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines without a blank one between them. Only a paragraph or heading is prose."""

    kind: BlockKind
    span: Span


def comments(body: str) -> tuple[Span, ...]:
    """`<!-- … -->` comments, which are never prose. One that is never closed is prose."""
    return tuple(Span(*found.span()) for found in _COMMENT.finditer(body)) if "<!--" in body else ()


def blocks(body: str) -> tuple[Block, ...]:
    """The blocks of `body` in order; together with white space they make up the whole of it."""
    found: list[Block] = []
    start = 0
    for comment in comments(body):
        found.extend(_blocks_between(body, start, comment.start))
        found.append(Block(BlockKind.COMMENT, comment))
        start = comment.end
    found.extend(_blocks_between(body, start, len(body)))
    return tuple(found)


def _blocks_between(body: str, start: int, end: int) -> Iterator[Block]:
    for chunk in _CHUNK.finditer(body, start, end):
        begin = chunk.start()
        for line in re.finditer(r"[^\n]+", chunk[0]):
            kind = _line_kind(line[0])
            if kind is BlockKind.PARAGRAPH:
                continue
            at = Span(chunk.start() + line.start(), chunk.start() + line.end())
            if body[begin : at.start].strip():
                yield Block(BlockKind.PARAGRAPH, _trimmed(body, begin, at.start))
            yield Block(kind, _trimmed(body, at.start, at.end))
            begin = at.end
        if body[begin : chunk.end()].strip():
            yield Block(BlockKind.PARAGRAPH, _trimmed(body, begin, chunk.end()))


def _line_kind(line: str) -> BlockKind:
    if _BREAK.fullmatch(line):
        return BlockKind.SCENE_BREAK
    return BlockKind.HEADING if _HEADING.fullmatch(line) else BlockKind.PARAGRAPH


def _trimmed(body: str, start: int, end: int) -> Span:
    text = body[start:end]
    return Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
