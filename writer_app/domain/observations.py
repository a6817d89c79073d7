"""Observations: what reading found in a passage. All spans are in code points of the scene's body."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from writer_app.domain.scenes import Frame
from writer_app.domain.spans import Span


class Modality(StrEnum):
    """How a passage holds what it says. Only ASSERTED is evidence of what happens in its frame."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"
    QUESTION = "question"
    WISH = "wish"
    REMEMBERED = "remembered"
    REPORTED = "reported"
    IN_DIALOGUE = "in dialogue"
    FIGURATIVE = "figurative"


class MentionKind(StrEnum):
    """What stands for the entry."""

    NAME = "name"
    ALIAS = "alias"
    CALLED = "called"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for an entry. `entry` is None where reading leaves it open; `candidates` then lists who may be meant.

    `certain` is true for names and aliases of one entry only. `possessive`: "Eri's". `in_quote`: inside a quotation.
    """

    span: Span
    kind: MentionKind
    entry: str | None
    candidates: tuple[str, ...] = ()
    certain: bool = False
    possessive: bool = False
    in_quote: bool = False
    confidence: float = 0.0
    reason: str = ""


LIKELY = 0.5
"""The confidence from which something is more likely than not."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation, marks included. One speech interrupted by its tag is several quotes with one `speech` number (from 1).

    `text_spoken` is False for scare quotes, titles and the like. `modality` tells how its tag holds it: "he had once said" is
    remembered, "she would say" hypothetical, "he never said" negated.
    """

    span: Span
    speaker: str | None = None
    addressee: str | None = None
    cue: Span | None = None
    cue_verb: str = ""
    speech: int = 0
    confidence: float = 0.0
    reason: str = ""
    text_spoken: bool = True
    modality: Modality = Modality.ASSERTED

    @property
    def likely_speaker(self) -> str | None:
        """The speaker where they are more likely than not; less is a guess, to be offered and not to be built upon."""
        return self.speaker if self.confidence >= LIKELY else None


@dataclass(frozen=True, slots=True)
class Act:
    """Someone does something. `span` is the clause, `verb_span` the verb; `verb` its lemma.

    `actor` and `object` are entry ids where known, `actor_text` and `object_text` the words (head noun phrase without
    determiner). `particle`: "up" in "picked up". `targets`: every entry id named in the clause's complements, prepositional
    ones included, with its preposition ("with", "at", "to"; "" = direct object). `passive`: actor is the agent or None.
    `speaker`: who says it, for an act inside dialogue (None: narration or unknown). `place`: entry of the location it
    happens at, where the clause or the setting says so.
    """

    span: Span
    verb: str
    verb_span: Span
    actor: str | None = None
    actor_text: str = ""
    actor_span: Span | None = None
    object: str | None = None
    object_text: str = ""
    object_span: Span | None = None
    targets: tuple[tuple[str, str], ...] = ()
    particle: str = ""
    passive: bool = False
    modality: Modality = Modality.ASSERTED
    frame: Frame = Frame.MAIN
    place: str | None = None
    speaker: str | None = None
    certain: bool = True
    confidence: float = 0.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Description:
    """An attribute read from prose: `key` is a fact key of the vocabulary ("eye colour", "hair colour", "scar", …) or one of
    `wound`, `blood`, `clothes`, `missing`; `value` the words that give it, folded to the lexicon's term where there is one.

    `part` is the body part or garment, where named. `subject` is None where it is not clear who is meant.
    """

    span: Span
    subject: str | None
    key: str
    value: str
    part: str = ""
    modality: Modality = Modality.ASSERTED
    frame: Frame = Frame.MAIN
    speaker: str | None = None
    certain: bool = True
    confidence: float = 0.0
    reason: str = ""


class MoveKind(StrEnum):
    """Arrives at, departs from, or is at a place."""

    ARRIVES = "arrives"
    DEPARTS = "departs"
    PRESENT = "present"


@dataclass(frozen=True, slots=True)
class Move:
    """Who comes, goes or is where. `place` is a location entry (None where the text only says "here")."""

    span: Span
    kind: MoveKind
    who: str
    place: str | None
    modality: Modality = Modality.ASSERTED
    frame: Frame = Frame.MAIN
    confidence: float = 0.0
    reason: str = ""


class HoldKind(StrEnum):
    """How an item is in someone's hands."""

    USES = "uses"
    TAKES = "takes"
    GIVES = "gives"
    LOSES = "loses"


@dataclass(frozen=True, slots=True)
class Hold:
    """Who holds, takes, uses, gives or loses an item; `to` is the receiver of a gift."""

    span: Span
    kind: HoldKind
    who: str
    item: str
    to: str | None = None
    modality: Modality = Modality.ASSERTED
    frame: Frame = Frame.MAIN
    confidence: float = 0.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """A blank run longer than usual: a line may be missing here. Never a scene break."""

    span: Span
    blank_lines: int


@dataclass(frozen=True, slots=True)
class NameLike:
    """A capitalised word close to a name of the lore and written nowhere in it; `near` is the entry, `name` its spelling."""

    span: Span
    text: str
    near: str
    name: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a scene under one setting: from front matter, a `here` comment, or the text's own markers.

    `reason` tells where its frame comes from; "" where nobody says how it is told.
    """

    span: Span
    frame: Frame = Frame.MAIN
    place: str | None = None
    when: str = ""
    pov: str | None = None
    cast: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A passage in which the text itself questions something: "he shouldn't be able to do it to this"."""

    span: Span


class TimeKind(StrEnum):
    """What kind of time is named, and so the form of its value (`TimeMention`)."""

    DATE = "date"
    WEEKDAY = "weekday"
    CLOCK = "time of day"
    DAY_PART = "part of the day"
    SEASON = "season"
    HOLIDAY = "holiday"
    DURATION = "duration"
    RELATIVE = "relative"
    AGE = "age"


class TimeAnchor(StrEnum):
    """What a relative time is counted from: when it is said ("yesterday"), what was told before ("the next day"), an event."""

    NONE = ""
    NOW = "now"
    THEN = "then"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class TimeMention:
    """Words that name a time. `value`, by kind:

    DATE an ISO date with what is not said left out: "1994-03-03", "1994-03", "1994", "179X", "18XX", "--03-03", "--03",
    "---04". WEEKDAY, DAY_PART, SEASON and HOLIDAY their names ("tuesday", "dawn"), the last two with their year where it is
    said ("autumn 1805"). CLOCK "18:30", or "06:30 or 18:30" where the half of the day is open. DURATION, RELATIVE and AGE a
    number and a unit (s min h d w m y): "3w", "0.5h", "2..3d", "60..69y", "?d" for some days; a RELATIVE may add a part of the
    day: "1d morning".

    `direction` is 1 after its anchor, -1 before it, 0 at it or without one. `entry` is the event that a relative time is
    counted from, or whose age it is, where the lore has them; `event` the words of the event.
    """

    span: Span
    kind: TimeKind
    value: str
    direction: int = 0
    anchor: TimeAnchor = TimeAnchor.NONE
    entry: str | None = None
    event: str = ""
    modality: Modality = Modality.ASSERTED
    frame: Frame = Frame.MAIN
    in_quote: bool = False
    confidence: float = 0.0
    reason: str = ""


Observation = Mention | Quote | Act | Description | Move | Hold | Gap | NameLike | Remark | TimeMention


@dataclass(frozen=True, slots=True)
class SceneReading:
    """Everything read from one scene, in text order per kind.

    `paragraphs` and `sentences` are spans that partition the prose (comments and front matter are in neither).
    `words` is the word count. `proposed` are stretches that look like a frame of their own: an offer to the author.
    """

    scene: str
    paragraphs: tuple[Span, ...] = ()
    sentences: tuple[Span, ...] = ()
    segments: tuple[Segment, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    acts: tuple[Act, ...] = ()
    descriptions: tuple[Description, ...] = ()
    moves: tuple[Move, ...] = ()
    holds: tuple[Hold, ...] = ()
    gaps: tuple[Gap, ...] = ()
    name_likes: tuple[NameLike, ...] = ()
    remarks: tuple[Remark, ...] = ()
    words: int = 0
    problems: tuple[str, ...] = field(default=())
    times: tuple[TimeMention, ...] = ()
    proposed: tuple[Segment, ...] = ()
