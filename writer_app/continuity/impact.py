"""What a change of what is true would break and settle: the findings before it against those after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from writer_app.continuity.decisions import fingerprint
from writer_app.domain.findings import Finding


@dataclass(frozen=True, slots=True)
class Impact:
    """`new` are findings that only the change brings, `gone` those that it takes away; both in reading order."""

    new: tuple[Finding, ...] = ()
    gone: tuple[Finding, ...] = ()


def impact(before: Sequence[Finding], after: Sequence[Finding]) -> Impact:
    """`after` without `before`, and the other way round; what is meant that way counts in neither."""
    return Impact(tuple(_without(after, before)), tuple(_without(before, after)))


def _without(findings: Sequence[Finding], others: Sequence[Finding]) -> Iterator[Finding]:
    left = Counter(fingerprint(finding) for finding in others if finding.dismissed is None)
    for finding in findings:
        if finding.dismissed is None:
            mark = fingerprint(finding)
            left[mark] -= 1
            if left[mark] < 0:
                yield finding
