"""Positions as an author writes them."""

from __future__ import annotations

import re

from writer_app.domain.errors import DataError
from writer_app.domain.positions import BEFORE, Position, PositionKind
from writer_app.domain.storytime import parse_date
from writer_app.domain.values import Listing, Origin, Scalar, Table, Value, text_of

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})?")


def fault(message: str, origin: Origin) -> DataError:
    """A DataError at `origin`."""
    return DataError(message, path=origin.path, line=origin.line, column=origin.column)


def positions_from(value: Value | None) -> tuple[Position, ...]:
    """One position or a list of them; none where nothing is written. Raises DataError."""
    if value is None:
        return ()
    if isinstance(value, Listing):
        return tuple(position_from(item) for item in value)
    return (position_from(value),)


def position_from(value: Value) -> Position:
    """`before`, a number (`3`, `3.2`), a date, an id, or `{scene: ID, after: "words"}`. Raises DataError."""
    origin = value.origin
    if isinstance(value, Table):
        scene, after = text_of(value.get("scene")), text_of(value.get("after"))
        if not scene:
            raise fault("a position needs `scene:`", origin)
        kind = PositionKind.WORDS if after else PositionKind.NODE
        return Position(kind, ref=scene, after=after, written=scene, origin=origin)
    text = text_of(value).strip()
    if not isinstance(value, Scalar) or not text:
        raise fault("expected a position: a scene, a chapter, a date or `before`", origin)
    if text.lower() == "before":
        return Position(BEFORE.kind, written=text, origin=origin)
    if _NUMBER.fullmatch(text):
        return Position(PositionKind.NUMBER, ref=text, written=text, origin=origin)
    if date := parse_date(text):
        return Position(PositionKind.DATE, date=date, written=text, origin=origin)
    return Position(PositionKind.NODE, ref=text, written=text, origin=origin)
