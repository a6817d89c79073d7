"""Who is somewhere in the story and what holds for each there: plain values that travel between processes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """What kind of thing holds: how somebody is now, what is true of them, or what has happened."""

    STATE = "state"
    FACT = "fact"
    EVENT = "event"


class Standing(StrEnum):
    """How it is known that somebody is there: `CAST` the author says so of the scene, `TOLD` in another way that stays as it
    is, `NOTICED` it is read from the text."""

    CAST = "cast"
    TOLD = "told"
    NOTICED = "noticed"


@dataclass(frozen=True, slots=True)
class Known:
    """A few words about somebody, without their name.

    `why` is the sentence that makes it so, "" where that says no more. It came about in `scene`, after `words` of its text
    (both "" where that is not known). `grave`: it weighs, as a death does.
    """

    text: str
    sort: Sort = Sort.STATE
    why: str = ""
    scene: str = ""
    words: str = ""
    grave: bool = False


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody or something in a passage: the entry's id, its name at that point, and what holds.

    `named_only`: it is spoken of, and not there. `dated` is False where the passage has no date, so that nothing is known.
    `standing` is how it is known that they are there, of what could stand in the scene's cast.
    """

    entry: str
    name: str
    known: tuple[Known, ...] = ()
    named_only: bool = False
    dated: bool = True
    standing: Standing = Standing.TOLD


@dataclass(frozen=True, slots=True)
class Offered:
    """What a scene's front matter does not say and its text does: the `key` (`place`, `pov`, `when`), the `value` to write,
    what the text calls it, and the sentence that it was read from."""

    key: str
    value: str
    name: str
    why: str
