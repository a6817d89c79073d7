"""A thing or a power changed hands before this, or was lent for the scene."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.judging.reports import say
from writer_app.continuity.repairs.ground import Alternatives, Ground
from writer_app.continuity.state.things import THINGS
from writer_app.domain.lore import Change, Entry, Kind
from writer_app.domain.positions import Position
from writer_app.domain.repairs import Happens, Repair

_WHOSE = ("holder", "owner")
_HANDED = ("takes", "gives", "lends", "gets back", "gains", "loses")


def transfers(ground: Ground) -> Iterator[Alternatives]:
    """Whoever has it here has come by it, or has it for now from whoever else has it."""
    things = ground.subjects(*THINGS)
    people = ground.subjects(Kind.CHARACTER)
    if not things or not people or not _about_hands(ground):
        return
    who, thing = people[0], things[0]
    yield tuple(_comes_by(who, thing, when) for when in ground.whens)
    other = _other(ground, who, thing)
    if other is not None and ground.slot is not None:
        yield (_lent(other, thing, who, (ground.gap, ground.here)),)


def _about_hands(ground: Ground) -> bool:
    verbs = [change.verb for _, change in ground.changes()]
    handed = any(verb in _HANDED for verb in verbs) and "destroyed" not in verbs
    return handed or any(key in _WHOSE for _, key, _ in ground.links())


def _comes_by(who: Entry, thing: Entry, when: Position) -> Repair:
    power = thing.kind is Kind.QUIRK
    change = Change("gains" if power else "takes", (when,), (("what", (thing.id,)),))
    said = "{who} has gained {thing} before this" if power else "{who} has taken {thing} before this"
    return Repair(say(said, who=who.name, thing=thing.name), (Happens(who.id, change),))


def _other(ground: Ground, who: Entry, thing: Entry) -> Entry | None:
    """Whoever certainly has it at the beginning of the scene."""
    story, moment = ground.story, ground.story.timeline.at(ground.scene.id)
    if thing.kind is Kind.ITEM:
        holder = story.state.holder(thing.id, moment).who
        return story.lore.get(holder) if holder and holder != who.id else None
    others = (story.lore.get(other) for other in story.state.owners(thing.id, moment) if other != who.id)
    return next((other for other in others if other is not None), None)


def _lent(other: Entry, thing: Entry, who: Entry, between: tuple[Position, Position]) -> Repair:
    lent = Change("lends", between[:1], (("what", (thing.id,)), ("to", (who.id,))))
    back = Change("gets back", between[1:], (("what", (thing.id,)), ("from", (who.id,))))
    title = say("{other} has lent {thing} to {who} for this scene", other=other.name, thing=thing.name, who=who.name)
    return Repair(title, (Happens(other.id, lent), Happens(other.id, back)))
