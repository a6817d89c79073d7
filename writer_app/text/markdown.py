"""The manuscript's Markdown as blocks. A total function: any text is some blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from writer_app.domain.spans import Span

_BREAK = re.compile(r"[ \t]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|#)[ \t]*")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+\S[^\n]*")
_LINE = re.compile(r"[^\n]*\n?")


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
    found: list[Span] = []
    start = body.find("<!--")
    while start >= 0:
        close = body.find("-->", start + 4)
        if close < 0:
            break
        found.append(Span(start, close + 3))
        start = body.find("<!--", close + 3)
    return tuple(found)


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
    """Line by line: a pattern over several lines takes quadratic time on a megabyte of spaces."""
    begin = start
    for line in _LINE.finditer(body, start, end):
        text = line[0]
        kind = _line_kind(text) if text.strip() else None
        if kind is BlockKind.PARAGRAPH:
            continue
        yield from _paragraph(body, begin, line.start())
        if kind is not None:
            yield Block(kind, _trimmed(body, line.start(), line.end()))
        begin = line.end()
    yield from _paragraph(body, begin, end)


def _paragraph(body: str, start: int, end: int) -> Iterator[Block]:
    span = _trimmed(body, start, end)
    if span.start < span.end:
        yield Block(BlockKind.PARAGRAPH, span)


def _line_kind(line: str) -> BlockKind:
    line = line.rstrip()
    if _BREAK.fullmatch(line):
        return BlockKind.SCENE_BREAK
    return BlockKind.HEADING if _HEADING.fullmatch(line) else BlockKind.PARAGRAPH


def _trimmed(body: str, start: int, end: int) -> Span:
    text = body[start:end]
    return Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
