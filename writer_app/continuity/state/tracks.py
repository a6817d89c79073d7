"""Folds over changes: what the state of one thing may be at each moment, and which declaration decides it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from writer_app.continuity.time.moments import Interval, Moment
from writer_app.domain.lore import Change, Fact

_S = TypeVar("_S")


@dataclass(frozen=True, slots=True)
class Declared:
    """A declaration and the entry it is written on: a change, a fact, or the kind's own key (`owner`, `holder`)."""

    entry: str
    change: Change | None = None
    fact: Fact | None = None
    link: str = ""
    value: str = ""


class Truth(StrEnum):
    """An answer about story state. EITHER: it holds or not, depending on where in the scene; UNKNOWN: nothing is declared."""

    YES = "yes"
    NO = "no"
    EITHER = "either"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with the declaration that decides it, where there is one."""

    truth: Truth
    by: Declared | None = None


@dataclass(frozen=True, slots=True)
class Happening(Generic[_S]):
    """Something that turns one state into another within an interval."""

    interval: Interval
    step: Callable[[_S], _S]


@dataclass(frozen=True, slots=True)
class Track(Generic[_S]):
    """The possible states of one thing over the story."""

    moments: tuple[Moment, ...]
    states: tuple[frozenset[_S], ...]

    def at(self, moment: Moment) -> frozenset[_S]:
        """Every state that is possible at `moment`; exactly one where it is certain."""
        return self.states[bisect_right(self.moments, moment)]


def track(start: _S, happenings: Sequence[Happening[_S]]) -> Track[_S]:
    """The fold of `happenings`, in the order they happen, over `start`.

    While a happening may or may not have come to pass both states are possible.
    """
    moments = sorted({moment for item in happenings for moment in (item.interval.may, item.interval.certain)})
    states = [frozenset({start})]
    states += [_possible(start, happenings, moment) for moment in moments]
    return Track(tuple(moments), tuple(states))


def _possible(start: _S, happenings: Iterable[Happening[_S]], moment: Moment) -> frozenset[_S]:
    states = frozenset({start})
    for item in happenings:
        if item.interval.possible_at(moment):
            after = frozenset(item.step(state) for state in states)
            states = after if item.interval.certain_at(moment) else states | after
    return states


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no, with the declaration that made it so."""

    holds: bool
    by: Declared | None = None


def set_flag(interval: Interval, flag: Flag) -> Happening[Flag]:
    """A happening after which `flag` holds, whatever was before."""
    return Happening(interval, lambda _: flag)


def answer(states: frozenset[Flag]) -> Answer:
    """One answer for the possible states of a flag."""
    values = {state.holds for state in states}
    by = next((state.by for state in sorted(states, key=lambda state: not state.holds) if state.by), None)
    if len(values) > 1:
        return Answer(Truth.EITHER, by)
    return Answer(Truth.YES if values == {True} else Truth.NO, by)


@dataclass(slots=True)
class FlagBuilder(Generic[_S]):
    """Collects flags under keys (who knows what, who met whom) and folds each."""

    starts: dict[_S, Flag] = field(default_factory=dict)
    happenings: dict[_S, list[Happening[Flag]]] = field(default_factory=dict)

    def add(self, key: _S, interval: Interval, flag: Flag) -> None:
        """`flag` holds for `key` from `interval` on."""
        self.happenings.setdefault(key, []).append(set_flag(interval, flag))

    def build(self) -> dict[_S, Track[Flag]]:
        """A track for every key that something was declared about."""
        keys = dict.fromkeys([*self.starts, *self.happenings])
        return {
            key: track(self.starts.get(key, Flag(False)), in_order(self.happenings.get(key, ()), lambda item: item.interval))
            for key in keys
        }


def in_order(items: Iterable[_S], interval: Callable[[_S], Interval]) -> list[_S]:
    """`items` as they come to pass: by when each certainly holds, then by when it may; written order decides the rest."""
    return sorted(items, key=lambda item: (interval(item).certain, interval(item).may))
