"""Laws of events: whatever the checks report in whatever order, each passage is told once and nothing is lost."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from writer_app.continuity.events import SAME_EVENT, merged, paragraph_of
from writer_app.domain.findings import Finding, Message, Severity, TextEvidence
from writer_app.domain.observations import SceneReading
from writer_app.domain.spans import Span

READING = SceneReading("a", paragraphs=tuple(Span(start, start + 9) for start in range(0, 100, 10)))
FOUND = st.builds(
    lambda start, who, severity: Finding(
        "L301", severity, Message("x"), (who,), evidence=(), scene="a", span=Span(start, start + 3)
    ),
    st.integers(0, 96),
    st.sampled_from(["x", "y"]),
    st.sampled_from(list(Severity)),
)
FINDINGS = st.lists(FOUND, max_size=12, unique_by=lambda item: (item.span, item.subjects))


def passages(event: Finding) -> list[Span]:
    spans = [item.span for item in event.evidence if isinstance(item, TextEvidence) and item.label == SAME_EVENT]
    return sorted([event.span or Span(0, 0), *spans])


@given(FINDINGS, st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_matter(findings: list[Finding], random: object) -> None:
    shuffled = list(findings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    told = [
        {(event.subjects, event.span, event.severity) for event in merged(items, READING)} for items in (findings, shuffled)
    ]
    assert told[0] == told[1]


@given(FINDINGS)
def test_every_passage_is_told_and_no_word_twice(findings: list[Finding]) -> None:
    events = list(merged(findings, READING))
    for item in findings:
        own = [span for event in events if event.subjects == item.subjects for span in passages(event)]
        assert sum(span.overlaps(item.span or Span(0, 0)) for span in own) >= 1
        assert not any(one.overlaps(other) for one, other in pairwise(sorted(own)))
    assert all(event.span == passages(event)[0] for event in events)


@given(FINDINGS)
def test_events_of_the_same_breach_are_paragraphs_apart(findings: list[Finding]) -> None:
    events = list(merged(findings, READING))
    for who in ("x", "y"):
        own = sorted((passages(event) for event in events if event.subjects == (who,)), key=lambda spans: spans[0])
        for earlier, later in pairwise(own):
            gap = paragraph_of(READING, later[0].start) - paragraph_of(READING, earlier[-1].end - 1)
            assert gap > 1


@given(FINDINGS)
def test_what_is_one_event_stays_one(findings: list[Finding]) -> None:
    events = list(merged(findings, READING))
    assert len(list(merged(events, READING))) <= len(events)


def test_offsets_before_the_first_paragraph() -> None:
    assert paragraph_of(SceneReading("a"), 5) == -1
    assert paragraph_of(READING, 0) == 0
    assert paragraph_of(READING, 9) == 0
    assert paragraph_of(READING, 500) == 9
