"""The manuscript as one Markdown file."""

from __future__ import annotations

from collections.abc import Iterable

from writer_app.exchange.complete import assert_complete, words_of_text
from writer_app.exchange.manuscript import Book
from writer_app.text.markdown import BlockKind, blocks

BREAK = "* * *"


def markdown(book: Book) -> bytes:
    """The book with its title and chapter titles as headings. Raises WriterError where a word would be missing from it."""
    chapters = [_joined(chapter.scenes) for chapter in book.chapters]
    assert_complete(book, (word for text in chapters for word in words_of_text(text)))
    parts = [f"# {book.title}"] if book.title else []
    parts += [book.author] if book.author else []
    for chapter, text in zip(book.chapters, chapters, strict=True):
        parts += [part for part in (f"## {chapter.title}" if chapter.title else "", text) if part]
    return ("\n\n".join(parts) + "\n").encode()


def _joined(scenes: Iterable[str]) -> str:
    return f"\n\n{BREAK}\n\n".join(text for text in map(_without_comments, scenes) if text)


def _without_comments(body: str) -> str:
    return "\n\n".join(block.span.of(body) for block in blocks(body) if block.kind is not BlockKind.COMMENT)
