"""Paragraphs that were read before: what was made of their voices, at the place where they stand now.

A paragraph reads as before where its words are the same and what was told before it comes to the same: who was spoken of
lately, and who talks. So after an edit only so much is read again as it has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from writer_app.domain.lore import Pronouns
from writer_app.domain.spans import Span
from writer_app.language.prose import Place, Prose
from writer_app.language.recall import Recall
from writer_app.language.voices.chain import Choice
from writer_app.language.voices.focus import Focus, Resolved, Standing
from writer_app.language.voices.narration import Narration
from writer_app.language.voices.referents import Gathered, Referent
from writer_app.language.voices.speakers import Exchange, Turn
from writer_app.language.voices.tags import Tag
from writer_app.language.voices.telling import Ledger, Said


class _Meant(NamedTuple):
    """What reading narration makes of a referent."""

    entry: str | None
    stranger: str
    gender: Pronouns
    definite: bool
    resolved: Resolved | None


@dataclass(frozen=True, slots=True)
class Passage:
    """What was made of a paragraph at `place`: of each of its `referents`; its turn, if somebody speaks there; who its tags
    say speaks, by quotation; and who was spoken of lately `after` it."""

    place: Place
    referents: tuple[Referent, ...]
    meant: tuple[_Meant, ...]
    turn: Turn | None
    said: tuple[tuple[int, Said], ...]
    after: Standing


@dataclass(frozen=True, slots=True)
class RecalledVoices:
    """What the voices of a scene were the last time."""

    exchanges: Recall[list[Choice]] = field(default_factory=Recall)
    referents: Recall[Gathered] = field(default_factory=Recall)
    passages: Recall[Passage] = field(default_factory=Recall)

    def turn(self) -> None:
        """Another reading begins."""
        self.exchanges.turn()
        self.referents.turn()
        self.passages.turn()


class Situation(NamedTuple):
    """What a paragraph is read with: its number, the numbers of its quotations that are spoken, the paragraphs of narration
    since the last one with such, and whether an exchange begins anew."""

    number: int
    quotes: list[int]
    apart: int
    breaks: bool


class Known(NamedTuple):
    """What was read before, and the words with a capital by which a scene calls somebody whom the lore does not know."""

    passages: Recall[Passage]
    strange: frozenset[str]


class Passages:
    """The paragraphs of one scene, read one after the other, each only if it is not known."""

    def __init__(self, known: Known, prose: Prose, ledger: Ledger, exchange: Exchange, narration: Narration) -> None:
        self._recall, self._strange = known
        self._prose = prose
        self._ledger = ledger
        self._exchange = exchange
        self._narration = narration
        self._standing = Standing()
        self._behind = False
        """Whether the focus of the narration is not yet what stands."""

    def read(self, at: Situation, inside: Sequence[Referent], read: Callable[[], Turn | None]) -> None:
        """The paragraph with the referents `inside`; `read` reads it as if for the first time."""
        key = self._key(at)
        known = self._recall.known(key) if key is not None else None
        if known is not None:
            self._retake(known, at, inside)
            self._standing, self._behind = known.after, True
            return
        place, after = self._prose.places[at.number], self._prose.places[at.number + 1]
        if self._behind:
            self._narration.focus, self._behind = Focus.of(self._standing, place), False
        turn = read()
        self._standing = self._narration.focus.standing(after)
        if key is not None and (turn is None or _is_whole(turn, inside)):
            self._recall.keep(key, self._passage(place, inside, turn))

    def _key(self, at: Situation) -> Hashable:
        """All that the paragraph is read from; None where that is more than itself and what was told before."""
        prose, number = self._prose, at.number
        paragraph, first = prose.paragraphs[number], prose.quotations[at.quotes[0]] if at.quotes else None
        segment = prose.segment_at(paragraph.start)
        if segment is not prose.segment_at(paragraph.end - 1) or (first is not None and first.continues):
            return None
        led = first is not None and number > 0 and first.span.start == paragraph.start and not prose.speaks(number - 1)
        above = prose.looks(number - 1) if led else None
        said = tuple([prose.said_by.get(each) for each in at.quotes]) if prose.said_by else None
        talk, settings = self._exchange.lately(number), (segment.pov, segment.cast)
        return (
            prose.looks(number),
            self._strange,
            above,
            said,
            settings,
            self._standing,
            talk,
            at.apart if at.quotes else 0,
            at.breaks,
        )

    def _passage(self, place: Place, inside: Sequence[Referent], turn: Turn | None) -> Passage:
        resolved, said = self._ledger.resolved, self._ledger.said
        meant = [_Meant(each.entry, each.stranger, each.gender, each.definite, resolved.get(id(each))) for each in inside]
        kept = replace(turn, quotes=list(turn.quotes), tags=dict(turn.tags)) if turn is not None else None
        told = [(number, said[number]) for number in kept.quotes if number in said] if kept is not None else ()
        return Passage(place, tuple(inside), tuple(meant), kept, tuple(told), self._standing)

    def _retake(self, known: Passage, at: Situation, inside: Sequence[Referent]) -> None:
        """Makes of the referents `inside` and of the turn what is known."""
        for referent, meant in zip(inside, known.meant, strict=True):
            referent.entry, referent.stranger, referent.gender, referent.definite, resolved = meant
            if resolved is not None:
                self._ledger.resolved[id(referent)] = resolved
        if known.turn is None:
            return
        place = self._prose.places[at.number]
        by, numbers = place.start - known.place.start, place.quotation - known.place.quotation
        now = {id(old): new for old, new in zip(known.referents, inside, strict=True)}
        tags = {number + numbers: _moved(tag, by, now) for number, tag in known.turn.tags.items()}
        turn = replace(known.turn, paragraph=at.number, quotes=at.quotes, tags=tags)
        self._exchange.turns.append(turn)
        self._ledger.turn_of.update(dict.fromkeys(at.quotes, turn))
        self._ledger.said.update((number + numbers, said) for number, said in known.said)


def _is_whole(turn: Turn, inside: Sequence[Referent]) -> bool:
    """Whether all that its tags name stands in the turn's own paragraph."""
    own = {id(each) for each in inside}
    named = (each for tag in turn.tags.values() for each in (tag.subject, tag.to))
    return all(each is None or id(each) in own for each in named)


def _moved(tag: Tag, by: int, now: dict[int, Referent]) -> Tag:
    """The same tag with the referents that stand there `now`."""
    cue = Span(tag.cue.start + by, tag.cue.end + by)
    subject = now[id(tag.subject)] if tag.subject is not None else None
    return replace(tag, subject=subject, cue=cue, to=now[id(tag.to)] if tag.to is not None else None)
