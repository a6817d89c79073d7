"""Who was spoken of lately, and whom a pronoun stands for. Open rather than guessed.

A pronoun goes back to one of those spoken of before it, a name, a person or another pronoun, or to somebody unsaid. How
likely each is follows from what points to them (`signs.py`) by the weights of a maximum-entropy model (`weights.py`); whom
the pronoun means is whom all of these mean, by their shares. So a doubt goes on until a name is given.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp

from writer_app.language.voices.referents import Referent, Role
from writer_app.language.voices.signs import (
    UNSAID,
    Link,
    Nobody,
    Place,
    Seen,
    Talk,
    Voice,
    link,
    nobody,
    signs,
    signs_of_nobody,
)
from writer_app.language.voices.weights import WEIGHTS

_KEPT = 24
"""How many of those spoken of last may be meant."""
_FAR = 40
"""Sentences after which somebody is out of mind."""
DECIDED = 0.36
"""The share from which a pronoun is taken to stand for somebody."""
_DECIDED_AS_SAID = 0.55
"""The same inside spoken words, where more is left to the hearer."""
_CLEAR, _CLEAR_OF_TWO = 1.05, 4.0
"""How many times likelier than the next one; the same for one of two named as a pair."""
_SLIGHT = 0.03
_OTHER = 0.6
"""How surely an object is another than the subject of its clause."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a pronoun stands for; `entry` None where that is open, `candidates` then all it may be. `shares`: how likely each
    is meant, the likeliest first; "?" stands before the word for a stranger."""

    entry: str | None
    confidence: float
    candidates: tuple[str, ...] = ()
    shares: tuple[tuple[str, float], ...] = ()


OPEN = Resolved(None, 0.0)


@lru_cache(maxsize=100_000)
def _power(voice: Voice, told: Link | Nobody) -> float:
    """How much points to somebody, by the weights of a voice."""
    weights = WEIGHTS[voice]
    found = signs(told) if isinstance(told, Link) else signs_of_nobody(told)
    return exp(sum(weights.get(sign, 0.0) for sign in found))


class Focus:
    """Who was spoken of lately, the latest last."""

    def __init__(self) -> None:
        self._seen: deque[Seen] = deque(maxlen=_KEPT)
        self._named: Counter[str] = Counter()
        self._subject: Referent | None = None
        self._last: Referent | None = None

    def saw(self, referent: Referent, found: Resolved | None = None) -> None:
        """`referent` was spoken of; `found`: what a pronoun was resolved to, even where that stays open."""
        if found is not None and found.shares:
            who = dict(found.shares)
        elif found is not None and found.entry is not None:
            who = {found.entry: found.confidence}
        else:
            key = referent.entry or (f"?{referent.stranger}" if referent.stranger else "")
            if not key:
                return
            who = {key: 1.0}
            self._named[key] += 1
        named = 0 if referent.person else self._named[next(iter(who))]
        self._seen.append(Seen.of(referent, who, self._opens(referent), named))
        if referent.role is Role.SUBJECT:
            self._subject = referent
        self._last = referent

    def _opens(self, referent: Referent) -> bool:
        """Whether nobody was spoken of before in the sentence."""
        return self._last is None or self._last.clock != referent.clock

    def resolve(self, pronoun: Referent, talk: Talk) -> Resolved:
        """Whom `pronoun` stands for, never one of those whom `talk` rules out."""
        fitting = [
            seen for seen in reversed(self._seen) if seen.fits(pronoun.gender) and pronoun.clock - seen.referent.clock <= _FAR
        ]
        if not fitting and not talk.parts:
            return OPEN
        who = self._who(pronoun, fitting, talk)
        ranked = sorted(who.items(), key=lambda item: -item[1])
        if not ranked:
            return OPEN
        best, share = ranked[0]
        decided = best[0] != "?" and share >= self._enough(ranked, talk.voice)
        known = tuple(key for key, _ in ranked if key[0] != "?")
        return Resolved(best if decided else None, round(share, 3) if decided else 0.0, known, tuple(ranked))

    def _enough(self, ranked: Sequence[tuple[str, float]], voice: Voice) -> float:
        """The share from which the first of the `ranked` is meant."""
        least = _DECIDED_AS_SAID if voice is Voice.SAID else DECIDED
        if len(ranked) < 2:
            return least
        pair = {seen.referent.entry for seen in self._seen if seen.referent.joined and not seen.referent.person}
        of_two = ranked[0][0] in pair and ranked[1][0] in pair
        return max(least, ranked[1][1] * (_CLEAR_OF_TWO if of_two else _CLEAR))

    def _who(self, pronoun: Referent, fitting: Sequence[Seen], talk: Talk) -> dict[str, float]:
        """How likely each is whom the pronoun may go back to, those who talk and somebody unsaid among them."""
        voice, opens = talk.voice, self._opens(pronoun)
        place = Place(self._subject, opens, talk.bearers)
        who: dict[str, float] = {}
        for rank, seen in enumerate(fitting):
            power = _power(voice, link(pronoun, seen, rank, place))
            for key, share in seen.who.items():
                who[key] = who.get(key, 0.0) + power * share
        for part, name, share in talk.parts:
            who[name] = who.get(name, 0.0) + exp(WEIGHTS[voice].get(part, 0.0)) * share
        unsaid = f"?{pronoun.stranger}" if pronoun.stranger else UNSAID
        who[unsaid] = who.get(unsaid, 0.0) + _power(voice, nobody(pronoun, fitting, opens))
        for key in talk.barred:
            who.pop(key, None)
        if pronoun.role is Role.OBJECT and self._seen and self._subject is not None:
            self._another(pronoun, who)
        total = sum(who.values())
        return {key: share / total for key, share in who.items() if share > _SLIGHT * total}

    def _another(self, pronoun: Referent, who: dict[str, float]) -> None:
        """ "Tobin hit him": the subject of a clause is not its object, unless the pronoun says so."""
        subject = self._subject
        if subject is None or subject.clock != pronoun.clock or subject.quotation != pronoun.quotation:
            return
        if self._last is not None and self._last is not subject and self._last.role is Role.POSSESSIVE:
            # "The girl faltered, his words striking home with her": something of somebody else's has come between.
            return
        seen = next((seen for seen in reversed(self._seen) if seen.referent is subject), None)
        for key, share in seen.who.items() if seen is not None else ():
            if key in who:
                less = who[key] * _OTHER * share
                who[key] -= less
                who[UNSAID] = who.get(UNSAID, 0.0) + less
