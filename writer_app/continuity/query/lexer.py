"""A search as tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from writer_app.continuity.query.tree import Bounds, Form
from writer_app.domain.errors import UsageError

_SPACE = re.compile(r"\s+")
_FIELD = re.compile(r"([^\W\d_]+):")
_BARE = re.compile(r"[^\s\"\u201c\u201d()]+")
_QUOTED = re.compile(r"\"(?P<straight>(?:[^\"\\]|\\.)*)\"|\u201c(?P<curly>(?:[^\u201d\"\\]|\\.)*)[\u201d\"]", re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_RANGE = re.compile(r"\[(?P<inside>[^\]]*)\]")
_RANGE_VALUES = re.compile(r"\s*(?P<low>\S.*?|)\s*\bTO\b\s*(?P<high>.*?\S|)\s*", re.DOTALL)


class Mark(StrEnum):
    """What a token is. A FIELD token is a field's name before a parenthesis."""

    OPEN = "("
    CLOSE = ")"
    AND = "AND"
    OR = "OR"
    NOT = "NOT"
    FIELD = "field"
    VALUE = "value"


OPERATORS = {"AND": Mark.AND, "OR": Mark.OR, "NOT": Mark.NOT}


@dataclass(frozen=True, slots=True)
class Token:
    """`start` is its offset in the search; `bare` is true for a value without field and quotation marks."""

    mark: Mark
    start: int
    field: str = ""
    text: str = ""
    form: Form = Form.EXACT
    bounds: Bounds | None = None
    bare: bool = False


def tokens(search: str) -> Iterator[Token]:
    """The tokens of `search`. Raises UsageError for a quotation mark or bracket that is never closed."""
    at = _skip(search, 0)
    while at < len(search):
        if search[at] in "()":
            yield Token(Mark(search[at]), at)
            at = _skip(search, at + 1)
            continue
        token, end = _token(search, at)
        yield token
        at = _skip(search, end)


def _skip(search: str, at: int) -> int:
    found = _SPACE.match(search, at)
    return found.end() if found else at


def _token(search: str, start: int) -> tuple[Token, int]:
    field, at = "", start
    if found := _FIELD.match(search, start):
        field, at = found[1].lower(), _skip(search, found.end())
        if search.startswith("(", at):
            return Token(Mark.FIELD, start, field), at + 1
    value, end = _value(search, at, start, field)
    if not field and value.bare and value.text.startswith("-") and value.text.strip("-"):
        raise UsageError(f"“{value.text}” leaves nothing out", f"write NOT {value.text.lstrip('-')}")
    if not field and value.bare and value.text in OPERATORS and value.form is Form.EXACT:
        return Token(OPERATORS[value.text], start), end
    return value, end


def _value(search: str, at: int, start: int, field: str) -> tuple[Token, int]:
    """Bare and quoted pieces up to white space or a parenthesis, or a range, are one value."""
    text, bare, form = "", True, Form.EXACT
    while at < len(search) and not search[at].isspace() and search[at] not in "()":
        if field and search[at] == "[" and (not text or text.endswith("=")):
            bounds, at = _range(search, at)
            return Token(Mark.VALUE, start, field, text.removesuffix("="), Form.EXACT, bounds), at
        piece, at, quoted = _piece(search, at, field)
        text, bare = text + piece, bare and not quoted
        form = Form.EXACT
        if not quoted and piece[-1:] in ("*", "~") and not (field and piece.endswith("/*")):
            form = Form.PREFIX if piece.endswith("*") else Form.FUZZY
            text = text[:-1]
    if not text and form is not Form.PREFIX:
        raise UsageError(f"`{field}:` needs a value" if field else "there is nothing between these quotation marks")
    return Token(Mark.VALUE, start, field, text, form, bare=bare and not field), at


def _piece(search: str, at: int, field: str) -> tuple[str, int, bool]:
    if search[at] in '"\u201c':
        found = _QUOTED.match(search, at)
        if found is None:
            raise UsageError("a quotation mark is opened and never closed", "put a second one where the phrase ends")
        return _ESCAPE.sub(r"\1", found["straight"] if found["straight"] is not None else found["curly"]), found.end(), True
    if search[at] == "\u201d":
        return "", at + 1, True
    found = _BARE.match(search, at)
    assert found is not None
    end = found.end()
    bracket = found[0].find("=[") if field else -1
    return (found[0], end, False) if bracket < 0 else (found[0][: bracket + 1], at + bracket + 1, False)


def _range(search: str, at: int) -> tuple[Bounds, int]:
    found = _RANGE.match(search, at)
    if found is None:
        raise UsageError("a range is opened with [ and never closed", "write it as [3 TO 5]")
    values = _RANGE_VALUES.fullmatch(found["inside"])
    if values is None:
        raise UsageError(f"“{found[0]}” is no range", "write it as [3 TO 5], [3 TO *] or [* TO 5]")
    low, high = (_plain(values[end]) for end in ("low", "high"))
    return Bounds(low, high), found.end()


def _plain(text: str) -> str:
    quoted = _QUOTED.fullmatch(text)
    if quoted is not None:
        text = _ESCAPE.sub(r"\1", quoted["straight"] if quoted["straight"] is not None else quoted["curly"])
    return "" if text == "*" else text
