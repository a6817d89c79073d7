"""Kin as the lore declares it: who "his mother" and "Mara's brother" are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from writer_app.domain.lore import Lore, Pronouns
from writer_app.language.pack import LanguagePack

_FACTS = {"mother": "parent", "father": "parent", "parent": "parent", "sibling": "sibling", "spouse": "spouse"}
_INVERSE = {"parent": "child", "sibling": "sibling", "spouse": "spouse"}
_RELATIONS = ("parent", "child", "sibling", "spouse")


@dataclass(frozen=True, slots=True)
class Kinship:
    """`related[entry, relation]` are all who are parent, child, sibling or spouse of an entry; `genders` their pronouns."""

    related: Mapping[tuple[str, str], tuple[str, ...]]
    genders: Mapping[str, Pronouns]

    @staticmethod
    def build(lore: Lore) -> Kinship:
        """The kinship that the facts of `lore` tell; a claim by somebody counts for nothing."""
        pairs: dict[tuple[str, str], dict[str, None]] = {}
        for entry in lore:
            for fact in entry.facts:
                relation = _FACTS.get(fact.key)
                other = lore.resolve(fact.value) if relation and not fact.according_to else None
                if relation is None or other is None:
                    continue
                pairs.setdefault((entry.id, relation), {})[other.id] = None
                pairs.setdefault((other.id, _INVERSE[relation]), {})[entry.id] = None
        for (_, relation), children in list(pairs.items()):
            for child in children if relation == "child" else ():
                pairs.setdefault((child, "sibling"), {}).update((each, None) for each in children if each != child)
        genders = {entry.id: _declared(entry.pronouns, entry.id, lore) for entry in lore}
        return Kinship({key: tuple(found) for key, found in pairs.items()}, genders)

    def kin_of(self, entry: str) -> tuple[str, ...]:
        """All who are near kin of `entry`."""
        return tuple(other for relation in _RELATIONS for other in self.related.get((entry, relation), ()))

    def told_of(self, entry: str) -> str:
        """All that is known of an entry's near kin and gender, as one line."""
        related = [(relation, self.related.get((entry, relation), ())) for relation in _RELATIONS]
        return repr((related, self.genders.get(entry, Pronouns.UNKNOWN).value))

    def of(self, entry: str, word: str, pack: LanguagePack) -> str | None:
        """Whom `word` ("mother", folded) means as kin of `entry`; None where nobody or several may be meant."""
        found: set[str] = set()
        for term in pack.group("kin").get(word, ()):
            relation, _, pronoun = term.partition(" ")
            for other in self.related.get((entry, relation), ()):
                if not pronoun or self.genders.get(other) in (Pronouns(pronoun), Pronouns.UNKNOWN):
                    found.add(other)
        return found.pop() if len(found) == 1 else None


def _declared(pronouns: Pronouns, entry_id: str, lore: Lore) -> Pronouns:
    """A mother is a she though nobody says so."""
    if pronouns is not Pronouns.UNKNOWN:
        return pronouns
    for entry in lore:
        for fact in entry.facts:
            if fact.key in ("mother", "father") and (other := lore.resolve(fact.value)) and other.id == entry_id:
                return Pronouns.SHE if fact.key == "mother" else Pronouns.HE
    return Pronouns.UNKNOWN
