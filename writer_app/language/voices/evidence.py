"""What points to each possible speaker of a turn: its tags, who acts beside the words, who is about, who is spoken to."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from writer_app.domain.lore import Pronouns
from writer_app.language.prose import Prose
from writer_app.language.voices.chain import Step
from writer_app.language.voices.referents import Referent, Role
from writer_app.language.voices.speakers import ACTS, DESCRIBED, NARRATOR, SOMEONE, SPOKEN_TO, TURNS, Turn
from writer_app.language.voices.tags import Tag
from writer_app.language.voices.telling import Ledger

_NAMED = 7.0
_LEADS = 3.5
_MEANT = 2.4
"""Whom a pronoun beside the words most likely stands for, times how sure that is."""
_WRONG = -6.0
"""A pronoun of another gender beside the words."""
_UNKNOWN = -0.5
_NOBODY = 5.0
"""Said by someone who cannot be one of those we know: "somebody", "a guard"."""
_STRANGER = 2.5
_DESCRIBED = 0.8
_SOMEONE = -1.3
_CALLED = -7.0
_SPOKEN_OF = -2.2
_ACTS = (2.2, 1.2)
"""The one who acts beside the words: alone in the paragraph, or with others."""
_ABOUT = 0.75
_TALKS = 0.4
_FAR = -0.5
_ANSWERS = 2.5
"""Whoever was called by name in the turn before answers."""
_ABSENT = -3.0
_HONOURED = 0.9
_TITLED = 4.0
"""A description that is part of a name: "the general" beside General So-and-so."""
_BACK, _AHEAD = 16, 4
"""How many turns back and ahead somebody who speaks or is spoken to counts as one of those who talk."""
_PARAGRAPHS = 16
_MOST = 5
_MANLY = 2.5
"""A family name alone is more often a man's: women are given a title with it."""


@dataclass(slots=True)
class Evidence:
    """Reads the evidence of one scene, once its pronouns are resolved."""

    prose: Prose
    referents: list[Referent]
    ledger: Ledger
    turns: list[Turn]
    _about: list[tuple[int, str, Role]] = field(init=False)
    _paragraphs: list[int] = field(init=False)
    _said: list[tuple[str, ...]] = field(init=False)
    _often: list[str] = field(init=False)

    def __post_init__(self) -> None:
        told = [each for each in self.referents if each.quotation is None]
        self._about = [(each.paragraph, each.entry, each.role) for each in told if each.entry is not None]
        self._paragraphs = [paragraph for paragraph, _, _ in self._about]
        self._said = [tuple(self._sure(turn)) for turn in self.turns]
        self._often = [name for name, _ in Counter(name for said in self._said for name in said).most_common(_MOST)]

    def steps(self) -> list[Step]:
        """A step for each turn."""
        return [
            Step(scores := self._scores(index, turn), self._spoken_to(turn, scores), turn.apart, turn.breaks or index == 0)
            for index, turn in enumerate(self.turns)
        ]

    def reason(self, index: int, speaker: str) -> str:
        """Why `speaker` was chosen, in a few words."""
        turn = self.turns[index]
        for tag in turn.tags.values():
            if tag.subject is None:
                return tag.reason
            if tag.subject.person:
                return f'"{tag.subject.person}" beside the words'
            return tag.reason if tag.subject.entry is not None else DESCRIBED
        if turn.acting[0] == speaker:
            return ACTS
        if index and not turn.apart and not turn.breaks and self.turns[index - 1].called == (speaker,):
            return SPOKEN_TO
        return TURNS

    def _spoken_to(self, turn: Turn, scores: Mapping[str, float]) -> dict[str, float]:
        """Whom the words fit: called by name, or by a word such as "sir" that tells a gender."""
        fit: dict[str, float] = {}
        if len(turn.called) == 1:
            fit[turn.called[0]] = _ANSWERS
        elif turn.honoured is not Pronouns.UNKNOWN:
            for name in scores:
                own = self.prose.lexicon.pronouns(name) if name not in (SOMEONE, NARRATOR) else Pronouns.UNKNOWN
                if own is not Pronouns.UNKNOWN:
                    fit[name] = _HONOURED if own is turn.honoured else -_HONOURED
        return fit

    def _sure(self, turn: Turn) -> Iterator[str]:
        """Who speaks or is spoken to by name in a turn."""
        if turn.said_by not in (None, SOMEONE):
            yield turn.said_by
        yield from turn.called
        for tag in turn.tags.values():
            if tag.subject is not None and tag.subject.entry is not None and not tag.subject.person:
                yield tag.subject.entry

    def _scores(self, index: int, turn: Turn) -> dict[str, float]:
        if turn.said_by is not None:
            return {turn.said_by: 0.0}
        scores = self._present(index, turn)
        if turn.acting[0] is not None and not turn.tags:
            _add(scores, turn.acting[0], _ACTS[0 if turn.acting[1] else 1])
        for tag in turn.tags.values():
            self._tagged(tag, scores)
        for name in scores:
            if name in turn.called:
                scores[name] += _CALLED
            elif name in turn.named:
                scores[name] += _SPOKEN_OF
        return scores

    def _present(self, index: int, turn: Turn) -> dict[str, float]:
        """Those who talk in the turns around, and those whom the narration spoke of lately."""
        scores = {SOMEONE: _SOMEONE}
        first, last = self._reach(index)
        for other in range(first, last):
            for name in self._said[other]:
                scores[name] = max(scores.get(name, _FAR), _TALKS - 0.05 * abs(index - other))
        at = bisect_left(self._paragraphs, turn.paragraph + 1)
        for paragraph, name, role in self._about[max(0, at - 24) : at]:
            away = turn.paragraph - paragraph
            if away < _PARAGRAPHS:
                near = _ABOUT * (1.0 if role is Role.SUBJECT else 0.4) / (1 + away)
                scores[name] = max(scores.get(name, _FAR), near)
        segment = self.prose.segment_at(self.prose.paragraphs[turn.paragraph].start)
        for name in (*segment.cast, *self._often):
            scores.setdefault(name, _FAR)
        return scores

    def _reach(self, index: int) -> tuple[int, int]:
        first, last = index, index + 1
        while first > max(0, index - _BACK) and not self.turns[first].breaks:
            first -= 1
        while last < min(len(self.turns), index + 1 + _AHEAD) and not self.turns[last].breaks:
            last += 1
        return first, last

    def _tagged(self, tag: Tag, scores: dict[str, float]) -> None:
        subject = tag.subject
        if subject is None:
            _add(scores, SOMEONE, _STRANGER if tag.owned else _NOBODY)
        elif subject.person == "i":
            _add(scores, subject.entry or NARRATOR, _NAMED)
        elif subject.person:
            self._fitting(subject.gender, scores)
            found = self.ledger.resolved.get(id(subject))
            if found is not None and found.entry is not None:
                _add(scores, found.entry, _MEANT * found.confidence)
        elif subject.entry is not None:
            _add(scores, subject.entry, _LEADS if not tag.verb else _NAMED)
        else:
            self._described(subject, scores)

    def _described(self, subject: Referent, scores: dict[str, float]) -> None:
        """ "said the general": whoever bears the word in their name, else one of that gender who talks, else a stranger."""
        self._fitting(subject.gender, scores)
        lexicon = self.prose.lexicon
        meant = self.prose.mentions[subject.mention].candidates if subject.mention is not None else ()
        for name in meant:
            _add(scores, name, _TITLED + (_MANLY if lexicon.pronouns(name) is Pronouns.HE else 0.0))
        if meant:
            return
        named = subject.span.of(self.prose.body)[:1].isupper()
        _add(scores, SOMEONE, _NOBODY if not subject.definite else _STRANGER if named else _DESCRIBED)
        for name in lexicon.bearers(subject.stranger):
            scores[name] = scores.get(name, _ABSENT) + _TITLED

    def _fitting(self, gender: Pronouns, scores: dict[str, float]) -> None:
        """Only who is called so may be meant."""
        if gender is Pronouns.UNKNOWN:
            return
        for name in scores:
            if name in (SOMEONE, NARRATOR):
                continue
            own = self.prose.lexicon.pronouns(name)
            if own is Pronouns.UNKNOWN:
                scores[name] += _UNKNOWN
            elif own is not gender:
                scores[name] += _WRONG


def _add(scores: dict[str, float], name: str, score: float) -> None:
    scores[name] = scores.get(name, _FAR) + score
