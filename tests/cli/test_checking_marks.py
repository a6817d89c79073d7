"""What the text itself says is meant: quiet in the terminal, and told of where it stands beside nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from writer_app.cli.main import main
from writer_app.domain.errors import UsageError
from writer_app.domain.findings import Finding, Message, Severity
from writer_app.services.deciding import reopening
from writer_app.services.exporting import book_of
from writer_app.storage.folder import load


@pytest.fixture
def book(tmp_path: Path) -> Path:
    for name, text in {
        "project.yaml": "format: 1\nid: p\ntitle: P\noutline:\n  - {id: one, title: One, scenes: [a]}\n",
        "manuscript/a.md": "---\nid: a\n---\nMara's eyes were brown. <!-- meant: lamplight --> She left.\n\n"
        "It rained.\n\n<!-- meant: nothing here -->\n",
        "lore/mara.md": "---\nid: mara\nkind: character\nname: Mara\nfacts:\n  eye colour: green\n---\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_it_is_quiet_and_one_beside_nothing_is_told(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in ("read", "kept"):
        assert main(["check", str(book)]) == 0
        said = capsys.readouterr()
        assert "1 meant that way" not in said.out
        assert "manuscript/a.md:8:1: the mark “meant” (nothing here) stands beside no note any more" in said.err


def test_it_is_shown_when_asked_for(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(book), "--include-dismissed"]) == 0
    assert "meant that way (lamplight)" in capsys.readouterr().out
    main(["check", str(book), "--format", "sarif"])
    (result,) = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    assert result["suppressions"] == [{"kind": "inSource", "status": "accepted", "justification": "lamplight"}]


def test_it_is_not_printed_and_ends_no_paragraph(book: Path) -> None:
    (chapter,) = book_of(load(book)).chapters
    assert chapter.scenes[0].startswith("Mara's eyes were brown. She left.\n\nIt rained.")
    assert "meant" not in chapter.scenes[0]


def test_only_the_text_can_take_it_back(book: Path) -> None:
    finding = Finding("C201", Severity.CONFLICT, Message("x"), (), dismissed="lamplight", marked=True)
    with pytest.raises(UsageError, match="take it out of the text"):
        reopening(book, finding)
