"""A real chapter as pasted from an archive's page: imported, given lore, checked, queried, exported; and two twins of it,
each with one contradiction written in."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from writer_app.cli.main import main

LORE = Path(__file__).parent / "chapter_lore.yaml"
SCENE = "desperately-departing"
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    for name in ("CACHE", "DATA"):
        monkeypatch.setenv(f"WRITER_APP_{name}", str(tmp_path / name))

    def command(*arguments: object) -> tuple[int, str]:
        code = main([str(part) for part in arguments])
        out = capsys.readouterr()
        assert code != 2, out.err
        return code, out.out

    return command


@pytest.fixture
def project(run: Run, tmp_path: Path, bench_dir: Path) -> Path:
    """The chapter imported and its lore declared; the border of the white place is read from the text."""
    folder = tmp_path / "novel"
    run("new", folder, "--title", "Desperately Departing")
    run("import", folder, bench_dir / "seed" / "desperately-departing.txt")
    run("lore", folder, "import", LORE)
    return folder


def scene_file(folder: Path) -> Path:
    return next(path for path in (folder / "manuscript").rglob("*.md") if path.stem.endswith(SCENE))


def edit(folder: Path, change: Callable[[str], str]) -> None:
    path = scene_file(folder)
    before = path.read_text(encoding="utf-8")
    after = change(before)
    assert after != before
    path.write_text(after, encoding="utf-8")


def findings(run: Run, folder: Path) -> list[tuple[str, str, bool]]:
    report = json.loads(run("check", folder, "--format", "json")[1])
    return [(one["code"], one["severity"], one["remarked"]) for one in report["findings"]]


REMARKED = ("Q503", "note", True)


def test_the_chapter_breaks_one_limit_once_and_remarks_on_it(run: Run, project: Path) -> None:
    assert findings(run, project) == [REMARKED]
    assert run("check", project)[0] == 0


def test_leaving_without_the_light_is_found(run: Run, project: Path) -> None:
    def leave(body: str) -> str:
        kept = body[: body.index("\n\nJust then,")]
        return f"{kept}\n\nIzuku let go of her hands. He turned his back on Inko and walked out of the white place.\n"

    edit(project, leave)
    assert sorted(findings(run, project)) == [REMARKED, ("R605", "conflict", False)]


def test_other_eyes_are_found(run: Run, project: Path) -> None:
    edit(project, lambda body: body.replace(" in her soft eyes", " in her soft blue eyes", 1))
    # Only a pronoun tells whose they are, so that it is a doubt.
    assert sorted(findings(run, project)) == [("C201", "warning", False), REMARKED]


def test_who_speaks_is_left_open_where_the_text_does_not_say(run: Run, project: Path) -> None:
    rows = [json.loads(line) for line in run("observations", project, "--kind", "quote")[1].splitlines()]
    open_question = next(row for row in rows if row["text"].startswith('"What was that'))
    assert open_question["speaker"] is None or open_question["confidence"] < 0.6
    pieces = [row for row in rows if row["text"] in ('"She"', '"Is coming with me."')]
    assert [row["speaker"] for row in pieces] == ["izuku", "izuku"]


def test_the_chapter_is_found_and_exported_whole(run: Run, project: Path, tmp_path: Path) -> None:
    assert "match" in run("query", project, "who:eri speaker:overhaul")[1]
    assert "dead" in run("state", project, "Inko", "--as-of", SCENE)[1]
    assert "2,993 words" in run("export", project, "--to", "epub", "-o", tmp_path / "out.epub")[1]
