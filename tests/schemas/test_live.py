"""What the commands print about the sample keeps to the published shapes, and its fixes do what they say."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from writer_app.cli.main import main

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "projects/desperately-departing"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WRITER_APP_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("WRITER_APP_DATA", str(tmp_path / "data"))


def schema(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((ROOT / f"resources/schemas/{name}.schema.json").read_text(encoding="utf-8")))


def checked(capsys: pytest.CaptureFixture[str], folder: Path) -> list[dict[str, Any]]:
    assert main(["check", str(folder), "--format", "json", "--include-dismissed"]) == 1
    report = json.loads(capsys.readouterr().out)
    schema("check").validate(report)
    findings: list[dict[str, Any]] = report["findings"]
    return findings


def test_every_place_in_a_report_is_where_its_words_are(capsys: pytest.CaptureFixture[str]) -> None:
    findings = checked(capsys, SAMPLE)
    assert len({finding["fingerprint"] for finding in findings}) == len(findings)
    for finding in (finding for finding in findings if finding["scene"]):
        lines = (SAMPLE / finding["path"]).read_text(encoding="utf-8").split("\n")
        assert lines[finding["line"] - 1][finding["column"] - 1 :].startswith(finding["quote"].split("\n")[0])
        assert finding["end"] - finding["start"] == len(finding["quote"])


def test_a_fix_applied_to_the_file_ends_its_finding(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(SAMPLE, folder)
    edits = [
        (finding["fingerprint"], fix["edits"][0])
        for finding in checked(capsys, folder)
        for fix in finding["fixes"]
        if fix["kind"] == "edit"
    ]
    assert edits
    for _, edit in sorted(edits, key=lambda item: (item[1]["path"], -item[1]["start"])):
        path = folder / edit["path"]
        text = path.read_text(encoding="utf-8")
        path.write_text(text[: edit["start"]] + edit["text"] + text[edit["end"] :], encoding="utf-8")
    left = {finding["fingerprint"] for finding in checked(capsys, folder)}
    assert not left & {fingerprint for fingerprint, _ in edits}


def test_observations(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["observations", str(SAMPLE), "--format", "json"]) == 0
    lines = capsys.readouterr().out.splitlines()
    rows = [json.loads(line) for line in lines]
    validator = schema("observations")
    for row in rows[:: max(1, len(rows) // 300)]:
        validator.validate(row)
    assert {"quote", "mention", "act", "description", "place", "time"} <= {row["kind"] for row in rows}
