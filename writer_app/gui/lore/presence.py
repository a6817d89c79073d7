"""Who is here, as cards: a name that opens the page, and what holds at the cursor. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from writer_app.domain.lore import Kind
from writer_app.gui.shared.words import tr
from writer_app.services.presence import NAMED_ONLY, UNDATED
from writer_app.services.session import jobs
from writer_app.services.session.session import Session

_TAKEN_FOR_GRANTED = ("alive",)
_GRAVE = ("dead", "dying", "is hurt", "has lost", "missing", "destroyed", "not yet born")
_NOW = (
    *_GRAVE,
    "perhaps",
    "at ",
    "held by",
    "holds",
    "has the power",
    "no longer",
    "may have",
    "knows",
    "has met",
    "is allied",
    "wears",
    "in nobody",
    "nobody",
)


@dataclass(frozen=True, slots=True)
class Card:
    """Somebody or something. `state` is how they are now and `looks` what else is true of them, a few words each; `grave` says
    that something of it weighs."""

    entry: str
    name: str
    state: tuple[str, ...] = ()
    looks: tuple[str, ...] = ()
    grave: bool = False

    @property
    def spoken(self) -> str:
        """All of it for a screen reader."""
        return ": ".join(part for part in (self.name, "; ".join((*self.state, *self.looks))) if part)


@dataclass(frozen=True, slots=True)
class Company:
    """Those who are here, the places and things, and those who are only named; `line` says what else there is to say."""

    people: tuple[Card, ...] = ()
    around: tuple[Card, ...] = ()
    named: tuple[Card, ...] = ()
    line: str = ""


def company(told: jobs.Told, session: Session) -> Company:
    """What the reading process told, for the panel."""
    people: list[Card] = []
    around: list[Card] = []
    named: list[Card] = []
    undated = False
    for entry_id, lines in told.states:
        entry = session.loaded.lore.get(entry_id)
        if entry is None or not lines:
            continue
        undated = undated or UNDATED in lines
        state = tuple(line for line in lines[1:] if line not in (NAMED_ONLY, UNDATED, *_TAKEN_FOR_GRANTED))
        now = tuple(line for line in state if _is_now(line))
        looks = tuple(line for line in state if line not in now)
        card = Card(entry.id, lines[0], now, looks, any(line.startswith(_GRAVE) for line in now))
        kept = named if NAMED_ONLY in lines else people if entry.kind is Kind.CHARACTER else around
        kept.append(card)
    line = tr("This passage has no date of its own: what holds in it is not known.") if undated else ""
    if not (people or around or named):
        line = tr("Nobody whom you have a page for is in this passage.")
    return Company(tuple(people), tuple(around), tuple(named), line)


def _is_now(line: str) -> bool:
    return line.startswith(_NOW) or " visit" in line or line.endswith((" here", " it"))
