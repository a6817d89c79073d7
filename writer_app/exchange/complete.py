"""The promise that an export lost no word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from itertools import zip_longest

from writer_app.domain.errors import WriterError
from writer_app.exchange.manuscript import Book
from writer_app.text.markdown import BlockKind, blocks

_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"<[^>]*>")


def words_of_book(book: Book) -> Iterable[str]:
    """Every word of the book's scenes, in order, straight from the bodies."""
    for chapter in book.chapters:
        for body in chapter.scenes:
            yield from words_of_text(body)


def words_of_text(body: str) -> Iterable[str]:
    """Every word of a Markdown text, in order; comments hold none."""
    for block in blocks(body):
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            yield from _WORD.findall(block.span.of(body))


def words_of_markup(text: str) -> Iterable[str]:
    """Every word of XHTML text, in order, tags aside."""
    return _WORD.findall(unescape(_TAG.sub("", text)))


def assert_complete(book: Book, exported: Iterable[str]) -> None:
    """Raises WriterError, naming the first word that differs, unless `exported` are just the words of the book."""
    all_wanted, all_found = list(words_of_book(book)), list(exported)
    # Emphasis may begin inside a word: one word to a reader, two around a mark. So letters decide, and words only explain.
    if "".join(all_wanted) == "".join(all_found):
        return
    for count, (wanted, found) in enumerate(zip_longest(all_wanted, all_found), 1):
        if wanted != found:
            what = f"word {count} should be “{wanted}” and is “{found}”"
            raise WriterError(f"the export would not hold every word ({what}); nothing was written")
