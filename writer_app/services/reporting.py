"""Findings as a writer reads them, and as `resources/schemas/check.schema.json` says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from writer_app.continuity.causes import cause_of
from writer_app.continuity.events import SAME_EVENT
from writer_app.domain.findings import Evidence, Finding, FixKind, LoreEvidence, Severity, TextEvidence
from writer_app.domain.outline import Project
from writer_app.domain.scenes import SceneSource
from writer_app.services.passages import Passages, Place

Json = dict[str, object]
_WORDS = {
    Severity.CONFLICT: ("contradiction", "contradictions"),
    Severity.WARNING: ("doubt", "doubts"),
    Severity.NOTE: ("thing worth a look", "things worth a look"),
}


@dataclass(frozen=True, slots=True)
class Reported:
    """A finding with the name of its check and its fingerprint. `group` is the fingerprint of the one that stands for all that
    rest on the same declaration, and `more` in that one how many others there are."""

    finding: Finding
    name: str
    fingerprint: str
    group: str = ""
    more: int = 0


_OPENING, _CLOSING = '“"«„', '”"»'
SHOWN = 3
"""How many passages of one event are shown in a terminal beside the first."""
SHORT = 8
"""How much of a fingerprint tells findings apart in a terminal."""


EditsOf = Callable[[Finding], list[list[Json]]]
"""The edits of each of a finding's fixes, in their order, as the schema's `change` objects."""


def no_edits(finding: Finding) -> list[list[Json]]:
    """For reports that only look: no fix carries its edits."""
    return [[] for _ in finding.fixes]


def no_repairs(_: Finding) -> list[Json]:
    """For reports that only look: no repair is worked out."""
    return []


@dataclass(frozen=True, slots=True)
class Remedies:
    """What can be done about a finding: `edits`, and its `repairs` as the schema's `repair` objects."""

    edits: EditsOf = no_edits
    repairs: Callable[[Finding], list[Json]] = no_repairs


NO_REMEDIES = Remedies()


def check_report(
    project: Project,
    scenes: tuple[SceneSource, ...],
    words: int,
    reported: Iterable[Reported],
    remedies: Remedies = NO_REMEDIES,
) -> Json:
    """The whole report as JSON values; `scenes` are those that were checked."""
    passages = Passages(project.outline, scenes)
    return {
        "version": 1,
        "project": project.id,
        "words": words,
        "scenes": len(scenes),
        "findings": [_finding(item, passages, remedies) for item in reported],
    }


def _finding(reported: Reported, passages: Passages, remedies: Remedies) -> Json:
    finding = reported.finding
    return {
        "code": finding.code,
        "name": reported.name,
        "severity": finding.severity.value,
        "message": str(finding.message),
        "remarked": finding.remarked is not None,
        "subjects": list(finding.subjects),
        "dismissed": finding.dismissed is not None,
        "fingerprint": reported.fingerprint,
        "group": reported.group or None,
        "scene": _scene(finding, passages),
        **_place(finding, passages),
        "quote": finding.quote,
        "evidence": [_evidence(item, passages) for item in evidence_of(finding)],
        "repairs": remedies.repairs(finding),
        "fixes": [
            {"title": fix.title, "kind": fix.kind.value, "edits": changes}
            for fix, changes in zip(finding.fixes, remedies.edits(finding), strict=True)
        ],
    }


def evidence_of(finding: Finding) -> tuple[Evidence, ...]:
    """Everything that belongs to the finding, with the passage that remarks on it at the end."""
    remark = finding.remarked
    return finding.evidence if remark is None or remark in finding.evidence else (*finding.evidence, remark)


def _scene(finding: Finding, passages: Passages) -> Json | None:
    if finding.scene is None:
        return None
    scene, found = passages.scene(finding.scene), passages.chapter(finding.scene)
    number, chapter = found or (None, None)
    title = scene.title or (chapter.title if chapter else "")
    return {"id": scene.id, "title": title, "chapter": number, "posted": bool(chapter and chapter.posted)}


def _place(finding: Finding, passages: Passages) -> Json:
    place = where(finding, passages)
    span = finding.span if finding.scene is not None else None
    return {
        "path": place.path,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line if span else None,
        "end_column": place.end_column if span else None,
    }


def where(finding: Finding, passages: Passages) -> Place:
    """Where a finding stands: its span, or the line of the lore it is about."""
    if finding.scene is not None and finding.span is not None:
        return passages.place(finding.scene, finding.span)
    origin = finding.origin
    line, column = max(origin.line, 1), max(origin.column, 1)
    return Place(origin.path or "project.yaml", line, column, line, column, "")


def _evidence(evidence: Evidence, passages: Passages) -> Json:
    if isinstance(evidence, LoreEvidence):
        return {
            "kind": "lore",
            "entry": evidence.entry,
            "key": evidence.key,
            "value": evidence.value,
            "path": evidence.origin.path,
            "line": evidence.origin.line,
            "label": evidence.label,
        }
    place = passages.place(evidence.scene, evidence.span)
    return {
        "kind": "text",
        "scene": evidence.scene,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "path": place.path,
        "line": place.line,
        "quote": place.quote,
        "label": evidence.label,
    }


def check_text(
    project: Project,
    scenes: tuple[SceneSource, ...],
    words: int,
    reported: Iterable[Reported],
    names: Callable[[str], str] = str,
) -> Iterator[str]:
    """The report as lines: each finding with its evidence below it, one for all of a group, and a last line that sums up.
    `names` is what an entry is called, by its id."""
    passages = Passages(project.outline, scenes)
    findings = []
    for item in reported:
        findings.append(item.finding)
        if item.more or not item.group:
            yield from finding_lines(item, passages)
            yield from _others(item, names)
    yield summary(findings, words, len(scenes))


def finding_lines(reported: Reported, passages: Passages) -> Iterator[str]:
    """A finding with its evidence below it."""
    finding = reported.finding
    yield _headline(finding, passages)
    yield f"    {_standing(finding)}" + (f": {quoted(finding.quote)}" if finding.quote else "")
    seen = list(evidence_of(finding))
    more = [evidence for evidence in seen if evidence.label == SAME_EVENT][SHOWN:]
    yield from (f"    {_evidence_line(evidence, passages)}" for evidence in seen if evidence not in more)
    if more:
        yield f"    and {len(more)} more of the same event"
    yield from (f"    you can: {_one_line(fix.title)}" for fix in finding.fixes if fix.kind is not FixKind.DISMISS)
    if finding.dismissed is None:
        yield f"    or it is meant that way: --meant {reported.fingerprint[:SHORT]}"


def place_line(project: Project, scenes: tuple[SceneSource, ...], finding: Finding) -> str:
    """The first line of a finding: where it is and what it says."""
    return _headline(finding, Passages(project.outline, scenes))


def _headline(finding: Finding, passages: Passages) -> str:
    place = where(finding, passages)
    return f"{place.path}:{place.line}:{place.column}: {finding.code} {_one_line(str(finding.message))}"


def _others(reported: Reported, names: Callable[[str], str]) -> Iterator[str]:
    cause = cause_of(reported.finding)
    if cause is not None and reported.more:
        yield f"    and {reported.more:,} more that rest on the same line of {names(cause.entry)}'s page (--each shows them)"


def _standing(finding: Finding) -> str:
    words = {Severity.CONFLICT: "contradiction", Severity.WARNING: "doubt", Severity.NOTE: "worth a look"}
    standing = words[finding.severity] + (", remarked on in the text" if finding.remarked else "")
    if finding.dismissed is None:
        return standing
    return f"{standing}, meant that way" + (f" ({_one_line(finding.dismissed)})" if finding.dismissed else "")


def _evidence_line(evidence: Evidence, passages: Passages) -> str:
    if isinstance(evidence, LoreEvidence):
        origin = evidence.origin
        where_to = ":".join(str(part) for part in (origin.path, origin.line) if part) or f"the lore of {evidence.entry}"
        label, value = _one_line(evidence.label), _one_line(evidence.value)
        # "your notes: Mimicry needs touch" says all of it; "your rule" does not.
        return f"{where_to}: {label}" + (f": {value}" if value and ": " not in label else "")
    return _text_line(evidence, passages)


def _text_line(evidence: TextEvidence, passages: Passages) -> str:
    place = passages.place(evidence.scene, evidence.span)
    label = f"{_one_line(evidence.label)}: " if evidence.label else ""
    return f"{place.path}:{place.line}: {label}{quoted(place.quote)}"


def quoted(text: str) -> str:
    """Words of the text in quotation marks, unless they bring their own."""
    line = _one_line(text)
    return line if line[:1] in _OPENING and line[-1:] in _CLOSING else f"“{line}”"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def summary(findings: Iterable[Finding], words: int, scenes: int) -> str:
    """What was read and what came of it, in a writer's words."""
    standing = Counter[Severity]()
    meant = 0
    for finding in findings:
        if finding.dismissed is None:
            standing[finding.severity] += 1
        else:
            meant += 1
    said = [f"{standing[kind]:,} {words_[standing[kind] != 1]}" for kind, words_ in _WORDS.items() if standing[kind]]
    said += [f"{meant:,} meant that way"] if meant else []
    read = f"{words:,} {'word' if words == 1 else 'words'} in {scenes:,} {'scene' if scenes == 1 else 'scenes'}"
    return f"{read}: {', '.join(said) if said else 'nothing contradicts what you declared'}"
