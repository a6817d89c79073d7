"""`check --format sarif` keeps to SARIF 2.1.0, and its places and fixes are where its words are."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from tests.schemas.test_reports import BODY, FOUND, LORE, PROJECT, SCENE
from writer_app.cli.main import main
from writer_app.continuity.registry import CHECKS
from writer_app.domain.errors import DataError
from writer_app.domain.findings import Finding, Fix, FixKind
from writer_app.services.reporting import Json, Reported
from writer_app.services.sarif import Sources, Trouble, sarif_log

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "projects/desperately-departing"
SCHEMA = Draft7Validator(json.loads((Path(__file__).parent / "sarif/sarif-2.1.0.json").read_text(encoding="utf-8")))
FILE = "\ufeff---\nid: hall\n---\n" + BODY


def changed(finding: Finding) -> list[list[Json]]:
    at = FILE.index("hallway")
    change: Json = {"path": SCENE.path, "start": at, "end": at + 7, "text": "hall", "sha256": ""}
    return [[change] for _ in finding.fixes]


def run_of(*findings: Finding, trouble: Trouble | None = None) -> dict[str, Any]:
    sources = Sources(PROJECT, (SCENE,), CHECKS, changed, lambda _path: FILE)
    log = sarif_log("1.2", sources, [Reported(item, "some-check", "ab12") for item in findings], trouble or Trouble())
    SCHEMA.validate(log)
    (run,) = log["runs"]  # type: ignore[misc]
    found: dict[str, Any] = run
    return found


def test_the_schema_refuses_what_is_no_sarif() -> None:
    assert not SCHEMA.is_valid({"version": "2.1.0", "runs": [{"results": []}]})


def test_every_check_is_a_rule_with_its_help() -> None:
    run = run_of()
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [check.code for check in CHECKS]
    assert all(check.doc.exceptions in rule["help"]["text"] for check, rule in zip(CHECKS, rules, strict=True))
    assert run["columnKind"] == "unicodeCodePoints"


def test_a_finding_has_its_passage_and_everything_that_stands_against_it() -> None:
    run = run_of(FOUND)
    (result,) = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "Q503"
    assert (result["level"], result["fingerprints"], result["suppressions"]) == ("note", {"passage/v1": "ab12"}, [])
    (place,) = result["locations"]
    assert place["logicalLocations"] == [{"name": "The Hall", "fullyQualifiedName": "one/hall", "kind": "scene"}]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == SCENE.path
    region = {"startLine": 6, "startColumn": 1, "endLine": 6, "endColumn": 21, "snippet": {"text": "The hallway lurched."}}
    assert place["physicalLocation"]["region"] == region
    lore, remark = result["relatedLocations"]
    assert lore["message"] == {"text": "Mimicry works on no more: fridge"}
    assert lore["physicalLocation"]["region"] == {"startLine": 9, "startColumn": 5}
    assert remark["physicalLocation"]["region"]["snippet"] == {"text": "He shouldn't be able to."}


def test_what_is_in_the_lore_has_a_line_of_it() -> None:
    (result,) = run_of(LORE)["results"]
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "lore/m.md", "uriBaseId": "PROJECT"},
                "region": {"startLine": 3, "startColumn": 2},
            }
        }
    ]


def test_what_is_meant_is_suppressed_with_its_reason() -> None:
    meant, bare = run_of(replace(FOUND, dismissed="he had Trigger"), replace(FOUND, dismissed=""))["results"]
    assert meant["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "he had Trigger"}]
    assert bare["suppressions"] == [{"kind": "external", "status": "accepted"}]


def test_a_fix_changes_a_region_and_to_mean_it_is_none() -> None:
    fixes = (Fix("Say hall", FixKind.EDIT), Fix("Meant that way", FixKind.DISMISS))
    ((fix,),) = (result["fixes"] for result in run_of(replace(FOUND, fixes=fixes))["results"])
    (change,) = fix["artifactChanges"]
    assert fix["description"] == {"text": "Say hall"}
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 6, "startColumn": 5, "endLine": 6, "endColumn": 12},
            "insertedContent": {"text": "hall"},
        }
    ]


def test_what_could_not_be_read_is_told() -> None:
    trouble = Trouble((DataError("not a page", path="lore/x y.md", line=2),), (DataError("odd"),))
    (invocation,) = run_of(trouble=trouble)["invocations"]
    assert not invocation["executionSuccessful"]
    broken, odd = invocation["toolExecutionNotifications"]
    assert (broken["level"], broken["message"], odd["level"]) == ("error", {"text": "not a page"}, "note")
    assert broken["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "lore/x%20y.md"


def test_the_sample(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(SAMPLE), "--format", "sarif"]) == 1
    log = json.loads(capsys.readouterr().out)
    SCHEMA.validate(log)
    results = log["runs"][0]["results"]
    assert [len(result["suppressions"]) for result in results].count(1) == 1
    for result in results:
        for location in (*result["locations"], *result["relatedLocations"]):
            place = location["physicalLocation"]
            region = place["region"]
            lines = (SAMPLE / place["artifactLocation"]["uri"]).read_text(encoding="utf-8").split("\n")
            shown = region.get("snippet", {"text": ""})["text"].split("\n")[0]
            assert lines[region["startLine"] - 1][region["startColumn"] - 1 :].startswith(shown)
