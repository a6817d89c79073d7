"""Who was spoken of lately, and whom a pronoun stands for. Open rather than guessed.

A pronoun goes back to one of those spoken of before it, a name, a person or another pronoun, or to somebody unsaid. How
likely each is follows from what points to them (`signs.py`) by the weights of a maximum-entropy model (`weights.py`); whom
the pronoun means is whom all of these mean, by their shares. So a doubt goes on until a name is given.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

from writer_app.domain.lore import Pronouns
from writer_app.language.prose import Place
from writer_app.language.voices.described import Lately
from writer_app.language.voices.referents import FITTING, Referent, Role
from writer_app.language.voices.scales import (
    BESIDE,
    NUMBER,
    OF_SUBJECT,
    OTHER_VOICE,
    PER_ROLE,
    PER_STEP,
    clause_number,
    form_number,
    scales,
)
from writer_app.language.voices.signs import FORMS, KNOWN, RANKS, Voice, step

UNSAID = "?~"
"""Somebody whom only pronouns have spoken of."""
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


_SHARE = itemgetter(1)
_NAME, _PRONOUN, _WORD = range(len(FORMS))
_KNOWN, _UNKNOWN, _SOME = range(len(KNOWN))
_EARLIER = len(RANKS) - 1
_OFTEN = 4
_PACES = tuple(step(away) * PER_STEP for away in range(_FAR + 1))


class Talk(NamedTuple):
    """What is around a pronoun. `barred` cannot be meant. `parts` are those who talk: their part, a sign of its own, who has
    it, and how sure that is. `bearers` have the word for a person in their names."""

    voice: Voice = Voice.TOLD
    barred: frozenset[str] = frozenset()
    parts: tuple[tuple[str, str, float], ...] = ()
    bearers: tuple[str, ...] = ()


class Resolved(NamedTuple):
    """What a pronoun stands for; `entry` None where that is open, `candidates` then all it may be. `shares`: how likely each
    is meant, the likeliest first; "?" stands before the word for a stranger. `reason`: why, where it is not for the shares."""

    entry: str | None
    confidence: float
    candidates: tuple[str, ...] = ()
    shares: tuple[tuple[str, float], ...] = ()
    reason: str = ""


OPEN = Resolved(None, 0.0)


@dataclass(slots=True, unsafe_hash=True)
class _Seen:
    """Somebody was spoken of. `who`: by share, the ids of entries, or "?" and the word for a stranger, the likeliest first.
    `near`, `apart`: where the factors of their form begin for a pronoun of the same voice, of the other. `named`: by a name;
    `paired`: a name or a person beside another one, joined by "and". The rest is that of the referent. Never changed; not
    frozen because a long novel has half a million of them."""

    who: tuple[tuple[str, float], ...]
    clock: int
    sentence: int
    gender: Pronouns
    told: bool
    near: int
    apart: int
    clause: int
    opens: bool
    role: Role
    entry: str | None
    stranger: str
    named: bool
    paired: bool
    quotation: int | None

    def moved(self, clock: int, sentence: int) -> _Seen:
        """The same, so many sentences farther on, of both voices and of narration."""
        return _Seen(
            self.who,
            self.clock + clock,
            self.sentence + sentence if self.told else 0,
            self.gender,
            self.told,
            self.near,
            self.apart,
            self.clause,
            self.opens,
            self.role,
            self.entry,
            self.stranger,
            self.named,
            self.paired,
            None if self.told else 0,
        )


def _seen(referent: Referent, who: tuple[tuple[str, float], ...], opens: bool, often: bool) -> _Seen:
    """What is remembered of somebody who is spoken of, `often` by name."""
    named = referent.mention is not None
    form = _PRONOUN if referent.person else _NAME if named else _WORD
    some = form == _WORD and not referent.definite
    known = _UNKNOWN if referent.gender is Pronouns.UNKNOWN else _SOME if some else _KNOWN
    near = form_number(form, known, often)
    return _Seen(
        who,
        referent.clock,
        referent.sentence,
        referent.gender,
        referent.quotation is None,
        near,
        near + OTHER_VOICE,
        clause_number(referent.role, referent.joined),
        opens,
        referent.role,
        referent.entry,
        referent.stranger,
        named,
        referent.joined and not referent.person,
        referent.quotation,
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """Who was spoken of before a paragraph, counted from there: the same wherever that is. `named`: how often each, as far as
    that counts; the `subject` of the last clause is the one `subject_at`, None where it is none of the `seen` any more."""

    seen: tuple[_Seen, ...] = ()
    named: frozenset[tuple[str, int]] = frozenset()
    subject: _Seen | None = None
    subject_at: int | None = None
    _hash: int = field(init=False, compare=False, repr=False, default=0)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash((self.seen, self.named, self.subject_at)))

    def __hash__(self) -> int:
        return self._hash


class Focus:
    """Who was spoken of lately, the latest last."""

    def __init__(self) -> None:
        self._seen: deque[_Seen] = deque(maxlen=_KEPT)
        self._named: Counter[str] = Counter()
        self._subject: _Seen | None = None

    @staticmethod
    def of(standing: Standing, place: Place) -> Focus:
        """Who was spoken of before the paragraph at `place`, as `standing` has it."""
        focus, far = Focus(), (place.sentence + place.spoken, place.sentence)
        focus._seen.extend(seen.moved(*far) for seen in standing.seen)
        focus._named.update(dict(standing.named))
        if standing.subject is not None:
            subject, at = standing.subject, standing.subject_at
            focus._subject = focus._seen[at] if at is not None else subject.moved(*far)
        return focus

    def standing(self, place: Place) -> Standing:
        """Who was spoken of before the paragraph at `place`, wherever that is."""
        back, subject = (-place.sentence - place.spoken, -place.sentence), self._subject
        at = next((at for at, seen in enumerate(self._seen) if seen is subject), None)
        seen, named = tuple([seen.moved(*back) for seen in self._seen]), frozenset(self._named.items())
        return Standing(seen, named, None if subject is None else subject.moved(*back), at)

    def saw(self, referent: Referent, found: Resolved | None = None) -> None:
        """`referent` was spoken of; `found`: what a pronoun was resolved to, even where that stays open."""
        if found is not None and found.shares:
            who = found.shares
        elif found is not None and found.entry is not None:
            who = ((found.entry, found.confidence),)
        else:
            key = referent.entry or (f"?{referent.stranger}" if referent.stranger else "")
            if not key:
                return
            who = ((key, 1.0),)
            self._named[key] += self._named[key] <= _OFTEN
        often = not referent.person and self._named[who[0][0]] > _OFTEN
        seen = _seen(referent, who, self._opens(referent), often)
        self._seen.append(seen)
        if referent.role is Role.SUBJECT:
            self._subject = seen

    def _opens(self, referent: Referent) -> bool:
        """Whether nobody was spoken of before in the sentence."""
        return not self._seen or self._seen[-1].clock != referent.clock

    def resolve(self, pronoun: Referent, talk: Talk) -> Resolved:
        """Whom `pronoun` stands for, never one of those whom `talk` rules out."""
        who = self._who(pronoun, talk)
        ranked = sorted(who.items(), key=_SHARE, reverse=True)
        if not ranked:
            return OPEN
        best, share = ranked[0]
        decided = best[0] != "?" and self._is_clear(ranked, talk.voice)
        known = tuple([key for key, _ in ranked if key[0] != "?"])
        return Resolved(best if decided else None, round(share, 3) if decided else 0.0, known, tuple(ranked))

    def lately(self, person: Referent) -> Iterator[Lately]:
        """Everybody who may have been spoken of lately, but for the subject of whose clause `person` is the object."""
        subject = self._subject
        barred = person.role is Role.OBJECT and subject is not None and subject.clock == person.clock
        acting = subject.entry if barred and subject is not None else None
        for seen in self._seen:
            for key, share in seen.who:
                if key != acting:
                    yield Lately(key, seen.gender, share)

    def _is_clear(self, ranked: Sequence[tuple[str, float]], voice: Voice) -> bool:
        """Whether the first of the `ranked` is meant, by its share and that of the next."""
        share = ranked[0][1]
        if share < (_DECIDED_AS_SAID if voice is Voice.SAID else DECIDED):
            return False
        if len(ranked) < 2 or share < ranked[1][1] * _CLEAR:
            return len(ranked) < 2
        return share >= ranked[1][1] * _CLEAR_OF_TWO or not self._are_a_pair(ranked[0][0], ranked[1][0])

    def _are_a_pair(self, one: str, other: str) -> bool:
        """Whether two were lately named as a pair."""
        paired = {seen.entry for seen in self._seen if seen.paired}
        return one in paired and other in paired

    def _who(self, pronoun: Referent, talk: Talk) -> dict[str, float]:
        """How likely each is whom the pronoun may go back to, those who talk and somebody unsaid among them."""
        opens, factors = self._opens(pronoun), scales(talk.voice)
        fitting = FITTING[pronoun.gender]
        seen = [each for each in self._seen if each.gender in fitting and pronoun.clock - each.clock <= _FAR]
        if not seen and not talk.parts:
            return {}
        seen.reverse()
        who = self._weighed(pronoun, seen, opens, talk)
        for part, name, share in talk.parts:
            who[name] = who.get(name, 0.0) + factors.parts.get(part, 1.0) * share
        rivals = min(len({one.who[0][0] for one in seen}), _EARLIER + 1)
        away = step(pronoun.clock - seen[0].clock) if seen else 0
        unsaid = f"?{pronoun.stranger}" if pronoun.stranger else UNSAID
        who[unsaid] = who.get(unsaid, 0.0) + factors.nobody[pronoun.role, opens, away, rivals]
        for key in talk.barred:
            who.pop(key, None)
        if pronoun.role is Role.OBJECT:
            self._another(pronoun, who)
        total = sum(who.values())
        return {key: share / total for key, share in who.items() if share > _SLIGHT * total}

    def _weighed(self, pronoun: Referent, fitting: Iterable[_Seen], opens: bool, talk: Talk) -> dict[str, float]:
        """How much points to each of those who were spoken of by the `fitting`, the latest first."""
        factors = scales(talk.voice)
        form, clause = factors.form, factors.clause
        told, clock, sentence = pronoun.quotation is None, pronoun.clock, pronoun.sentence
        part, rank, subject, stranger = NUMBER[pronoun.role] * PER_ROLE, 0, self._subject, pronoun.stranger
        who: dict[str, float] = {}
        so_far = who.get
        for one in fitting:
            same = told is one.told
            away = sentence - one.sentence if told and same else clock - one.clock
            at = one.near if same else one.apart
            power = form[at + _PACES[away if away > 0 else 0] + rank]
            if rank < _EARLIER:
                rank += 1
            if away < 2:
                at = part + one.clause + (BESIDE if away < 1 else 0) + (OF_SUBJECT if one is subject else 0)
                power *= clause[at + (0 if not one.opens else 2 if opens else 1)]
            if stranger:
                power *= factors.word[self._word(pronoun, one, talk.bearers)]
            for key, share in one.who:
                who[key] = so_far(key, 0.0) + power * share
        return who

    def _word(self, person: Referent, seen: _Seen, bearers: Sequence[str]) -> tuple[int, bool, bool]:
        """ "The captain" after "a captain", or after another word for somebody, or after one who bears the word."""
        known = 1 if seen.stranger == person.stranger else 2 if seen.stranger and not seen.named else 3
        bears = bool(bearers) and any(key in bearers for key, _ in seen.who)
        return known, bears, person.gender is Pronouns.UNKNOWN

    def _another(self, pronoun: Referent, who: dict[str, float]) -> None:
        """ "Tobin hit him": the subject of a clause is not its object, unless the pronoun says so."""
        subject = self._subject
        if subject is None or subject.clock != pronoun.clock or subject.quotation != pronoun.quotation:
            return
        if self._seen[-1] is not subject and self._seen[-1].role is Role.POSSESSIVE:
            # "The girl faltered, his words striking home with her": something of somebody else's has come between.
            return
        seen = next((seen for seen in reversed(self._seen) if seen is subject), None)
        for key, share in seen.who if seen is not None else ():
            if key in who:
                less = who[key] * _OTHER * share
                who[key] -= less
                who[UNSAID] = who.get(UNSAID, 0.0) + less
