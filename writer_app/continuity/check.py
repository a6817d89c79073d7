"""What a check is: its code, its documentation, and a function from a story to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class Doc:
    """A check's page: what it finds, why that matters, an example, what to do, and what it leaves alone."""

    what: str
    why: str
    example: str
    mend: str
    exceptions: str


@dataclass(frozen=True, slots=True)
class Check:
    """One check. `name` states the problem ("attribute-conflict"); `severity` is the highest it reports; `reads` names the
    kinds of observation it looks at ("acts", "descriptions", "moves", "holds", "mentions", "quotes") or "lore"; `facts`,
    `changes` and `limits` the keys of the vocabulary that decide what it finds."""

    code: str
    name: str
    severity: Severity
    reads: frozenset[str]
    doc: Doc
    run: Callable[[Story], Iterable[Finding]]
    since: str = "0.1"
    on: bool = True
    facts: frozenset[str] = frozenset()
    changes: frozenset[str] = frozenset()
    limits: frozenset[str] = frozenset()
