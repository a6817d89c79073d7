"""A search as written to its tree. Raises nothing but UsageError, whatever it is given."""

from __future__ import annotations

from collections.abc import Callable

from writer_app.continuity.query.fields import FIELDS, Field, Takes
from writer_app.continuity.query.lexer import OPERATORS, Mark, Token, tokens
from writer_app.continuity.query.tree import And, Form, Node, Not, Or, Query, Term, Unit
from writer_app.continuity.query.words import words_of
from writer_app.domain.errors import Unknown, UsageError
from writer_app.text.nearest import nearest, question

MAX_LENGTH = 4_000
MAX_DEPTH = 40
_RANGED = frozenset({Takes.NUMBER, Takes.CHAPTER, Takes.TIME, Takes.PAIR, Takes.FACT})
_WORDY = frozenset({Takes.WORDS, Takes.ENTRY_OR_WORDS})


def parse(search: str) -> Query:
    """The tree of `search`. Raises UsageError with one plain line."""
    if len(search) > MAX_LENGTH:
        raise UsageError("this search is too long to be one")
    found, unit = _without_unit(list(tokens(search)))
    found, as_of = _without_moment(found, search)
    if not found:
        raise UsageError("a search needs at least one word or field")
    return Query(_Parser(found).whole(), unit, as_of)


def _without_unit(found: list[Token]) -> tuple[list[Token], Unit | None]:
    """`in:` holds for the whole search, wherever it is written."""
    units = {token.text.lower() for token in found if token.field == "in"}
    if not units:
        return found, None
    if len(units) > 1 or not units <= set(Unit):
        known = ", ".join(Unit)
        raise UsageError(f"`in:` takes one of {known}, once", "such as in:sentence")
    return [token for token in found if token.field != "in"], Unit(units.pop())


def _without_moment(found: list[Token], search: str) -> tuple[list[Token], str]:
    """`as of X` runs to the next field, operator, parenthesis or the end."""
    at = next((i for i in range(len(found) - 1) if [_bare(token) for token in found[i : i + 2]] == ["as", "of"]), None)
    if at is None:
        return found, ""
    stop = at + 2
    while stop < len(found) and found[stop].mark is Mark.VALUE and not found[stop].field:
        stop += 1
    if stop == at + 2:
        raise UsageError(
            "`as of` needs a position after it", 'a scene, a chapter, a date or "before"; for the words write "as of"'
        )
    rest, more = _without_moment(found[stop:], search)
    if more:
        raise UsageError("a search can ask about one moment only")
    if stop == at + 3:
        return [*found[:at], *rest], found[at + 2].text
    words = [token.text + {Form.EXACT: "", Form.PREFIX: "*", Form.FUZZY: "~"}[token.form] for token in found[at + 2 : stop]]
    return [*found[:at], *rest], " ".join(words)


def _bare(token: Token) -> str:
    return token.text if token.bare and token.form is Form.EXACT else ""


class _Parser:
    def __init__(self, found: list[Token]) -> None:
        self._tokens = found
        self._at = 0

    def whole(self) -> Node:
        """The tree of all tokens."""
        node = self._either("", 0)
        if self._at < len(self._tokens):
            raise UsageError("a parenthesis is closed that was never opened")
        return node

    def _peek(self) -> Mark | None:
        return self._tokens[self._at].mark if self._at < len(self._tokens) else None

    def _either(self, field: str, depth: int) -> Node:
        parts = [self._all(field, depth)]
        while self._peek() is Mark.OR:
            self._at += 1
            parts.append(self._all(field, depth))
        return _join(Or, parts)

    def _all(self, field: str, depth: int) -> Node:
        parts = [self._one(field, depth)]
        while self._peek() not in (None, Mark.OR, Mark.CLOSE):
            if self._peek() is Mark.AND:
                self._at += 1
            parts.append(self._one(field, depth))
        return _join(And, parts)

    def _one(self, field: str, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise UsageError("this search is nested too deeply")
        mark = self._peek()
        if mark is Mark.NOT:
            self._at += 1
            return Not(self._one(field, depth + 1))
        if mark in (Mark.OPEN, Mark.FIELD):
            return self._group(field, depth)
        if mark is not Mark.VALUE:
            before = self._tokens[self._at - 1].mark if self._at else None
            operator = next((each for each in (before, mark) if each in OPERATORS.values()), None)
            hint = f'for the word itself write "{operator}"' if operator else None
            raise UsageError(_missing(mark, before), hint)
        token = self._tokens[self._at]
        self._at += 1
        return _term(token, token.field or field)

    def _group(self, field: str, depth: int) -> Node:
        token = self._tokens[self._at]
        if token.mark is Mark.FIELD:
            _field(token.field)
        self._at += 1
        node = self._either(token.field or field, depth + 1)
        if self._peek() is not Mark.CLOSE:
            raise UsageError("a parenthesis is opened and never closed")
        self._at += 1
        return node


def _join(make: Callable[[tuple[Node, ...]], And | Or], parts: list[Node]) -> Node:
    """One part stands alone; a join within a join of the same kind is one."""
    if len(parts) == 1:
        return parts[0]
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, And | Or) and type(part) is make else (part,))
    return make(tuple(flat))


def _missing(mark: Mark | None, before: Mark | None) -> str:
    if mark is Mark.CLOSE and before in (Mark.OPEN, Mark.FIELD):
        return "there is nothing between these parentheses"
    if mark is Mark.CLOSE and before is None:
        return "a parenthesis is closed that was never opened"
    return f"a word is missing after {before}" if before else f"a word is missing before {mark}"


def _field(name: str) -> Field:
    if name in FIELDS:
        return FIELDS[name]
    near = tuple(f"{field}:" for field in nearest(name, [*FIELDS, "in"], most=2))
    raise Unknown(f"there is no field “{name}:”", f"{name}:", near, question(near) or "fields: " + " ".join(FIELDS))


def _term(token: Token, name: str) -> Term:
    term = Term(name, token.text, token.form, token.bounds)
    if not name:
        _check_words(term)
        return term
    field = _field(name)
    if term.bounds is not None and field.takes not in _RANGED:
        raise UsageError(f"`{name}:` takes {field.takes}, not a range")
    if term.form is not Form.EXACT and term.text and field.takes not in _WORDY:
        raise UsageError(f"`{name}:` takes {field.takes}, whole", "* and ~ are for words; a bare * means anything")
    if field.takes is Takes.WORDS and term.form is not Form.PREFIX:
        _check_words(term)
    return term


def _check_words(term: Term) -> None:
    found = words_of(term.text)
    if not found:
        raise UsageError(f"there is no word in “{term.text or '*'}”")
    if term.form is Form.FUZZY and len(found) > 1:
        raise UsageError(f"~ is for a single word, not for “{term.text}”")
