"""Findings that rest on one declaration: from four on they are one."""

from __future__ import annotations

from dataclasses import replace

from writer_app.continuity.causes import MANY, gathered
from writer_app.domain.findings import Finding, LoreEvidence, Message, Severity
from writer_app.domain.spans import Span
from writer_app.domain.values import Origin

EYES = LoreEvidence("mara", "eye colour", "green", "your notes", Origin("lore/mara.md", 6, 3))
FOUND = Finding("C201", Severity.CONFLICT, Message("eyes"), ("mara",), (EYES,), "one", Span(0, 4))


def rows(count: int, **changes: object) -> list[Finding]:
    return [replace(FOUND, span=Span(at, at + 1), **changes) for at in range(count)]  # type: ignore[arg-type]


def test_a_few_stand_each_for_themselves() -> None:
    assert gathered(rows(MANY - 1)) == (None,) * (MANY - 1)


def test_many_are_one() -> None:
    assert gathered(rows(MANY)) == (0,) * MANY


def test_another_line_is_another_cause() -> None:
    hair = replace(EYES, key="hair colour", origin=Origin("lore/mara.md", 7, 3))
    assert gathered([*rows(MANY), *rows(2, evidence=(hair,))]) == (*(0,) * MANY, None, None)


def test_other_checks_that_rest_on_the_line_go_with_it() -> None:
    assert gathered([*rows(MANY - 1), *rows(1, code="L301")]) == (0,) * MANY


def test_the_gravest_stands_for_them() -> None:
    assert gathered([*rows(2, severity=Severity.NOTE), *rows(MANY)]) == (2,) * (MANY + 2)


def test_what_is_meant_or_no_event_stays_apart() -> None:
    assert gathered(rows(MANY, dismissed="so")) == (None,) * MANY
    assert gathered(rows(MANY, code="N101")) == (None,) * MANY
    assert gathered(rows(MANY, scene=None)) == (None,) * MANY
    assert gathered(rows(MANY, evidence=(replace(EYES, origin=Origin()),))) == (None,) * MANY
