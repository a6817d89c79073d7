"""One pass through a scene from its first word to its last: pronouns and speakers, each of which helps to find the other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from writer_app.domain.lore import Pronouns
from writer_app.domain.spans import Span
from writer_app.language.prose import Prose
from writer_app.language.recall import Recall
from writer_app.language.voices.chain import Choice, decide
from writer_app.language.voices.evidence import Evidence
from writer_app.language.voices.focus import OPEN, Focus, Resolved, Talk
from writer_app.language.voices.narration import Narration
from writer_app.language.voices.narrator import AS_CALLED, narrator_as_said, narrator_of
from writer_app.language.voices.passages import Known, Passages, RecalledVoices, Situation
from writer_app.language.voices.referents import Collector, Referent, Role
from writer_app.language.voices.signs import Voice
from writer_app.language.voices.speakers import ACTS, DESCRIBED, NARRATOR, SOMEONE, SURE, Exchange, Turn
from writer_app.language.voices.tags import Tag, TagReader
from writer_app.language.voices.telling import Ledger, Telling, Told
from writer_app.language.voices.vocatives import Vocatives
from writer_app.text.gaps import gaps

_GENTLE = 60
"""Words of narration between two turns after which an exchange is taken to begin anew."""
_EVEN, _PER_LOGIT, _IMPLIED = 0.3, 0.2, 0.79
"""How sure a speaker is who is no likelier than the next one, what each logit of lead adds, the most that is only implied."""
_OF_TWO = 0.55, "the only one of those who talk"
_NOTICED = 0.7
"""How sure it is that the narrator is who the others call by name."""
_BESIDE = 80
"""Characters that one word, with what separates it, may take."""


@dataclass(slots=True)
class Discourse:
    """The pass. Make one for a scene and call `read` once."""

    prose: Prose
    recalled: RecalledVoices | None = None
    referents: list[Referent] = field(init=False)
    ledger: Ledger = field(default_factory=Ledger)
    _starts: list[int] = field(init=False)
    _tags: TagReader = field(init=False)
    _vocatives: Vocatives = field(init=False)
    _narration: Narration = field(init=False)
    _passages: Passages | None = None
    _exchange: Exchange = field(default_factory=Exchange)
    _by_paragraph: dict[int, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        recalled = self.recalled
        collector = Collector(self.prose, recalled.referents if recalled else None)
        self.referents = collector.collect()
        self._starts = [referent.span.start for referent in self.referents]
        self._tags = TagReader(self.prose, self.referents)
        self._vocatives = Vocatives(self.prose, self.referents)
        self._narration = Narration(self.prose, self.ledger, self._exchange, self._vocatives)
        if recalled is not None:
            known = Known(recalled.passages, collector.strange)
            self._passages = Passages(known, self.prose, self.ledger, self._exchange, self._narration)
        for number, quotation in enumerate(self.prose.quotations):
            if quotation.spoken:
                self._by_paragraph.setdefault(quotation.paragraph, []).append(number)

    def read(self) -> Told:
        """Reads the scene."""
        apart = words = 0
        after_gaps = {gap.span.end for gap in gaps(self.prose.body)}
        for index, paragraph in enumerate(self.prose.paragraphs):
            quotes = self._by_paragraph.get(index, [])
            breaks = bool(quotes) and (apart > 2 or words > _GENTLE * max(apart, 1))
            self._paragraph(Situation(index, quotes, apart + (paragraph.start in after_gaps), breaks))
            apart, words = (0, 0) if quotes else (apart + 1, words + len(paragraph) // 6)
        self._settle()
        self._exchange.address()
        self._spoken_of()
        return Telling(self.prose, self.referents, self.ledger).told()

    def _paragraph(self, at: Situation) -> None:
        paragraph = self.prose.paragraphs[at.number]
        inside = self._inside(paragraph)
        if self._passages is None:
            self._read(at, paragraph, inside)
        else:
            self._passages.read(at, inside, lambda: self._read(at, paragraph, inside))

    def _read(self, at: Situation, paragraph: Span, inside: Sequence[Referent]) -> Turn | None:
        """Whom the narration of a paragraph means, and the turn of all that is spoken there."""
        turn = self._turn(at) if at.quotes else None
        self._narration.read(inside, turn)
        if turn is not None:
            self._decide(turn, paragraph)
        return turn

    def _inside(self, span: Span) -> list[Referent]:
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return self.referents[first:last]

    def _turn(self, at: Situation) -> Turn:
        """The turn of a paragraph; one that goes on from the paragraph before belongs to its turn."""
        index, quotes = at.number, at.quotes
        called = tuple(dict.fromkeys(self._vocatives.called(quotes)))
        turn = Turn(index, quotes, at.apart, called, frozenset(self._vocatives.named(quotes)), breaks=at.breaks)
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
        return fitting[0] if len(fitting) == 1 and self._narration.is_definite(subject) else None

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
        exchanges = self.recalled.exchanges if self.recalled is not None else Recall[list[Choice]]()
        for index, choice in enumerate(decide(evidence.steps(), exchanges)):
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
        focus, pronouns = Focus(), ("he", "she", "they")
        said = (at for at, each in enumerate(self.referents, 1) if each.quotation is not None and each.person in pronouns)
        for referent in self.referents[: max(said, default=0)]:
            number = referent.quotation
            turn = self.ledger.turn_of.get(number) if number is not None else None
            if number is not None and turn is not None and referent.person in pronouns:
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
