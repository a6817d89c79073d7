"""Who is alive: a fold over `born`, `dying`, `dies` and `returns`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from writer_app.continuity.state.occasions import Occasion
from writer_app.continuity.state.tracks import Declared, Happening, Track, track


class Vital(StrEnum):
    """What is certain about someone's life. EITHER: both the state before and after a change are allowed here."""

    ALIVE = "alive"
    DYING = "dying"
    DEAD = "dead"
    UNBORN = "unborn"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Life:
    """Whether someone lives. `by` is the change that decides, `possible` every state allowed at that moment."""

    certain: Vital
    by: Declared | None = None
    possible: frozenset[Vital] = frozenset()


@dataclass(frozen=True, slots=True)
class _State:
    vital: Vital
    by: Declared | None = None


LifeTrack = Track[_State]
_AFTER = {"born": Vital.ALIVE, "dying": Vital.DYING, "dies": Vital.DEAD, "returns": Vital.ALIVE}
_FALSE = frozenset({"false", "no"})


def life_track(happened: Iterable[Occasion]) -> LifeTrack:
    """A life over the story; `happened` are the changes of whoever lives it, in story order."""
    relevant = [item for item in happened if item.change.verb in _AFTER and not _denied(item)]
    born = any(item.change.verb == "born" for item in relevant)
    start = _State(Vital.UNBORN if born else Vital.ALIVE)
    return track(start, [_happening(item) for item in relevant])


def _denied(item: Occasion) -> bool:
    return any(text.lower() in _FALSE for text in item.change.arg("what"))


def _happening(item: Occasion) -> Happening[_State]:
    verb, after = item.change.verb, _State(_AFTER[item.change.verb], item.declared)

    def step(state: _State) -> _State:
        if verb == "dying" and state.vital is Vital.DEAD:
            return state
        return state if verb == "returns" and state.vital is Vital.ALIVE else after

    return Happening(item.interval, step)


def life_at(states: frozenset[_State]) -> Life:
    """One answer for the possible states of a life."""
    possible = frozenset(state.vital for state in states)
    by = next((state.by for state in sorted(states, key=lambda state: state.vital) if state.by), None)
    if len(possible) > 1:
        return Life(Vital.EITHER, by, possible)
    return Life(next(iter(possible)), by, possible)
