"""A fact's history, one value longer."""

from __future__ import annotations

from collections.abc import Mapping

from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.errors import DataError, UsageError
from writer_app.domain.positions import Position
from writer_app.domain.values import Listing, Table, Value
from writer_app.domain.vocabulary.positions import positions_from
from writer_app.services.positions import written
from writer_app.text.yamlpatch import Place, append_item, plain, set_value
from writer_app.text.yamltree import parse_yaml
from writer_app.text.yamlwriting import Plain

Path = tuple[str | int, ...]


def with_fact(head: str, key: str, value: str, dated: Mapping[str, Position], where: tuple[Timeline, Place]) -> str:
    """The front matter `head` with the fact `key: value`, from and until the positions in `dated`.

    With a beginning, the value that held before ends there: in that scene both are true. Raises UsageError for a value
    without dates where there is a history, which it would wipe out.
    """
    at = where[1]
    path: Path = ("facts", key)
    facts = parse_yaml(head, at.path, at.line).get("facts")
    old = facts.get(key) if isinstance(facts, Table) else None
    if not dated:
        if isinstance(old, Listing | Table):
            raise UsageError(f"“{key}” has a history already", "--since SCENE or --until SCENE says when this holds")
        return set_value(head, path, value, at)
    new: Plain = {"value": value, **{bound: written(position) for bound, position in dated.items()}}
    if old is None or not plain(old):
        return set_value(head, path, new, at)
    if "since" in dated:
        head = _with_end(head, path, old, dated["since"], where)
    return append_item(head, path, new, at)


def _with_end(head: str, path: Path, old: Value, since: Position, where: tuple[Timeline, Place]) -> str:
    """`head` in which the last value so far ends at `since`, where it is open and began before."""
    timeline, at = where
    if isinstance(old, Listing):
        return _with_end(head, (*path, len(old.items) - 1), old.items[-1], since, where) if old.items else head
    if not isinstance(old, Table):
        return set_value(head, path, {"value": plain(old), "until": written(since)}, at)
    claimed_or_closed = old.get("value") is None or old.get("until") is not None or old.get("according to") is not None
    if claimed_or_closed or not _begins_before(old.get("since"), since, timeline):
        return head
    return set_value(head, (*path, "until"), written(since), at)


def _begins_before(begin: Value | None, since: Position, timeline: Timeline) -> bool:
    try:
        first = timeline.since(positions_from(begin))
    except DataError:
        return False
    then = timeline.since((since,))
    return begin is None or (first is not None and then is not None and first < then)
