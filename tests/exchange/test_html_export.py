"""One HTML file that holds every word, is well formed, and fetches nothing."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.exchange.html import html
from writer_app.exchange.manuscript import Book, BookChapter

VOID = frozenset(("meta", "hr"))


class Page(HTMLParser):
    """The elements of a page: which are open, each with its attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[tuple[str, str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.text.append((self.open[-1], data.strip()))


def page(book: Book) -> Page:
    return Page(html(book).decode())


def test_every_element_is_closed_and_every_link_leads_somewhere(any_book: Book) -> None:
    made = page(any_book)
    assert made.open == []
    ids = {attributes["id"] for _, attributes in made.tags if "id" in attributes}
    links = [attributes["href"] for tag, attributes in made.tags if tag == "a"]
    assert links == [f"#chapter-{number}" for number in range(1, len(links) + 1)]
    assert {link[1:] for link in links if link} <= ids
    assert [tag for tag, _ in made.tags].count("h1") == 1


def test_what_stands_where(odd: Book) -> None:
    text = page(odd).text
    assert text[-17:] == [
        ("h1", "The <Well>"), ("p", "A. Writer"), ("a", "One & Two"), ("a", "2"), ("h2", "One & Two"),
        ("p", "She said <no> & “yes” to 3 * 4 ;"), ("em", "never"), ("strong", "always"), ("em", "both"), ("p", "."),
        ("h3", "Below"), ("p", "Natásha — \U0001f9ff. A half"), ("em", "way"), ("p", "house."), ("p", "More."), ("h2", "2"),
        ("p", "Second."),
    ]  # fmt: skip
    assert [tag for tag, _ in page(odd).tags].count("hr") == 2


def test_the_only_chapter_needs_no_contents() -> None:
    made = page(Book("one", "One", "", "en", (BookChapter("", ("Only.\n",)),)))
    assert not {"nav", "h2", "a"} & {tag for tag, _ in made.tags}


def test_nothing_is_fetched(odd: Book) -> None:
    text = html(odd).decode()
    assert not re.search(r"https?:|url\(|@import|src=|<link|<script", text)
    assert "prefers-color-scheme: dark" in text
    assert 'name="viewport"' in text


def test_the_same_book_gives_the_same_bytes(any_book: Book) -> None:
    assert html(any_book) == html(any_book)


@given(st.lists(st.text(st.sampled_from("aé *_#\\<>&\n\u2019-!")), max_size=3))
def test_every_word_comes_out(scenes: list[str]) -> None:
    assert page(Book("a", "a", "", "en", (BookChapter("", tuple(scenes)),))).open == []


@pytest.mark.parametrize("title", ['"><script>', "</title>", "&amp;"])
def test_titles_are_text(title: str) -> None:
    made = page(Book("a", title, title, '"><b>', (BookChapter(title, ("x",)), BookChapter(title, ("y",)))))
    assert [text for tag, text in made.text if tag in ("title", "h1", "h2", "a")] == [title] * 6
