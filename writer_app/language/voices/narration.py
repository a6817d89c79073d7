"""Whom the pronouns and persons of narration mean, in the order in which they are told of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from writer_app.domain.lore import Pronouns
from writer_app.language.prose import Prose
from writer_app.language.voices.described import Describer
from writer_app.language.voices.focus import OPEN, Focus, Resolved, Talk
from writer_app.language.voices.referents import Referent, Role
from writer_app.language.voices.signs import Voice
from writer_app.language.voices.speakers import NARRATOR, SOMEONE, SURE, Exchange, Turn, fits
from writer_app.language.voices.telling import Ledger
from writer_app.language.voices.vocatives import Vocatives

_LINGERS = 3
"""Paragraphs for which those who talked count as talking."""
_NEAR = 160
"""Characters around a quotation within which narration has to do with it."""
_ONLY_ONE = 0.75
"""How sure it is that the only one of whom a description can be said is meant by it."""


class Narration:
    """Resolves and remembers the referents of a scene's narration; `focus` is who was spoken of lately."""

    def __init__(self, prose: Prose, ledger: Ledger, exchange: Exchange, vocatives: Vocatives) -> None:
        self.focus = Focus()
        self._prose = prose
        self._ledger = ledger
        self._exchange = exchange
        self._vocatives = vocatives
        self._describer = Describer(prose)

    def read(self, inside: Iterable[Referent], turn: Turn | None) -> None:
        """Resolves and remembers the referents of a paragraph's narration."""
        subjects = {id(tag.subject) for tag in turn.tags.values()} if turn else set()
        before: Referent | None = None
        for referent in inside:
            if referent.quotation is not None:
                if not referent.person:
                    self.focus.saw(referent)
                continue
            if referent.person in ("i", "you"):
                self._first_person(referent)
            elif referent.person:
                self._resolve(referent, turn, id(referent) in subjects)
            else:
                self._as_kin(referent, before)
                referent.definite = self.is_definite(referent)
                self._person(referent, before)
            before = referent

    def _as_kin(self, referent: Referent, owner: Referent | None) -> None:
        """ "his mother": whoever the lore declares so, once it is known whose."""
        if referent.mention is not None or owner is None or owner.entry is None or owner.role is not Role.POSSESSIVE:
            return
        between = self._prose.body[owner.span.end : referent.span.start]
        if between.strip() not in ("", "'s", "\u2019s", "own"):
            return
        found = self._prose.lexicon.kinship.of(owner.entry, referent.stranger, self._prose.pack)
        if found is not None:
            referent.entry, referent.gender = found, self._prose.lexicon.pronouns(found) or referent.gender
            confidence = self._ledger.resolved[id(owner)].confidence if owner.person else 1.0
            self._ledger.resolved[id(referent)] = Resolved(found, 0.8 * confidence, reason="kin, as the lore has it")

    def _person(self, referent: Referent, before: Referent | None) -> None:
        """ "The girl": one of those spoken of, or a stranger. Who is called by a name of their own is nobody else."""
        unnamed = referent.entry is None and referent.mention is None and not referent.proper
        known = unnamed and self._is_known(referent)
        found = self._one_described(referent) if known else None
        if known and found is None:
            owned = before is not None and before.role is Role.POSSESSIVE and before.sentence == referent.sentence
            barred = (before.entry,) if owned and before is not None and before.entry is not None else ()
            bearers = self._prose.lexicon.bearers(referent.stranger)
            found = self.focus.resolve(referent, Talk(Voice.PERSON, frozenset(barred), bearers=bearers))
        self.focus.saw(referent, found)

    def _one_described(self, referent: Referent) -> Resolved | None:
        """ "The bird-masked man": the only one lately spoken of of whom it can be said."""
        entry = self._describer.meant(referent, self.focus.lately(referent))
        if entry is None:
            return None
        referent.entry = entry
        self._ledger.resolved[id(referent)] = found = Resolved(entry, _ONLY_ONE, reason="the only one of whom it can be said")
        return found

    def _is_known(self, referent: Referent) -> bool:
        """Whether a person may be one spoken of before: "the man", not "a man", "the man in black", "the men"."""
        words = self._prose.pack.words
        after = self._prose.body[referent.span.end : referent.span.end + 12].split()
        told_further = bool(after) and (after[0] in words("before objects") or after[0] in words("relative words"))
        return referent.definite and referent.gender is not Pronouns.THEY and not told_further

    def is_definite(self, referent: Referent) -> bool:
        """Whether no indefinite article stands before a person."""
        head = self._prose.body[max(0, referent.span.start - 24) : referent.span.start].lower().split()
        return not any(word in self._prose.pack.words("indefinite articles") for word in head[-2:])

    def _first_person(self, referent: Referent) -> None:
        pov = self._prose.segment_at(referent.span.start).pov
        if referent.person != "i":
            return
        referent.entry = pov
        referent.stranger = "" if pov else NARRATOR
        if pov:
            self._ledger.resolved[id(referent)] = Resolved(pov, 0.9, (pov,))

    def _resolve(self, referent: Referent, turn: Turn | None, tagged: bool) -> None:
        found = self._as_said(referent, turn) if turn is not None and tagged else OPEN
        if found.entry is None:
            found = self.focus.resolve(referent, self._talk(referent, turn, tagged))
        if found.entry is None and not found.shares:
            found = self._by_cast(referent)
        self._ledger.resolved[id(referent)] = found
        referent.entry = found.entry
        self.focus.saw(referent, found)

    def _talk(self, referent: Referent, turn: Turn | None, tagged: bool) -> Talk:
        """The conversation that goes on around a pronoun of narration."""
        barred = frozenset(self._called_near(referent, turn)) if turn is not None else frozenset()
        parts: tuple[tuple[str, str, float], ...] = ()
        turns = self._exchange.turns
        if turns and not (turn is not None and turn.breaks) and referent.paragraph - turns[-1].paragraph <= _LINGERS:
            parts = tuple(self._parts(referent, turn if tagged else None))
        return Talk(Voice.TAG if tagged else Voice.TOLD, barred, parts)

    def _called_near(self, referent: Referent, turn: Turn) -> Iterator[str]:
        """Who is spoken to right beside a pronoun of narration: not the one who acts there."""
        if turn.called and referent.role is Role.SUBJECT:
            spans = self._prose.quotations
            near = [
                number
                for number in turn.quotes
                if spans[number].span.start - _NEAR < referent.span.start < spans[number].span.end + _NEAR
            ]
            yield from self._vocatives.called(near)

    def _parts(self, referent: Referent, turn: Turn | None) -> Iterator[tuple[str, str, float]]:
        """Those who talk and may be called by the pronoun; `turn` is the one whose speaker it is."""
        lexicon, before = self._prose.lexicon, self._exchange.turns[-1]
        apart = ", apart" if referent.paragraph - before.paragraph > 1 else ""
        verbs = [tag.verb for tag in turn.tags.values() if tag.subject is referent] if turn is not None else []
        goes_on = any(verb in self._prose.pack.words("continuing verbs") for verb in verbs)
        for place, (name, sure) in enumerate(self._exchange.talking().items()):
            if name not in (NARRATOR, SOMEONE) and fits(lexicon.pronouns(name), referent.gender):
                part = "goes on" if goes_on and not place else ("spoke last", "spoke before", "talks")[min(place, 2)]
                yield part + apart, name, sure
        for name in before.called:
            if fits(lexicon.pronouns(name), referent.gender):
                yield "was called" + apart, name, 1.0

    def _as_said(self, referent: Referent, turn: Turn) -> Resolved:
        """ "he said" beside words of which the author says whose they are."""
        beside = (number for number, tag in turn.tags.items() if tag.subject is referent)
        said = next((self._prose.said_by[number] for number in beside if number in self._prose.said_by), SOMEONE)
        fit = said != SOMEONE and fits(self._prose.lexicon.pronouns(said), referent.gender)
        return Resolved(said, SURE, (said,)) if fit else OPEN

    def _by_cast(self, referent: Referent) -> Resolved:
        """Nobody was named lately: the only "he" of the cast that the scene's setting gives."""
        segment = self._prose.segment_at(referent.span.start)
        cast = dict.fromkeys((*segment.cast, *((segment.pov,) if segment.pov else ())))
        fitting = [entry for entry in cast if self._prose.lexicon.pronouns(entry) is referent.gender]
        return Resolved(fitting[0], 0.7, (fitting[0],)) if segment.cast and len(fitting) == 1 else OPEN
