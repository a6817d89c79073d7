"""Findings as SARIF 2.1.0, for whatever shows or compares the results of checking tools."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from writer_app.continuity.check import Check
from writer_app.domain.errors import DataError
from writer_app.domain.findings import Evidence, Finding, FixKind, LoreEvidence, Severity
from writer_app.domain.outline import Project
from writer_app.domain.scenes import SceneSource
from writer_app.services.passages import Passages, Place
from writer_app.services.reporting import EditsOf, Json, Reported, evidence_of, where
from writer_app.text.frontmatter import BOM
from writer_app.text.lines import LineIndex

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.CONFLICT: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_BASE = "PROJECT"
_IDENTITY = "passage/v1"


@dataclass(frozen=True, slots=True)
class Sources:
    """What findings are told of: the scenes that were checked, the checks, the edits of fixes, and the text of a file by its
    path in the project ("" where it cannot be read)."""

    project: Project
    scenes: tuple[SceneSource, ...]
    checks: Sequence[Check]
    edits: EditsOf
    text: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Trouble:
    """What could not be read, and what was only noticed on the way."""

    problems: Sequence[DataError] = ()
    notes: Sequence[DataError] = ()


def sarif_log(version: str, sources: Sources, reported: Iterable[Reported], trouble: Trouble) -> Json:
    """The whole log as JSON values: one run, every check a rule. Columns are code points, paths those in the project."""
    numbers = {check.code: number for number, check in enumerate(sources.checks)}
    passages = Passages(sources.project.outline, sources.scenes)
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver(version, sources.checks)},
                "invocations": [_invocation(trouble)],
                "originalUriBaseIds": {_BASE: {"description": {"text": "The folder of the project."}}},
                "columnKind": "unicodeCodePoints",
                "language": "en-US",
                "results": [_result(item, numbers[item.finding.code], passages, sources) for item in reported],
            }
        ],
    }


def _driver(version: str, checks: Iterable[Check]) -> Json:
    return {"name": "writer-app", "version": version, "rules": [_rule(check) for check in checks]}


def _rule(check: Check) -> Json:
    doc = check.doc
    sections = (("Why it matters", doc.why), ("Example", doc.example), ("What to do", doc.mend))
    told = (*sections, ("What it leaves alone", doc.exceptions))
    return {
        "id": check.code,
        "name": check.name,
        "shortDescription": {"text": check.name.replace("-", " ").capitalize()},
        "fullDescription": {"text": doc.what},
        "help": {
            "text": "\n\n".join((doc.what, *(f"{title}: {text}" for title, text in told))),
            "markdown": "\n\n".join((doc.what, *(f"**{title}.** {text}" for title, text in told))),
        },
        "defaultConfiguration": {"enabled": check.on, "level": _LEVELS[check.severity]},
    }


def _invocation(trouble: Trouble) -> Json:
    told = [_notification(error, "error") for error in trouble.problems]
    told += [_notification(error, "note") for error in trouble.notes]
    return {"executionSuccessful": not trouble.problems, "toolExecutionNotifications": told}


def _notification(error: DataError, level: str) -> Json:
    place = [{"physicalLocation": _physical(error.path, _start(error.line, error.column))}] if error.path else []
    return {"level": level, "message": {"text": error.reason}, "locations": place}


def _result(reported: Reported, number: int, passages: Passages, sources: Sources) -> Json:
    finding = reported.finding
    return {
        "ruleId": finding.code,
        "ruleIndex": number,
        "level": _LEVELS[finding.severity],
        "message": {"text": str(finding.message)},
        "locations": [_location(finding, passages)],
        "relatedLocations": [_related(at, item, passages) for at, item in enumerate(evidence_of(finding), 1)],
        "fingerprints": {_IDENTITY: reported.fingerprint},
        "suppressions": list(_suppressions(finding)),
        "fixes": list(_fixes(finding, sources)),
        "properties": _more_of(reported),
    }


def _more_of(reported: Reported) -> Json:
    """What SARIF has no name for; `group` is the identity of the one that stands for all that rest on the same declaration."""
    finding = reported.finding
    told: Json = {"subjects": list(finding.subjects), "remarked": finding.remarked is not None}
    return {**told, "group": reported.group} if reported.group else told


def _location(finding: Finding, passages: Passages) -> Json:
    place = where(finding, passages)
    if finding.scene is None or finding.span is None:
        return {"physicalLocation": _physical(place.path, _start(place.line, place.column))}
    return {"physicalLocation": _physical(place.path, _region(place)), "logicalLocations": [_scene(finding.scene, passages)]}


def _scene(scene_id: str, passages: Passages) -> Json:
    scene, found = passages.scene(scene_id), passages.chapter(scene_id)
    chapter = found[1] if found else None
    title = scene.title or (chapter.title if chapter else "") or scene.id
    return {"name": title, "fullyQualifiedName": f"{chapter.id}/{scene.id}" if chapter else scene.id, "kind": "scene"}


def _related(number: int, evidence: Evidence, passages: Passages) -> Json:
    """A passage or declaration that belongs to a finding; one that nobody wrote into a file has only its words."""
    if not isinstance(evidence, LoreEvidence):
        place = passages.place(evidence.scene, evidence.span)
        told = {"text": evidence.label or "In the text"}
        return {"id": number, "message": told, "physicalLocation": _physical(place.path, _region(place))}
    origin, said = evidence.origin, f": {evidence.value}" if evidence.value and ": " not in evidence.label else ""
    found: Json = {"id": number, "message": {"text": evidence.label + said}}
    if origin.path:
        found["physicalLocation"] = _physical(origin.path, _start(origin.line, origin.column))
    return found


def _physical(path: str, region: Json) -> Json:
    return {"artifactLocation": _artifact(path), "region": region}


def _artifact(path: str) -> Json:
    return {"uri": quote(path), "uriBaseId": _BASE}


def _region(place: Place) -> Json:
    ends = {"endLine": place.end_line, "endColumn": place.end_column}
    return {"startLine": place.line, "startColumn": place.column, **ends, "snippet": {"text": place.quote}}


def _start(line: int, column: int) -> Json:
    return {"startLine": max(line, 1), "startColumn": max(column, 1)}


def _suppressions(finding: Finding) -> Iterator[Json]:
    if finding.dismissed is not None:
        kind: Json = {"kind": "inSource" if finding.marked else "external", "status": "accepted"}
        yield {**kind, "justification": finding.dismissed} if finding.dismissed else kind


def _fixes(finding: Finding, sources: Sources) -> Iterator[Json]:
    """What changes a file so that the finding goes; to mean it is no fix."""
    for fix, changes in zip(finding.fixes, sources.edits(finding), strict=True):
        if changes and fix.kind is not FixKind.DISMISS:
            yield {"description": {"text": fix.title}, "artifactChanges": [_change(change, sources) for change in changes]}


def _change(change: Json, sources: Sources) -> Json:
    return {"artifactLocation": _artifact(str(change["path"])), "replacements": [_replacement(change, sources)]}


def _replacement(change: Json, sources: Sources) -> Json:
    written = sources.text(str(change["path"]))
    text = written.removeprefix(BOM)
    lines, mark = LineIndex(text), len(written) - len(text)
    (line, column), (end_line, end_column) = (lines.position(int(str(change[key])) - mark) for key in ("start", "end"))
    deleted = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
    return {"deletedRegion": deleted, "insertedContent": {"text": change["text"]}}
