"""Frozen dataclasses as short JSON and back, by their types alone.

A value becomes the list of its fields, without those at its end that hold their defaults; a value of a union of dataclasses
carries the number of its class in front. Reading back is what counts: a novel's readings are a few hundred thousand values.
"""

from __future__ import annotations

import json
import types
import zlib
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from itertools import starmap
from operator import attrgetter
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Form = Any
"""A type as an annotation gives it."""
Item = Any
"""A value of whatever type is being turned."""
Turn = Callable[[Item], Item]
_NOTHING = object()


class Damaged(Exception):
    """Stored bytes that are not what was stored."""


class Codec(Generic[T]):
    """Turns values of one type into bytes and back; `shape` names the layout, and moves when a type changes."""

    def __init__(self, kind: type[T]) -> None:
        self._encode, self._decode = _encoder(kind), _decoder(kind)
        self.shape = f"{zlib.crc32(_layout(kind).encode()):08x}"

    def pack(self, value: T) -> bytes:
        """`value` as compressed bytes that tell when they are damaged."""
        plain = self._encode(value) if self._encode else value
        return zlib.compress(json.dumps(plain, separators=(",", ":")).encode("ascii"), 1)

    def unpack(self, data: bytes) -> T:
        """The value that `pack` was given. Raises Damaged."""
        try:
            plain = json.loads(zlib.decompress(data))
            value: T = self._decode(plain) if self._decode else plain
        except (zlib.error, ValueError, TypeError, LookupError) as error:
            raise Damaged(str(error)) from None
        return value


@cache
def codec(kind: type[T]) -> Codec[T]:
    """The codec of a type, built once."""
    return Codec(kind)


def _origin(kind: Form) -> object:
    return get_origin(kind)


def _parts(kind: Form) -> tuple[Form, ...]:
    """The members of a union, None left out; the type itself otherwise."""
    if _origin(kind) in (Union, types.UnionType):
        return tuple(part for part in get_args(kind) if part is not type(None))
    return (kind,)


def _encoder(kind: Form) -> Turn | None:
    """How a value becomes plain; None where it is plain already."""
    parts = _parts(kind)
    if len(parts) > 1:
        return _union_encoder(parts)
    inner = _single_encoder(parts[0])
    if inner is None or parts == (kind,):
        return inner
    turn = inner
    return lambda value: None if value is None else turn(value)


def _single_encoder(kind: Form) -> Turn | None:
    if _origin(kind) is tuple:
        items = [_encoder(item) for item in get_args(kind) if item is not Ellipsis]
        if get_args(kind)[-1] is Ellipsis:
            return _mapped(items[0], list)
        return lambda value: [turn(item) if turn else item for turn, item in zip(items, value, strict=True)]
    return _row_encoder(kind) if is_dataclass(kind) else None


def _mapped(turn: Turn | None, collect: Turn) -> Turn:
    return collect if turn is None else lambda value: collect(map(turn, value))


def _union_encoder(parts: tuple[Form, ...]) -> Turn:
    turns = {part: (number, _encoder(part)) for number, part in enumerate(parts)}

    def encode(value: Item) -> Item:
        if value is None:
            return None
        number, turn = turns[type(value)]
        return [number, turn(value) if turn else value]

    return encode


def _row_encoder(kind: Form) -> Turn:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    get = attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)
    turns = [(index, turn) for index, name in enumerate(names) if (turn := _encoder(hints[name])) is not None]
    defaults = [_default(field) for field in fields(kind)]

    def encode(value: Item) -> list[Item]:
        row = list(get(value))
        while row and row[-1] == defaults[len(row) - 1]:
            row.pop()
        for index, turn in turns:
            if index < len(row):
                row[index] = turn(row[index])
        return row

    return encode


def _default(field: Field[Item]) -> Item:
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else _NOTHING


def _decoder(kind: Form) -> Turn | None:
    parts = _parts(kind)
    if len(parts) > 1:
        return _union_decoder(parts)
    inner = _single_decoder(parts[0])
    if inner is None or parts == (kind,):
        return inner
    turn = inner
    return lambda value: None if value is None else turn(value)


def _single_decoder(kind: Form) -> Turn | None:
    if _origin(kind) is tuple:
        inner = [item for item in get_args(kind) if item is not Ellipsis]
        items = [_decoder(item) for item in inner]
        if get_args(kind)[-1] is not Ellipsis:
            return lambda value: tuple([turn(item) if turn else item for turn, item in zip(items, value, strict=True)])
        if is_dataclass(inner[0]) and not _row_turns(inner[0]):
            return lambda value: tuple(starmap(inner[0], value))
        return _mapped(items[0], tuple)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {member.value: member for member in kind}.__getitem__
    return _row_decoder(kind) if is_dataclass(kind) else None


def _union_decoder(parts: tuple[Form, ...]) -> Turn:
    turns = [_decoder(part) for part in parts]

    def decode(value: Item) -> Item:
        if value is None:
            return None
        turn = turns[value[0]]
        return turn(value[1]) if turn else value[1]

    return decode


def _row_turns(kind: Form) -> list[tuple[int, Turn]]:
    hints = get_type_hints(kind)
    turns = ((index, _decoder(hints[field.name])) for index, field in enumerate(fields(kind)))
    return [(index, turn) for index, turn in turns if turn is not None]


def _row_decoder(kind: Form) -> Turn:
    turns = _row_turns(kind)

    def decode(row: list[Item]) -> Item:
        length = len(row)
        for index, turn in turns:
            if index >= length:
                break
            row[index] = turn(row[index])
        return kind(*row)

    return decode


def _said(field: Field[Item]) -> str:
    """The default of a field in words that are the same in every process."""
    default = _default(field)
    return "" if default is _NOTHING else repr(default)


def _layout(kind: Form) -> str:
    """A type spelled out down to its plain parts, so that a changed dataclass is another layout."""
    parts = _parts(kind)
    if parts != (kind,):
        return "|".join(map(_layout, parts))
    if _origin(kind) is tuple:
        return f"({','.join('…' if item is Ellipsis else _layout(item) for item in get_args(kind))})"
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        inner = ",".join(f"{field.name}:{_layout(hints[field.name])}={_said(field)}" for field in fields(kind))
        return f"{kind!r}({inner})"
    if isinstance(kind, type) and issubclass(kind, Enum):
        return f"{kind.__name__}[{','.join(str(member.value) for member in kind)}]"
    return str(kind)
