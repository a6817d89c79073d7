"""What holds for an entry at a point of the story, as a writer reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from writer_app.continuity.judging.evidence import names_of
from writer_app.continuity.state.occasions import parts
from writer_app.continuity.state.story_state import Declared, Stay, StoryState, Truth, Vital
from writer_app.continuity.story import Story
from writer_app.continuity.time.asof import moment_as_of
from writer_app.continuity.time.moments import Moment
from writer_app.domain.lore import Entry, Fact, Kind, Limit, Lore
from writer_app.domain.values import Origin
from writer_app.domain.vocabulary.facts import FACTS
from writer_app.domain.vocabulary.sentences import Names, change_told, fact_sentence, places
from writer_app.domain.vocabulary.terms import ValueType
from writer_app.domain.vocabulary.wording import in_words, with_the
from writer_app.services.lore import find_entry

_LIVES = {
    Vital.ALIVE: "alive",
    Vital.DYING: "dying",
    Vital.DEAD: "dead",
    Vital.UNBORN: "not yet born",
}
_TOLD = ("destroyed", "renamed", "opens", "touches", "closes", "custom")


def state_lines(story: Story, name: str, as_of: str) -> tuple[str, ...]:
    """Everything that holds for the entry called `name` at the end of `as_of`, a sentence a line, with where it is declared.

    Raises UsageError for an unknown or ambiguous name, and for a position that is not there.
    """
    entry = find_entry(story.lore, name)
    moment = moment_as_of(as_of, story.timeline)
    report = _Report(story.state, story.lore, entry, moment, names_of(story))
    head = f"{story.state.name_at(entry.id, moment)}, {_asked(as_of.strip())}"
    lines = tuple(report.lines())
    return (head, *(lines or ("nothing is declared that holds here",)))


def brief_state(story: Story, entry: Entry, moment: Moment) -> tuple[str, ...]:
    """What holds for `entry` at `moment`, a few words a line, without its name, or why, or where it is declared."""
    lines = _Report(story.state, story.lore, entry, moment, names_of(story), brief=True).lines()
    name = entry.name
    return tuple(line.removeprefix(f"{name}'s ").removeprefix(f"{name}, ").removeprefix(f"{name} ") for line in lines)


@dataclass(frozen=True, slots=True)
class _Report:
    state: StoryState
    lore: Lore
    entry: Entry
    moment: Moment
    names: Names
    brief: bool = False

    def lines(self) -> Iterator[str]:
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
            yield from (f"{key}: {', '.join(map(self._shown, texts))}" for key, texts in self.entry.links if texts)
        yield from (self._fact(fact) for fact in self.state.all_facts(self.entry.id, self.moment))
        yield from self._told()

    def _life(self) -> str:
        life = self.state.life(self.entry.id, self.moment)
        if life.certain is not Vital.EITHER:
            return f"{_LIVES[life.certain]}{self._why(life.by)}"
        return f"{' or '.join(sorted(_LIVES[vital] for vital in life.possible))}, within this scene{self._why(life.by)}"

    def _whereabouts(self) -> Iterator[str]:
        for stay in self.state.where(self.entry.id, self.moment):
            sure = "" if stay.certain_at(self.moment) else "perhaps "
            yield f"{sure}at {self._name(stay.place)}{self._why(stay.opened)}"

    def _visits(self) -> Iterator[str]:
        stays = [stay for stay in self.state.stays(self.entry.id) if stay.visit and stay.start.possible_at(self.moment)]
        for place in dict.fromkeys(stay.place for stay in stays):
            made = [stay for stay in stays if stay.place == place]
            limit = _limit(self.lore.get(place), "visits at most")
            yield f"{self._name(place)}: {_visits_made(len(made), limit)}{self._when(made)}"

    def _when(self, stays: list[Stay]) -> str:
        if self.brief:
            return ""
        at = [places(stay.opened.change.at, self.names) for stay in stays if stay.opened.change is not None]
        return f" ({'; '.join(at)})" if at else ""

    def _belongings(self) -> Iterator[str]:
        for item in self.state.held_by(self.entry.id, self.moment):
            yield f"holds {self._name(item)}{self._why(self.state.holder(item, self.moment).by)}"
        for quirk in self.lore.of_kind(Kind.QUIRK):
            answer = self.state.has_quirk(self.entry.id, quirk.id, self.moment)
            if answer.truth is not Truth.UNKNOWN:
                yield f"{_has(answer.truth)} the power {quirk.name}{self._why(answer.by)}"

    def _bonds(self) -> Iterator[str]:
        state, who, moment = self.state, self.entry.id, self.moment
        for secret in state.secrets_known(who, moment):
            yield f"knows {self._name(secret)}{self._why(state.knows(who, secret, moment).by)}"
        for other in state.acquaintances(who, moment):
            yield f"has met {self._name(other)}{self._why(state.met(who, other, moment).by)}"
        for other in self._allies():
            yield f"is allied with {self._name(other)}{self._why(state.allied(who, other, moment).by)}"
        yield from (f"wears {self._name(thing)}" for thing in state.worn(who, moment))
        yield from (f"is hurt: {wound}" for wound in state.wounds(who, moment))
        yield from (f"has lost {with_the(part)} for good" for part in state.missing(who, moment))

    def _allies(self) -> Iterator[str]:
        """Allies; a group stands for its members."""
        allies = self.state.allies(self.entry.id, self.moment)
        within = {member for ally in allies for member in self.state.members(ally) if member != ally}
        yield from (ally for ally in allies if ally not in within)

    def _holder(self) -> str:
        holder = self.state.holder(self.entry.id, self.moment)
        if holder.destroyed:
            return f"destroyed{self._why(holder.by)}"
        if holder.gone:
            return f"in nobody's hands{self._why(holder.by)}"
        if holder.who is not None:
            return f"held by {self._name(holder.who)}{self._why(holder.by)}"
        names = " or ".join(self._name(who) for who in sorted(holder.possible))
        return f"perhaps held by {names}{self._why(holder.by)}" if names else "nobody is declared to hold it"

    def _owners(self) -> Iterator[str]:
        for who in self.state.ever_owned(self.entry.id):
            answer = self.state.has_quirk(who, self.entry.id, self.moment)
            yield f"{self._name(who)} {_has(answer.truth)} it{self._why(answer.by)}"

    def _in_the_know(self) -> Iterator[str]:
        for person in self.lore.of_kind(Kind.CHARACTER, Kind.GROUP):
            answer = self.state.knows(person.id, self.entry.id, self.moment)
            if answer.truth is Truth.YES:
                yield f"{person.name} knows it{self._why(answer.by)}"

    def _guests(self) -> Iterator[str]:
        for person in self.lore.of_kind(Kind.CHARACTER):
            for stay in self.state.where(person.id, self.moment):
                if stay.place == self.entry.id:
                    yield f"{person.name} is {'' if stay.certain_at(self.moment) else 'perhaps '}here{self._why(stay.opened)}"

    def _fact(self, fact: Fact) -> str:
        row = FACTS.get(fact.key)
        named = self._shown(fact.value) if row and row.parts[0].type is ValueType.ENTRY else fact.value
        shown = replace(fact, value=named, since=(), until=()) if self.brief else replace(fact, value=named)
        return f"{fact_sentence(self.entry.name, shown, self.names)}{self._written_at(fact.origin)}"

    def _told(self) -> Iterator[str]:
        """What has happened to it, written on its own page or on another that names it."""
        for item in self.state.changes:
            concerned = (item.entry, *parts(self.lore, item.change, "what"))
            if item.change.verb in _TOLD and self.entry in concerned and item.interval.certain_at(self.moment):
                yield f"{change_told(item.entry, item.change, self.names)}{self._written_at(item.change.origin)}"

    def _shown(self, reference: str) -> str:
        return self.names.entry(reference)

    def _name(self, reference: str) -> str:
        entry = self.lore.get(reference)
        return self.state.name_at(entry.id, self.moment) if entry else reference

    def _why(self, by: Declared | None) -> str:
        if by is None or self.brief:
            return ""
        entry = self.lore.get(by.entry)
        if by.change is not None and entry is not None:
            return f": {change_told(entry, by.change, self.names)}{self._written_at(by.change.origin)}"
        return f": from the start{self._written_at(entry.origin)}" if entry else ""

    def _written_at(self, origin: Origin) -> str:
        return f" [{origin.path}:{origin.line}]" if origin.path and origin.line and not self.brief else ""


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
