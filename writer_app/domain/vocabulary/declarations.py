"""Entries as declared: from the tree of plain values to what the program knows. One bad key never costs the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from writer_app.domain.errors import DataError
from writer_app.domain.lore import Alias, Change, Condition, Entry, Fact, Kind, Limit, Pronouns
from writer_app.domain.values import Listing, Scalar, Table, Value, text_of, texts
from writer_app.domain.vocabulary.changes import CHANGES
from writer_app.domain.vocabulary.kinds import KINDS, SHARED_LINKS
from writer_app.domain.vocabulary.limits import LIMITS
from writer_app.domain.vocabulary.positions import fault, positions_from
from writer_app.domain.vocabulary.terms import Term

_T = TypeVar("_T")
_OWN = ("id", "kind", "name", "aliases", "called", "pronouns", "facts", "changes", "limits", "tags", "was", "notes")
_PRONOUNS = {"he": Pronouns.HE, "him": Pronouns.HE, "she": Pronouns.SHE, "her": Pronouns.SHE, "they": Pronouns.THEY}


@dataclass(frozen=True, slots=True)
class Declared:
    """What a file declares: the entry (None where it has no usable kind or id) and everything that could not be read."""

    entry: Entry | None
    problems: tuple[DataError, ...] = ()


def entry_from(table: Table, notes: str = "") -> Declared:
    """The entry that `table`, a front matter or an item of `entries:`, declares."""
    reader = _Reader()
    entry_id, kind = text_of(table.get("id")), text_of(table.get("kind")).lower()
    if not entry_id or kind not in {member.value for member in Kind}:
        known = ", ".join(member.value for member in Kind)
        message = f"`kind` must be one of {known}" if entry_id else "an entry needs an `id`"
        return Declared(None, (fault(message, table.origin),))
    own_keys = {part.key for part in (*KINDS[Kind(kind)].links, *SHARED_LINKS)}
    entry = Entry(
        id=entry_id,
        kind=Kind(kind),
        name=text_of(table.get("name")) or entry_id,
        aliases=reader.each(table.get("aliases"), _alias),
        called=texts(table.get("called")),
        pronouns=reader.one(table.get("pronouns"), _pronouns, Pronouns.UNKNOWN),
        facts=tuple(reader.facts(table.get("facts"))),
        changes=reader.each(table.get("changes"), _change),
        limits=reader.each(table.get("limits"), limit_from),
        links=tuple((pair.key.text, texts(pair.value)) for pair in table.pairs if pair.key.text in own_keys),
        tags=texts(table.get("tags")),
        was=texts(table.get("was")),
        unknown=tuple((pair.key.text, pair.value) for pair in table.pairs if pair.key.text not in own_keys.union(_OWN)),
        notes=notes or text_of(table.get("notes")),
        origin=table.origin,
        link_origins=tuple((pair.key.text, pair.value.origin) for pair in table.pairs if pair.key.text in own_keys),
    )
    return Declared(entry, tuple(reader.problems))


@dataclass(slots=True)
class _Reader:
    problems: list[DataError] = field(default_factory=list)

    def one(self, value: Value | None, read: Callable[[Value], _T], otherwise: _T) -> _T:
        if value is None:
            return otherwise
        try:
            return read(value)
        except DataError as error:
            self.problems.append(error)
            return otherwise

    def each(self, value: Value | None, read: Callable[[Value], _T]) -> tuple[_T, ...]:
        found: list[_T] = []
        for item in _items(value):
            try:
                found.append(read(item))
            except DataError as error:
                self.problems.append(error)
        return tuple(found)

    def facts(self, value: Value | None) -> Iterator[Fact]:
        if value is None or not _items(value):
            return
        if not isinstance(value, Table):
            self.problems.append(fault("`facts` holds `key: value` lines", value.origin))
            return
        for pair in value.pairs:
            yield from self.each(pair.value, partial(_fact, pair.key.text))


def _items(value: Value | None) -> tuple[Value, ...]:
    if isinstance(value, Listing):
        return value.items
    return () if value is None or (isinstance(value, Scalar) and not value.text) else (value,)


def _pronouns(value: Value) -> Pronouns:
    text = text_of(value).lower().split("/")[0].strip()
    if text in _PRONOUNS:
        return _PRONOUNS[text]
    if text in ("", "it"):
        return Pronouns(text)
    raise fault("`pronouns` is he, she, they or it", value.origin)


def _alias(value: Value) -> Alias:
    if not isinstance(value, Table):
        if not text_of(value):
            raise fault("an alias is a name", value.origin)
        return Alias(text_of(value), origin=value.origin)
    since, until = positions_from(value.get("since")), positions_from(value.get("until"))
    name = text_of(value.get("name")) or text_of(value.get("value"))
    if not name:
        raise fault("an alias needs `name:`", value.origin)
    return Alias(name, since, until, value.origin)


def _fact(key: str, value: Value) -> Fact:
    if isinstance(value, Scalar):
        return Fact(key, value.text, origin=value.origin)
    if not isinstance(value, Table):
        raise fault(f"`{key}` holds a value or `{{value: …, since: …, until: …}}`", value.origin)
    if value.get("value") is None:
        # `seems: {eye colour: brown}`: a fact about facts keeps its inner key in front of its value.
        inner = next((pair for pair in value.pairs if isinstance(pair.value, Scalar)), None)
        if inner is None:
            raise fault(f"`{key}` needs `value:`", value.origin)
        return Fact(key, f"{inner.key.text}: {text_of(inner.value)}", origin=value.origin)
    since, until = positions_from(value.get("since")), positions_from(value.get("until"))
    return Fact(key, text_of(value.get("value")), since, until, text_of(value.get("according to")), value.origin)


def _row(value: Value, rows: dict[str, Term], what: str) -> tuple[Table, Term, Value]:
    if not isinstance(value, Table):
        raise fault(f"a {what} is written as `{{key: value}}`", value.origin)
    for pair in value.pairs:
        if pair.key.text in rows:
            return value, rows[pair.key.text], pair.value
    raise fault(f"no {what} of the vocabulary stands here", value.origin)


def _change(value: Value) -> Change:
    table, row, main = _row(value, CHANGES, "change")
    since, until = positions_from(table.get("since")), positions_from(table.get("until"))
    at = positions_from(table.get("at")) or since
    if not at:
        raise fault(f"`{row.key}` needs `at:`, the scene it happens in", table.origin)
    args = [("what", texts(main))] if not isinstance(main, Table) else []
    if isinstance(main, Table):
        strangers = [pair.key.text for pair in main.pairs if row.part(pair.key.text) is None]
        if strangers:
            raise fault(f"`{row.key}` knows no `{strangers[0]}`", main.origin)
        args = [(part.key, texts(main.get(part.key))) for part in row.parts if main.get(part.key) is not None]
    args += [(part.key, texts(table.get(part.key))) for part in row.parts[1:] if table.get(part.key) is not None]
    return Change(row.key, at, tuple(args), since, until, table.origin)


def limit_from(value: Value) -> Limit:
    """The limit that an item of `limits:` states. Raises DataError."""
    table, row, main = _row(value, LIMITS, "limit")
    values = texts(main)
    if not values:
        raise fault(f"`{row.key}` needs a value", table.origin)
    options = tuple((part.key, text_of(table.get(part.key))) for part in row.parts[1:] if table.get(part.key) is not None)
    since, until = positions_from(table.get("since")), positions_from(table.get("until"))
    return Limit(row.key, values, options, _conditions(table.get("unless")), since, until, table.origin)


def _conditions(value: Value | None) -> tuple[Condition, ...]:
    if value is None:
        return ()
    if isinstance(value, Listing):
        return tuple(condition for item in value for condition in _conditions(item))
    if isinstance(value, Table):
        return tuple(Condition(text, pair.key.text) for pair in value.pairs for text in texts(pair.value))
    return (Condition(value.text),) if value.text else ()
