"""Checks that a project does without, in the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from writer_app.cli.main import main

PROJECT = "format: 1\nid: p\ntitle: P\noutline:\n  - {id: one, title: One, scenes: [a]}\nchecks:\n  C: off\n  Zed: off\n"
DECIDED = "decisions:\n  - {code: C201, subjects: [mara], scene: a, quote: gone}\n"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    for name, text in {
        "project.yaml": PROJECT,
        "manuscript/a.md": "---\nid: a\n---\nMara's eyes were brown. <!-- note -->\n",
        "lore/mara.md": "---\nid: mara\nkind: character\nname: Mara\nfacts:\n  eye colour: green\n---\n",
        "decisions.yaml": DECIDED,
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_it_is_quiet_and_what_is_unknown_is_told(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(book)]) == 0
    said = capsys.readouterr()
    assert "C201" not in said.out
    assert said.err == "writer-app: project.yaml:8:3: there is no check or family of checks “Zed”\n"


@pytest.mark.parametrize("only", ["C", "C201"])
def test_what_is_asked_for_is_looked_for_all_the_same(book: Path, only: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(book)]) == 0
    assert main(["check", str(book), "--only", only]) == 1
    assert "C201" in capsys.readouterr().out
    assert main(["check", str(book), "--only", only, "--skip", "C201"]) == 0
    assert main(["check", str(book)]) == 0
