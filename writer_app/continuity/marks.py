""" "Meant that way", said in the text itself: `<!-- meant: why -->` beside what is meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from writer_app.continuity.events import SAME_EVENT
from writer_app.domain.findings import Finding, TextEvidence
from writer_app.domain.observations import SceneReading
from writer_app.domain.scenes import SceneSource
from writer_app.domain.spans import Span
from writer_app.text.markdown import comments
from writer_app.text.marks import marks, masked

_BLANK = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Mark:
    """One such comment of a scene, with its reason."""

    scene: str
    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Marked:
    """Findings with what the text says is meant, and the marks that stand beside none."""

    findings: tuple[Finding, ...]
    unused: tuple[Mark, ...]


def marks_in(scenes: Iterable[SceneSource]) -> tuple[Mark, ...]:
    """Every mark, in the order of `scenes`."""
    return tuple(Mark(scene.id, mark.span, mark.why) for scene in scenes for mark in marks(scene.body))


def heed(
    findings: Sequence[Finding], scenes: Sequence[SceneSource], readings: Callable[[], Mapping[str, SceneReading]]
) -> Marked:
    """`findings` with the reason of its mark on each that stands where one counts, unless a decision was there before.

    A mark after words on its line counts for the sentence before it; otherwise for the paragraph that it stands in, and on its
    own for the one before it. `readings` are asked for only where there are marks.
    """
    standing, told = marks_in(scenes), list(findings)
    if not standing:
        return Marked(tuple(told), ())
    bodies, read = {scene.id: scene.body for scene in scenes}, readings()
    unused: list[Mark] = []
    for mark in standing:
        where = reach(mark, bodies[mark.scene], read[mark.scene])
        met = [at for at, finding in enumerate(told) if finding.scene == mark.scene and _stands_in(finding, where)]
        for at in met:
            if told[at].dismissed is None:
                told[at] = replace(told[at], dismissed=mark.reason, marked=True)
        if not met:
            unused.append(mark)
    return Marked(tuple(told), tuple(unused))


def reach(mark: Mark, body: str, reading: SceneReading) -> Span:
    """The words that a mark counts for; empty where none stand before it."""
    line = body.rfind("\n", 0, mark.span.start) + 1
    if _prose(body[line : mark.span.start]):
        return _last_begun(reading.sentences, len(masked(body)[: mark.span.start].rstrip()))
    start = max((found.end() for found in _BLANK.finditer(body, 0, mark.span.start)), default=0)
    after = _BLANK.search(body, mark.span.end)
    whole = Span(start, after.start() if after else len(body))
    return whole if _prose(whole.of(body)) else _last_begun(reading.paragraphs, mark.span.start)


def _prose(text: str) -> str:
    """What is left of a text without its comments."""
    kept, end = "", 0
    for comment in comments(text):
        kept, end = kept + text[end : comment.start], comment.end
    return (kept + text[end:]).strip()


def _last_begun(spans: Iterable[Span], offset: int) -> Span:
    return max((span for span in spans if span.start < offset), key=lambda span: span.start, default=Span(0, 0))


def _stands_in(finding: Finding, where: Span) -> bool:
    """Whether any passage of the event is there."""
    spans = [item.span for item in finding.evidence if isinstance(item, TextEvidence) and item.label == SAME_EVENT]
    return any(span.overlaps(where) for span in (finding.span, *spans) if span is not None)
