"""What points to one of those spoken of before as the one whom a pronoun means: how far back, in what form, in which part of
the clause. Each sign is a name with a weight in `weights.py`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

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

    # Counted by the million: the hash of plain text is the same, and much sooner there.
    __hash__ = str.__hash__


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
    """Somebody was spoken of by `referent`. `who`: by share, the ids of entries, or "?" and the word for a stranger; `best` is
    the likeliest. `form`: "name", "pronoun" or "word"."""

    referent: Referent
    who: Mapping[str, float]
    gender: Pronouns
    opens: bool
    named: int
    best: str
    form: str

    @staticmethod
    def of(referent: Referent, who: Mapping[str, float], opens: bool, named: int) -> Seen:
        """`referent` as it was spoken of."""
        form = "pronoun" if referent.person else "word" if referent.mention is None else "name"
        best = max(who, key=who.__getitem__) if who else ""
        return Seen(referent, who, referent.gender, opens, named, best, form)

    def fits(self, gender: Pronouns) -> bool:
        """Whether a pronoun, or a person, of `gender` may mean them."""
        own = self.gender
        if own is gender:
            return True
        return (own is Pronouns.UNKNOWN or gender is Pronouns.UNKNOWN) and Pronouns.THEY not in (own, gender)


_AFTER = ("latest", "second", "third", "earlier")
_RIVALS = ("alone", "of two", "of three", "of many")
_OFTEN = 4


_STEPS = (0, 1, 2, 3, 4, 4, 4, 5, 5, 5, 5, 5, 5)


def _bucket(distance: int) -> int:
    return 0 if distance < 0 else _STEPS[distance] if distance < 13 else 6


@dataclass(frozen=True, slots=True)
class Place:
    """Where a pronoun stands: the last subject before it, and whether nobody was spoken of before it in its sentence."""

    subject: Referent | None
    opens: bool
    bearers: tuple[str, ...] = ()


class Link(NamedTuple):
    """All that the signs of one of those spoken of are told by. `away`: sentences between, in steps; `role` and `other` the
    parts in the clause of the pronoun and of the one before, `near` 0 in the same sentence, 1 in the next, 2 farther;
    `opened` 0 not, 1 it opened its sentence, 2 so do both; `word` 0 no word for a person, 1 the same, 2 another, 3 a name."""

    form: str
    away: int
    rank: int
    role: Role
    other: Role
    near: int
    of_subject: bool
    joined: bool
    opened: int
    other_voice: bool
    unknown: bool
    some: bool
    often: bool
    word: int
    bears: bool
    anybody: bool


def link(pronoun: Referent, seen: Seen, rank: int, place: Place) -> Link:
    """How `seen`, the `rank`th of those who fit, the latest first, stands to the pronoun."""
    one = seen.referent
    same = one.quotation is None and pronoun.quotation is None
    away = pronoun.sentence - one.sentence if same else pronoun.clock - one.clock
    unknown = seen.gender is Pronouns.UNKNOWN
    return Link(
        seen.form,
        _bucket(away),
        rank if rank < 3 else 3,
        pronoun.role,
        one.role,
        0 if away < 1 else 1 if away < 2 else 2,
        one is place.subject,
        one.joined,
        0 if not seen.opens else 2 if place.opens else 1,
        (one.quotation is None) is not (pronoun.quotation is None),
        unknown,
        not unknown and seen.form == "word" and not one.definite,
        seen.named > _OFTEN,
        _word(pronoun, seen),
        bool(pronoun.stranger) and any(name in seen.who for name in place.bearers),
        bool(pronoun.stranger) and pronoun.gender is Pronouns.UNKNOWN,
    )


def _word(person: Referent, seen: Seen) -> int:
    """ "The captain" after "a captain", or after another word for somebody."""
    if not person.stranger:
        return 0
    if seen.referent.stranger == person.stranger:
        return 1
    return 2 if seen.referent.stranger and seen.referent.mention is None else 3


_WORDS = ("", "the same word", "another word", "")
_OPENED = ("", "opened", "opens, and opened")


def signs(one: Link) -> Iterator[str]:
    """What points to the one of a link."""
    yield f"{one.form} {one.away}"
    yield f"{one.form}, {_AFTER[one.rank]}"
    if one.near < 2:
        beside = "" if one.near else " beside"
        yield f"{one.role} after {one.other}{beside}"
        if one.of_subject:
            yield f"{one.role} of the last subject{beside}"
        if one.joined:
            yield "joined"
        yield _OPENED[one.opened]
    if one.other_voice:
        yield "in the other voice"
    if one.unknown:
        yield "of unknown gender" if one.form == "name" else "a strange word"
    elif one.some:
        yield "some stranger"
    if one.often:
        yield "named often"
    yield _WORDS[one.word]
    if one.bears:
        yield "bears the word"
    if one.anybody:
        yield "may be anybody"


class Nobody(NamedTuple):
    """What tells of somebody not spoken of lately: the pronoun's part in its clause, whether it opens its sentence, how
    far back the last one who fits is (-1: none), and how many there are."""

    role: Role
    opens: bool
    away: int
    rivals: int


def nobody(pronoun: Referent, fitting: Sequence[Seen], opens: bool) -> Nobody:
    """How the pronoun stands to somebody unsaid."""
    if not fitting:
        return Nobody(pronoun.role, opens, -1, 0)
    rivals = min(len({seen.best for seen in fitting}), len(_RIVALS))
    return Nobody(pronoun.role, opens, _bucket(pronoun.clock - fitting[0].referent.clock), rivals)


def signs_of_nobody(one: Nobody) -> Iterator[str]:
    """What points to somebody unsaid."""
    yield "somebody"
    yield one.role.value
    if one.opens:
        yield "opens"
    if one.away >= 0:
        yield f"nobody for {one.away}"
        yield _RIVALS[one.rivals - 1]
