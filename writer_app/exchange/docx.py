"""DOCX with real paragraph styles, as editors ask for, and the same bytes for the same book."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from writer_app.exchange.complete import assert_complete, words_of_markup
from writer_app.exchange.docxparts import (
    CONTENT_TYPES,
    DOCUMENT_HEAD,
    DOCUMENT_RELATIONS,
    FOOTER,
    PACKAGE_RELATIONS,
    properties,
    section,
    styles,
)
from writer_app.exchange.manuscript import Book, BookChapter, Paragraph, Run, SceneBreak, chapter_blocks
from writer_app.exchange.markup import safe

_EPOCH = (1980, 1, 1, 0, 0, 0)
_BREAK = "* * *"


def docx(book: Book) -> bytes:
    """The book as a DOCX file. Raises WriterError where a word would be missing from it."""
    bodies = ["\n".join(_paragraphs(chapter)) for chapter in book.chapters]
    assert_complete(book, (word for body in bodies for word in words_of_markup(body)))
    language = safe(book.language)
    files = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": PACKAGE_RELATIONS,
        "docProps/core.xml": properties(safe(book.title), safe(book.author), language),
        "word/_rels/document.xml.rels": DOCUMENT_RELATIONS,
        "word/document.xml": "".join(_document(book, bodies)),
        "word/footer1.xml": FOOTER,
        "word/styles.xml": styles(language),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), text.encode(), zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _document(book: Book, bodies: list[str]) -> Iterator[str]:
    yield DOCUMENT_HEAD
    yield _paragraph("Title", _text(book.title or "Untitled"))
    if book.author:
        yield _paragraph("Subtitle", _text(book.author))
    for number, (chapter, body) in enumerate(zip(book.chapters, bodies, strict=True), 1):
        if chapter.title or len(bodies) > 1:
            yield _paragraph("Heading1", _text(chapter.title or str(number)))
        yield body
    yield f"{section(book.language)}</w:body></w:document>"


def _paragraphs(chapter: BookChapter) -> Iterator[str]:
    first = True
    for block in chapter_blocks(chapter):
        if isinstance(block, SceneBreak):
            yield _paragraph("SceneBreak", _text(_BREAK))
        else:
            yield _paragraph(_style_of(block, first), "".join(map(_run, block.runs)))
        first = isinstance(block, SceneBreak) or block.heading


def _style_of(block: Paragraph, first: bool) -> str:
    if block.heading:
        return "Heading2"
    return "BlockText" if block.quoted else "FirstParagraph" if first else "BodyText"


def _paragraph(style: str, inside: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inside}</w:p>'


def _text(text: str, style: str = "") -> str:
    return f'<w:r>{style}<w:t xml:space="preserve">{safe(text)}</w:t></w:r>'


def _run(run: Run) -> str:
    marks = ("<w:b/>" if run.bold else "") + ("<w:i/>" if run.italic else "")
    style = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return "<w:r><w:br/></w:r>".join(_text(line, style) for line in run.text.split("\n"))
