"""What holds for an entry at a point of the story, as a writer reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from writer_app.continuity.excepting import binds
from writer_app.continuity.judging.evidence import names_of
from writer_app.continuity.state.occasions import parts
from writer_app.continuity.state.story_state import Declared, Stay, StoryState, Truth, Vital
from writer_app.continuity.story import Story
from writer_app.continuity.time.asof import moment_as_of
from writer_app.continuity.time.moments import Moment
from writer_app.domain.lore import Entry, Fact, Kind, Limit, Lore
from writer_app.domain.values import NOWHERE, Origin
from writer_app.domain.vocabulary.facts import FACTS
from writer_app.domain.vocabulary.sentences import Names, change_told, fact_sentence, limit_sentence, places
from writer_app.domain.vocabulary.terms import ValueType
from writer_app.domain.vocabulary.wording import in_words, with_the
from writer_app.services.lore import find_entry
from writer_app.services.present import Known, Sort

_LIVES = {
    Vital.ALIVE: "alive",
    Vital.DYING: "dying",
    Vital.DEAD: "dead",
    Vital.UNBORN: "not yet born",
}
_FROM_THE_START = "from the start"
_TOLD = ("destroyed", "renamed", "opens", "touches", "closes", "custom")


def state_lines(story: Story, name: str, as_of: str) -> tuple[str, ...]:
    """Everything that holds for the entry called `name` at the end of `as_of`, a sentence a line, with where it is declared.

    Raises UsageError for an unknown or ambiguous name, and for a position that is not there.
    """
    entry = find_entry(story.lore, name)
    moment = moment_as_of(as_of, story.timeline)
    report = _report(story, entry, moment)
    head = f"{story.state.name_at(entry.id, moment)}, {_asked(as_of.strip())}"
    lines = tuple(map(report.told, report.lines()))
    return (head, *(lines or ("nothing is declared that holds here",)))


def known_of(story: Story, entry: Entry, moment: Moment) -> tuple[Known, ...]:
    """What holds for `entry` at `moment`, the most urgent first."""
    report = _report(story, entry, moment)
    return tuple(map(report.known, report.lines()))


def _report(story: Story, entry: Entry, moment: Moment) -> _Report:
    limits = tuple(limit for limit in entry.limits if binds(story, entry, limit, moment))
    return _Report(story.state, story.lore, entry, moment, names_of(story), limits)


@dataclass(frozen=True, slots=True)
class _Line:
    """Something that holds, `full` where more can be said than `text` does, and the declaration that makes it so; `origin`
    where that is a limit."""

    text: str
    by: Declared | None = None
    sort: Sort = Sort.STATE
    full: str = ""
    grave: bool = False
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class _Report:
    state: StoryState
    lore: Lore
    entry: Entry
    moment: Moment
    names: Names
    limits: tuple[Limit, ...]
    """Those in force."""

    def lines(self) -> Iterator[_Line]:
        """What holds, the most urgent first."""
        if self.entry.kind is Kind.CHARACTER:
            yield self._life()
            yield from self._whereabouts()
            yield from self._visits()
            yield from self._belongings()
            yield from self._bonds()
        elif self.entry.kind is Kind.ITEM:
            yield self._holder()
        elif self.entry.kind is Kind.QUIRK:
            yield from self._owners()
        elif self.entry.kind is Kind.SECRET:
            yield from self._in_the_know()
        elif self.entry.kind is Kind.LOCATION:
            yield from self._guests()
        elif self.entry.kind in (Kind.GROUP, Kind.EVENT):
            links = ((key, ", ".join(map(self._shown, texts))) for key, texts in self.entry.links if texts)
            yield from (_Line(f"{key}: {named}", sort=Sort.FACT) for key, named in links)
        yield from (self._fact(fact) for fact in self.state.all_facts(self.entry.id, self.moment))
        yield from (_Line(self._limit(limit), sort=Sort.FACT, origin=limit.origin) for limit in self.limits)
        yield from self._told()

    # How a line is told

    def told(self, line: _Line) -> str:
        """A line with why it holds and where that is written."""
        why = self._why(line.by) if line.sort is Sort.STATE else self._written_at(line.by) or _at(line.origin)
        return f"{line.full or line.text}{why}"

    def known(self, line: _Line) -> Known:
        """A line without the entry's name, with why it holds and where that came about beside it."""
        by, text = line.by, self._nameless(line.text)
        why = line.full.removeprefix(line.text).strip(" ()")
        if line.sort is Sort.STATE and by is not None:
            why = self._nameless(self._reason(by))
        timeline = self.state.timeline
        for position in by.change.at if by is not None and by.change is not None else ():
            if (scene := timeline.source(position.ref)) is not None:
                return Known(text, line.sort, why, scene.id, position.after, line.grave)
        return Known(text, line.sort, why, grave=line.grave)

    def _nameless(self, text: str) -> str:
        name = self.entry.name
        return text.removeprefix(f"{name}'s ").removeprefix(f"{name}, ").removeprefix(f"{name} ")

    def _reason(self, by: Declared) -> str:
        entry = self.lore.get(by.entry)
        return change_told(entry, by.change, self.names) if by.change is not None and entry is not None else _FROM_THE_START

    def _why(self, by: Declared | None) -> str:
        if by is None or self.lore.get(by.entry) is None:
            return ""
        return f": {self._reason(by)}{self._written_at(by)}"

    def _written_at(self, by: Declared | None) -> str:
        entry = self.lore.get(by.entry) if by is not None else None
        said = (by.change or by.fact) if by is not None else None
        origin = said.origin if said is not None else entry.origin if entry is not None else NOWHERE
        return _at(origin)

    # What holds
    def _life(self) -> _Line:
        life = self.state.life(self.entry.id, self.moment)
        if life.certain is not Vital.EITHER:
            return _Line(_LIVES[life.certain], life.by, grave=life.certain is not Vital.ALIVE)
        either = " or ".join(sorted(_LIVES[vital] for vital in life.possible))
        return _Line(f"{either}, within this scene", life.by, grave=True)

    def _whereabouts(self) -> Iterator[_Line]:
        for stay in self.state.where(self.entry.id, self.moment):
            sure = "" if stay.certain_at(self.moment) else "perhaps "
            yield _Line(f"{sure}at {self._name(stay.place)}", stay.opened)

    def _visits(self) -> Iterator[_Line]:
        stays = [stay for stay in self.state.stays(self.entry.id) if stay.visit and stay.start.possible_at(self.moment)]
        for place in dict.fromkeys(stay.place for stay in stays):
            made = [stay for stay in stays if stay.place == place]
            limit = _limit(self.lore.get(place), "visits at most")
            said = f"{self._name(place)}: {_visits_made(len(made), limit)}"
            yield _Line(said, full=f"{said}{self._when(made)}")

    def _when(self, stays: list[Stay]) -> str:
        at = [places(stay.opened.change.at, self.names) for stay in stays if stay.opened.change is not None]
        return f" ({'; '.join(at)})" if at else ""

    def _belongings(self) -> Iterator[_Line]:
        for item in self.state.held_by(self.entry.id, self.moment):
            yield _Line(f"holds {self._name(item)}", self.state.holder(item, self.moment).by)
        for quirk in self.lore.of_kind(Kind.QUIRK):
            answer = self.state.has_quirk(self.entry.id, quirk.id, self.moment)
            if answer.truth is not Truth.UNKNOWN:
                yield _Line(f"{_has(answer.truth)} the power {quirk.name}", answer.by)

    def _bonds(self) -> Iterator[_Line]:
        state, who, moment = self.state, self.entry.id, self.moment
        for secret in state.secrets_known(who, moment):
            yield _Line(f"knows {self._name(secret)}", state.knows(who, secret, moment).by)
        for other in state.acquaintances(who, moment):
            yield _Line(f"has met {self._name(other)}", state.met(who, other, moment).by)
        for other in self._allies():
            yield _Line(f"is allied with {self._name(other)}", state.allied(who, other, moment).by)
        yield from (_Line(f"wears {self._name(thing)}") for thing in state.worn(who, moment))
        yield from (_Line(f"is hurt: {wound}", grave=True) for wound in state.wounds(who, moment))
        yield from (_Line(f"has lost {with_the(part)} for good", grave=True) for part in state.missing(who, moment))

    def _allies(self) -> Iterator[str]:
        """Allies; a group stands for its members."""
        allies = self.state.allies(self.entry.id, self.moment)
        within = {member for ally in allies for member in self.state.members(ally) if member != ally}
        yield from (ally for ally in allies if ally not in within)

    def _holder(self) -> _Line:
        holder = self.state.holder(self.entry.id, self.moment)
        if holder.destroyed:
            return _Line("destroyed", holder.by, grave=True)
        if holder.gone:
            return _Line("in nobody's hands", holder.by)
        if holder.who is not None:
            return _Line(f"held by {self._name(holder.who)}", holder.by)
        names = " or ".join(self._name(who) for who in sorted(holder.possible))
        return _Line(f"perhaps held by {names}", holder.by) if names else _Line("nobody is declared to hold it")

    def _owners(self) -> Iterator[_Line]:
        for who in self.state.ever_owned(self.entry.id):
            answer = self.state.has_quirk(who, self.entry.id, self.moment)
            yield _Line(f"{self._name(who)} {_has(answer.truth)} it", answer.by)

    def _in_the_know(self) -> Iterator[_Line]:
        for person in self.lore.of_kind(Kind.CHARACTER, Kind.GROUP):
            answer = self.state.knows(person.id, self.entry.id, self.moment)
            if answer.truth is Truth.YES:
                yield _Line(f"{person.name} knows it", answer.by)

    def _guests(self) -> Iterator[_Line]:
        for person in self.lore.of_kind(Kind.CHARACTER):
            for stay in self.state.where(person.id, self.moment):
                if stay.place == self.entry.id:
                    yield _Line(f"{person.name} is {'' if stay.certain_at(self.moment) else 'perhaps '}here", stay.opened)

    def _fact(self, fact: Fact) -> _Line:
        row = FACTS.get(fact.key)
        named = self._shown(fact.value) if row and row.parts[0].type is ValueType.ENTRY else fact.value
        dated = replace(fact, value=named)
        text, full = (fact_sentence(self.entry.name, said, self.names) for said in (replace(dated, since=(), until=()), dated))
        return _Line(text, Declared(self.entry.id, fact=fact), Sort.FACT, full if full != text else "")

    def _limit(self, limit: Limit) -> str:
        return limit_sentence(self.entry.name, limit, self.names)

    def _told(self) -> Iterator[_Line]:
        """What has happened to it, written on its own page or on another that names it, and is not said as how it is."""
        verbs = [verb for verb in _TOLD if verb != "destroyed" or self.entry.kind is not Kind.ITEM]
        for item in self.state.changes:
            concerned = (item.entry, *parts(self.lore, item.change, "what"))
            if item.change.verb in verbs and self.entry in concerned and item.interval.certain_at(self.moment):
                said = change_told(item.entry, item.change, self.names)
                yield _Line(said, Declared(item.entry.id, item.change), Sort.EVENT)

    def _shown(self, reference: str) -> str:
        return self.names.entry(reference)

    def _name(self, reference: str) -> str:
        entry = self.lore.get(reference)
        return self.state.name_at(entry.id, self.moment) if entry else reference


def _at(origin: Origin) -> str:
    return f" [{origin.path}:{origin.line}]" if origin.path and origin.line else ""


def _asked(as_of: str) -> str:
    return {"": "at the end", "before": "before the story begins"}.get(as_of.lower(), f"as of {as_of}")


def _has(truth: Truth) -> str:
    return {Truth.YES: "has", Truth.NO: "does not have", Truth.EITHER: "may have"}.get(truth, "may have")


def _limit(entry: Entry | None, key: str) -> Limit | None:
    return next((limit for limit in entry.limits if limit.key == key), None) if entry else None


def _visits_made(made: int, limit: Limit | None) -> str:
    said = f"{in_words(str(made))} {'visit' if made == 1 else 'visits'}"
    allowed = limit.values[0] if limit and limit.values else ""
    if not allowed.isdecimal():
        return said
    left = max(0, int(allowed) - made)
    final = ", and the last is final" if limit and limit.option("last is final").lower() in ("true", "yes") else ""
    return f"{said}, {in_words(allowed)} allowed, {in_words(str(left)) if left else 'none'} left{final}"
