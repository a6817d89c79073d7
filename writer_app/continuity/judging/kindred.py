"""Kin as the lore declares it, with the facts that say so: who is whose parent, and kin that cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from writer_app.continuity.judging.births import born_on
from writer_app.continuity.judging.faults import Fault
from writer_app.continuity.judging.numbers import whole_numbers
from writer_app.continuity.judging.reports import say
from writer_app.continuity.story import Story
from writer_app.domain.lore import Entry, Fact

PARENTS = ("mother", "father", "parent")
KIN_KEYS = frozenset({*PARENTS, "sibling", "spouse"})


@dataclass(frozen=True, slots=True)
class Bond:
    """`who`'s `key` (mother, sibling, spouse, …) is `other`, by `fact` on `who`'s page."""

    who: str
    key: str
    other: str
    fact: Fact


def bonds_of(story: Story, entry: Entry) -> Iterator[Bond]:
    """The kin that an entry's own page names and that has a page; claims apart."""
    for fact in entry.facts:
        other = story.lore.resolve(fact.value) if fact.key in KIN_KEYS and not fact.according_to else None
        if other is not None:
            yield Bond(entry.id, fact.key, other.id, fact)


def impossible_kin(story: Story) -> Iterator[Fault]:
    """Kin that cannot be: one's own parent or ancestor, a parent no older than the child, two bonds in one."""
    bonds = [bond for entry in story.lore for bond in bonds_of(story, entry)]
    parents: dict[str, list[str]] = {}
    for bond in bonds:
        if bond.key in PARENTS:
            parents.setdefault(bond.who, []).append(bond.other)
    for bond in bonds:
        message = _wrong(story, bond, parents)
        if message:
            names = {"name": _name(story, bond.who), "other": _name(story, bond.other), "key": bond.key}
            subjects = tuple(dict.fromkeys((bond.who, bond.other)))
            yield Fault(say(message, **names), subjects, bond.fact.origin, quote=bond.fact.value)


def _wrong(story: Story, bond: Bond, parents: Mapping[str, list[str]]) -> str:
    if bond.who == bond.other:
        return "{name} cannot be {key} to themselves."
    if bond.key in PARENTS:
        if bond.who in _ancestors(bond.other, parents):
            return "{other} cannot be {key} of {name}: by your notes {name} is an ancestor of {other}."
        return _ages(story, bond)
    if bond.key == "sibling" and (bond.other in parents.get(bond.who, ()) or bond.who in parents.get(bond.other, ())):
        return "{other} cannot be both {key} and parent or child of {name}."
    return ""


def _ancestors(who: str, parents: Mapping[str, list[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(parents.get(who, ()))
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += parents.get(each, ())
    return found


def _ages(story: Story, bond: Bond) -> str:
    child, parent = story.lore.get(bond.who), story.lore.get(bond.other)
    assert child is not None
    assert parent is not None
    younger, older = born_on(child), born_on(parent)
    if younger is not None and older is not None and younger.era == older.era:
        return "{other} cannot be {key} of {name}, and born no earlier." if older.start >= younger.end else ""
    ages = [_age(entry) for entry in (child, parent)]
    if ages[0] is not None and ages[1] is not None and ages[1] <= ages[0]:
        return "{other} cannot be {key} of {name}, and no older."
    return ""


def _age(entry: Entry) -> int | None:
    """The one age that a page gives for the whole story."""
    ages = [fact for fact in entry.facts if fact.key == "age" and not fact.according_to]
    if len(ages) != 1 or ages[0].since or ages[0].until:
        return None
    numbers = whole_numbers(ages[0].value)
    return numbers[0] if len(numbers) == 1 else None


def _name(story: Story, entry_id: str) -> str:
    entry = story.lore.get(entry_id)
    return entry.name if entry else entry_id
