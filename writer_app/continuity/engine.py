"""The engine: from a story to its findings, in reading order, one for each event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from writer_app.continuity.check import Check
from writer_app.continuity.decisions import Applied, apply
from writer_app.continuity.events import is_event, merged, paragraph_of, remarked_on
from writer_app.continuity.excepting import is_excepted
from writer_app.continuity.marks import heed
from writer_app.continuity.registry import CHECKS
from writer_app.continuity.story import Story
from writer_app.continuity.switches import switched
from writer_app.domain.findings import Decision, Finding, Fix, FixKind
from writer_app.domain.observations import SceneReading
from writer_app.domain.spans import Span
from writer_app.text.marks import masked

_WORD = re.compile(r"\S+")
_AROUND = 4


def find(story: Story, decisions: Sequence[Decision] = (), checks: Iterable[Check] | None = None) -> tuple[Finding, ...]:
    """Every finding of `checks` in reading order, those of the lore last; what `decisions`, or marks in the text, dismiss is
    marked as such. Without `checks`: those that the project wants."""
    return examine(story, decisions, checks).findings


def examine(story: Story, decisions: Sequence[Decision] = (), checks: Iterable[Check] | None = None) -> Applied:
    """The findings as `find` gives them, with the decisions that meet none of them.

    Nothing is found before the author has declared something.
    """
    wanted = switched(CHECKS, story.project.checks) if checks is None else checks
    return decided(raw(story, wanted) if story.lore.entries or story.lore.rules else (), decisions, story)


def decided(found: Iterable[Finding], decisions: Sequence[Decision], story: Story) -> Applied:
    """What checks `found`, settled, and with what is meant that way marked."""
    applied = apply(tuple(settled(found, story)), decisions, story)
    return replace(applied, findings=heed(applied.findings, story.scenes, lambda: story.readings).findings)


def raw(story: Story, checks: Iterable[Check]) -> tuple[Finding, ...]:
    """What the checks report, as they report it. A check that fails is a bug, and fails here too."""
    return tuple(finding for check in checks if check.on for finding in check.run(story))


def settled(findings: Iterable[Finding], story: Story) -> Iterator[Finding]:
    """`findings` as a writer sees them: without what a declaration allows, one for each event, remarks heard, quoted; in
    reading order, the lore's last."""
    by_scene: dict[str, list[Finding]] = {}
    elsewhere: list[Finding] = []
    for finding in (finding for finding in findings if not is_excepted(finding, story)):
        if finding.scene is None or finding.span is None or finding.scene not in story.readings:
            elsewhere.append(finding)
        else:
            by_scene.setdefault(finding.scene, []).append(finding)
    for scene in story.scenes:
        reading = story.readings.get(scene.id)
        if reading is None or scene.id not in by_scene:
            continue
        body = masked(scene.body)
        events = (_quoted(_heard(event, reading), body, reading) for event in merged(by_scene[scene.id], reading))
        yield from sorted(events, key=lambda event: (event.span or Span(0, 0), event.code, event.subjects))
    yield from sorted(dict.fromkeys(map(_dismissable, elsewhere)), key=_in_lore)


def _in_lore(finding: Finding) -> tuple[str, int, int, str, tuple[str, ...]]:
    return finding.origin.path, finding.origin.line, finding.origin.column, finding.code, finding.subjects


def _heard(finding: Finding, reading: SceneReading) -> Finding:
    return remarked_on(finding, reading) if is_event(finding) else finding


def _quoted(finding: Finding, body: str, reading: SceneReading) -> Finding:
    """`finding` with its words and a few around them, none from another paragraph."""
    span = finding.span
    assert span is not None
    start, end = paragraph_of(reading, span.start), paragraph_of(reading, max(span.start, span.end - 1))
    begin = reading.paragraphs[start].start if start >= 0 else 0
    stop = reading.paragraphs[end].end if end >= 0 else len(body)
    before = _WORD.findall(body[begin : span.start])[-_AROUND:]
    after = _WORD.findall(body[span.end : max(stop, span.end)])[:_AROUND]
    return replace(_dismissable(finding), quote=span.of(body), before=" ".join(before), after=" ".join(after))


def _dismissable(finding: Finding) -> Finding:
    if any(fix.kind is FixKind.DISMISS for fix in finding.fixes):
        return finding
    return replace(finding, fixes=(*finding.fixes, Fix("Meant that way", FixKind.DISMISS)))
