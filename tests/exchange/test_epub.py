"""An EPUB that readers accept and that holds every word."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.epubchecking import assert_no_complaint, needs_epubcheck
from writer_app.domain.errors import WriterError
from writer_app.exchange.complete import assert_complete
from writer_app.exchange.epub import epub
from writer_app.exchange.manuscript import Book, BookChapter, Run, SceneBreak, chapter_blocks, runs

ODD = (
    "She said <no> & “yes” to 3 * 4\x0b; *never* **always** ***both***.\n\n# Below\n\n* * *\n\n"
    "<!-- not this -->\nNatásha — \U0001f9ff.\n"
)


def book(*scenes: str, title: str = "One & Two") -> Book:
    return Book("well", "The Well", "A. Writer", "en", (BookChapter(title, scenes), BookChapter("", ("Second.\n",))))


@pytest.mark.parametrize(
    "made",
    [
        book(ODD, "", "More.\n", "* * *\n", "*unclosed\n", "> A letter,\n>\n> *to* you.\n\nRed,\\\nblue.\n"),
        book(title=""),
        Book("empty", "", "", "en", ()),
    ],
    ids=["odd", "no scenes", "empty"],
)
@needs_epubcheck
def test_epubcheck_has_nothing_to_say(made: Book, tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(epub(made))
    assert_no_complaint(path)


def test_the_same_book_gives_the_same_bytes_and_mimetype_comes_first() -> None:
    first = epub(book(ODD))
    assert first == epub(book(ODD))
    head = zipfile.ZipFile(io.BytesIO(first)).infolist()[0]
    assert (head.filename, head.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_comments_stay_at_home() -> None:
    archive = zipfile.ZipFile(io.BytesIO(epub(book(ODD))))
    assert not any(b"not this" in archive.read(name) for name in archive.namelist())


SOUP = st.lists(
    st.sampled_from(["One ", "*", "**", "\\*", " two", "\n", "\n\n", "# ", "<b>", "&amp;", "* * *", "<!-- x -->"]), max_size=16
)


@given(st.lists(SOUP.map("".join) | st.text(st.characters(exclude_categories=["Cs", "Cc"])), max_size=3))
def test_every_word_comes_out(scenes: list[str]) -> None:
    assert epub(book(*scenes))


def test_a_lost_word_is_an_error() -> None:
    with pytest.raises(WriterError, match="word 2 should be “words”"):
        assert_complete(Book("a", "a", "", "en", (BookChapter("", ("Three words here.",)),)), ["Three", "here"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a *b* c", (Run("a "), Run("b", italic=True), Run(" c"))),
        ("**b**", (Run("b", bold=True),)),
        ("***b***", (Run("b", italic=True, bold=True),)),
        ("3 * 4 * 5", (Run("3 "), Run("*"), Run(" 4 "), Run("*"), Run(" 5"))),
        ("*left open", (Run("*"), Run("left open"))),
        (r"\*not\*", (Run("*"), Run("not"), Run("*"))),
    ],
)
def test_emphasis(text: str, expected: tuple[Run, ...]) -> None:
    assert runs(text) == expected


def test_a_break_stands_between_scenes_that_hold_prose_and_never_twice() -> None:
    found = chapter_blocks(BookChapter("", ("One.\n", "", "* * *\n\nTwo.\n", "Three.\n")))
    assert [isinstance(block, SceneBreak) for block in found] == [False, True, False, True, False]


def test_emphasis_inside_a_word_loses_nothing() -> None:
    assert epub(book("A half*way* house, un*bel*ievable.\n"))
