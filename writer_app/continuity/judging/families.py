"""Families as the lore declares them, and which of its bonds exclude one that the text tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from writer_app.continuity.judging.kindred import PARENTS, Bond, bonds_of
from writer_app.continuity.story import Story
from writer_app.continuity.time.moments import Moment

_Told = tuple[str, str, str]
"""Somebody, what of theirs somebody is, and who that is."""


@dataclass(frozen=True, slots=True)
class Family:
    """Every bond that is declared, by either of the two, and by whose page it stands on."""

    bonds: Mapping[str, tuple[Bond, ...]]

    def parents(self, who: str) -> tuple[Bond, ...]:
        """The declared parents of somebody."""
        return tuple(bond for bond in self.bonds.get(who, ()) if bond.who == who and bond.key in PARENTS)

    def between(self, one: str, other: str) -> tuple[Bond, ...]:
        """The bonds that tie two to each other."""
        return tuple(bond for bond in self.bonds.get(one, ()) if other in (bond.who, bond.other) and one != other)


def family_of(story: Story) -> Family:
    """All kin of the lore."""
    found: dict[str, list[Bond]] = {}
    for entry in story.lore:
        for bond in bonds_of(story, entry):
            found.setdefault(bond.who, []).append(bond)
            found.setdefault(bond.other, []).append(bond)
    return Family({who: tuple(bonds) for who, bonds in found.items()})


def excluding(story: Story, family: Family, told: _Told, moment: Moment) -> tuple[Bond, ...]:
    """The declared bonds that exclude one that the text tells; none where nothing does."""
    who, key, other = told
    holding = tuple(bond for bond in family.between(who, other) if _holds(story, bond, moment))
    if holding:
        # They are kin already: the text may only say it from the other side, or in other words.
        return () if any(_same(bond, told) for bond in holding) else holding
    if key == "sibling":
        ours, theirs = family.parents(who), family.parents(other)
        apart = not {bond.other for bond in ours} & {bond.other for bond in theirs}
        return (*ours, *theirs) if apart and _both(ours) and _both(theirs) else ()
    if key in ("mother", "father"):
        return tuple(bond for bond in family.parents(who) if bond.key == key and _holds(story, bond, moment))
    if key == "parent":
        parents = family.parents(who)
        return parents if _both(parents) else ()
    married = [bond for each in (who, other) for bond in family.bonds.get(each, ()) if bond.key == "spouse"]
    return tuple(bond for bond in dict.fromkeys(married) if _holds(story, bond, moment))


def _holds(story: Story, bond: Bond, moment: Moment) -> bool:
    return bond.fact in story.state.facts(bond.who, bond.key, moment)


def _both(parents: tuple[Bond, ...]) -> bool:
    """Whether mother and father are told: one alone leaves room for another."""
    return {"mother", "father"} <= {bond.key for bond in parents} or len(parents) > 1


def _same(bond: Bond, told: _Told) -> bool:
    who, key, other = told
    if key in PARENTS:
        return bond.key in PARENTS and (bond.who, bond.other) == (who, other)
    return bond.key == key
