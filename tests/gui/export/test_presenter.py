"""What is to be written and where."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from writer_app.domain.errors import DataError
from writer_app.gui.export.presenter import FORMATS, Plan, about, file_name, place_for, report
from writer_app.services.exporting import ENDINGS, Exported
from writer_app.services.session.session import Session
from writer_app.storage.creation import new_project
from writer_app.storage.folder import load


@pytest.fixture
def novel(tmp_path: Path) -> Path:
    """A novel of one empty scene."""
    folder = tmp_path / "novel"
    new_project(folder, "The Well", "")
    return folder


@pytest.fixture
def plan(novel: Path, tmp_path: Path) -> Plan:
    """A book of it, beside it."""
    return Plan(novel, load(novel), tmp_path)


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


def test_the_file_follows_the_format(plan: Plan, tmp_path: Path) -> None:
    assert plan.path == tmp_path / "The Well.epub"
    plan.put_format("docx")
    assert plan.path == tmp_path / "The Well.docx"
    plan.put_target(str(tmp_path / "mine.docx"))
    plan.put_format("html")
    assert plan.path == tmp_path / "mine.html"
    plan.put_target("Vol. 2")
    plan.put_format("epub")
    assert plan.path == tmp_path / "Vol. 2.epub"
    plan.put_target("~/beside.html")
    assert plan.path == Path.home() / "beside.epub"
    plan.put_target("~nobody")
    assert plan.path == tmp_path / "~nobody.epub"
    plan.put_target("")
    assert plan.path == tmp_path / "The Well.epub"


def test_what_cannot_be(plan: Plan, tmp_path: Path) -> None:
    assert plan.wrong() == ""
    plan.path.write_text("there", encoding="utf-8")
    assert "is there" in plan.wrong()
    plan.replaces = True
    assert plan.wrong() == ""
    plan.put_target(str(tmp_path))
    assert "folder" in plan.wrong()
    plan.put_target(str(tmp_path / "nowhere" / "book.epub"))
    assert "no folder" in plan.wrong()


@pytest.mark.parametrize("inside", ["manuscript/010-one.md", "lore/a.md", "Manuscript/new.md", "lore/../manuscript/x.md"])
def test_a_book_never_takes_the_place_of_the_novel(novel: Path, tmp_path: Path, inside: str) -> None:
    for folder in ("manuscript", "Manuscript", "lore"):
        (novel / folder).mkdir(parents=True, exist_ok=True)
    (tmp_path / "way").symlink_to(novel, target_is_directory=True)
    for start in ("novel", "way"):
        plan = Plan(novel, load(novel), tmp_path, "markdown", replaces=True)
        plan.put_target(str(tmp_path / start / inside))
        assert "the novel itself" in plan.wrong()
    plan.put_target(str(novel / "book.md"))
    assert plan.wrong() == ""


@pytest.mark.parametrize("typed", ["/", ".", "..", "~/", "x" * 300 + "/book", "y" * 300, "a/b/c", "~nobody/x"])
def test_whatever_is_typed_is_answered_in_a_line(plan: Plan, typed: str) -> None:
    plan.put_target(typed)
    assert plan.wrong().endswith(".")
    for to in ENDINGS:
        plan.put_format(to)
        assert plan.wrong().endswith(".")


def test_a_link_to_nowhere_is_not_replaced_unasked(plan: Plan, tmp_path: Path) -> None:
    (tmp_path / "The Well.epub").symlink_to(tmp_path / "elsewhere.epub")
    assert "is there" in plan.wrong()


def test_a_scene_without_a_chapter_is_told_of(session: Session) -> None:
    assert about(session.loaded) == "by Harbourlight · 4 chapters · 12 scenes"
    (session.folder / "manuscript" / "loose.md").write_text("Not yet.\n", encoding="utf-8")
    session.reload()
    assert about(session.loaded).endswith("12 scenes · 1 scene without a chapter left out")
    nameless = replace(session.loaded, project=replace(session.loaded.project, author=""))
    assert about(nameless).startswith("no author named")


def test_the_book_goes_where_the_last_one_went_or_beside_the_novel(session: Session, tmp_path: Path) -> None:
    assert place_for(session, "") == session.folder.parent
    assert place_for(session, str(tmp_path / "gone")) == session.folder.parent
    assert place_for(session, str(session.folder)) == session.folder


def test_the_report_counts_and_names_what_is_missing() -> None:
    assert report(Exported(Path("a/b.epub"), 1200, ())) == "Done: 1,200 words, every one of them, in b.epub."
    lost = DataError("cannot be read", path="manuscript/x.md", line=1, column=1)
    assert "manuscript/x.md" in report(Exported(Path("b.epub"), 1, (lost,)))
