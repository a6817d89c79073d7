"""Every reference the author wrote, with where it stands and what it may refer to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from writer_app.domain.lore import Change, Entry, Kind, Limit
from writer_app.domain.positions import Position, PositionKind
from writer_app.domain.scenes import SceneSource
from writer_app.domain.values import NOWHERE, Origin, Scalar
from writer_app.domain.vocabulary.changes import CHANGES
from writer_app.domain.vocabulary.facts import FACTS
from writer_app.domain.vocabulary.kinds import KINDS, SHARED_LINKS
from writer_app.domain.vocabulary.limits import LIMITS
from writer_app.domain.vocabulary.positions import position_from
from writer_app.domain.vocabulary.terms import Part, Term, ValueType
from writer_app.language.units.segments import Reference as Named
from writer_app.language.units.segments import references as in_setting
from writer_app.language.units.segments import slips as in_setting_unread

_PLACES = frozenset({"enters", "leaves", "stays at"})
_PEOPLE = frozenset({"meets", "allied with"})
_LOCATED = frozenset({"place", "within"})


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference: `text` as typed under `key` of `owner` (an entry's id, or "" in a scene).

    `strict`: it must be something of the lore; otherwise it may as well be free text. `kinds`: what it may be, if given.
    """

    text: str
    key: str
    owner: str
    origin: Origin
    strict: bool
    kinds: tuple[Kind, ...] = ()


def lore_references(entry: Entry) -> Iterator[Reference]:
    """Every reference on an entry's page, positions apart."""
    yield from _links(entry)
    for change in entry.changes:
        yield from _in_change(entry, change)
    for fact in entry.facts:
        if fact.key in FACTS and FACTS[fact.key].parts[0].type is ValueType.ENTRY:
            yield Reference(fact.value, fact.key, entry.id, fact.origin, strict=False)
        if fact.according_to:
            yield Reference(fact.according_to, "according to", entry.id, fact.origin, strict=False)
    for limit in entry.limits:
        yield from _in_limit(entry, limit)


def _links(entry: Entry) -> Iterator[Reference]:
    for part in (*KINDS[entry.kind].links, *SHARED_LINKS):
        if part.type is ValueType.ENTRY:
            kinds = (Kind.LOCATION,) if part.key in _LOCATED else ()
            strict, origin = part.key != "about", _link_origin(entry, part.key)
            yield from (Reference(text, part.key, entry.id, origin, strict, kinds) for text in entry.link(part.key))


def _link_origin(entry: Entry, key: str) -> Origin:
    return dict(entry.link_origins).get(key, entry.origin)


def _in_change(entry: Entry, change: Change) -> Iterator[Reference]:
    for part, texts in _parts(CHANGES[change.verb], change):
        for text in texts if part.type is ValueType.ENTRY else ():
            main = part.key == "what"
            place = main and change.verb in _PLACES
            # `enters` may stand on the realm's own page, and then names who enters.
            kinds = (Kind.LOCATION,) if place and entry.kind is not Kind.LOCATION else ()
            strict = place or (main and change.verb in _PEOPLE)
            yield Reference(text, change.verb, entry.id, change.origin, strict, kinds)


def _parts(row: Term, change: Change) -> Iterator[tuple[Part, tuple[str, ...]]]:
    for key, texts in change.args:
        part = row.part(key)
        if part is not None:
            yield part, texts


def _in_limit(entry: Entry, limit: Limit) -> Iterator[Reference]:
    row = LIMITS[limit.key]
    texts = limit.values if row.parts[0].type in (ValueType.ENTRY, ValueType.CONDITION) else ()
    options = (limit.option(part.key) for part in row.parts[1:] if part.type is ValueType.ENTRY)
    named = (*texts, *options, *(condition.text for condition in limit.unless))
    yield from (Reference(text, limit.key, entry.id, limit.origin, strict=False) for text in named)


def scene_references(scene: SceneSource) -> Iterator[Reference]:
    """Every reference in a scene's front matter and `here` comments."""
    yield from _placed(scene, in_setting(scene))


def scene_slips(scene: SceneSource) -> Iterator[Reference]:
    """Every frame and time in a scene's front matter and `here` comments that cannot be read."""
    yield from _placed(scene, in_setting_unread(scene))


def _placed(scene: SceneSource, named: Iterable[Named]) -> Iterator[Reference]:
    origins = dict(scene.setting.origins)
    for found in named:
        origin = origins.get(found.key, scene.origin) if found.span is None else NOWHERE
        if found.span is not None:
            line = scene.body_line + scene.body.count("\n", 0, found.span.start)
            column = found.span.start - scene.body.rfind("\n", 0, found.span.start)
            origin = Origin(scene.path, line, column)
        kinds = (Kind.LOCATION,) if found.key == "place" else ()
        yield Reference(found.text, found.key, "", origin, strict=True, kinds=kinds)


def positions(entry: Entry) -> Iterator[Position]:
    """Every position on an entry's page."""
    for change in entry.changes:
        yield from (*change.at, *change.since, *change.until)
    for fact in entry.facts:
        yield from (*fact.since, *fact.until)
    for alias in entry.aliases:
        yield from (*alias.since, *alias.until)
    for limit in entry.limits:
        yield from (*limit.since, *limit.until)
    # When an event happened, and a thread is due, are keys of their own.
    for key in ("at",) if entry.kind is Kind.EVENT else ("due",) if entry.kind is Kind.THREAD else ():
        for text in entry.link(key):
            yield position_from(Scalar(text, origin=_link_origin(entry, key)))


def dates(entry: Entry) -> Iterator[Position]:
    """The dates on an entry's page that story state goes by; a date of birth tells an age, too, and is none of them."""
    for change in entry.changes:
        if change.verb != "born":
            yield from (item for item in (*change.at, *change.since, *change.until) if item.kind is PositionKind.DATE)
    for fact in entry.facts:
        yield from (item for item in (*fact.since, *fact.until) if item.kind is PositionKind.DATE)
