"""“Meant that way”, said in a terminal."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from writer_app.cli.main import main

EYES = "Mara's blue eyes were open."


@pytest.fixture
def novel(tmp_path: Path) -> Path:
    folder = tmp_path / "novel"
    for name, text in {
        "project.yaml": "id: novel\noutline:\n- id: one\n  scenes: [a]\n",
        "manuscript/a.md": f"---\nid: a\n---\nIt was late. {EYES} Nobody slept.\n",
        "lore/mara.md": "---\nid: mara\nkind: character\nname: Mara\nfacts:\n  eye colour: green\n---\n",
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def check(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    code = main(["check", *map(str, arguments)])
    out = capsys.readouterr()
    return code, out.out + out.err


def test_a_finding_is_meant_that_way_and_stays_so_after_an_edit(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = check(capsys, novel)
    found = re.search(r"--meant (\w+)", told)
    assert code == 1
    assert found
    assert "reason: the lamp is blue" in check(capsys, novel, "--meant", found[1], "--reason", "the lamp is blue")[1]
    assert check(capsys, novel)[0] == 0
    scene = novel / "manuscript/a.md"
    scene.write_text(scene.read_text(encoding="utf-8").replace("It was late.", "It was very late by now."), encoding="utf-8")
    assert check(capsys, novel)[0] == 0
    assert "meant that way (the lamp is blue)" in check(capsys, novel, "--include-dismissed")[1]
    assert check(capsys, novel, "--meant", found[1])[0] == 2


def test_the_fix_of_the_report_writes_the_same_decision(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (finding,) = json.loads(check(capsys, novel, "--format", "json")[1])["findings"]
    (change,) = next(fix for fix in finding["fixes"] if fix["kind"] == "dismiss")["edits"]
    assert (change["path"], change["start"], change["end"]) == ("decisions.yaml", 0, 0)
    (novel / "decisions.yaml").write_text(change["text"], encoding="utf-8")
    assert check(capsys, novel)[0] == 0


@pytest.mark.parametrize(("beginning", "said"), [("zz", "no finding begins"), ("", "goes with --meant")])
def test_what_names_no_finding_is_refused(novel: Path, capsys: pytest.CaptureFixture[str], beginning: str, said: str) -> None:
    code, told = check(capsys, novel, "--meant", beginning, "--reason", "x")
    assert (code, said in told) == (2, True)
    assert not (novel / "decisions.yaml").exists()


def test_by_hand_a_few_lines_are_enough(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = check(capsys, novel, "--format", "json")
    quote = json.loads(told)["findings"][0]["quote"]
    lines = f"decisions:\n- code: c201\n  subjects: [mara]\n  scene: a\n  quote: {quote}\n"
    (novel / "decisions.yaml").write_text(lines)
    assert (code, check(capsys, novel)[0]) == (1, 0)
    text = (novel / "manuscript/a.md").read_text()
    (novel / "manuscript/a.md").write_text(text.replace("Mara's blue eyes", "Mara's very blue eyes"))
    assert check(capsys, novel)[0] == 0


@pytest.mark.parametrize("said", ["subjects: [nobody]", "subjects: [mara]\n  scene: b"])
def test_a_decision_that_meets_nothing_is_told(novel: Path, capsys: pytest.CaptureFixture[str], said: str) -> None:
    (novel / "decisions.yaml").write_text(f"decisions:\n- code: C201\n  {said}\n  quote: green sky\n")
    for _ in range(2):
        code, told = check(capsys, novel)
        assert code == 1
        assert "decisions.yaml:2:3: “meant that way” of “green sky” (C201) meets no note any more" in told


def test_who_says_what_is_told_where_it_meets_no_words(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    item = "{scene: a, quote: I never said a word of that., speaker: mara}"
    (novel / "decisions.yaml").write_text(f"speakers:\n- {item}\n")
    for _ in range(2):
        told = check(capsys, novel)[1]
        assert "decisions.yaml:2:3: who says “I never said a word of that.” meets no words of the scene any more" in told
