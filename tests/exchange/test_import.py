"""What is brought in is all there, and where it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.domain.outline import Chapter
from writer_app.domain.vocabulary.manuscript import project_from
from writer_app.exchange.importers.chapters import ImportedChapter
from writer_app.exchange.importers.text import read_text
from writer_app.exchange.manuscript import Run, runs
from writer_app.text.gaps import gaps
from writer_app.text.outlinepatch import append_chapters
from writer_app.text.yamltree import parse_yaml

PASTED = (
    "Work Header\r\n\r\nThe Rope\r\n\r\nNotes: be kind\r\n\r\nChapter Text\r\n\r\n"
    "She let go.\r\n\r\nIt fell.\r\n\r\n\r\n\r\nNothing.\r\n"
)


def test_a_pasted_page_keeps_its_title_notes_and_blank_runs() -> None:
    (chapter,) = read_text("\ufeff" + PASTED, "file")
    assert chapter == ImportedChapter("The Rope", "She let go.\n\nIt fell.\n\n\n\nNothing.\n", "Notes: be kind")
    assert [gap.blank_lines for gap in gaps(chapter.body)] == [3]


def test_headings_make_chapters() -> None:
    chapters = read_text("A motto.\n\n# One\n\nDown.\n\nChapter 2: Up\n\nUp.\n", "book")
    assert [(chapter.title, chapter.body) for chapter in chapters] == [
        ("book", "A motto.\n"),
        ("One", "Down.\n"),
        ("Chapter 2: Up", "Up.\n"),
    ]


@pytest.mark.parametrize(
    ("text", "chapters"),
    [
        ("# Book\n\n## A\n\na\n\n## B\n\nb\n", [("A", "Book", "a\n"), ("B", "", "b\n")]),
        ("# Book\n\nby me\n\n## A\n\na\n\n## B\n\nb\n", [("Book", "", "by me\n"), ("A", "", "a\n"), ("B", "", "b\n")]),
        ("# A\n\na\n\n## x\n\nb\n\n# B\n\nc\n", [("A", "", "a\n\n## x\n\nb\n"), ("B", "", "c\n")]),
        (
            "# Part I\n\n## A\n\na\n\n# Part II\n\n## B\n\nb\n",
            [("A", "Part I", "a\n"), ("B", "Part II", "b\n")],
        ),
        ("Prologue\n\na\n\nChapter One: Down\n\nb\n", [("Prologue", "", "a\n"), ("Chapter One: Down", "", "b\n")]),
        (
            "Chapter and verse\n\nChapter 2 was long.\nSo was 3.\n",
            [("f", "", "Chapter and verse\n\nChapter 2 was long.\nSo was 3.\n")],
        ),
        ("---\ntitle: Down\nwhen: day 1\n---\na\n", [("Down", "", "a\n")]),
        ("---\nshe: [fell\n---\na\n", [("f", "", "---\nshe: [fell\n---\na\n")]),
        ("---\n\nA break above.\n\n---\n", [("f", "", "---\n\nA break above.\n\n---\n")]),
    ],
)
def test_chapters_begin_at_the_headings_that_have_prose_below(text: str, chapters: list[tuple[str, str, str]]) -> None:
    assert [(chapter.title, chapter.notes, chapter.body) for chapter in read_text(text, "f")] == chapters


@given(st.lists(st.sampled_from(["# A", "## B", "Chapter 1", "one", "two.", "", "* * *", "---", "id: x", "Work Header"])))
def test_no_word_of_a_text_is_ever_lost(lines: list[str]) -> None:
    assert read_text("\n".join(lines), "f")


@pytest.mark.parametrize("text", ["", "\n\n", "No heading.\n\n* * *\n\nStill one."])
def test_without_headings_there_is_one_chapter(text: str) -> None:
    assert [chapter.title for chapter in read_text(text, "book")] == ["book"]


@pytest.mark.parametrize(
    "text",
    [
        "id: a\n",
        "id: a\noutline:\n- id: one # first\n  scenes: [x]\n",
        "id: a\r\noutline:\r\n    - id: one\r\n      scenes:\r\n        - x\r\n# a comment\r\nauthor: me",
        "id: a\noutline:\n  - id: one",
    ],
)
@given(title=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_a_chapter_is_added_and_nothing_else_changes(text: str, title: str) -> None:
    if any(ord(char) in (0xFEFF, 0x2028, 0x2029) or ord(char) & 0xFFFF >= 0xFFFE for char in title):
        return
    before = project_from(parse_yaml(text))
    patched = append_chapters(text, [Chapter("new", title, ("s1", "s2"), notes_before="a: b\n# c")])
    after = project_from(parse_yaml(patched))
    *old, added = after.outline.chapters()
    assert [chapter.id for chapter in old] == [chapter.id for chapter in before.outline.chapters()]
    assert (added.title, added.scenes, added.notes_before) == (title, ("s1", "s2"), "a: b\n# c")
    assert after.author == before.author
    kept = iter(patched.splitlines())
    assert all(line in kept for line in text.splitlines())


def test_emphasis_may_end_in_an_escaped_sign() -> None:
    assert runs("**one\\***") == (Run("one", bold=True), Run("*", bold=True))
