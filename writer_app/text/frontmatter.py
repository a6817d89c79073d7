"""A file as its front matter and its body, and back again to the letter."""

from __future__ import annotations

import re
from dataclasses import dataclass

BOM = "\ufeff"
_FENCE = re.compile(r"---[ \t]*\r?\n")
_CLOSE = re.compile(r"^---[ \t]*(?:\r?\n|\Z)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Document:
    """A text file in its parts.

    `opening` and `closing` are the fences as written ("" without front matter), `head` the YAML between them, `written`
    the body as written, `body` the same with every line end counted as one line feed. `body_line` is the 1-based line of
    the file at which the body begins.
    """

    bom: str
    opening: str
    head: str
    closing: str
    written: str

    @property
    def body(self) -> str:
        """The body with line ends counted as one."""
        return unify_newlines(self.written)

    @property
    def body_line(self) -> int:
        """1-based line of the body's first character."""
        return 1 + unify_newlines(self.opening + self.head + self.closing).count("\n")

    @property
    def newline(self) -> str:
        """The line end this file uses most; a line feed where it has none."""
        whole = self.opening + self.head + self.closing + self.written
        return "\r\n" if whole.count("\r\n") * 2 > whole.count("\n") else "\n"

    @property
    def front(self) -> str:
        """All that stands before the body, as written."""
        return self.bom + self.opening + self.head + self.closing

    def with_body(self, body: str) -> Document:
        """The same file with another body, its lines ended as this file ends them."""
        return Document(self.bom, self.opening, self.head, self.closing, body.replace("\n", self.newline))

    def whole(self) -> str:
        """The text of the file."""
        return self.front + self.written


def unify_newlines(text: str) -> str:
    """Every line end as one line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def split(text: str) -> Document:
    """The parts of `text`. An opening fence that is never closed is prose, not front matter."""
    bom = BOM if text.startswith(BOM) else ""
    opening = _FENCE.match(text, len(bom))
    closing = _CLOSE.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return Document(bom, "", "", "", text[len(bom) :])
    return Document(bom, opening[0], text[opening.end() : closing.start()], closing[0], text[closing.end() :])
