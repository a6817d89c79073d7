"""A DOCX with real styles that holds every word."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.exchange.docx import docx
from writer_app.exchange.manuscript import Book, BookChapter

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(book: Book) -> dict[str, ElementTree.Element]:
    """Every part, parsed."""
    archive = zipfile.ZipFile(io.BytesIO(docx(book)))
    return {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}


def paragraphs(book: Book) -> list[tuple[str, str]]:
    """Style and text of each paragraph."""
    return [
        (paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val", ""), "".join(text.text or "" for text in paragraph.iter(f"{W}t")))  # type: ignore[union-attr]
        for paragraph in parts(book)["word/document.xml"].iter(f"{W}p")
    ]


def test_every_part_is_well_formed_and_every_style_is_there(any_book: Book) -> None:
    made = parts(any_book)
    known = {style.get(f"{W}styleId") for style in made["word/styles.xml"].iter(f"{W}style")}
    used = {style.get(f"{W}val") for style in made["word/document.xml"].iter(f"{W}pStyle")}
    named = {other.get(f"{W}val") for tag in ("basedOn", "next") for other in made["word/styles.xml"].iter(f"{W}{tag}")}
    assert used | named <= known
    targets = {part.get("PartName") for part in made["[Content_Types].xml"]} - {None}
    assert {name.lstrip("/") for name in targets if name} <= set(made)


def test_what_stands_where(odd: Book) -> None:
    assert paragraphs(odd) == [
        ("Title", "The <Well>"),
        ("Subtitle", "A. Writer"),
        ("Heading1", "One & Two"),
        ("FirstParagraph", "She said <no> & “yes” to 3 * 4 ; never always both."),
        ("Heading2", "Below"),
        ("SceneBreak", "* * *"),
        ("FirstParagraph", "Natásha — \U0001f9ff. A halfway house."),
        ("SceneBreak", "* * *"),
        ("FirstParagraph", "More."),
        ("Heading1", "2"),
        ("FirstParagraph", "Second."),
    ]


def test_a_paragraph_after_another_is_body_text() -> None:
    book = Book("a", "A", "", "en", (BookChapter("", ("One.\n\nTwo.\n",)),))
    assert paragraphs(book) == [("Title", "A"), ("FirstParagraph", "One."), ("BodyText", "Two.")]


def test_emphasis_is_of_the_letters(odd: Book) -> None:
    found = {
        "".join(text.text or "" for text in run.iter(f"{W}t")): {
            mark.tag.removeprefix(W) for properties in run.iter(f"{W}rPr") for mark in properties
        }
        for run in parts(odd)["word/document.xml"].iter(f"{W}r")
    }
    assert {text: marks for text, marks in found.items() if marks} == {
        "never": {"i"},
        "always": {"b"},
        "both": {"b", "i"},
        "way": {"i"},
    }


@pytest.mark.parametrize(("language", "width"), [("en", "12240"), ("en-GB", "11906"), ("de", "11906")])
def test_language_and_page(language: str, width: str) -> None:
    made = parts(Book("a", "A", "", language, ()))
    assert [mark.get(f"{W}val") for mark in made["word/styles.xml"].iter(f"{W}lang")] == [language]
    assert [page.get(f"{W}w") for page in made["word/document.xml"].iter(f"{W}pgSz")] == [width]


def test_the_same_book_gives_the_same_bytes(any_book: Book) -> None:
    assert docx(any_book) == docx(any_book)


@given(st.lists(st.text(st.sampled_from("aé *_#\\<>&\n\u2019-!")), max_size=3))
def test_every_word_comes_out(scenes: list[str]) -> None:
    assert parts(Book("a", "a", "", "en", (BookChapter("", tuple(scenes)),)))


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
def test_libreoffice_opens_it(odd: Book, tmp_path: Path) -> None:
    (tmp_path / "book.docx").write_bytes(docx(odd))
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "txt:Text"]
    subprocess.run([*command, "book.docx"], cwd=tmp_path, check=True, capture_output=True)
    lines = (tmp_path / "book.txt").read_text("utf-8-sig").splitlines()
    assert lines == [text for _, text in paragraphs(odd)]
