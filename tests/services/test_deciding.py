""" "Meant that way" is written and taken back, and the file is as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from writer_app.continuity.decisions import decisions_from, fingerprint
from writer_app.domain.errors import UsageError
from writer_app.domain.findings import Finding, Message, Severity
from writer_app.domain.lore import Lore
from writer_app.domain.outline import Project
from writer_app.domain.spans import Span
from writer_app.services.deciding import dismissal, earlier_reasons, reopening
from writer_app.storage.folder import Loaded
from writer_app.text.yamltree import parse_yaml

FILE = "decisions.yaml"


def finding(quote: str, dismissed: str | None = None) -> Finding:
    where = {"scene": "cell", "span": Span(0, len(quote)), "quote": quote, "before": "and: then"}
    return Finding("C201", Severity.CONFLICT, Message("x"), ("mara",), dismissed=dismissed, **where)  # type: ignore[arg-type]


def decide(folder: Path, of: Finding, reason: str) -> str:
    operation = dismissal(folder, of, reason)
    assert operation.changes.decisions
    text = operation.revisions[0].text
    (folder / FILE).write_text(text)
    return text


def test_a_decision_is_written_with_its_reason_and_read_back(tmp_path: Path) -> None:
    text = decide(tmp_path, finding("grey # eyes"), "it is\nthe light: only that")
    (decision,) = decisions_from(parse_yaml(text)).decisions
    assert decision.reason == "it is the light: only that"
    assert fingerprint(decision) == fingerprint(finding("grey # eyes"))
    assert text.startswith("# “Meant that way”")


def test_a_decision_joins_the_others_without_touching_them(tmp_path: Path) -> None:
    before = "# mine\ndecisions:\n  - code: Q503   # old\n    quote: a\n"
    (tmp_path / FILE).write_text(before)
    assert decide(tmp_path, finding("grey"), "").startswith(before)


def test_the_right_decision_is_taken_back(tmp_path: Path) -> None:
    decide(tmp_path, finding("grey"), "so")
    kept = decide(tmp_path, finding("her grey eyes"), "so")
    decide(tmp_path, finding("a green eye"), "so")
    operation = reopening(tmp_path, finding("a green eye, edited since", dismissed="so"))
    assert operation.revisions[0].text == kept


def test_nothing_to_take_back_is_said(tmp_path: Path) -> None:
    decide(tmp_path, finding("grey"), "so")
    with pytest.raises(UsageError):
        reopening(tmp_path, finding("grey", dismissed="another reason"))


def test_earlier_reasons_come_last_first_and_once() -> None:
    listed = "".join(f"  - {{code: C201, scene: cell, quote: q, reason: {reason}}}\n" for reason in ("a", "b", "''", "a", "c"))
    loaded = Loaded(Project("p", "P"), (), (), Lore(()), (), parse_yaml(f"decisions:\n{listed}"))
    assert earlier_reasons(loaded) == ("c", "a", "b")
