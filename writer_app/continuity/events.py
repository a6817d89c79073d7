"""One event is one finding: findings that tell the same breach in neighbouring paragraphs become one, and those that say the
same of somebody in one paragraph."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from writer_app.domain.findings import Evidence, Finding, LoreEvidence, Severity, TextEvidence
from writer_app.domain.observations import SceneReading
from writer_app.domain.spans import Span

RANK = {Severity.NOTE: 0, Severity.WARNING: 1, Severity.CONFLICT: 2}
"""The gravest last."""
# A spelling, a reference or a decision is no event that the story could remark on; a rule's severity is its author's own.
_NO_EVENT = ("N", "B", "V", "F", "W")
# What somebody is like is said, and said again: each passage is one to mend, unless its own paragraph says it twice.
_SAID = ("C",)
SAME_EVENT = "and here, as part of the same event"
REMARKED = "the story itself remarks on it"


def is_event(finding: Finding) -> bool:
    """Whether a finding is about something that happens in the story."""
    return not finding.code.startswith(_NO_EVENT)


def paragraph_of(reading: SceneReading, offset: int) -> int:
    """The index of the paragraph that holds or precedes `offset`; -1 before the first."""
    return bisect_right(reading.paragraphs, offset, key=lambda span: span.start) - 1


def merged(findings: Iterable[Finding], reading: SceneReading) -> Iterator[Finding]:
    """The findings of one scene, with those of one event as one: earliest passage first, the others as evidence."""
    groups: dict[tuple[object, ...], list[list[Finding]]] = {}
    for finding in sorted(findings, key=lambda item: item.span or Span(0, 0)):
        events = groups.setdefault(_breach(finding), [])
        if events and _goes_on(events[-1], finding, reading):
            events[-1].append(finding)
        else:
            events.append([finding])
    for events in groups.values():
        yield from (_as_one(event) for event in events)


def _breach(finding: Finding) -> tuple[object, ...]:
    """What is broken: the same eyes, the same limit, by the same people."""
    lore = frozenset((item.entry, item.key) for item in finding.evidence if isinstance(item, LoreEvidence))
    return finding.code, frozenset(finding.subjects), lore


def _goes_on(event: list[Finding], finding: Finding, reading: SceneReading) -> bool:
    ends = [item.span.end for item in event if item.span is not None]
    if not ends or finding.span is None:
        return False
    apart = paragraph_of(reading, finding.span.start) - paragraph_of(reading, max(ends) - 1)
    return apart <= (0 if finding.code.startswith(_SAID) else 1)


def _as_one(event: list[Finding]) -> Finding:
    first = event[0]
    evidence: list[Evidence] = [piece for item in event for piece in item.evidence]
    severity = max((item.severity for item in event), key=RANK.__getitem__)
    return replace(first, severity=severity, evidence=tuple(dict.fromkeys([*evidence, *_other_passages(event)])))


def _other_passages(event: list[Finding]) -> Iterator[TextEvidence]:
    """The passages after the first; one that shares words with an earlier one says nothing new."""
    told = [event[0].span]
    for item in event[1:]:
        if item.span is not None and not any(span is not None and span.overlaps(item.span) for span in told):
            told.append(item.span)
            yield TextEvidence(item.scene or "", item.span, SAME_EVENT)


def remarked_on(finding: Finding, reading: SceneReading) -> Finding:
    """`finding` as a note where the text questions the breach in its own or the next paragraph; otherwise as it is."""
    if finding.span is None:
        return finding
    spans = [item.span for item in finding.evidence if isinstance(item, TextEvidence) and item.label == SAME_EVENT]
    first = paragraph_of(reading, finding.span.start)
    last = max(paragraph_of(reading, span.end - 1) for span in (finding.span, *spans))
    for remark in reading.remarks:
        if first <= paragraph_of(reading, remark.span.start) <= last + 1:
            passage = TextEvidence(reading.scene, remark.span, REMARKED)
            return replace(finding, severity=Severity.NOTE, remarked=passage)
    return finding
