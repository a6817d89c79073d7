"""Whom a pronoun stands for: by gender, by how lately someone was named and in what part. Open rather than guessed."""

from __future__ import annotations

from dataclasses import dataclass

from writer_app.domain.lore import Pronouns
from writer_app.language.voices.referents import Referent, Role

_BY_DISTANCE = (4.0, 3.0, 2.0, 1.2, 0.7)
_KEPT = 14
_CLEAR = 0.9
_LIKELY = 0.45
_BY_ROLE = {Role.SUBJECT: 1.0, Role.OBJECT: 0.0, Role.POSSESSIVE: 0.2, Role.REFLEXIVE: 0.5}


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a pronoun stands for; `entry` None where that is open, `candidates` then all it may be."""

    entry: str | None
    confidence: float
    candidates: tuple[str, ...] = ()
    stranger: str = ""


UNSURE = "~"
"""Stands for someone whom an open pronoun meant: what follows is no surer until a name is given."""
OPEN = Resolved(None, 0.0)


@dataclass(slots=True)
class _Seen:
    key: str
    entry: str | None
    gender: Pronouns
    sentence: int
    stretch: int
    role: Role
    by_name: bool
    definite: bool


class Focus:
    """Who was spoken of lately. `stretch` counts paragraphs that have narration; older than one stretch back is forgotten."""

    def __init__(self) -> None:
        self._seen: list[_Seen] = []
        self._stretch = 0

    def next_stretch(self) -> None:
        """A new paragraph with narration begins."""
        self._stretch += 1

    def forget(self) -> None:
        """A scene break: nobody is in focus."""
        self._seen.clear()

    def saw(self, referent: Referent, definite: bool = False) -> None:
        """`referent`, resolved or a stranger, was spoken of."""
        key = referent.entry or f"?{referent.stranger}"
        if key == "?":
            return
        seen = _Seen(
            key,
            referent.entry,
            referent.gender,
            referent.sentence,
            self._stretch,
            referent.role,
            not referent.person,
            definite,
        )
        self._seen.append(seen)
        del self._seen[:-_KEPT]

    def resolve(self, pronoun: Referent, excluded: frozenset[str] = frozenset()) -> Resolved:
        """Whom `pronoun` stands for, never one of `excluded` (entry ids)."""
        scores = self._scores(pronoun, excluded)
        if not scores:
            return OPEN
        ranked = sorted(scores.items(), key=lambda item: -item[1][0])
        (key, (best, seen)), rest = ranked[0], ranked[1:]
        known = tuple(seen.entry for _, (_, seen) in ranked if seen.entry is not None)
        margin = best - rest[0][1][0] if rest else 9.0
        if seen.entry is None or margin < _LIKELY:
            return Resolved(None, 0.0, known, key.lstrip("?") if seen.entry is None and margin >= _LIKELY else UNSURE)
        confidence = 0.9 if not rest and best >= 3.0 else 0.75 if margin >= _CLEAR else 0.6
        return Resolved(seen.entry, confidence, known)

    def _scores(self, pronoun: Referent, excluded: frozenset[str]) -> dict[str, tuple[float, _Seen]]:
        scores: dict[str, tuple[float, _Seen]] = {}
        barred = excluded | self._same_clause(pronoun)
        for seen in self._seen:
            distance = pronoun.sentence - seen.sentence
            if self._stretch - seen.stretch > 1 or not 0 <= distance < len(_BY_DISTANCE) or seen.key in barred:
                continue
            fit = _fit(seen, pronoun.gender)
            if fit is None:
                continue
            score = _BY_DISTANCE[distance] + _BY_ROLE[seen.role] + fit
            if pronoun.role is Role.OBJECT and seen.role is Role.OBJECT:
                score += 0.6
            before = scores.get(seen.key)
            best = max(score, before[0]) + 0.15 if before else score
            scores[seen.key] = (best, seen)
        return scores

    def _same_clause(self, pronoun: Referent) -> frozenset[str]:
        """ "Tobin hit him": the subject of a clause is not its object, unless the pronoun says so."""
        if pronoun.role is not Role.OBJECT:
            return frozenset()
        subject = next(
            (seen for seen in reversed(self._seen) if seen.sentence == pronoun.sentence and seen.role is Role.SUBJECT), None
        )
        return frozenset((subject.key,)) if subject else frozenset()


def _fit(seen: _Seen, gender: Pronouns) -> float | None:
    """How well someone fits a gender; None: not at all."""
    if gender is Pronouns.THEY:
        return 0.0 if seen.gender is Pronouns.THEY else None
    if seen.gender is gender:
        return -0.8 if seen.definite and seen.entry is None and seen.role is not Role.SUBJECT else 0.0
    if seen.gender is Pronouns.UNKNOWN:
        return -0.6
    return None
