"""How a match is shown in a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from writer_app.cli.main import main

LONG = f"{'Nothing at all happened. ' * 20}Then a heron rose. {'The tide went out. ' * 20}".strip()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "manuscript").mkdir()
    (tmp_path / "project.yaml").write_text(
        "format: 1\nid: p\ntitle: P\noutline:\n  - {id: one, title: One, scenes: [a]}\n", encoding="utf-8"
    )
    body = f"---\nid: a\n---\nMara saw the osprey.\n\n{LONG}\n"
    (tmp_path / "manuscript" / "a.md").write_text(body, encoding="utf-8")
    return tmp_path


def test_a_match_stands_at_its_word(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", str(project), "osprey"]) == 0
    assert capsys.readouterr().out == "manuscript/a.md:4:14: One\n    Mara saw the osprey.\n1 match\n"


def test_a_long_paragraph_is_cut_around_its_word(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", str(project), "heron"]) == 0
    where, passage, _ = capsys.readouterr().out.splitlines()
    assert where == f"manuscript/a.md:6:{LONG.index('heron') + 1}: One"
    assert passage.startswith("    … ")
    assert "Then a heron rose. The tide" in passage
    assert passage.endswith(" …")
    assert len(passage) < 280


def test_a_speech_is_told_whole(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    speech = f"“Listen,” said Mara, “{'the tide went out and nobody came. ' * 12}And that is all.”"
    (project / "manuscript" / "a.md").write_text(f"---\nid: a\n---\n{speech} {LONG}\n", encoding="utf-8")
    (project / "lore").mkdir()
    (project / "lore" / "mara.md").write_text("---\nid: mara\nkind: character\nname: Mara\n---\n")
    assert main(["query", str(project), "speaker:mara"]) == 0
    passage = capsys.readouterr().out.splitlines()[1]
    assert passage.startswith("    “Listen,” said Mara, “the tide")
    assert "And that is all.”" in passage
    assert len(passage) < len(speech) + 40


@pytest.mark.parametrize(
    ("typed", "hint"), [("NOT", 'write "NOT")'), ("mara OR", 'write "OR")'), ("AND mara", 'write "AND")')]
)
def test_an_operator_alone(project: Path, typed: str, hint: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", str(project), typed]) == 2
    assert hint in capsys.readouterr().err
