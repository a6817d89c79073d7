"""How a long event and a spoken passage are shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from writer_app.cli.main import main

PAGE = "---\nid: mara\nkind: character\nname: Mara\nchanges:\n  - {at: before, dies: true}\n---\n"


def test_an_event_of_many_sentences_is_cut_to_a_few(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in {
        "project.yaml": "format: 1\nid: p\ntitle: P\noutline:\n  - {id: one, title: One, scenes: [a]}\n",
        "manuscript/a.md": "---\nid: a\n---\n“Rain again,” Mara said.\n\n" + "Mara walked on. Mara sang.\n\n" * 4,
        "lore/mara.md": PAGE,
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert main(["check", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert out.count("and here, as part of the same event: ") == 3
    assert "more of the same event\n" in out
    assert "““" not in out
