"""One pass through a scene from its first word to its last: pronouns and speakers, each of which helps to find the other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from writer_app.domain.lore import Pronouns
from writer_app.domain.spans import Span
from writer_app.language.prose import Prose
from writer_app.language.recall import Recall
from writer_app.language.voices.chain import Choice, decide
from writer_app.language.voices.described import Describer
from writer_app.language.voices.evidence import Evidence
from writer_app.language.voices.focus import OPEN, Focus, Resolved, Talk
from writer_app.language.voices.narrator import AS_CALLED, narrator_as_said, narrator_of
from writer_app.language.voices.referents import Collector, Referent, Role
from writer_app.language.voices.signs import Voice
from writer_app.language.voices.speakers import ACTS, DESCRIBED, NARRATOR, SOMEONE, SURE, Exchange, Turn, fits
from writer_app.language.voices.tags import Tag, TagReader
from writer_app.language.voices.telling import Ledger, Telling, Told
from writer_app.language.voices.vocatives import Vocatives
from writer_app.text.gaps import gaps

_GENTLE = 60
"""Words of narration between two turns after which an exchange is taken to begin anew."""
_EVEN, _PER_LOGIT, _IMPLIED = 0.3, 0.2, 0.79
"""How sure a speaker is who is no likelier than the next one, what each logit of lead adds, the most that is only implied."""
_LINGERS = 3
"""Paragraphs for which those who talked count as talking."""
_NEAR = 160
"""Characters around a quotation within which narration has to do with it."""
_ONLY_ONE = 0.75
"""How sure it is that the only one of whom a description can be said is meant by it."""
_OF_TWO = 0.55, "the only one of those who talk"
_NOTICED = 0.7
"""How sure it is that the narrator is who the others call by name."""
_BESIDE = 80
"""Characters that one word, with what separates it, may take."""


@dataclass(slots=True)
class Discourse:
    """The pass. Make one for a scene and call `read` once."""

    prose: Prose
    decided: Recall[list[Choice]] = field(default_factory=Recall)
    referents: list[Referent] = field(init=False)
    ledger: Ledger = field(default_factory=Ledger)
    _starts: list[int] = field(init=False)
    _tags: TagReader = field(init=False)
    _vocatives: Vocatives = field(init=False)
    _focus: Focus = field(default_factory=Focus)
    _exchange: Exchange = field(default_factory=Exchange)
    _describer: Describer = field(init=False)
    _by_paragraph: dict[int, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.referents = Collector(self.prose).collect()
        self._starts = [referent.span.start for referent in self.referents]
        self._tags = TagReader(self.prose, self.referents)
        self._vocatives = Vocatives(self.prose, self.referents)
        self._describer = Describer(self.prose)
        for number, quotation in enumerate(self.prose.quotations):
            if quotation.spoken:
                self._by_paragraph.setdefault(quotation.paragraph, []).append(number)

    def read(self) -> Told:
        """Reads the scene."""
        apart = words = 0
        after_gaps = {gap.span.end for gap in gaps(self.prose.body)}
        for index, paragraph in enumerate(self.prose.paragraphs):
            inside = self._inside(paragraph)
            quotes = self._by_paragraph.get(index, [])
            if not quotes:
                self._narration(inside, None)
                apart, words = apart + 1, words + len(paragraph) // 6
                continue
            turn = self._turn(index, quotes, apart + (paragraph.start in after_gaps))
            turn.breaks = apart > 2 or words > _GENTLE * max(apart, 1)
            self._narration(inside, turn)
            self._decide(turn, paragraph)
            apart = words = 0
        self._settle()
        self._exchange.address()
        self._spoken_of()
        return Telling(self.prose, self.referents, self.ledger).told()

    def _inside(self, span: Span) -> list[Referent]:
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return self.referents[first:last]

    def _turn(self, index: int, quotes: list[int], apart: int) -> Turn:
        """The turn of a paragraph; one that goes on from the paragraph before belongs to its turn."""
        called = tuple(dict.fromkeys(self._vocatives.called(quotes)))
        turn = Turn(index, quotes, apart, called, frozenset(self._vocatives.named(quotes)))
        turn.honoured = self._vocatives.honoured(quotes)
        turn.tags = dict(self._read_tags(index, quotes))
        said = [self.prose.said_by[number] for number in quotes if number in self.prose.said_by]
        if said:
            turn.settle(said[0])
        return turn

    def _read_tags(self, index: int, quotes: list[int]) -> Iterator[tuple[int, Tag]]:
        paragraph = self.prose.paragraphs[index]
        for place, number in enumerate(quotes):
            span = self.prose.quotations[number].span
            start = self.prose.quotations[quotes[place - 1]].span.end if place else paragraph.start
            end = self.prose.quotations[quotes[place + 1]].span.start if place + 1 < len(quotes) else paragraph.end
            tag = self._tags.after(span.end, end, self._goes_on(number)) or self._tags.before(start, span.start)
            if tag is None and not place and start == span.start:
                tag = self._from_above(index)
            if tag is not None:
                yield number, tag

    def _from_above(self, index: int) -> Tag | None:
        """ "He replied:" at the end of the paragraph before."""
        if not index or index - 1 in self._by_paragraph:
            return None
        above = self.prose.paragraphs[index - 1]
        return self._tags.before(above.start, above.end, above=True)

    def _goes_on(self, number: int) -> bool:
        inner = self.prose.quotations[number].inner.of(self.prose.body).rstrip("*_ ")
        return inner[-1:] in (",", "")

    def _narration(self, inside: list[Referent], turn: Turn | None) -> None:
        """Resolves and remembers the referents of a paragraph's narration."""
        subjects = {id(tag.subject) for tag in turn.tags.values()} if turn else set()
        before: Referent | None = None
        for referent in inside:
            if referent.quotation is not None:
                if not referent.person:
                    self._focus.saw(referent)
                continue
            if referent.person in ("i", "you"):
                self._first_person(referent)
            elif referent.person:
                self._resolve(referent, turn, id(referent) in subjects)
            else:
                self._as_kin(referent, before)
                referent.definite = self._is_definite(referent)
                self._person(referent, before)
            before = referent

    def _as_kin(self, referent: Referent, owner: Referent | None) -> None:
        """ "his mother": whoever the lore declares so, once it is known whose."""
        if referent.mention is not None or owner is None or owner.entry is None or owner.role is not Role.POSSESSIVE:
            return
        between = self.prose.body[owner.span.end : referent.span.start]
        if between.strip() not in ("", "'s", "\u2019s", "own"):
            return
        found = self.prose.lexicon.kinship.of(owner.entry, referent.stranger, self.prose.pack)
        if found is not None:
            referent.entry, referent.gender = found, self.prose.lexicon.pronouns(found) or referent.gender
            confidence = self.ledger.resolved[id(owner)].confidence if owner.person else 1.0
            self.ledger.resolved[id(referent)] = Resolved(found, 0.8 * confidence, reason="kin, as the lore has it")

    def _person(self, referent: Referent, before: Referent | None) -> None:
        """ "The girl": one of those spoken of, or a stranger. Who is called by a name of their own is nobody else."""
        unnamed = referent.entry is None and referent.mention is None and not referent.proper
        known = unnamed and self._is_known(referent)
        found = self._one_described(referent) if known else None
        if known and found is None:
            owned = before is not None and before.role is Role.POSSESSIVE and before.sentence == referent.sentence
            barred = (before.entry,) if owned and before is not None and before.entry is not None else ()
            bearers = self.prose.lexicon.bearers(referent.stranger)
            found = self._focus.resolve(referent, Talk(Voice.PERSON, frozenset(barred), bearers=bearers))
        self._focus.saw(referent, found)

    def _one_described(self, referent: Referent) -> Resolved | None:
        """ "The bird-masked man": the only one lately spoken of of whom it can be said."""
        entry = self._describer.meant(referent, self._focus.lately(referent))
        if entry is None:
            return None
        referent.entry = entry
        self.ledger.resolved[id(referent)] = found = Resolved(entry, _ONLY_ONE, reason="the only one of whom it can be said")
        return found

    def _is_known(self, referent: Referent) -> bool:
        """Whether a person may be one spoken of before: "the man", not "a man", "the man in black", "the men"."""
        words = self.prose.pack.words
        after = self.prose.body[referent.span.end : referent.span.end + 12].split()
        told_further = bool(after) and (after[0] in words("before objects") or after[0] in words("relative words"))
        return referent.definite and referent.gender is not Pronouns.THEY and not told_further

    def _is_definite(self, referent: Referent) -> bool:
        head = self.prose.body[max(0, referent.span.start - 24) : referent.span.start].lower().split()
        return not any(word in self.prose.pack.words("indefinite articles") for word in head[-2:])

    def _first_person(self, referent: Referent) -> None:
        pov = self.prose.segment_at(referent.span.start).pov
        if referent.person != "i":
            return
        referent.entry = pov
        referent.stranger = "" if pov else NARRATOR
        if pov:
            self.ledger.resolved[id(referent)] = Resolved(pov, 0.9, (pov,))

    def _resolve(self, referent: Referent, turn: Turn | None, tagged: bool) -> None:
        found = self._as_said(referent, turn) if turn is not None and tagged else OPEN
        if found.entry is None:
            found = self._focus.resolve(referent, self._talk(referent, turn, tagged))
        if found.entry is None and not found.shares:
            found = self._by_cast(referent)
        self.ledger.resolved[id(referent)] = found
        referent.entry = found.entry
        self._focus.saw(referent, found)

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
            spans = self.prose.quotations
            near = [
                number
                for number in turn.quotes
                if spans[number].span.start - _NEAR < referent.span.start < spans[number].span.end + _NEAR
            ]
            yield from self._vocatives.called(near)

    def _parts(self, referent: Referent, turn: Turn | None) -> Iterator[tuple[str, str, float]]:
        """Those who talk and may be called by the pronoun; `turn` is the one whose speaker it is."""
        lexicon, before = self.prose.lexicon, self._exchange.turns[-1]
        apart = ", apart" if referent.paragraph - before.paragraph > 1 else ""
        verbs = [tag.verb for tag in turn.tags.values() if tag.subject is referent] if turn is not None else []
        goes_on = any(verb in self.prose.pack.words("continuing verbs") for verb in verbs)
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
        said = next((self.prose.said_by[number] for number in beside if number in self.prose.said_by), SOMEONE)
        fit = said != SOMEONE and fits(self.prose.lexicon.pronouns(said), referent.gender)
        return Resolved(said, SURE, (said,)) if fit else OPEN

    def _by_cast(self, referent: Referent) -> Resolved:
        """Nobody was named lately: the only "he" of the cast that the scene's setting gives."""
        segment = self.prose.segment_at(referent.span.start)
        cast = dict.fromkeys((*segment.cast, *((segment.pov,) if segment.pov else ())))
        fitting = [entry for entry in cast if self.prose.lexicon.pronouns(entry) is referent.gender]
        return Resolved(fitting[0], 0.7, (fitting[0],)) if segment.cast and len(fitting) == 1 else OPEN

    def _decide(self, turn: Turn, paragraph: Span) -> None:
        """The speaker of a paragraph: by tags, by who acts beside the words, by turns."""
        for number, tag in turn.tags.items():
            speaker, confidence, reason = self._tagged(tag, turn)
            self.ledger.said[number] = (speaker, confidence, reason)
            if speaker is not None and confidence > turn.confidence:
                turn.give(speaker, confidence, reason)
        if self._continues(turn):
            return
        self._beat(turn, paragraph)
        if turn.speaker is None:
            self._exchange.alternate(turn)
        self._exchange.turns.append(turn)
        for number in turn.quotes:
            self.ledger.turn_of[number] = turn

    def _continues(self, turn: Turn) -> bool:
        """A quotation that was left open goes on: the same speaker, the same turn."""
        if not self.prose.quotations[turn.quotes[0]].continues or not self._exchange.turns:
            return False
        before = self._exchange.turns[-1]
        before.quotes.extend(turn.quotes)
        before.called = tuple(dict.fromkeys((*before.called, *turn.called)))
        before.tags.update(turn.tags)
        if turn.said_by is not None and before.said_by is None:
            before.settle(turn.said_by)
        if before.speaker is None:
            before.give(turn.speaker, turn.confidence, turn.reason)
        for number in turn.quotes:
            self.ledger.turn_of[number] = before
        return True

    def _described(self, subject: Referent, turn: Turn) -> str | None:
        """ "said the girl": the only girl of those who talk, where nobody else has come between."""
        if subject.mention is not None or subject.gender is Pronouns.UNKNOWN or turn.breaks or turn.apart:
            return None
        lexicon = self.prose.lexicon
        fitting = [name for name in self._exchange.others(turn) if lexicon.pronouns(name) is subject.gender]
        return fitting[0] if len(fitting) == 1 and self._is_definite(subject) else None

    def _tagged(self, tag: Tag, turn: Turn) -> tuple[str | None, float, str]:
        subject = tag.subject
        if subject is None:
            return SOMEONE, tag.confidence, tag.reason
        if subject.person == "i":
            return subject.entry or NARRATOR, tag.confidence, "the narrator"
        if subject.person:
            found = self.ledger.resolved.get(id(subject), OPEN)
            return found.entry, found.confidence * tag.confidence, f'"{subject.person}" beside the words'
        if subject.entry is None:
            described = self._described(subject, turn)
            return (SOMEONE, tag.confidence, tag.reason) if described is None else (described, *_OF_TWO)
        if subject.mention is None:
            return subject.entry, tag.confidence, DESCRIBED
        return subject.entry, tag.confidence * self.prose.mentions[subject.mention].confidence, tag.reason

    def _beat(self, turn: Turn, paragraph: Span) -> None:
        """The one who acts in the paragraph's own narration, right before the words or else right after them."""
        first = self.prose.quotations[turn.quotes[0]].span
        inside = [each for each in self._inside(paragraph) if each.quotation is None and each.role is Role.SUBJECT]
        inside = [each for each in inside if each.person != "you"]
        before = [each for each in inside if each.span.start < first.start]
        ends = [self.prose.quotations[number].span.end for number in turn.quotes]
        after = [each for each in inside if self._opens(each, ends)]
        beside = [each for each in before if each.sentence == before[-1].sentence][:1] or after[:1]
        if not beside:
            return
        actor = beside[0].entry or (NARRATOR if beside[0].person == "i" else None)
        if actor is None or actor in turn.called:
            return
        rivals = {each.entry for each in inside if each.entry is not None} - {actor}
        turn.acting = (actor, not rivals)
        if turn.speaker is None:
            turn.give(actor, 0.6 if rivals else 0.75, ACTS)

    def _opens(self, referent: Referent, ends: list[int]) -> bool:
        """Whether the narration right after one of the quotations, which end at `ends`, opens with `referent`."""
        at = bisect_right(ends, referent.span.start)
        if not at or referent.span.start - ends[at - 1] > _BESIDE:
            return False
        return len(self.prose.body[ends[at - 1] : referent.span.start].split()) <= 1

    def _settle(self) -> None:
        """What the text does not say outright is decided for each exchange as a whole."""
        turns = self._exchange.turns
        evidence = Evidence(self.prose, self.referents, self.ledger, turns)
        for index, choice in enumerate(decide(evidence.steps(), self.decided)):
            turn = turns[index]
            if choice is None or (turn.speaker == choice.speaker and turn.confidence >= SURE):
                continue
            turn.speaker, turn.confidence = choice.speaker, min(_IMPLIED, _EVEN + _PER_LOGIT * choice.margin)
            turn.reason = evidence.reason(index, choice.speaker)
        self._notice_narrator()

    def _notice_narrator(self) -> None:
        """ "I said" beside "Tell me, Wat": the narrator is Wat."""
        turns = self._exchange.turns
        name = narrator_as_said(turns) or narrator_of(turns, self.referents)
        if name is None:
            return
        for turn in turns:
            if turn.speaker == NARRATOR:
                turn.speaker, turn.confidence = name, _NOTICED
        for referent in self.referents:
            if referent.person == "i" and referent.quotation is None and referent.entry is None:
                referent.entry, referent.stranger = name, ""
                self.ledger.resolved[id(referent)] = Resolved(name, _NOTICED, (name,), reason=AS_CALLED)
        for number, (speaker, _, reason) in self.ledger.said.items():
            if speaker == NARRATOR:
                self.ledger.said[number] = (name, _NOTICED, reason)

    def _spoken_of(self) -> None:
        """ "Rook was here. He fled": a pronoun inside the words hardly ever stands for those who talk."""
        focus = Focus()
        for referent in self.referents:
            number = referent.quotation
            turn = self.ledger.turn_of.get(number) if number is not None else None
            if number is not None and turn is not None and referent.person in ("he", "she", "they"):
                found = focus.resolve(referent, Talk(Voice.SAID, frozenset(self._talking_at(number, turn))))
                self.ledger.resolved[id(referent)] = found
                referent.entry = found.entry
            if referent.person not in ("i", "you"):
                focus.saw(referent, self.ledger.resolved.get(id(referent)))

    def _talking_at(self, number: int, turn: Turn) -> Iterator[str]:
        """Who says the words of a quotation, and to whom."""
        own = self.ledger.said.get(number)
        speaker = own[0] if own is not None and own[1] >= SURE else turn.speaker
        yield from (name for name in (speaker, turn.addressee) if name is not None)
        yield from self._vocatives.called([number])
