"""Books that every format must get right."""

from __future__ import annotations

import pytest

from writer_app.exchange.manuscript import Book, BookChapter

ODD = (
    "She said <no> & “yes” to 3 * 4\x0b; *never* **always** ***both***.\n\n# Below\n\n* * *\n\n"
    "<!-- not this -->\nNatásha — \U0001f9ff. A half*way* house.\n"
)


def _book(*scenes: str, title: str = "One & Two") -> Book:
    return Book("well", "The <Well>", "A. Writer", "en", (BookChapter(title, scenes), BookChapter("", ("Second.\n",))))


@pytest.fixture
def odd() -> Book:
    """Everything that is not plain prose, in two chapters."""
    return _book(ODD, "", "More.\n")


@pytest.fixture(
    params=[
        _book(ODD, "", "More.\n"),
        _book(title=""),
        Book("empty", "", "", "en", ()),
        _book("* * *\n", "*unclosed\n"),
        Book("one", "One", "", "de", (BookChapter("", ("Only.\n",)),)),
        _book("\ud800 lone, \x00 nothing and \ufffe none.\n"),
    ],
    ids=["odd", "no scenes", "empty", "breaks", "one chapter", "what no XML may hold"],
)
def any_book(request: pytest.FixtureRequest) -> Book:
    """Each odd book in turn."""
    assert isinstance(request.param, Book)
    return request.param
