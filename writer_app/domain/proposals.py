"""Proposals: what was noticed in the manuscript and could become true in this story, if the author says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from writer_app.domain.lore import Change, Entry, Fact
from writer_app.domain.spans import Span


class Noticed(StrEnum):
    """What accepting a proposal would write."""

    PAGE = "page"
    """A new page: of a person, place, group, item, power or thread."""
    NAME = "name"
    """One more name of a page."""
    PRONOUNS = "pronouns"
    """The pronouns of a page that has none."""
    FACT = "fact"
    CHANGE = "change"
    LINK = "link"
    """A key of the page's kind: the holder of an item, the owner of a power, the members of a group."""
    TELLER = "teller"
    """Whose eyes scenes are seen through that are told by an "I" and name nobody."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that a proposal was read from: its span in the body of `scene`, and its words."""

    scene: str
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something noticed. `entry` is the page as it would be written (PAGE: kind, id, names, pronouns, links; no facts) or the
    page that the proposal is about, which may itself only be proposed: it has the same id then.

    `text` is the name, the pronouns or the value of a link, `key` the link's key; `fact` and `change` are what would be added.
    `count` is how often the manuscript says so, `sureness` from 0 to 1 how surely; `passages` are the clearest few, in reading
    order. `rivals` are other values of the same fact, each with how often it is said. `reason` tells in plain words what it
    was read from; `scenes` are those in which a TELLER tells.
    """

    what: Noticed
    entry: Entry
    key: str = ""
    text: str = ""
    fact: Fact | None = None
    change: Change | None = None
    count: int = 1
    sureness: float = 0.0
    passages: tuple[Passage, ...] = ()
    rivals: tuple[tuple[str, int], ...] = ()
    reason: str = ""
    scenes: tuple[str, ...] = ()
