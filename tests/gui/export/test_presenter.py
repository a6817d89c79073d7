"""What is to be written and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from writer_app.domain.errors import DataError
from writer_app.gui.export.presenter import FORMATS, Plan, file_name, report
from writer_app.services.exporting import ENDINGS, Exported


def test_every_format_is_offered_and_says_what_it_is_for() -> None:
    assert {name for name, _, _ in FORMATS} == set(ENDINGS)
    assert all(about.endswith(".") for _, _, about in FORMATS)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The Well", "The Well.epub"),
        ("Who? Me/You: a <tale>", "Who Me You a tale.epub"),
        ("...", "Untitled.epub"),
        ("", "Untitled.epub"),
        ("Ä\x00b", "Ä b.epub"),
        ("x" * 300, "x" * 80 + ".epub"),
    ],
)
def test_the_file_is_named_after_the_title(title: str, name: str) -> None:
    assert file_name(title, "epub") == name


def test_the_file_follows_the_format(tmp_path: Path) -> None:
    plan = Plan("The Well", tmp_path)
    assert plan.path == tmp_path / "The Well.epub"
    plan.put_format("docx")
    assert plan.path == tmp_path / "The Well.docx"
    plan.put_target(str(tmp_path / "mine.docx"))
    plan.put_format("html")
    assert plan.path == tmp_path / "mine.html"
    plan.put_target("beside.txt")
    plan.put_format("epub")
    assert plan.path == tmp_path / "beside.txt"
    plan.put_target("")
    assert plan.path == tmp_path / "The Well.epub"


def test_what_cannot_be(tmp_path: Path) -> None:
    plan = Plan("The Well", tmp_path)
    assert plan.wrong() == ""
    plan.path.write_text("there", encoding="utf-8")
    assert "is there" in plan.wrong()
    plan.replaces = True
    assert plan.wrong() == ""
    plan.put_target(str(tmp_path))
    assert "folder" in plan.wrong()
    plan.put_target(str(tmp_path / "nowhere" / "book.epub"))
    assert "no folder" in plan.wrong()


def test_the_report_counts_and_names_what_is_missing() -> None:
    assert report(Exported(Path("a/b.epub"), 1200, ())) == "Done: 1,200 words, every one of them, in b.epub."
    lost = DataError("cannot be read", path="manuscript/x.md", line=1, column=1)
    assert "manuscript/x.md" in report(Exported(Path("b.epub"), 1, (lost,)))
