"""L305: somebody is at another place sooner than the way allows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.dated import Dated, dated_at
from writer_app.continuity.judging.evidence import limit_evidence
from writer_app.continuity.judging.matching import has_phrase, words_of
from writer_app.continuity.judging.passages import segment_at, window
from writer_app.continuity.judging.reports import in_text, name_of, passage, say
from writer_app.continuity.judging.ways import Leg, Ways, quickest, ways_of
from writer_app.continuity.judging.whereabouts import Sighting, sightings
from writer_app.continuity.story import Story
from writer_app.domain.findings import Evidence, Finding, Severity
from writer_app.domain.scenes import Frame

_SLACK = 0.75
"""What share of the time a traveller in haste may need."""


def _run(story: Story) -> Iterator[Finding]:
    ways = ways_of(story)
    last: dict[str, tuple[Sighting, Dated]] = {}
    for seen in _in_order(story) if ways else ():
        dated = _dated(story, seen)
        if dated is None:
            last.pop(seen.who, None)
            continue
        before = last.get(seen.who)
        last[seen.who] = (seen, dated)
        legs = _too_long(ways, before, seen, dated) if before is not None else ()
        if before is not None and legs and not _helped(story, seen, legs):
            yield _finding(story, before[0], seen, legs)


def _in_order(story: Story) -> list[Sighting]:
    """What narration sees of people, as it happens."""
    seen = [each for each in story.judged(sightings) if not each.told and each.moment is not None]
    return sorted(seen, key=lambda each: (each.moment.slot, each.moment.offset) if each.moment else (0, 0))


def _dated(story: Story, seen: Sighting) -> Dated | None:
    segment = segment_at(story.readings[seen.scene.id], seen.span.start)
    if segment is None or segment.frame not in (Frame.MAIN, Frame.REALM):
        return None
    return dated_at(story, seen.scene, segment)


def _too_long(ways: Ways, before: tuple[Sighting, Dated], seen: Sighting, dated: Dated) -> tuple[Leg, ...]:
    """The way between two sightings, where no time between their dates is long enough for it."""
    earlier, then = before
    if earlier.scene.id == seen.scene.id or earlier.place == seen.place or then.era != dated.era:
        return ()
    legs = quickest(ways, earlier.place, seen.place)
    return legs if sum(leg.minutes for leg in legs) * _SLACK > dated.end - then.start else ()


def _helped(story: Story, seen: Sighting, legs: tuple[Leg, ...]) -> bool:
    """Whether the passage tells of a way that takes no time, or of what lifts the limit."""
    around = words_of(seen.scene.body, window(story.readings[seen.scene.id], seen.span))
    lifting = (condition.text for leg in legs for condition in leg.limit.unless)
    return has_phrase(around, story.pack.words("sudden travel words")) or has_phrase(around, lifting)


def _finding(story: Story, before: Sighting, seen: Sighting, legs: tuple[Leg, ...]) -> Finding:
    name, here, there = (name_of(story.lore, key) for key in (seen.who, seen.place, before.place))
    message = say("{name} is at {here} here, sooner after {there} than the way takes.", name=name, here=here, there=there)
    evidence: list[Evidence] = [limit_evidence(story, leg.entry, leg.limit) for leg in legs]
    evidence.append(passage(before.scene.id, before.span, f"{name} is at {there}"))
    found = in_text("L305", message, (seen.scene.id, seen.span), [seen.who, before.place, seen.place], evidence)
    return replace(found, severity=Severity.WARNING)


CHECK = Check(
    code="L305",
    name="travel-too-fast",
    severity=Severity.WARNING,
    reads=frozenset({"moves"}),
    limits=frozenset({"takes"}),
    doc=Doc(
        what="Finds somebody at another place sooner than the way there takes, by the dates of the scenes.",
        why="A rider who crosses the realm between breakfast and supper makes every siege in the book absurd.",
        example="`{takes: ten days, to: the-capital}`, and scenes dated two days apart show Tom at either end.",
        mend="Change a date, the way, or the time it takes; `unless` names what makes it shorter.",
        exceptions="Only dated scenes and ways that your notes give, both ways and along their legs. A quarter less for "
        "haste; portals and the like, what somebody only says, and visits in dreams and letters are left alone.",
    ),
    run=_run,
)
