"""Lengths of time in the text against the dates that they lie between."""

from __future__ import annotations

import re

from writer_app.domain.storytime import DAY

_VALUE = re.compile(r"(?P<least>\d+(?:\.\d+)?)(?:\.\.(?P<most>\d+(?:\.\d+)?))?(?P<unit>min|[hdwmy])\b.*")
_MINUTES = {"min": 1, "h": 60, "d": DAY, "w": 7 * DAY, "m": 30 * DAY, "y": 365 * DAY}
_LEEWAY = {"min": 60, "h": 12 * 60, "d": DAY, "w": 4 * DAY, "m": 16 * DAY, "y": 200 * DAY}
_ROUND = 0.15
"""What share of a length people round away."""


def length(value: str) -> tuple[float, float] | None:
    """The least and the most minutes that a length ("3w", "2..3d") says; None where it has no number."""
    found = _VALUE.fullmatch(value)
    if found is None:
        return None
    least, most = float(found["least"]), float(found["most"] or found["least"])
    return least * _MINUTES[found["unit"]], most * _MINUTES[found["unit"]]


def spell(value: str) -> tuple[float, float] | None:
    """The shortest and the longest time in minutes that a length may mean, given how people round; None as for `length`."""
    found, said = _VALUE.fullmatch(value), length(value)
    if found is None or said is None:
        return None
    leeway = _LEEWAY[found["unit"]]
    return said[0] * (1 - _ROUND) - leeway, said[1] * (1 + _ROUND) + leeway


def apart(before: tuple[int, int], after: tuple[int, int]) -> tuple[int, int]:
    """The shortest and the longest time between two stretches, each from its first minute to the one after its last."""
    return after[0] - before[1], after[1] - before[0]


def may_be(told: tuple[float, float], between: tuple[int, int]) -> bool:
    """Whether a length of time may be that between two dates."""
    return told[0] <= between[1] and between[0] <= told[1]
