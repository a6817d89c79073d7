"""Many findings that rest on one declaration: most likely it is that which is wrong, and they are shown as one."""

from __future__ import annotations

from collections.abc import Sequence

from writer_app.continuity.events import RANK, is_event
from writer_app.domain.findings import Finding, LoreEvidence
from writer_app.domain.values import Origin

MANY = 4
"""Fewer are rather slips of the text, each on its own."""


def cause_of(finding: Finding) -> LoreEvidence | None:
    """The declaration that a finding rests on; None where it rests on none that is written down, or is no event."""
    if finding.dismissed is not None or finding.scene is None or not is_event(finding):
        return None
    return next((item for item in finding.evidence if isinstance(item, LoreEvidence) and item.origin.line), None)


def gathered(findings: Sequence[Finding]) -> tuple[int | None, ...]:
    """For each finding the place in `findings` of the one that stands for all of its cause; None where it stands alone.

    That is the first of the gravest among them.
    """
    groups: dict[Origin, list[int]] = {}
    for at, finding in enumerate(findings):
        if (cause := cause_of(finding)) is not None:
            groups.setdefault(cause.origin, []).append(at)
    first: list[int | None] = [None] * len(findings)
    for group in groups.values():
        if len(group) >= MANY:
            lead = max(group, key=lambda at: (RANK[findings[at].severity], -at))
            for at in group:
                first[at] = lead
    return tuple(first)
