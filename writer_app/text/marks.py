""" "Meant that way", written into the text as `<!-- meant: why -->`: never prose, and no end of a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from writer_app.domain.spans import Span
from writer_app.text.markdown import comments

_MEANT = re.compile(r"<!--\s*meant\b\s*:?(?P<why>.*?)-->", re.DOTALL | re.IGNORECASE)
_LETTER = re.compile(r"[^\n]")


@dataclass(frozen=True, slots=True)
class Meant:
    """One such mark, with its reason in one line; "" where none is given."""

    span: Span
    why: str


def marks(body: str) -> tuple[Meant, ...]:
    """Every mark of `body`, in order."""
    if "<!--" not in body:
        return ()
    found = ((comment, _MEANT.fullmatch(comment.of(body))) for comment in comments(body))
    return tuple(Meant(span, " ".join(said["why"].split())) for span, said in found if said)


def masked(body: str) -> str:
    """`body` with blanks in the place of its marks: every other letter stays where it is."""
    for mark in marks(body):
        body = body[: mark.span.start] + _LETTER.sub(" ", mark.span.of(body)) + body[mark.span.end :]
    return body


def without_marks(body: str) -> str:
    """`body` as it is printed: where a mark stood between words, one space is left."""
    for mark in reversed(marks(body)):
        before, after = body[: mark.span.start], body[mark.span.end :]
        words = before.rstrip(" \t")
        if not words or words.endswith("\n"):
            body = before + after.lstrip(" \t")
        else:
            apart = before != words or after[:1].isalnum()
            body = words + (" " if apart and not after[:1].isspace() else "") + after
    return body
