"""Who is here, as cards: a name that opens the page, and what holds at the cursor. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from writer_app.domain.lore import Kind
from writer_app.domain.possibilities import Possible, Way
from writer_app.gui.shared.words import tr
from writer_app.services.possiblelines import KNOWLEDGE, VISITS, person_line, power_line, sections
from writer_app.services.present import Known, Offered, Present, Sort, Standing
from writer_app.services.session import jobs
from writer_app.services.session.session import Session

_TAKEN_FOR_GRANTED = "alive"
_TOGETHER = (
    "holds ",
    "wears ",
    "has the power ",
    "does not have the power ",
    "knows ",
    "has met ",
    "is allied with ",
    "is hurt: ",
)


@dataclass(frozen=True, slots=True)
class Card:
    """Somebody or something: `state` is how they are now, `looks` what is true of them, `past` what has happened to them."""

    entry: str
    name: str
    state: tuple[Known, ...] = ()
    looks: tuple[Known, ...] = ()
    past: tuple[Known, ...] = ()
    standing: Standing = Standing.TOLD
    named_only: bool = False

    @property
    def now(self) -> tuple[Known, ...]:
        """How they are now, those of one kind said together: “holds the lamp, the key”."""
        said: dict[str, Known] = {}
        for known in self.state:
            verb = next((verb for verb in _TOGETHER if known.text.startswith(verb)), known.text)
            first = said.get(verb)
            said[verb] = replace(first, text=f"{first.text}, {known.text.removeprefix(verb)}") if first else known
        return tuple(said.values())

    @property
    def known(self) -> tuple[Known, ...]:
        """All of it, the most urgent first."""
        return (*self.state, *self.looks, *self.past)

    @property
    def spoken(self) -> str:
        """What the card shows, for a screen reader."""
        return ": ".join(part for part in (self.name, "; ".join(known.text for known in (*self.now, *self.looks))) if part)


@dataclass(frozen=True, slots=True)
class Company:
    """Those who are here, the places and things, and those who are only named; `line` says what else there is to say,
    `offered` is what the scene's front matter might say, and `possible` what is possible here, in lines under their titles."""

    people: tuple[Card, ...] = ()
    around: tuple[Card, ...] = ()
    named: tuple[Card, ...] = ()
    line: str = ""
    offered: tuple[Offered, ...] = ()
    possible: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def cards(self) -> tuple[Card, ...]:
        """Everyone and everything."""
        return (*self.people, *self.around, *self.named)

    @property
    def noticed(self) -> tuple[str, ...]:
        """Those who are here by the text alone."""
        return tuple(card.entry for card in self.people if card.standing is Standing.NOTICED)


def company(told: jobs.Told, session: Session) -> Company:
    """What the reading process told, for the panel."""
    kinds = {one.entry: entry.kind for one in told.present if (entry := session.loaded.lore.get(one.entry)) is not None}
    there = [one for one in told.present if one.entry in kinds]
    if session.read_only:
        there = [replace(one, standing=Standing.TOLD) for one in there]
    people = (_card(one) for one in there if not one.named_only and kinds[one.entry] is Kind.CHARACTER)
    around = (_card(one) for one in there if not one.named_only and kinds[one.entry] is not Kind.CHARACTER)
    named = (_card(one) for one in there if one.named_only)
    line = ""
    if any(not one.dated for one in there):
        line = tr("This passage has no date of its own: what holds in it is not known.")
    if not there:
        line = tr("Nobody whom you have a page for is in this passage.")
    offered = () if session.read_only else told.offered
    possible = tuple(possibilities(told.possible)) if told.possible is not None else ()
    return Company(tuple(people), tuple(around), tuple(named), line, offered, possible)


def possibilities(found: Possible) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is possible, in few lines: all that is so in one, each that is not with its reason."""
    if not found.dated:
        yield "", (tr("This passage has no date of its own: what is possible in it is not known."),)
        return
    there = [person.name for person in found.people if person.way is Way.YES]
    working = [f"{power.name} ({power.who})" for power in found.powers if power.way is Way.YES and power.left < 0]
    told = (
        (tr("Can be here"), (", ".join(there),) if there else ()),
        (tr("Cannot, or only perhaps"), tuple(person_line(one) for one in found.people if one.way is not Way.YES)),
        (tr("Powers that work"), (", ".join(working),) if working else ()),
        (
            tr("Powers with a limit here"),
            tuple(power_line(one) for one in found.powers if one.way is not Way.YES or one.left >= 0),
        ),
        *(section for section in sections(found) if section[0] in (VISITS, KNOWLEDGE)),
    )
    yield from ((title, lines) for title, lines in told if lines)


def question(offered: Offered) -> str:
    """What a button asks that writes what the text tells of a scene."""
    if offered.key == "place":
        return tr("The scene is set here: {name}?", name=offered.name)
    if offered.key == "when":
        return tr("The scene begins then: {words}?", words=offered.name)
    return tr("It is seen through {name}\u2019s eyes?", name=offered.name)


def _card(one: Present) -> Card:
    known = [item for item in one.known if item.text != _TAKEN_FOR_GRANTED]
    state, looks, past = (tuple(item for item in known if item.sort is sort) for sort in (Sort.STATE, Sort.FACT, Sort.EVENT))
    return Card(one.entry, one.name, state, looks, past, one.standing, one.named_only)
