"""Moments of the story: comparable values that the timeline makes of positions."""

from __future__ import annotations

from dataclasses import dataclass

_END = 1 << 40
_GAP = _END + 1


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A point in story order.

    `slot` counts placed scenes in story order; `offset` is in code points of that scene's body, -1 just before it begins,
    beyond every body at its end and in the time between it and the next scene, where `minute` (of the calendar) decides.
    """

    slot: int
    offset: int = 0
    minute: int = 0


ORIGIN = Moment(-1, -1)
"""Before everything, backstory included."""

NEVER = Moment(1 << 40)
"""After everything."""


def end_of_slot(slot: int) -> Moment:
    """The end of the scene in this slot."""
    return Moment(slot, _END)


def after_slot(slot: int, minute: int) -> Moment:
    """A dated moment between the scene in this slot (-1: before all scenes) and the next."""
    return Moment(slot, _GAP, minute)


@dataclass(frozen=True, slots=True)
class Interval:
    """From when something may hold, and from when it certainly does. `may` is never after `certain`."""

    may: Moment
    certain: Moment

    def possible_at(self, moment: Moment) -> bool:
        """Whether it may hold at `moment`."""
        return self.may <= moment

    def certain_at(self, moment: Moment) -> bool:
        """Whether it certainly holds at `moment`."""
        return self.certain <= moment
