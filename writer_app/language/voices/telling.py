"""What a pass through a scene has found, as mentions and quotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from writer_app.domain.observations import LIKELY, Mention, MentionKind, Modality, Quote
from writer_app.domain.spans import BY_SPAN
from writer_app.language.prose import Prose
from writer_app.language.voices.focus import OPEN, Resolved
from writer_app.language.voices.referents import Referent, Role
from writer_app.language.voices.speakers import AS_SAID, NARRATOR, SOMEONE, SURE, Turn

_CALLED = 0.8
"""How sure it is that "you" is the one whom the words call by name."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the pass found: every mention in order, pronouns included, and the quotations with their speakers."""

    mentions: tuple[Mention, ...]
    quotes: tuple[Quote, ...]


Said = tuple[str | None, float, str]
"""Who a tag says speaks, how surely, and why."""


@dataclass(slots=True)
class Ledger:
    """What the pass writes down: the turn of each quotation by number, who its own tag says speaks,
    and what each referent was resolved to, by `id` of the referent."""

    turn_of: dict[int, Turn] = field(default_factory=dict)
    said: dict[int, Said] = field(default_factory=dict)
    resolved: dict[int, Resolved] = field(default_factory=dict)


class Telling:
    """Makes observations of a ledger."""

    def __init__(self, prose: Prose, referents: list[Referent], ledger: Ledger) -> None:
        self._prose = prose
        self._referents = referents
        self._ledger = ledger

    def told(self) -> Told:
        """Every mention and quotation of the scene."""
        return Told(self._mentions(), self._quotes())

    def _quotes(self) -> tuple[Quote, ...]:
        speech = 0
        found: list[Quote] = []
        for number, quotation in enumerate(self._prose.quotations):
            turn = self._ledger.turn_of.get(number)
            if not quotation.spoken or turn is None:
                speech += 1
                found.append(Quote(quotation.span, speech=speech, text_spoken=quotation.spoken, reason="not speech"))
                continue
            if not self._same_speech(number):
                speech += 1
            found.append(self._quote(number, turn, speech))
        return tuple(self._as_said(found))

    def _as_said(self, quotes: list[Quote]) -> Iterator[Quote]:
        """What the author says of one part of a speech holds for all of it, but for what is tagged as another's."""
        said = {quotes[number].speech: number for number in self._prose.said_by}
        for number, quote in enumerate(quotes):
            other = said.get(quote.speech, number)
            if number not in self._prose.said_by and not self._differ(number, other):
                whole = quotes[other]
                yield replace(quote, speaker=whole.speaker, confidence=whole.confidence, reason=whole.reason)
            else:
                yield quote

    def _differ(self, number: int, other: int) -> bool:
        """Whether two quotations have tags that name two people."""
        tags = [self._ledger.turn_of[each].tags.get(each) for each in (number, other) if each in self._ledger.turn_of]
        subjects = [tag.subject for tag in tags if tag is not None]
        return len(subjects) > 1 and subjects[0] is not subjects[1]

    def _quote(self, number: int, turn: Turn, speech: int) -> Quote:
        tag = turn.tags.get(number)
        speaker, confidence, reason = turn.speaker, turn.confidence, turn.reason
        own = self._ledger.said.get(number)
        if number in self._prose.said_by:
            speaker, confidence, reason = self._prose.said_by[number], 1.0, AS_SAID
        elif own is not None and own[0] not in (None, *turn.called) and own[1] >= SURE and (own[0] != SOMEONE or turn.by_name):
            speaker, confidence, reason = own
        if speaker in (NARRATOR, SOMEONE):
            speaker, confidence = None, 0.0
        addressee = turn.addressee if turn.addressee not in (NARRATOR, SOMEONE, speaker) else None
        span = self._prose.quotations[number].span
        cue = tag.cue if tag else None
        verb = tag.verb if tag else ""
        modality = tag.modality if tag else Modality.ASSERTED
        sure = round(confidence, 2) if speaker else 0.0
        return Quote(span, speaker, addressee, cue, verb, speech, sure, reason, modality=modality)

    def _same_speech(self, number: int) -> bool:
        """One speech, interrupted by its tag or by the end of a paragraph."""
        if not number or not self._prose.quotations[number - 1].spoken:
            return False
        this, before = self._prose.quotations[number], self._prose.quotations[number - 1]
        if this.continues:
            return True
        if this.paragraph != before.paragraph:
            return False
        body = self._prose.body
        between = body[before.span.end : this.span.start].strip().rstrip("*_")
        words = before.inner.of(body).rstrip("*_ ")
        return len(between) < 160 and (between[-1:] in (",", "\u2014", "-") or words[-1:] in (",", "-", "\u2014"))

    def _mentions(self) -> tuple[Mention, ...]:
        found = [self._placed(mention) for mention in self._prose.mentions]
        for referent in self._referents:
            if referent.mention is None:
                found.extend(self._pronoun_mention(referent))
        found.sort(key=BY_SPAN)
        return tuple(found)

    def _placed(self, mention: Mention) -> Mention:
        return mention if self._prose.quotation_at(mention.span.start) is None else replace(mention, in_quote=True)

    def _pronoun_mention(self, referent: Referent) -> Iterator[Mention]:
        found = self._ledger.resolved.get(id(referent), OPEN)
        reason = found.reason or "the one spoken of"
        if referent.quotation is not None and referent.person in ("i", "you"):
            found, reason = self._in_quote(referent, referent.quotation)
        if found.entry is None and not found.candidates:
            return
        yield Mention(
            referent.span,
            MentionKind.PRONOUN if referent.person else MentionKind.DESCRIPTION,
            found.entry,
            found.candidates,
            possessive=referent.role is Role.POSSESSIVE,
            in_quote=referent.quotation is not None,
            confidence=found.confidence,
            reason=reason if found.entry else "may be any of these",
        )

    def _in_quote(self, referent: Referent, number: int) -> tuple[Resolved, str]:
        """Inside a quotation "I" is who speaks and "you" who is spoken to."""
        turn = self._ledger.turn_of.get(number)
        if turn is None:
            return OPEN, ""
        likely = turn.confidence >= LIKELY
        if referent.person == "i" and likely and turn.speaker not in (None, NARRATOR, SOMEONE):
            assert turn.speaker is not None
            return Resolved(turn.speaker, turn.confidence * 0.95), "the speaker"
        called = turn.addressee in turn.called
        if referent.person == "you" and (called or likely) and turn.addressee not in (None, NARRATOR, SOMEONE):
            assert turn.addressee is not None
            return Resolved(turn.addressee, _CALLED if called else turn.confidence * 0.7), "the one spoken to"
        return OPEN, ""
