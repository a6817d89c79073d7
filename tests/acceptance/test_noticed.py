"""Twenty chapters brought in, a bible accepted from what is noticed in them, and the one thing that contradicts it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from writer_app.cli.main import main

CHAPTERS = sorted((Path(__file__).parent / "noticed").glob("*.md"))
PEOPLE = {"Maren Holt", "Jory Pell", "Edda Sarn", "Lucan Ferrers", "Idris Vane", "Anders Pell"}
Run = Callable[..., str]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    for name in ("CACHE", "DATA"):
        monkeypatch.setenv(f"WRITER_APP_{name}", str(tmp_path / name))

    def command(*arguments: object) -> str:
        code = main([str(part) for part in arguments])
        out = capsys.readouterr()
        assert code != 2, out.err
        return out.out

    return command


@pytest.fixture
def novel(run: Run, tmp_path: Path) -> Path:
    folder = tmp_path / "novel"
    run("new", folder, "--title", "The Pilot")
    run("import", folder, *CHAPTERS)
    return folder


def findings(run: Run, novel: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("check", novel, "--format", "json"))["findings"]
    return found


def test_twenty_chapters() -> None:
    assert len(CHAPTERS) == 20


def test_nothing_is_found_before_anything_is_accepted_and_then_the_one_contradiction(run: Run, novel: Path) -> None:
    assert findings(run, novel) == []
    questions = json.loads(run("lore", novel, "propose", "--format", "json"))["questions"]
    assert {question["name"] for question in questions[:10]} >= PEOPLE
    assert findings(run, novel) == []
    run("lore", novel, "accept", "--all-of", "person")
    (finding,) = findings(run, novel)
    assert (finding["code"], finding["scene"]["id"], finding["quote"]) == ("C201", "the-lawyer", "Maren's eyes were brown")
    (evidence,) = finding["evidence"]
    assert (evidence["entry"], evidence["value"]) == ("maren-holt", "grey")


def test_everything_that_is_noticed_may_be_accepted(run: Run, novel: Path) -> None:
    numbers = [
        question["number"] for question in json.loads(run("lore", novel, "propose", "--all", "--format", "json"))["questions"]
    ]
    run("lore", novel, "accept", *numbers)
    assert [finding["scene"]["id"] for finding in findings(run, novel) if finding["severity"] != "note"] == ["the-lawyer"]
