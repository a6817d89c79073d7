"""Story state: everything that is declared true at each moment, with the declaration that makes it so."""

from __future__ import annotations

from dataclasses import dataclass, field

from writer_app.continuity.state.bonds import Bonds, PairTracks, bonds, people
from writer_app.continuity.state.life import Life, LifeTrack, Vital, life_at, life_track
from writer_app.continuity.state.occasions import Occasion, occasions
from writer_app.continuity.state.stays import Stay, stays
from writer_app.continuity.state.things import HandsTrack, Holder, hands_tracks, holder_at, owner_tracks
from writer_app.continuity.state.tracks import Answer, Declared, Truth, answer
from writer_app.continuity.time.moments import ORIGIN, Moment
from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.lore import Entry, Fact, Lore

__all__ = ["Answer", "Declared", "Holder", "Life", "Stay", "StoryState", "Truth", "Vital"]


@dataclass(frozen=True, slots=True)
class _Lasting:
    fact: Fact
    since: Moment | None
    until: Moment | None

    def may_hold(self, moment: Moment | None) -> bool:
        if moment is None:
            return True
        return (self.since is None or self.since <= moment) and (self.until is None or moment <= self.until)


@dataclass(frozen=True, slots=True)
class StoryState:
    """Answers about any moment. Entries are asked for by id; one that is unknown gives the answer of a blank one.

    `changes` are all declared changes that have a known position, in story order.
    """

    lore: Lore
    timeline: Timeline
    changes: tuple[Occasion, ...] = field(init=False)
    _lives: dict[str, LifeTrack] = field(init=False, repr=False, compare=False, hash=False)
    _facts: dict[str, tuple[_Lasting, ...]] = field(init=False, repr=False, compare=False, hash=False)
    _hands: dict[str, HandsTrack] = field(init=False, repr=False, compare=False, hash=False)
    _owners: PairTracks = field(init=False, repr=False, compare=False, hash=False)
    _stays: dict[str, tuple[Stay, ...]] = field(init=False, repr=False, compare=False, hash=False)
    _bonds: Bonds = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        happened = occasions(self.lore, self.timeline)
        own: dict[str, list[Occasion]] = {}
        for item in happened:
            own.setdefault(item.entry.id, []).append(item)
        values = {
            "changes": happened,
            "_lives": {entry.id: life_track(own.get(entry.id, ())) for entry in self.lore},
            "_facts": {entry.id: self._lasting(entry) for entry in self.lore},
            "_hands": hands_tracks(self.lore, happened),
            "_owners": owner_tracks(self.lore, happened),
            "_stays": stays(self.lore, self.timeline, happened),
            "_bonds": bonds(self.lore, self.timeline, happened),
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)

    def _lasting(self, entry: Entry) -> tuple[_Lasting, ...]:
        since, until = self.timeline.since, self.timeline.until
        return tuple(_Lasting(fact, since(fact.since), until(fact.until)) for fact in entry.facts)

    def life(self, entry_id: str, moment: Moment | None) -> Life:
        """Whether someone lives at `moment`; EITHER where the moment is not known (None)."""
        lives = self._lives.get(entry_id)
        if moment is None:
            return Life(Vital.EITHER)
        return life_at(lives.at(moment)) if lives else Life(Vital.ALIVE, None, frozenset({Vital.ALIVE}))

    def is_dead(self, entry_id: str, moment: Moment | None) -> bool:
        """Whether someone is certainly dead at `moment`."""
        return self.life(entry_id, moment).certain is Vital.DEAD

    def facts(self, entry_id: str, key: str, moment: Moment | None, *, claims: bool = False) -> tuple[Fact, ...]:
        """Every fact of this key that may hold at `moment` (None: at any), in written order; claims only if asked for."""
        return tuple(
            item.fact
            for item in self._facts.get(entry_id, ())
            if item.fact.key == key and (claims or not item.fact.according_to) and item.may_hold(moment)
        )

    def all_facts(self, entry_id: str, moment: Moment | None) -> tuple[Fact, ...]:
        """Every fact and claim about an entry that may hold at `moment`."""
        return tuple(item.fact for item in self._facts.get(entry_id, ()) if item.may_hold(moment))

    def holder(self, item_id: str, moment: Moment | None) -> Holder:
        """Who holds an item at `moment`."""
        hands = self._hands.get(item_id)
        return Holder(None, certain=False) if hands is None or moment is None else holder_at(hands.at(moment))

    def held_by(self, entry_id: str, moment: Moment | None) -> tuple[str, ...]:
        """The items someone certainly holds at `moment`."""
        return tuple(item for item in self._hands if self.holder(item, moment).who == entry_id)

    def has_quirk(self, entry_id: str, quirk_id: str, moment: Moment | None) -> Answer:
        """Whether someone has a power at `moment`; UNKNOWN where nothing says that they ever had it or lost it."""
        return _asked(self._owners, (quirk_id, entry_id), moment)

    def owners(self, quirk_id: str, moment: Moment | None) -> tuple[str, ...]:
        """Everyone who has or may have a power at `moment`, the certain ones first."""
        found = {who: self.has_quirk(who, quirk_id, moment).truth for quirk, who in self._owners if quirk == quirk_id}
        certain = [who for who, truth in found.items() if truth is Truth.YES]
        return (*certain, *(who for who, truth in found.items() if truth in (Truth.EITHER, Truth.UNKNOWN)))

    def ever_owned(self, quirk_id: str) -> tuple[str, ...]:
        """Everyone who is ever declared to have a power."""
        return tuple(who for quirk, who in self._owners if quirk == quirk_id)

    def stays(self, entry_id: str) -> tuple[Stay, ...]:
        """Every declared stay and visit of someone, in story order."""
        return self._stays.get(entry_id, ())

    def visits(self, entry_id: str, realm_id: str) -> tuple[Stay, ...]:
        """The declared visits and stays of someone in a realm, in story order."""
        return tuple(stay for stay in self.stays(entry_id) if stay.place == realm_id)

    def stays_at(self, place_id: str, moment: Moment | None) -> tuple[Stay, ...]:
        """Everyone's stays at a place that may last at `moment`."""
        if moment is None:
            return ()
        here = (stay for stays in self._stays.values() for stay in stays if stay.place == place_id)
        return tuple(stay for stay in here if stay.possible_at(moment))

    def where(self, entry_id: str, moment: Moment | None) -> tuple[Stay, ...]:
        """The stays that may last at `moment`, certain ones first."""
        if moment is None:
            return ()
        found = [stay for stay in self.stays(entry_id) if stay.possible_at(moment)]
        return tuple(sorted(found, key=lambda stay: not stay.certain_at(moment)))

    def knows(self, entry_id: str, secret_id: str, moment: Moment | None) -> Answer:
        """Whether someone knows a secret at `moment`; NO for everyone who is not told of."""
        if (entry_id, secret_id) not in self._bonds.knows and moment is not None:
            return Answer(Truth.NO)
        return _asked(self._bonds.knows, (entry_id, secret_id), moment)

    def met(self, one: str, other: str, moment: Moment | None) -> Answer:
        """Whether two have met by `moment`; UNKNOWN where no meeting is declared."""
        return _asked(self._bonds.met, (one, other), moment)

    def allied(self, one: str, other: str, moment: Moment | None) -> Answer:
        """Whether two are allied at `moment`; UNKNOWN where no alliance is declared."""
        return _asked(self._bonds.allied, (one, other), moment)

    def wears(self, entry_id: str, thing: str, moment: Moment | None) -> Answer:
        """Whether someone wears a thing (an item's id, or folded words) at `moment`."""
        return _asked(self._bonds.worn, (entry_id, thing), moment)

    def worn(self, entry_id: str, moment: Moment | None) -> tuple[str, ...]:
        """What someone certainly wears: ids of items, or folded words."""
        return _certain(self._bonds.worn, entry_id, moment)

    def wounds(self, entry_id: str, moment: Moment | None) -> tuple[str, ...]:
        """The wounds (folded words) someone certainly has."""
        return _certain(self._bonds.wounds, entry_id, moment)

    def missing(self, entry_id: str, moment: Moment | None) -> tuple[str, ...]:
        """The parts and senses (folded words) someone has certainly lost."""
        return _certain(self._bonds.missing, entry_id, moment)

    def secrets_known(self, entry_id: str, moment: Moment | None) -> tuple[str, ...]:
        """The secrets someone certainly knows."""
        return _certain(self._bonds.knows, entry_id, moment)

    def acquaintances(self, entry_id: str, moment: Moment | None) -> tuple[str, ...]:
        """Everyone someone has certainly met, of those a meeting is declared with."""
        return _certain(self._bonds.met, entry_id, moment)

    def allies(self, entry_id: str, moment: Moment | None) -> tuple[str, ...]:
        """Everyone someone is certainly allied with."""
        return _certain(self._bonds.allied, entry_id, moment)

    def members(self, reference: str) -> frozenset[str]:
        """The ids a reference stands for: a group's members and the group, or the one entry; empty where it is unknown."""
        entry = self.lore.resolve(reference)
        return frozenset(people(self.lore, entry)) if entry else frozenset()

    def name_at(self, entry_id: str, moment: Moment | None) -> str:
        """The name an entry goes by at `moment`, after every `renamed` that certainly holds."""
        entry = self.lore.get(entry_id)
        name = entry.name if entry else entry_id
        for item in self.changes if moment is not None else ():
            if item.change.verb == "renamed" and item.entry.id == entry_id and item.interval.certain_at(moment or ORIGIN):
                name = next(iter(item.change.arg("what")), name)
        return name


def _asked(tracks: PairTracks, key: tuple[str, str], moment: Moment | None) -> Answer:
    found = tracks.get(key)
    return Answer(Truth.UNKNOWN) if found is None or moment is None else answer(found.at(moment))


def _certain(tracks: PairTracks, entry_id: str, moment: Moment | None) -> tuple[str, ...]:
    keys = [what for who, what in tracks if who == entry_id]
    return tuple(what for what in keys if _asked(tracks, (entry_id, what), moment).truth is Truth.YES)
