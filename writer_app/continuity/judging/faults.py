"""What is wrong with a declaration: a value that checks of the lore turn into a finding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from writer_app.continuity.judging.reports import in_lore
from writer_app.domain.findings import Finding, Message, Severity
from writer_app.domain.values import Origin


@dataclass(frozen=True, slots=True)
class Fault:
    """`message` says what is wrong, `origin` where; `doubtful` where somebody might mean it; `quote` tells it from others."""

    message: Message
    subjects: tuple[str, ...]
    origin: Origin
    doubtful: bool = True
    quote: str = ""


def reported(code: str, faults: Iterable[Fault]) -> Iterable[Finding]:
    """`faults` as findings of a check."""
    for fault in faults:
        severity = Severity.WARNING if fault.doubtful else Severity.CONFLICT
        yield replace(in_lore(code, severity, fault.message, fault.subjects, fault.origin), quote=fault.quote)
