"""What the author has declared about a breach itself, whatever check finds it.

A limit that does not hold yet, or no longer, is not broken; nor is one that `lifted by` frees there. What somebody says is no
slip of the author's where the lore has it as that person's claim.
"""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.judging.passages import moment_at
from writer_app.continuity.story import Story
from writer_app.continuity.time.moments import Moment, end_of_slot
from writer_app.domain.findings import Finding, LoreEvidence
from writer_app.domain.lore import Change, Condition, Entry, Limit, Lore
from writer_app.domain.positions import PositionKind
from writer_app.domain.spans import Span
from writer_app.text.fold import fold_key

LIFTED = "lifted by"
_WAYS_OUT = ("leave only with",)
"""Limits whose own values are what lifts them."""


def is_excepted(finding: Finding, story: Story) -> bool:
    """Whether a declaration allows what `finding` reports."""
    reading = story.readings.get(finding.scene or "")
    if reading is None or finding.span is None:
        return False
    moment = moment_at(story, reading, finding.span.start)
    if moment is not None and any(not binds(story, entry, limit, moment) for entry, limit in broken_limits(finding, story)):
        return True
    return _is_claimed(finding, story, finding.span)


def declared_in(finding: Finding, lore: Lore) -> Iterator[tuple[Entry, LoreEvidence]]:
    """The evidence of a finding that is declared, each with the entry whose page it stands on."""
    for item in finding.evidence:
        entry = lore.get(item.entry) if isinstance(item, LoreEvidence) else None
        if entry is not None and isinstance(item, LoreEvidence):
            yield entry, item


def broken_limits(finding: Finding, story: Story) -> Iterator[tuple[Entry, Limit]]:
    """The limits that the evidence of a finding names, each with its entry."""
    for entry, item in declared_in(finding, story.lore):
        for limit in entry.limits:
            if (limit.key, limit.origin, ", ".join(limit.values)) == (item.key, item.origin, item.value):
                yield entry, limit


def lifting(limit: Limit) -> tuple[Condition, ...]:
    """What lifts a limit."""
    return (*limit.unless, *(Condition(text) for text in limit.values if limit.key in _WAYS_OUT))


def binds(story: Story, entry: Entry, limit: Limit, moment: Moment) -> bool:
    """Whether a limit holds at `moment`, and nothing that is declared lifts it there."""
    since, until = story.timeline.since(limit.since), story.timeline.until(limit.until)
    if (since is not None and moment < since) or (until is not None and moment > until):
        return False
    return not any(_frees(story, change, limit) and _lasts(story, change, moment) for change in entry.changes)


def _frees(story: Story, change: Change, limit: Limit) -> bool:
    wanted = {_meaning(story, condition.text) for condition in lifting(limit)}
    return change.verb == LIFTED and any(_meaning(story, text) in wanted for text in change.arg("what"))


def _meaning(story: Story, text: str) -> str:
    entry = story.lore.resolve(text)
    return entry.id if entry is not None else fold_key(text)


def _lasts(story: Story, change: Change, moment: Moment) -> bool:
    """Whether it may last at `moment`: as long as its dates say, or else to the end of the scene that it names."""
    timeline = story.timeline
    if change.since or change.until:
        since, until = timeline.since(change.since), timeline.until(change.until)
        return (since is None or since <= moment) and (until is None or moment <= until)
    for position in change.at:
        interval = timeline.resolve(position)
        if interval is not None:
            words = position.kind is PositionKind.WORDS
            if interval.may <= moment <= (end_of_slot(interval.may.slot) if words else interval.certain):
                return True
    return False


def speaker_at(finding: Finding, story: Story, span: Span) -> str | None:
    """Who says the passage of a finding; None where nobody does, or it is not known."""
    reading = story.readings.get(finding.scene or "")
    quotes = (quote for quote in reading.quotes if quote.span.contains(span)) if reading is not None else ()
    return next((quote.likely_speaker for quote in quotes), None)


def seen_in(finding: Finding, story: Story, key: str) -> str:
    """What the passage says in the place of the fact `key`; "" for nothing."""
    if said := dict(finding.message.params).get("seen", ""):
        return said
    reading, span = story.readings.get(finding.scene or ""), finding.span
    seen = (item for item in reading.descriptions if span is not None and item.span.overlaps(span)) if reading else ()
    return next((item.value for item in seen if item.key == key and item.subject in finding.subjects), "")


def _is_claimed(finding: Finding, story: Story, span: Span) -> bool:
    """Whether it is somebody's claim of that very thing."""
    claims = [
        fact
        for entry, item in declared_in(finding, story.lore)
        for fact in entry.facts
        if fact.key == item.key and fact.according_to
    ]
    speaker = speaker_at(finding, story, span) if claims else None
    return speaker is not None and any(
        speaker in story.state.members(fact.according_to)
        and fold_key(fact.value) == fold_key(seen_in(finding, story, fact.key))
        for fact in claims
    )
