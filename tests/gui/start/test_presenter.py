"""What the start page says, without a window."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.worddocs import p, word
from writer_app.domain.errors import DataError, NewerFormat, UsageError
from writer_app.gui.start.presenter import Bringing, filters, folder_problem, recent_rows, refusal, sort_out
from writer_app.services.session.restoring import RecentProject

PAGE = "<h1>One</h1><p>Down <a href='http://x'>she</a> went.</p><img src='a.png'><h1>Two</h1><p>Up.</p><hr><p>Over.</p>"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    (tmp_path / "page.html").write_text(PAGE)
    (tmp_path / "notes.txt").write_text("She let go.\n\nIt fell.\n\nNo.\n\n\n\n\nNothing.\n")
    (tmp_path / "book.docx").write_bytes(b"PK")
    return [tmp_path / name for name in ("page.html", "notes.txt", "book.docx")]


def test_a_preview_tells_chapters_words_and_what_stays_behind(files: list[Path]) -> None:
    bringing = Bringing(files)
    assert bringing.summary() == "3 chapters, 12 words. Every word comes in."
    assert bringing.files == tuple(files[:2])
    assert [[chapter.title for chapter in look.chapters] for look in bringing.looks] == [["One", "Two"], ["notes"], []]
    later, left, gap = bringing.losses()
    assert later == "book.docx: this is no Word document, or it is damaged."
    assert left == "page.html: 1 picture stays behind, 1 link becomes plain words."
    assert gap == "notes.txt: a line may be missing in 1 place."


def test_a_document_names_the_novel_and_its_author(files: list[Path], tmp_path: Path) -> None:
    (tmp_path / "draft 7.docx").write_bytes(
        word(p("One"), properties="<dc:title>Well</dc:title><dc:creator>Mara</dc:creator>")
    )
    bringing = Bringing([files[1], tmp_path / "draft 7.docx"])
    assert (bringing.title, bringing.author) == ("Well", "Mara")
    assert (Bringing(files[1:2]).title, Bringing(files[1:2]).author) == ("Notes", "")
    assert "*.docx" in filters()


def test_scene_breaks_may_begin_scenes(files: list[Path]) -> None:
    bringing = Bringing(files[:1])
    bringing.set_scenes(True)
    assert bringing.summary().startswith("2 chapters, 3 scenes, ")


def test_files_are_ordered_and_left_out(files: list[Path]) -> None:
    bringing = Bringing(files[:2])
    bringing.add(files[:1])
    assert bringing.move(1, -1) == 0
    assert bringing.files == (files[1], files[0])
    assert bringing.move(0, -1) == 0
    bringing.take_out(0)
    assert bringing.files == (files[0],)
    assert Bringing().summary().startswith("Choose the files")
    assert Bringing(files[2:]).summary() == "Nothing here can be brought in."


def test_why_a_project_does_not_open(tmp_path: Path) -> None:
    assert "holds no project" in refusal(tmp_path, UsageError("x"))
    assert "is not there any more" in refusal(tmp_path / "gone", UsageError("x"))
    assert "newer version" in refusal(tmp_path, NewerFormat("x"))
    assert "no permission" in refusal(tmp_path, PermissionError(13, "x"))
    assert refusal(tmp_path, DataError("a tab", path="project.yaml", line=3)).endswith("project.yaml:3: a tab.")


def test_where_a_novel_may_go(tmp_path: Path) -> None:
    assert folder_problem(tmp_path / "new") == ""
    assert folder_problem(tmp_path) == ""
    (tmp_path / "file").write_text("x")
    assert "not empty" in folder_problem(tmp_path)
    assert folder_problem(tmp_path / "file") == "This is a file, not a folder."


def test_recent_projects_know_whether_they_are_there(tmp_path: Path) -> None:
    (tmp_path / "well").mkdir()
    (tmp_path / "well/project.yaml").write_text("id: well\n")
    rows = recent_rows([RecentProject(str(tmp_path / name), name) for name in ("well", "gone")], tmp_path)
    assert [(row.title, row.where, row.there) for row in rows] == [("well", "~/well", True), ("gone", "~/gone", False)]


def test_what_is_dropped_is_a_project_or_a_manuscript(tmp_path: Path) -> None:
    (tmp_path / "project.yaml").write_text("id: well\n")
    assert sort_out([tmp_path])[0] == tmp_path
    assert sort_out([tmp_path / "b.txt", tmp_path / "A.txt"]) == (None, (tmp_path / "A.txt", tmp_path / "b.txt"))
