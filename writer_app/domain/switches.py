"""What `checks:` in `project.yaml` says: which checks are on, and how they are set."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from writer_app.domain.values import NOWHERE, Origin

FAMILIES = {
    "N": "Names and pronouns",
    "C": "What people are like",
    "L": "Who is alive, and where",
    "T": "Dates and times",
    "Q": "Powers",
    "R": "Realms",
    "I": "Things",
    "K": "Who knows what",
    "V": "How it is told",
    "F": "Threads",
    "S": "What is worn and held in a scene",
    "B": "Your notes among themselves",
    "W": "Your own rules",
}
"""What each family of checks is about, by the letter with which its codes begin."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One option of a check as typed."""

    key: str
    text: str
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class Switch:
    """What is said of one check, or of a family of them: `key` is a code, a name or the letter of a family.

    `on` is None where only options are set; `unread` is what stands in its place and means neither on nor off.
    """

    key: str
    on: bool | None = None
    options: tuple[Setting, ...] = ()
    unread: str = ""
    origin: Origin = NOWHERE


def families_off(switches: Iterable[Switch]) -> frozenset[str]:
    """The letters of the families that are not looked for."""
    said = {switch.key.upper(): switch.on for switch in switches if switch.on is not None}
    return frozenset(letter for letter, on in said.items() if letter in FAMILIES and not on)
