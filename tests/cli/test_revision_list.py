"""The list of what a change asks to be revised, kept and ticked in a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_impact import said
from tests.services.foreseen import write_novel


@pytest.fixture
def novel(tmp_path: Path) -> Path:
    return write_novel(tmp_path / "lamp")


def test_it_is_kept_ticked_and_emptied(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, "impact", novel, "Tomas", "--change", "dies@rope", "--keep", "--make")[1]
    assert "written:\nlore/tomas.md\n" in out
    assert "{at: rope, dies: true}" in (novel / "lore/tomas.md").read_text(encoding="utf-8")
    light = novel / "manuscript/light.md"
    light.write_text(light.read_text(encoding="utf-8").replace("Tomas took", "At last Tomas took"), encoding="utf-8")
    assert said(capsys, "impact", novel, "--list")[1].splitlines() == [
        "Tomas dies (The rope)",
        "  1. [ ] manuscript/stone.md:4: Tomas speaks here, but is dead at this point of the story.",
        "        “Come up,”",
        "  2. [ ] manuscript/light.md:5: Tomas acts here, but is dead at this point of the story.",
        "        “Tomas took the knife”",
        "  3. [ ] manuscript/roof.md:4: Tomas speaks here, but is dead at this point of the story.",
        "        “I am here,”",
        "3 of 3 left",
    ]
    kept = (novel / "revisions.yaml").read_text(encoding="utf-8")
    assert said(capsys, "impact", novel, "--tick", "1,3")[1].endswith("1 of 3 left\n")
    assert said(capsys, "impact", novel, "--untick", "1,3")[1].endswith("3 of 3 left\n")
    assert (novel / "revisions.yaml").read_text(encoding="utf-8") == kept
    assert said(capsys, "impact", novel, "--tick", "1,2,3")[1] == "there is nothing to revise\n"
    assert "change:" not in (novel / "revisions.yaml").read_text(encoding="utf-8")


def test_without_making_it_true_only_the_list_is_written(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = (novel / "lore/tomas.md").read_bytes()
    out = said(capsys, "impact", novel, "Tomas", "--change", "dies@rope", "--keep")[1]
    assert out.endswith("it is not true yet: --make makes it so\n")
    assert (novel / "lore/tomas.md").read_bytes() == page
    assert "manuscript/roof.md:4" in said(capsys, "impact", novel, "--list")[1]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("--tick", "1"), "there is no passage 1 to revise (there is none)"),
        (("--tick", "one"), "“one” is no number"),
        (("Mara", "hair colour", "red", "--keep"), "there is nothing to revise"),
    ],
)
def test_what_is_not_there_is_one_line(
    novel: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], line: str
) -> None:
    code, out, err = said(capsys, "impact", novel, *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert line in err
    assert not (novel / "revisions.yaml").exists()


def test_a_disk_that_refuses_leaves_all_as_it_was(
    novel: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page, written = novel / "lore/tomas.md", list[Path]()
    before = page.read_bytes()

    def refuse(file: Path, data: bytes, expected: str | None = None) -> str:
        written.append(file)
        if len(written) == 2:
            raise OSError(28, "No space left on device")
        file.write_bytes(data)
        return ""

    monkeypatch.setattr("writer_app.services.session.history.write_atomic", refuse)
    code, _, err = said(capsys, "impact", novel, "Tomas", "--change", "dies@rope", "--keep", "--make")
    assert (code, "everything is as it was" in err) == (2, True)
    assert [file.name for file in written] == ["tomas.md", "revisions.yaml", "tomas.md"]
    assert page.read_bytes() == before
    assert not (novel / "revisions.yaml").exists()


def test_a_line_of_the_notes_is_there_as_long_as_it_is_listed(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = novel / "lore/tomas.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("changes:\n", "changes:\n- {at: light, hurt: left arm}\n"), encoding="utf-8")
    said(capsys, "impact", novel, "Tomas", "--change", "dies@rope", "--keep")
    listed = said(capsys, "impact", novel, "--list")[1]
    assert "] notes: " in listed
    assert "gone" not in listed
