"""Another name for somebody, given in a terminal."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.services.renamed import FILES, write_novel
from writer_app.cli.main import main
from writer_app.config.paths import data_root, resource
from writer_app.storage.lock import hold
from writer_app.storage.snapshots import Snapshots


@pytest.fixture
def novel(tmp_path: Path) -> Path:
    return write_novel(tmp_path / "lamp")


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([*map(str, arguments)])
    out = capsys.readouterr()
    return code, out.out, out.err


def unchanged(novel: Path) -> bool:
    return all((novel / name).read_bytes() == text.encode() for name, text in FILES.items())


def test_a_look_writes_nothing(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(capsys, "rename", novel, "Mara Venn", "Elin Osk", "--dry-run")
    assert (code, err) == (0, "")
    assert "manuscript/rope.md:7: MARA -> ELIN\n" in out
    assert "lore/rules.yaml:2: Mara Venn -> Elin Osk\n" in out
    left = out.partition("left alone, since readers have it")[2]
    assert "  manuscript/light.md:5: Mara Venn -> Elin Osk\n" in left
    assert out.endswith("; nothing was written\n")
    assert unchanged(novel)


def test_what_was_there_before_is_kept(
    novel: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WRITER_APP_DATA", str(novel.parent / "data"))
    out = said(capsys, "rename", novel, "Mara Venn", "Elin Osk", "--posted")[1]
    assert "left alone" not in out
    assert "Mara Venn" not in (novel / "manuscript/light.md").read_text(encoding="utf-8")
    kept = Snapshots(data_root(os.environ) / "lamp" / "history")
    (snapshot,) = kept.all()
    assert snapshot.title == "Rename Mara Venn to Elin Osk"
    assert {path: kept.content(sha) for path, sha in snapshot.files} == {
        path: FILES[path].encode() for path, _ in snapshot.files
    }


def test_json_says_what_is_taken(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = json.loads(said(capsys, "rename", novel, "Mara", "Elin", "--dry-run", "--format", "json")[1])
    schema = json.loads(resource("schemas/rename.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(report)
    assert {each["chosen"] for each in report["replacements"] if each["posted"]} == {False}
    first = report["replacements"][0]
    assert (first["path"], first["keys"], first["old"], first["new"]) == ("manuscript/rope.md", ["pov"], "Mara", "Elin")


def test_while_somebody_writes_nothing_is_touched(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with hold(novel, "the window"):
        code, out, err = said(capsys, "rename", novel, "Mara", "Elin")
    assert (code, out) == (2, "")
    assert "the window" in err
    assert unchanged(novel)


def test_a_disk_that_refuses_leaves_all_as_it_was(
    novel: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []

    def refuse(file: Path, data: bytes, expected: str | None = None) -> str:
        if len(written) == 2:
            written.append(file)
            raise OSError(28, "No space left on device")
        written.append(file)
        file.write_bytes(data)
        return ""

    monkeypatch.setattr("writer_app.services.session.history.write_atomic", refuse)
    code, _, err = said(capsys, "rename", novel, "Mara", "Elin")
    assert code == 2
    assert "everything is as it was" in err
    assert len(written) == 5
    assert unchanged(novel)


def test_a_file_that_cannot_be_read_may_hide_the_name(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (novel / "lore/broken.md").write_text("---\nid: [\n---\n", encoding="utf-8")
    code, _, err = said(capsys, "rename", novel, "Mara", "Elin")
    assert (code, unchanged(novel)) == (2, True)
    assert "lore/broken.md" in err
