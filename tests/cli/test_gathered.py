"""One wrong line of a page is told once, not as often as the book contradicts it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from writer_app.cli.main import main


@pytest.fixture
def book(tmp_path: Path) -> Path:
    for name, text in {
        "project.yaml": "format: 1\nid: p\ntitle: P\noutline:\n  - {id: one, title: One, scenes: [a]}\n",
        "manuscript/a.md": "---\nid: a\n---\n" + "Mara's eyes were brown.\n\nIt rained.\n\nThe road went on.\n\n" * 5,
        "lore/mara.md": "---\nid: mara\nkind: character\nname: Mara\nfacts:\n  eye colour: green\n---\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_one_stands_for_all_and_says_so(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(book)]) == 1
    out = capsys.readouterr().out
    assert out.count(" C201 ") == 1
    assert "    and 4 more that rest on the same line of Mara's page (--each shows them)\n" in out
    assert out.endswith(": 5 contradictions\n")
    assert main(["check", str(book), "--each"]) == 1
    out = capsys.readouterr().out
    assert (out.count(" C201 "), out.count("--each")) == (5, 0)


def test_the_report_keeps_each_and_says_its_group(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(book), "--format", "json"])
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [finding["group"] for finding in found] == [found[0]["fingerprint"]] * 5
    main(["check", str(book), "--format", "sarif"])
    results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    assert {result["properties"]["group"] for result in results} == {found[0]["fingerprint"]}
