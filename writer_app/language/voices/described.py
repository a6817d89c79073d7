"""Whom "the girl" or "the bird-masked man" means: the only one lately spoken of of whom that can be said."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from writer_app.domain.lore import Pronouns
from writer_app.language.names.lexicon import POINTED_WITHIN, Card
from writer_app.language.prose import Prose
from writer_app.language.voices.referents import FITTING, Referent

_SURELY = 0.5


class Lately(NamedTuple):
    """One lately spoken of: an entry, or "?" and the word for a stranger; how sure it is that they were."""

    key: str
    gender: Pronouns
    share: float


class Describer:
    """Knows of one scene what its words for people say of them."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self._young = prose.pack.words("young persons")

    def meant(self, person: Referent, lately: Iterable[Lately]) -> str | None:
        """The entry that `person` stands for; None where several may be meant, a stranger, or nobody known."""
        start = person.span.start
        before = self._prose.lexicon.pointing.search(self._prose.small, max(0, start - POINTED_WITHIN), start)
        if before is None:
            return None
        qualities = before[1].replace(",", " ").split()
        found: set[str] = set()
        for one in lately:
            if one.gender not in FITTING[person.gender]:
                continue
            if one.key[0] == "?":
                if one.key[1:] == person.stranger or not qualities:
                    return None
            elif (card := self._prose.lexicon.cards.get(one.key)) is not None and self._fits(card, person, qualities):
                if one.share < _SURELY:
                    return None
                found.add(one.key)
        return found.pop() if len(found) == 1 else None

    def _fits(self, card: Card, person: Referent, qualities: Iterable[str]) -> bool:
        """Whether the word for a person, and all that is said with it, can be said of the entry."""
        young = person.stranger in self._young
        if card.no_child if young else card.no_adult:
            return False
        if person.gender is Pronouns.UNKNOWN and person.stranger not in card.looks | card.words:
            return False
        return all(card.looks.intersection(_parts(quality)) for quality in qualities)


def _parts(quality: str) -> set[str]:
    """ "Bird-masked" is told by "bird" or "mask"."""
    parts = quality.split("-")
    return {*parts, *(part.removesuffix("ed") for part in parts[1:])}
