"""What day and hour a passage stands at by its scene's own date, and which times the text tells as its present."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from writer_app.continuity.judging.evidence import NOTES
from writer_app.continuity.judging.matching import words_of
from writer_app.continuity.judging.passages import segment_at, sentence_span
from writer_app.continuity.story import Story
from writer_app.domain.findings import LoreEvidence
from writer_app.domain.observations import Modality, SceneReading, Segment, TimeAnchor, TimeKind, TimeMention
from writer_app.domain.positions import Position, PositionKind
from writer_app.domain.scenes import Frame, SceneSource
from writer_app.domain.spans import Span
from writer_app.domain.storytime import DAY, StoryDate, parse_when
from writer_app.domain.values import Origin

_REAL = frozenset({Frame.MAIN, Frame.REALM})
_OPENING = 2
"""How many sentences of a scene may say when it plays."""
_AHEAD = 24
_CLOSING = " \n\"'\u201d\u2019"


@dataclass(frozen=True, slots=True)
class Dated:
    """When a stretch of a scene takes place, in minutes of a calendar (`end` exclusive), with the declaration."""

    start: int
    end: int
    era: str
    by: LoreEvidence

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day of the calendar; None for other calendars and years beyond it."""
        first, last = self.start // DAY + 1, (self.end - 1) // DAY + 1
        if self.era != "date" or first < 1 or last > date.max.toordinal():
            return None
        return date.fromordinal(first), date.fromordinal(last)

    @property
    def day(self) -> date | None:
        """The day of the calendar, where it is one."""
        days = self.days
        return days[0] if days is not None and days[0] == days[1] else None


def dated_at(story: Story, scene: SceneSource, segment: Segment) -> Dated | None:
    """When a stretch of a scene takes place; None where no date of its own says so."""
    if story.project.calendar or not segment.when:
        return None
    own = segment.when == scene.setting.when
    origin = dict(scene.setting.origins).get("when", scene.origin) if own else _line_of(scene, segment.span.start)
    when = parse_when(segment.when)
    by = LoreEvidence("", "when", segment.when, f"{NOTES}: here it is {segment.when}", origin)
    if isinstance(when, StoryDate):
        return Dated(when.start, when.end, when.era, by)
    for era in ("date", "day") if own else ():
        bounds = story.timeline.minutes(scene.id, era)
        if bounds is not None and 0 < bounds[1] - bounds[0] <= DAY:
            return Dated(*bounds, era, by)
    return None


def _line_of(scene: SceneSource, offset: int) -> Origin:
    return Origin(scene.path, scene.body_line + scene.body.count("\n", 0, offset), 1)


def minutes_of(story: Story, position: Position, era: str = "date") -> tuple[int, int] | None:
    """The first and last minute of a calendar that a position may stand for; None where it is not known."""
    if position.kind is PositionKind.DATE and position.date is not None:
        return (position.date.start, position.date.end) if position.date.era == era else None
    found = [story.timeline.minutes(scene, era) for scene in story.timeline.node_scenes(position.ref)]
    known = [each for each in found if each is not None]
    if not known or len(known) != len(found):
        return None
    return min(each[0] for each in known), max(each[1] for each in known)


def narrated(mention: TimeMention) -> bool:
    """Whether the narration asserts a time, in the story's present frame."""
    return mention.modality is Modality.ASSERTED and mention.frame in _REAL and not mention.in_quote


def is_present(story: Story, scene: SceneSource, reading: SceneReading, mention: TimeMention) -> bool:
    """Whether the text says that it is this time now: "It was Tuesday", "Today is Tuesday" in speech, or by itself at the
    head of the scene."""
    spoken = mention.in_quote and mention.modality is Modality.IN_DIALOGUE and mention.frame in _REAL
    if mention.direction or mention.anchor is not TimeAnchor.NONE or not (spoken or narrated(mention)):
        return False
    segment = segment_at(reading, mention.span.start)
    if segment is None:
        return False
    sentence = sentence_span(reading, mention.span)
    if is_denied(story, scene, sentence, mention.span):
        return False
    # "was winter" is one piece: what is told begins with its last word.
    start = max(mention.span.start, mention.span.end - len(mention.value.split()[0]))
    start = start if mention.kind is TimeKind.SEASON else mention.span.start
    if spoken:
        return _head(scene, Span(sentence.start, start)) in story.pack.words("it is now")
    if scene.body[segment.span.start : start].strip("*_#> \n").lower() in ("", "at", "on"):
        return scene.body[mention.span.end : mention.span.end + 1] in (",", ".", ":", "\n", "") and not _named_on(
            scene, mention
        )
    return _says_now(story, scene, Span(max(sentence.start, segment.span.start), start))


def _says_now(story: Story, scene: SceneSource, before: Span) -> bool:
    """Whether what stands before a time in its sentence says that it is now; "it is" by itself, since much else is, too."""
    head = _head(scene, before)
    told = any(head == text or head.endswith(" " + text) for text in story.pack.words("it was now"))
    return told or head in story.pack.words("it is now")


def _head(scene: SceneSource, before: Span) -> str:
    return " ".join(word.folded for word in words_of(scene.body, before))


def is_denied(story: Story, scene: SceneSource, sentence: Span, told: Span) -> bool:
    """Whether a sentence denies, asks or only supposes something; `told` are its words of time, after
    which there may be anything."""
    words = words_of(scene.body, Span(sentence.start, max(sentence.start, told.start)))
    doubtful = story.pack.words("negators") | story.pack.words("doubting words")
    return sentence.of(scene.body).rstrip(_CLOSING).endswith("?") or any(word.folded in doubtful for word in words)


def _named_on(scene: SceneSource, mention: TimeMention) -> bool:
    """ "Monday, Tuesday and Wednesday" tells no day."""
    rest = scene.body[mention.span.end : mention.span.end + _AHEAD].lower()
    return mention.kind is TimeKind.WEEKDAY and " and " in rest


def said_or_narrated(mention: TimeMention) -> bool:
    """Whether a time is asserted, by narration or by somebody who speaks, in the story's present frame."""
    return mention.frame in _REAL and mention.modality in (Modality.ASSERTED, Modality.IN_DIALOGUE)


def moved_on(reading: SceneReading, segment: Segment, offset: int) -> bool:
    """Whether by the narration other times have come in the stretch before `offset`: "the next day"."""
    return any(
        each.anchor is TimeAnchor.THEN and each.direction and narrated(each) and segment.span.start <= each.span.start < offset
        for each in reading.times
    )


def opening(reading: SceneReading) -> Iterator[TimeMention]:
    """The times that one of the first sentences of a scene begins with."""
    begins = {sentence.start for sentence in reading.sentences[:_OPENING]}
    yield from (mention for mention in reading.times if mention.span.start in begins and narrated(mention))
