"""What is possible at a point of the story: plain values that travel between processes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """Whether something is possible. PERHAPS: it depends on where in the scene, or on what nobody has declared."""

    YES = "yes"
    PERHAPS = "perhaps"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Person:
    """Whether somebody can be here, and `why` not; `knows` are the names of the secrets they know, `ignores` of the others."""

    entry: str
    name: str
    way: Way
    why: str = ""
    knows: tuple[str, ...] = ()
    ignores: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Power:
    """Whether a power works here in somebody's hands, and `why` not; `left`: how often it still does, -1 for any number."""

    entry: str
    name: str
    who: str
    way: Way
    why: str = ""
    left: int = -1


@dataclass(frozen=True, slots=True)
class Visits:
    """How often somebody has been in a realm so far, and how often more they may come; `final`: never back from the last."""

    entry: str
    name: str
    who: str
    made: int
    left: int
    final: bool = False


@dataclass(frozen=True, slots=True)
class Possible:
    """What is possible at a moment; `place` is where that is, an id, "" where nobody says. `dated` is False for a passage
    outside story time, of which nothing is known."""

    place: str = ""
    people: tuple[Person, ...] = ()
    powers: tuple[Power, ...] = ()
    visits: tuple[Visits, ...] = ()
    dated: bool = True
