"""The manuscript as exporters see it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from writer_app.exchange.docx import docx
from writer_app.exchange.epub import epub
from writer_app.exchange.html import html
from writer_app.exchange.manuscript import Book, BookChapter, Paragraph, chapter_blocks, runs


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He _did_ see.", [("He ", False), ("did", True), (" see.", False)]),
        ("a_b_c stays", [("a_b_c stays", False)]),
        ("_open and never closed", [("_open and never closed", False)]),
        ("snake_case and _word_.", [("snake_case and ", False), ("word", True), (".", False)]),
    ],
)
def test_underscores_set_emphasis_around_words_only(text: str, wanted: list[tuple[str, bool]]) -> None:
    joined: list[tuple[str, bool]] = []
    for run in runs(text):
        if joined and joined[-1][1] == run.italic:
            joined[-1] = (joined[-1][0] + run.text, run.italic)
        else:
            joined.append((run.text, run.italic))
    assert joined == wanted


def test_a_letter_is_set_apart_and_a_poem_keeps_its_lines() -> None:
    body = "She read:\n\n> Dear *Ana*,\n> come home.\n>\n> Yours, Bo\n\nRoses are red,\\\nviolets  \nblue, and so\non.\n"
    found = chapter_blocks(BookChapter("", (body,)))
    texts = ["".join(run.text for run in block.runs) for block in found if isinstance(block, Paragraph)]
    assert texts == ["She read:", "Dear Ana, come home.", "Yours, Bo", "Roses are red,\nviolets\nblue, and so on."]
    assert [block.quoted for block in found if isinstance(block, Paragraph)] == [False, True, True, False]


def test_a_mark_in_the_midst_of_a_paragraph_is_a_mark() -> None:
    (block,) = chapter_blocks(BookChapter("", ("Two\n> three\nfour\\\\\n",)))
    assert isinstance(block, Paragraph)
    assert not block.quoted
    assert "".join(run.text for run in block.runs) == "Two > three four\\"


@pytest.mark.parametrize(
    ("make", "apart", "line"),
    [
        (html, "<blockquote><p>Dear <em>Ana</em>.</p></blockquote>", "Red,<br/>blue."),
        (epub, "<blockquote><p>Dear <em>Ana</em>.</p></blockquote>", "Red,<br/>blue."),
        (docx, 'w:val="BlockText"', "<w:br/>"),
    ],
)
def test_every_book_sets_them_so(make: Callable[[Book], bytes], apart: str, line: str) -> None:
    data = make(Book("b", "B", "", "en", (BookChapter("", ("> Dear *Ana*.\n\nRed,\\\nblue.\n",)),)))
    text = data.decode() if not data.startswith(b"PK") else inside(data)
    assert apart in text
    assert line in text


def inside(data: bytes) -> str:
    archive = zipfile.ZipFile(io.BytesIO(data))
    return "".join(archive.read(name).decode() for name in archive.namelist())
