"""What points to one of those spoken of before as the one whom a pronoun means: how far back, in what form, in which part of
the clause. Each sign is a name with a weight in `weights.py`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from writer_app.domain.lore import Pronouns
from writer_app.language.voices.referents import Referent, Role

UNSAID = "?~"
"""Somebody whom only pronouns have spoken of."""


class Voice(StrEnum):
    """Where a pronoun stands: in narration, beside spoken words as the one who says them, inside spoken words. Or no pronoun,
    but a person told by what they are: "the girl"."""

    TOLD = "told"
    TAG = "tag"
    SAID = "said"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Talk:
    """What is around a pronoun. `barred` cannot be meant. `parts` are those who talk: their part, a sign of its own, who has
    it, and how sure that is. `bearers` have the word for a person in their names."""

    voice: Voice = Voice.TOLD
    barred: frozenset[str] = frozenset()
    parts: tuple[tuple[str, str, float], ...] = ()
    bearers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody was spoken of by `referent`. `who`: by share, the ids of entries, or "?" and the word for a stranger."""

    referent: Referent
    who: Mapping[str, float]
    gender: Pronouns
    opens: bool
    named: int

    def fits(self, gender: Pronouns) -> bool:
        """Whether a pronoun, or a person, of `gender` may mean them."""
        if Pronouns.THEY in (gender, self.gender):
            return self.gender is gender
        return self.gender is gender or Pronouns.UNKNOWN in (gender, self.gender)


_BUCKETS = range(7)
_FORMS = ("name", "pronoun", "word")
_LAST = {(form, at): f"{form} {at}" for form in _FORMS for at in _BUCKETS}
_AFTER = ("latest", "second", "third", "earlier")
_RANK = {(form, at): f"{form}, {after}" for form in _FORMS for at, after in enumerate(_AFTER)}
_PARALLEL = {(one, other, near): f"{one} after {other}{near}" for one in Role for other in Role for near in ("", " beside")}
_OWN = {(role, near): f"{role} of the last subject{near}" for role in Role for near in ("", " beside")}
_RIVALS = ("alone", "of two", "of three", "of many")
_OFTEN = 4


def _bucket(distance: int) -> int:
    return max(0, distance) if distance < 4 else 4 if distance < 7 else 5 if distance < 13 else 6


@dataclass(frozen=True, slots=True)
class Place:
    """Where a pronoun stands: the last subject before it, and whether nobody was spoken of before it in its sentence."""

    subject: Referent | None
    opens: bool
    bearers: tuple[str, ...] = ()


def signs(pronoun: Referent, seen: Seen, rank: int, place: Place) -> list[str]:
    """What points to `seen`, the `rank`th of those who fit, the latest first."""
    one = seen.referent
    form = "pronoun" if one.person else "word" if one.mention is None else "name"
    same = one.quotation is None and pronoun.quotation is None
    away = pronoun.sentence - one.sentence if same else pronoun.clock - one.clock
    found = [_LAST[form, _bucket(away)], _RANK[form, min(rank, 3)]]
    if away < 2:
        found.append(_PARALLEL[pronoun.role, one.role, "" if away else " beside"])
        if one is place.subject:
            found.append(_OWN[pronoun.role, "" if away else " beside"])
        if one.joined:
            found.append("joined")
        if seen.opens:
            found.append("opens, and opened" if place.opens else "opened")
    if (one.quotation is None) is not (pronoun.quotation is None):
        found.append("in the other voice")
    if seen.gender is Pronouns.UNKNOWN:
        found.append("of unknown gender" if form == "name" else "a strange word")
    elif form == "word" and not one.definite:
        found.append("some stranger")
    if seen.named > _OFTEN:
        found.append("named often")
    if pronoun.stranger:
        found += _same_word(pronoun, seen, place.bearers)
    return found


def _same_word(person: Referent, seen: Seen, bearers: Sequence[str]) -> Iterator[str]:
    """ "The captain" after "a captain", or after Captain So-and-so."""
    if seen.referent.stranger == person.stranger:
        yield "the same word"
    elif seen.referent.stranger and seen.referent.mention is None:
        yield "another word"
    if any(name in seen.who for name in bearers):
        yield "bears the word"
    if person.gender is Pronouns.UNKNOWN:
        yield "may be anybody"


def signs_of_unsaid(pronoun: Referent, fitting: Sequence[Seen], opens: bool) -> Iterator[str]:
    """What points to somebody who was not spoken of lately."""
    yield "somebody"
    yield pronoun.role.value
    if opens:
        yield "opens"
    if fitting:
        yield f"nobody for {_bucket(pronoun.clock - fitting[0].referent.clock)}"
        yield _RIVALS[min(len({max(seen.who, key=seen.who.__getitem__) for seen in fitting}), 4) - 1]
