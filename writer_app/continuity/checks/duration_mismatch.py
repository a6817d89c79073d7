"""T403: a length of time in the text that the dates do not give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.dated import Dated, dated_at, is_denied, minutes_of, moved_on, opening, said_or_narrated
from writer_app.continuity.judging.matching import words_of
from writer_app.continuity.judging.passages import read_scenes, segment_at, sentence_span
from writer_app.continuity.judging.reports import in_text, name_of, passage, say
from writer_app.continuity.judging.spells import apart, may_be, spell
from writer_app.continuity.story import Story
from writer_app.domain.findings import Evidence, Finding, LoreEvidence, Severity
from writer_app.domain.lore import Entry, Kind
from writer_app.domain.observations import Modality, SceneReading, TimeAnchor, TimeKind, TimeMention
from writer_app.domain.scenes import Frame, SceneSource
from writer_app.domain.spans import Span
from writer_app.domain.storytime import DAY, parse_date
from writer_app.domain.values import Scalar
from writer_app.domain.vocabulary.positions import position_from

_BETWEEN = 2
_REAL = frozenset({Frame.MAIN, Frame.REALM})
_TOLD = frozenset({Modality.ASSERTED, Modality.IN_DIALOGUE})


def _run(story: Story) -> Iterator[Finding]:
    previous: Dated | None = None
    for scene, reading in read_scenes(story):
        first = reading.segments[0] if reading.segments else None
        here = dated_at(story, scene, first) if first is not None else None
        if first is None or first.frame not in _REAL:
            continue
        opened = next((each for each in opening(reading) if each.kind is TimeKind.RELATIVE), None)
        if opened is not None and opened.anchor is TimeAnchor.THEN and opened.direction > 0 and here and previous:
            yield from _since_last(scene, opened, previous, here)
        yield from _since_events(story, scene, reading)
        yield from _since_dates(story, scene, reading)
        previous = here


def _since_last(scene: SceneSource, mention: TimeMention, before: Dated, after: Dated) -> Iterator[Finding]:
    """ "Three days later", at the head of a scene, against the date of the one before."""
    told = spell(mention.value)
    if told is None or before.era != after.era or may_be(told, apart((before.start, before.end), (after.start, after.end))):
        return
    template = "“{said}” here, but this scene is dated {when} and the one before {other}."
    message = say(template, said=mention.span.of(scene.body), when=after.by.value, other=before.by.value)
    evidence = [before.by, after.by]
    yield replace(in_text("T403", message, (scene.id, mention.span), (), evidence), severity=Severity.WARNING)


def _since_events(story: Story, scene: SceneSource, reading: SceneReading) -> Iterator[Finding]:
    """ "The fire was two years ago", "three weeks after the fire" at the head of a scene, against the event's date."""
    heads = {each.span for each in opening(reading)}
    for mention in reading.times:
        if mention.kind is not TimeKind.RELATIVE or mention.modality not in _TOLD or mention.frame not in _REAL:
            continue
        event = _event(story, scene, reading, mention, mention.span in heads)
        segment = segment_at(reading, mention.span.start)
        dated = dated_at(story, scene, segment) if event is not None and segment is not None else None
        if event is None or dated is None or segment is None or moved_on(reading, segment, mention.span.start):
            continue
        happened, told = _minutes(story, event, dated.era), spell(mention.value)
        if happened is None or told is None or may_be(told, apart(happened, (dated.start, dated.end))):
            continue
        yield _event_finding(story, scene, mention, (event, dated))


def _since_dates(story: Story, scene: SceneSource, reading: SceneReading) -> Iterator[Finding]:
    """ "It is the paper of April 27, 1890. Just two months ago.", against the date of the scene."""
    for one, mention in pairwise(reading.times):
        beside = one.kind is TimeKind.DATE and mention.kind is TimeKind.RELATIVE and mention.anchor is TimeAnchor.NOW
        if not beside or mention.direction >= 0 or not (said_or_narrated(one) and said_or_narrated(mention)):
            continue
        segment, named = segment_at(reading, mention.span.start), parse_date(one.value)
        dated = dated_at(story, scene, segment) if named is not None and segment is not None else None
        if named is None or named.end - named.start > DAY or mention.value.startswith(("0d", "1d")):
            # "In 1833" is no day; "May 3. Yesterday …" is a dateline.
            continue
        if dated is None or dated.era != named.era or not _is_aside(story, scene, one.span, mention.span):
            continue
        told = spell(mention.value)
        if told is not None and not may_be(told, apart((named.start, named.end), (dated.start, dated.end))):
            template = "“{said}” here, but from {date} to this scene it is another time ({when})."
            message = say(template, said=mention.span.of(scene.body), date=one.span.of(scene.body), when=dated.by.value)
            evidence: list[Evidence] = [passage(scene.id, one.span, "the date"), dated.by]
            yield replace(in_text("T403", message, (scene.id, mention.span), (), evidence), severity=Severity.WARNING)


def _is_aside(story: Story, scene: SceneSource, date: Span, ago: Span) -> bool:
    """Whether nothing but small words stands between a date and how long ago it is."""
    words = words_of(scene.body, Span(date.end, ago.start)) if ago.start > date.end else ()
    small = story.pack.words("rough counts") | story.pack.words("plain adverbs")
    return ago.start > date.end and len(words) <= _BETWEEN and all(word.folded in small for word in words)


def _event(story: Story, scene: SceneSource, reading: SceneReading, mention: TimeMention, head: bool) -> Entry | None:
    """The dated event that a time is counted from, to the present of the passage."""
    if mention.anchor is TimeAnchor.EVENT and mention.direction > 0 and head:
        return story.lore.get(mention.entry) if mention.entry else None
    if mention.anchor is not TimeAnchor.NOW or mention.direction >= 0:
        return None
    sentence = sentence_span(reading, mention.span)
    if is_denied(story, scene, sentence, mention.span):
        return None
    named = [each.entry for each in reading.mentions if sentence.contains(each.span) and each.entry is not None]
    events = {each for each in named if (found := story.lore.get(each)) is not None and found.kind is Kind.EVENT}
    others = [each for each in reading.times if each is not mention and sentence.contains(each.span)]
    # Who else is named in the sentence may be what happened so long ago.
    return story.lore.get(min(events)) if len(events) == 1 and len(set(named)) == 1 and not others else None


def _minutes(story: Story, event: Entry, era: str) -> tuple[int, int] | None:
    found = [minutes_of(story, position_from(Scalar(text)), era) for text in event.link("at")]
    return found[0] if len(found) == 1 else None


def _event_finding(story: Story, scene: SceneSource, mention: TimeMention, against: tuple[Entry, Dated]) -> Finding:
    event, dated = against
    at = next(iter(event.link("at")))
    template = "“{said}” here, but {event} is dated {at} and this scene {when}."
    said = mention.span.of(scene.body)
    message = say(template, said=said, event=name_of(story.lore, event.id), at=at, when=dated.by.value)
    origin = dict(event.link_origins).get("at", event.origin)
    evidence: list[Evidence] = [LoreEvidence(event.id, "at", at, f"your notes: {event.name} is at {at}", origin), dated.by]
    return replace(in_text("T403", message, (scene.id, mention.span), [event.id], evidence), severity=Severity.WARNING)


CHECK = Check(
    code="T403",
    name="duration-mismatch",
    severity=Severity.WARNING,
    reads=frozenset({"times", "mentions"}),
    doc=Doc(
        what="Finds “three days later” at the head of a scene, or “two years ago” of an event, that the dates do not give.",
        why="Text and dates drift apart with every scene that is moved, and readers count days.",
        example="Scenes dated `1998-06-05` and `1998-07-20`, and the second begins “Three days later”.",
        mend="Change the words, or one of the dates.",
        exceptions="People round: a day more or less, half a week for weeks, half a month for months. Only scenes with dates "
        "of their own, and events with `at`; dreams, letters, flashbacks and what is denied or imagined are left alone.",
    ),
    run=_run,
)
