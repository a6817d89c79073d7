"""Limits that exclude each other, and things given away by whoever does not have them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from writer_app.continuity.judging.faults import Fault
from writer_app.continuity.judging.limits import limits_of
from writer_app.continuity.judging.reports import name_of, say
from writer_app.continuity.sizes import Ordering
from writer_app.continuity.state.things import Holder, Transfer, transfers
from writer_app.continuity.story import Story
from writer_app.domain.lore import Entry, Kind, Limit
from writer_app.text.fold import fold_key

_COUNTED = ("visits at most", "at most")


def excluding_limits(story: Story, entry: Entry) -> Iterator[Fault]:
    """Limits of one page that leave nothing over, or say two numbers for one thing; those with `unless` apart."""
    limits = [limit for limit in entry.limits if not (limit.unless or limit.since or limit.until)]
    for one, other in combinations(limits, 2):
        message = _excluded(story, one, other)
        if message:
            params = {"name": entry.name, "one": ", ".join(one.values), "other": ", ".join(other.values)}
            yield Fault(say(message, **params), (entry.id,), other.origin, quote=other.key)
    yield from _never_used(story, entry, limits)


def _excluded(story: Story, one: Limit, other: Limit) -> str:
    if one.key == other.key:
        twice = one.key in _COUNTED and one.option("per") == other.option("per") and one.values != other.values
        return f"{{name}} has two numbers for “{one.key}”: {{one}} and {{other}}." if twice else ""
    by_key = {one.key: one, other.key: other}
    works, most = by_key.get("works on"), by_key.get("no larger than")
    if works is not None and most is not None and works.values:
        sizes = [story.sizes.compare(thing, most.values[0]) for thing in works.values]
        if all(size is Ordering.LARGER for size in sizes):
            return "{name} works on nothing at all: what it works on is larger than the largest it takes ({one}; {other})."
    needs, kept = by_key.get("needs"), by_key.get("suppressed by")
    if needs is not None and kept is not None and set(map(fold_key, needs.values)) & set(map(fold_key, kept.values)):
        return "{name} needs what keeps it from working ({one}; {other})."
    return ""


def _never_used(story: Story, entry: Entry, limits: list[Limit]) -> Iterator[Fault]:
    """A power whose owner may not use it, or that works inside a realm which keeps it from working."""
    if entry.kind is not Kind.QUIRK:
        return
    for limit in (each for each in limits if each.key == "only by"):
        allowed = frozenset[str]().union(*(story.state.members(text) for text in limit.values))
        owners = [found for text in entry.link("owner") if (found := story.lore.resolve(text)) is not None]
        if allowed and owners and not any(story.state.members(owner.id) & allowed for owner in owners):
            message = say("{name} belongs to {owner}, who may not use it.", name=entry.name, owner=owners[0].name)
            yield Fault(message, (entry.id, owners[0].id), limit.origin, quote=limit.key)
    for limit in (each for each in limits if each.key == "suppressed by"):
        for realm in (story.lore.resolve(text, Kind.LOCATION) for text in limit.values):
            works = (value for each in limits_of(story, realm.id, "quirks work") for value in each.values) if realm else ()
            if realm is not None and any(story.lore.resolve(value) is entry for value in works):
                message = say("{name} is suppressed by {realm}, and works there.", name=entry.name, realm=realm.name)
                yield Fault(message, (entry.id, realm.id), limit.origin, quote=limit.key)


def given_by_others(story: Story) -> Iterator[Fault]:
    """Things that somebody gives, or has taken from them, while somebody else certainly holds them."""
    moves = tuple(transfers(story.lore, story.state.changes))
    for move in moves:
        thing = story.lore.get(move.thing)
        if move.giver is None or thing is None or thing.kind is not Kind.ITEM or move.interval.may.slot < 0:
            continue
        if any(other is not move and _meet(other, move) for other in moves):
            continue
        holder = holder_before(story, move).who
        change = move.by.change
        if holder is None or change is None or holder == move.giver or holder in story.state.members(move.giver):
            continue
        params = {"thing": thing.name, "name": name_of(story.lore, move.giver), "holder": name_of(story.lore, holder)}
        message = say("{thing} passes from {name} here, but {holder} holds it.", **params)
        yield Fault(message, (move.giver, move.thing), change.origin, quote=move.thing)


def _meet(one: Transfer, other: Transfer) -> bool:
    """Whether two transfers of one thing may happen in either order."""
    here, there = one.interval, other.interval
    return one.thing == other.thing and here.may <= there.certain and there.may <= here.certain


def holder_before(story: Story, move: Transfer) -> Holder:
    """Who holds a thing just before it may pass on."""
    may = move.interval.may
    return story.state.holder(move.thing, replace(may, offset=may.offset - 1))
