"""Repairs: changes of the lore or of a scene's front matter under which both passages of a finding stand, as values."""

from __future__ import annotations

from dataclasses import dataclass

from writer_app.domain.findings import Message
from writer_app.domain.lore import Alias, Change, Entry, Fact, Limit
from writer_app.domain.scenes import Frame


@dataclass(frozen=True, slots=True)
class Happens:
    """`change` stands on the page of `entry`, after those that are there."""

    entry: str
    change: Change


@dataclass(frozen=True, slots=True)
class Moved:
    """The change `was` of `entry` is `now`, at another time."""

    entry: str
    was: Change
    now: Change


@dataclass(frozen=True, slots=True)
class Holds:
    """`fact` is true of `entry`; where it has a beginning, the value that held before ends there."""

    entry: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Limited:
    """The limit `was` of `entry` is `now` another one."""

    entry: str
    was: Limit
    now: Limit


@dataclass(frozen=True, slots=True)
class Named:
    """`alias` is another name of `entry`."""

    entry: str
    alias: Alias


@dataclass(frozen=True, slots=True)
class Promised:
    """A page for a `thread`: what the story still owes its reader."""

    thread: Entry


@dataclass(frozen=True, slots=True)
class Meant:
    """The finding itself is meant that way, for `reason`."""

    reason: str


@dataclass(frozen=True, slots=True)
class Framed:
    """The whole of `scene` is told as a `frame`."""

    scene: str
    frame: Frame


Step = Happens | Moved | Holds | Limited | Named | Promised | Meant | Framed


@dataclass(frozen=True, slots=True)
class Repair:
    """One thing that would make both passages true: `title` says it to the author, `steps` what is written."""

    title: Message
    steps: tuple[Step, ...]


def framing(repair: Repair) -> bool:
    """Whether it has a whole scene told otherwise."""
    return any(isinstance(step, Framed) for step in repair.steps)


def beginning(repair: Repair) -> bool:
    """Whether it has a fact begin."""
    return any(isinstance(step, Holds) and step.fact.since for step in repair.steps)
