"""“This is a flashback”: the comment that says so, and the one that ends it."""

from __future__ import annotations

import re

from writer_app.domain.scenes import Frame
from writer_app.domain.spans import Span
from writer_app.services.session.buffers import Edit

_HERE = re.compile(r"<!--\s*here\s*:([^\n]*?)\s*-->[ \t]*\n*\Z", re.IGNORECASE)
_FRAME = re.compile(r"\bframe\s*:\s*\w+", re.IGNORECASE)
_GAP = re.compile(r"\n[ \t]*\n")


def paragraph_at(text: str, offset: int) -> Span:
    """The paragraph that `offset` stands in, without the blank lines around it."""
    start = max((found.end() for found in _GAP.finditer(text, 0, offset)), default=0)
    following = _GAP.search(text, max(offset, start))
    end = following.start() if following else len(text)
    part = text[start:end]
    return Span(start + len(part) - len(part.lstrip()), start + max(len(part.rstrip()), len(part) - len(part.lstrip())))


def framed(text: str, passage: Span, frame: Frame, before: Frame) -> tuple[Edit, ...]:
    """The edits, from the end to the beginning, after which the paragraphs of `passage` are told as `frame`.

    What follows them is told as `before` again. A `here` comment right above says it, where there is one.
    """
    first, last = paragraph_at(text, passage.start), paragraph_at(text, max(passage.start, passage.end - 1))
    closing = () if _ends_here(text, last.end) else (Edit(last.end, 0, f"\n\n<!-- here: frame: {before.value} -->"),)
    above = _HERE.search(text, 0, first.start)
    if above is None:
        return (*closing, Edit(first.start, 0, f"<!-- here: frame: {frame.value} -->\n\n"))
    said = _FRAME.search(above[0])
    if said is None:
        return (*closing, Edit(above.end(1), 0, f", frame: {frame.value}"))
    return (*closing, Edit(above.start() + said.start(), len(said[0]), f"frame: {frame.value}"))


def _ends_here(text: str, end: int) -> bool:
    """Whether nothing is told after the passage, or a comment changes the frame there anyway."""
    rest = text[end:].lstrip()
    following = re.match(r"<!--\s*here\s*:[^\n]*?-->", rest, re.IGNORECASE)
    return not rest or (following is not None and _FRAME.search(following[0]) is not None)
