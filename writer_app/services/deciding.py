""" "Meant that way", written to `decisions.yaml` and taken back, each as one operation that can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path

from writer_app.continuity.decisions import decision_item, decision_of, decisions_from, fingerprint
from writer_app.domain.errors import UsageError
from writer_app.domain.findings import Decision, Finding
from writer_app.domain.values import Listing, Pair, Scalar, Table
from writer_app.services.revising import Revision, revise
from writer_app.services.session.changes import Changes
from writer_app.services.session.operations import Operation
from writer_app.storage.files import decode, read_bytes
from writer_app.storage.folder import DECISIONS, Loaded
from writer_app.text.yamlpatch import Place, append_item, remove
from writer_app.text.yamltree import parse_yaml

_HEAD = "# “Meant that way”: what the author has looked at and means.\n"


def dismissal(folder: Path, finding: Finding, reason: str = "") -> Operation:
    """The decision that `finding` is meant that way. Raises DataError where `decisions.yaml` cannot be read."""
    decision = decision_of(finding, " ".join(reason.split()))
    there = (folder / DECISIONS).exists()
    revision = revise(folder, DECISIONS, partial(with_decision, decision)) if there else _first(decision)
    return Operation("Meant that way", (revision,), Changes(decisions=True))


def with_decision(decision: Decision, text: str) -> str:
    """The text of `decisions.yaml` with one more; "" where there is no such file yet. Raises DataError."""
    return append_item(text or _HEAD, ("decisions",), decision_item(decision), Place(DECISIONS), depth=1)


def _first(decision: Decision) -> Revision:
    return Revision(DECISIONS, None, with_decision(decision, ""))


def reopening(folder: Path, finding: Finding) -> Operation:
    """The decision that dismisses `finding`, taken back. Raises UsageError where there is none any more."""
    if finding.marked:
        raise UsageError("a mark in the text says that this is meant", "take it out of the text")
    data = read_bytes(folder / DECISIONS, DECISIONS)
    table = parse_yaml(decode(data, DECISIONS), DECISIONS)
    found = max(_candidates(table, finding), default=None)
    if found is None:
        raise UsageError("this is not marked as meant that way any more")
    revision = revise(folder, DECISIONS, lambda text: remove(text, ("decisions", -found[1]), Place(DECISIONS)))
    return Operation("No longer meant that way", (revision,), Changes(decisions=True))


def earlier_reasons(loaded: Loaded) -> tuple[str, ...]:
    """The reasons given so far, each once, the last one first."""
    reasons = (decision.reason for decision in reversed(decisions_from(loaded.decisions).decisions))
    return tuple(dict.fromkeys(reason for reason in reasons if reason))


def _candidates(table: Table, finding: Finding) -> Iterator[tuple[tuple[bool, bool, bool, float], int]]:
    """The decisions that may be the one, each with how well it fits and its place in the list, counted down from 0."""
    listed = table.get("decisions")
    for index, item in enumerate(listed.items if isinstance(listed, Listing) else ()):
        alone = Table((Pair(Scalar("decisions"), Listing((item,))),))
        for decision in decisions_from(alone).decisions:
            if decision.code == finding.code and decision.reason == (finding.dismissed or ""):
                yield _fit(decision, finding), -index


def _fit(decision: Decision, finding: Finding) -> tuple[bool, bool, bool, float]:
    alike = SequenceMatcher(None, decision.quote, finding.quote, autojunk=False).ratio()
    same = fingerprint(decision) == fingerprint(finding)
    return same, set(decision.subjects) == set(finding.subjects), decision.scene == (finding.scene or ""), alike
