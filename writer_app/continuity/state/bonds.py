"""What ties people to secrets, to each other, to clothes and wounds: flags that changes set and clear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from writer_app.continuity.state.occasions import Occasion, parts
from writer_app.continuity.state.tracks import Declared, Flag, FlagBuilder, Track
from writer_app.continuity.time.moments import NEVER, Interval
from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.lore import Change, Entry, Kind, Lore
from writer_app.text.fold import fold_key

PairTracks = dict[tuple[str, str], Track[Flag]]
_SET = {"wears": True, "takes off": False, "hurt": True, "heals": False, "missing": True}
_CLOTHES = ("wears", "takes off")
_WOUNDS = ("hurt", "heals")


@dataclass(frozen=True, slots=True)
class Bonds:
    """Tracks by (who, whom or what). `met` and `allied` hold both orders; wounds and things worn that are no entries are
    kept by their folded words."""

    knows: PairTracks
    met: PairTracks
    allied: PairTracks
    worn: PairTracks
    wounds: PairTracks
    missing: PairTracks


def bonds(lore: Lore, timeline: Timeline, happened: tuple[Occasion, ...]) -> Bonds:
    """Every bond that is declared; `happened` in story order."""
    return Bonds(
        _knowledge(lore, happened),
        _mutual(lore, timeline, happened, "meets"),
        _mutual(lore, timeline, happened, "allied with"),
        _marks(lore, happened, _CLOTHES),
        _marks(lore, happened, _WOUNDS),
        _marks(lore, happened, ("missing",)),
    )


def people(lore: Lore, entry: Entry) -> tuple[str, ...]:
    """The ids an entry stands for: a group's members with the group itself, or the entry alone."""
    if entry.kind is not Kind.GROUP:
        return (entry.id,)
    members = (lore.resolve(text) for text in entry.link("members"))
    return (entry.id, *(member.id for member in members if member is not None))


def _knowledge(lore: Lore, happened: Iterable[Occasion]) -> PairTracks:
    flags: FlagBuilder[tuple[str, str]] = FlagBuilder()
    for entry in lore:
        for text in entry.link("known by"):
            known_by = lore.resolve(text)
            for person in people(lore, known_by) if known_by else ():
                flags.starts[person, entry.id] = Flag(True, Declared(entry.id, link="known by", value=text))
    for item in happened:
        for one, other in _named(lore, item, "learns"):
            who, what = (other, one) if one.kind is Kind.SECRET else (one, other)
            for person in people(lore, who):
                flags.add((person, what.id), item.interval, Flag(True, item.declared))
    return flags.build()


def _named(lore: Lore, item: Occasion, verb: str) -> Iterator[tuple[Entry, Entry]]:
    if item.change.verb == verb:
        yield from ((item.entry, other) for other in parts(lore, item.change, "what"))


def _mutual(lore: Lore, timeline: Timeline, happened: Iterable[Occasion], verb: str) -> PairTracks:
    flags: FlagBuilder[tuple[str, str]] = FlagBuilder()
    for item in happened:
        for one, other in _named(lore, item, verb):
            pairs = [(a, b) for a in people(lore, one) for b in people(lore, other) if a != b]
            over = timeline.until(item.change.until) if item.change.until else None
            for pair in (pair for both in pairs for pair in (both, both[::-1])):
                flags.add(pair, item.interval, Flag(True, item.declared))
                if over is not None and over >= item.interval.certain:
                    flags.add(pair, Interval(over, over), Flag(False, item.declared))
    return flags.build()


def _marks(lore: Lore, happened: Iterable[Occasion], verbs: tuple[str, ...]) -> PairTracks:
    flags: FlagBuilder[tuple[str, str]] = FlagBuilder()
    for item in (item for item in happened if item.change.verb in verbs):
        for key in _keys(lore, item.change):
            flags.add((item.entry.id, key), item.interval, Flag(_SET[item.change.verb], item.declared))
            if item.change.arg("heals after"):
                # How long healing took in the story is open, so that the wound may be gone from the next scene on.
                flags.add((item.entry.id, key), Interval(item.interval.certain, NEVER), Flag(False, item.declared))
    return flags.build()


def _keys(lore: Lore, change: Change) -> Iterator[str]:
    for text in change.arg("what"):
        entry = lore.resolve(text)
        yield entry.id if entry else fold_key(text)
