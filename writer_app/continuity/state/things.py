"""Items and powers: who holds an item, whose a power is. A change written on either side counts once for both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from writer_app.continuity.state.occasions import Occasion, parts
from writer_app.continuity.state.tracks import Declared, Flag, FlagBuilder, Happening, Track, track
from writer_app.continuity.time.moments import NEVER, Interval
from writer_app.domain.lore import Entry, Kind, Lore

THINGS = (Kind.ITEM, Kind.QUIRK)
_TAKING = {"takes": "from", "gains": "from", "gets back": "from"}
_GIVING = {"gives": "to", "lends": "to", "loses": "to"}


@dataclass(frozen=True, slots=True)
class Transfer:
    """A thing leaves someone and comes to someone; either may be unknown (None)."""

    thing: str
    giver: str | None
    receiver: str | None
    verb: str
    interval: Interval
    by: Declared


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds an item.

    `certain` is false where the text leaves a choice; `who` is then None, and `possible` says who may. `who` is also None
    where nobody is declared. `gone`: lost or destroyed. What is destroyed nobody holds; what is lost anybody may have found
    since, only not whoever lost it (`lost_by`).
    """

    who: str | None
    certain: bool
    gone: bool = False
    destroyed: bool = False
    by: Declared | None = None
    possible: frozenset[str] = frozenset()
    lost_by: str | None = None

    def is_elsewhere(self, who: str) -> bool:
        """Whether `who` certainly does not hold it."""
        if not self.certain or self.who == who:
            return False
        return self.who is not None or self.destroyed or self.lost_by == who


@dataclass(frozen=True, slots=True)
class _Hands:
    who: str | None
    gone: bool = False
    destroyed: bool = False
    by: Declared | None = None
    lost_by: str | None = None


HandsTrack = Track[_Hands]


def transfers(lore: Lore, happened: Iterable[Occasion]) -> Iterator[Transfer]:
    """Every declared transfer, in the order given."""
    for item in happened:
        verb, change = item.change.verb, item.change
        if verb not in _TAKING and verb not in _GIVING:
            continue
        named = parts(lore, change, "what")
        things = [entry for entry in named if entry.kind in THINGS]
        person = item.entry
        if item.entry.kind in THINGS and not things:
            things = [item.entry]
            person = next(iter(named), item.entry)
        who = None if person.kind in THINGS else person.id
        others = parts(lore, change, _TAKING.get(verb) or _GIVING[verb])
        other = others[0].id if others else None
        giver, receiver = (other, who) if verb in _TAKING else (who, other)
        yield from (Transfer(thing.id, giver, receiver, verb, item.interval, item.declared) for thing in things)


def hands_tracks(lore: Lore, happened: tuple[Occasion, ...]) -> dict[str, HandsTrack]:
    """For every item, whose hands it is in over the story; `happened` in story order."""
    steps: dict[str, list[Happening[_Hands]]] = {entry.id: [] for entry in lore.of_kind(Kind.ITEM)}
    moves = {id(item): tuple(transfers(lore, (item,))) for item in happened}
    for item in happened:
        if item.change.verb == "destroyed" and item.entry.id in steps:
            steps[item.entry.id].append(_set(item.interval, _Hands(None, gone=True, destroyed=True, by=item.declared)))
        for move in moves[id(item)]:
            if move.thing in steps:
                lost = move.receiver is None and move.verb == "loses"
                hands = _Hands(move.receiver, gone=lost, by=move.by, lost_by=move.giver if lost else None)
                steps[move.thing].append(_set(move.interval, hands))
    return {entry.id: track(_first_hands(lore, entry), steps[entry.id]) for entry in lore.of_kind(Kind.ITEM)}


def _set(interval: Interval, hands: _Hands) -> Happening[_Hands]:
    return Happening(interval, lambda _: hands)


def _first_hands(lore: Lore, item: Entry) -> _Hands:
    for text in item.link("holder"):
        if (holder := lore.resolve(text)) is not None:
            return _Hands(holder.id, by=Declared(item.id, link="holder", value=text))
    return _Hands(None)


def holder_at(states: frozenset[_Hands]) -> Holder:
    """One answer for the possible hands an item is in."""
    possible = frozenset(state.who for state in states if state.who)
    by = next((state.by for state in sorted(states, key=lambda state: state.who or "") if state.by), None)
    if len({(state.who, state.gone) for state in states}) > 1:
        return Holder(None, certain=False, by=by, possible=possible)
    state = next(iter(states))
    certain = state.who is not None or state.gone
    return Holder(state.who, certain, state.gone, state.destroyed, by, possible, state.lost_by)


def owner_tracks(lore: Lore, happened: tuple[Occasion, ...]) -> dict[tuple[str, str], Track[Flag]]:
    """For every (power, someone) that anything is declared about: whether they have it over the story."""
    flags: FlagBuilder[tuple[str, str]] = FlagBuilder()
    for quirk in lore.of_kind(Kind.QUIRK):
        for text in quirk.link("owner"):
            if (owner := lore.resolve(text)) is not None:
                flags.starts[quirk.id, owner.id] = Flag(True, Declared(quirk.id, link="owner", value=text))
    for move in transfers(lore, happened):
        if (entry := lore.get(move.thing)) is None or entry.kind is not Kind.QUIRK:
            continue
        for owner_id, interval in _losing(entry, move, flags.starts):
            flags.add((move.thing, owner_id), interval, Flag(False, move.by))
        if move.receiver:
            flags.add((move.thing, move.receiver), move.interval, Flag(True, move.by))
    return flags.build()


def _losing(quirk: Entry, move: Transfer, starts: dict[tuple[str, str], Flag]) -> Iterator[tuple[str, Interval]]:
    """Who no longer has a power after `move`. Whoever it is gained from may keep a share of it; nobody is sure of what is
    taken from no one in particular."""
    if move.giver:
        yield move.giver, move.interval if move.verb != "gains" else Interval(move.interval.may, NEVER)
    elif move.verb == "takes":
        others = [owner for thing, owner in starts if thing == quirk.id and owner != move.receiver]
        yield from ((owner, Interval(move.interval.may, NEVER)) for owner in others)
