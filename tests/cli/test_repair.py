"""What would make both passages true, said and written in a terminal."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from writer_app.cli.main import main

FILES = {
    "project.yaml": "id: novel\noutline:\n- id: one\n  scenes: [hall, cell]\n",
    "manuscript/hall.md": "---\nid: hall\n---\nCorvin merged with the corridor. Nobody slept.\n",
    "manuscript/cell.md": "---\nid: cell\n---\nIt was late.\n",
    "lore/corvin.md": "---\nid: corvin\nkind: character\nname: Corvin\n---\n",
    "lore/graft.md": "---\nid: graft # his\nkind: quirk\nname: Graft\nowner: corvin\nshape: possess an object\nlimits:\n"
    "  - {no larger than: refrigerator, unless: Serum}\n---\n",
}


@pytest.fixture
def novel(tmp_path: Path) -> Path:
    folder = tmp_path / "novel"
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([*map(str, arguments)])
    out = capsys.readouterr()
    return code, out.out, out.err


def fingerprint(capsys: pytest.CaptureFixture[str], novel: Path) -> str:
    found = re.search(r"--meant (\w+)", said(capsys, "check", novel)[1])
    assert found
    return found[1]


def test_repairs_are_listed_in_sentences_with_what_they_write(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told, _ = said(capsys, "repair", novel, fingerprint(capsys, novel))
    assert code == 0
    head, first, *lines = told.splitlines()
    assert head.startswith("manuscript/hall.md:4:1: Q503 ")
    assert first == "1. Serum was used before this"
    assert "      +   - {at: hall, lifted by: Serum}" in lines
    assert "3. Only after this scene: Graft works on nothing larger than a refrigerator unless Serum is used" in lines
    assert "      +   - {no larger than: refrigerator, unless: Serum, since: cell}" in lines
    assert lines[-1] == "--apply N writes one of them"
    assert all((novel / name).read_text(encoding="utf-8") == text for name, text in FILES.items())


def test_one_is_written_and_the_finding_is_gone(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mark = fingerprint(capsys, novel)
    code, told, _ = said(capsys, "repair", novel, mark, "--apply", 1)
    assert code == 0
    assert told.splitlines()[0] == "written: Serum was used before this"
    assert (novel / "lore/graft.md").read_text(encoding="utf-8") == FILES["lore/graft.md"].replace(
        "Serum}\n", "Serum}\nchanges:\n  - {at: hall, lifted by: Serum}\n"
    )
    assert said(capsys, "check", novel)[0] == 0
    assert said(capsys, "repair", novel, mark)[0] == 2


def test_explain_later_keeps_a_thread(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mark = fingerprint(capsys, novel)
    listed = said(capsys, "repair", novel, mark)[1]
    number = next(line.split(".")[0] for line in listed.splitlines() if "Explain it later" in line)
    assert said(capsys, "repair", novel, mark, "--apply", number)[0] == 0
    assert said(capsys, "check", novel)[0] == 0
    assert said(capsys, "lore", novel, "list")[1].splitlines()[-1].startswith("thread ")


@pytest.mark.parametrize(
    ("arguments", "wrong"), [(("--apply", 99), "there is no repair 99"), (("--apply", -1), "no repair -1")]
)
def test_a_number_that_is_not_there_is_refused(
    novel: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[object, ...], wrong: str
) -> None:
    code, _, error = said(capsys, "repair", novel, fingerprint(capsys, novel), *arguments)
    assert code == 2
    assert wrong in error
    assert error.count("\n") == 1


def test_the_report_brings_the_same_repairs(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (finding,) = json.loads(said(capsys, "check", novel, "--format", "json")[1])["findings"]
    first = finding["repairs"][0]
    assert first["title"] == "Serum was used before this"
    (change,) = first["changes"]
    path = novel / change["path"]
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: change["start"]] + change["text"] + text[change["end"] :], encoding="utf-8")
    assert said(capsys, "check", novel)[0] == 0


def test_a_death_declared_too_early_is_moved_behind_the_last_deed(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = "---\nid: aldric\nkind: character\nname: Aldric\nchanges:\n- {at: hall, dies: true} # at the feast\n---\n"
    (novel / "lore/aldric.md").write_text(page, encoding="utf-8")
    (novel / "project.yaml").write_text(FILES["project.yaml"].replace("cell]", "cell, inn, sea, end]"), encoding="utf-8")
    scenes = {"cell": "Aldric poured the wine.", "inn": "Aldric laughed.", "sea": "Aldric rowed.", "end": "Fog."}
    for name, text in scenes.items():
        (novel / f"manuscript/{name}.md").write_text(f"---\nid: {name}\n---\n{text}\n", encoding="utf-8")
    mark = re.search(r"L301 [^-]*--meant (\w+)", said(capsys, "check", novel, "--only", "L301")[1])
    assert mark
    told = said(capsys, "repair", novel, mark[1])[1].splitlines()
    assert told[1] == "1. Later than your notes say: Aldric dies (sea)"
    assert said(capsys, "repair", novel, mark[1], "--apply", 1)[0] == 0
    assert (novel / "lore/aldric.md").read_text(encoding="utf-8") == page.replace("at: hall", "at: sea")
    assert "L301" not in said(capsys, "check", novel)[1]
