"""EPUB 3, valid without a message from epubcheck, and the same bytes for the same book."""

from __future__ import annotations

import io
import uuid
import zipfile

from writer_app.exchange.complete import assert_complete, words_of_markup
from writer_app.exchange.manuscript import Book, BookChapter, chapter_blocks
from writer_app.exchange.markup import element, safe

_NAMESPACE = uuid.UUID("5a0f5f0e-52b1-5c9b-9d0a-7b1f6f6c2c11")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
_STYLE = """body { line-height: 1.4; margin: 0 5%; }
h1 { text-align: center; margin: 3em 0 2em; font-weight: normal; }
p { margin: 0; text-indent: 1.5em; }
h1 + p, hr + p, h2 + p, blockquote p { text-indent: 0; }
blockquote { margin: 1em 2em; }
hr { border: 0; margin: 1.5em 0; text-align: center; }
hr::before { content: "* * *"; }
"""
_METADATA = (
    ("accessMode", "textual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityHazard", "none"),
    ("accessibilitySummary", "Text only, in reading order, with a table of contents."),
)


def epub(book: Book) -> bytes:
    """The book as an EPUB 3 file. Raises WriterError where a word would be missing from it."""
    pages = [_page(book, chapter) for chapter in book.chapters] or [_page(book, BookChapter(book.title, ()))]
    assert_complete(book, (word for page in pages for word in words_of_markup(_body_of(page))))
    names = [f"chapter-{number:03}.xhtml" for number in range(1, len(pages) + 1)]
    files = {
        "META-INF/container.xml": _CONTAINER,
        "EPUB/package.opf": _package(book, names),
        "EPUB/nav.xhtml": _nav(book, names),
        "EPUB/style.css": _STYLE,
        **{f"EPUB/{name}": page for name, page in zip(names, pages, strict=True)},
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", _EPOCH), "application/epub+zip", zipfile.ZIP_STORED)
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), text.encode(), zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _html(book: Book, title: str, body: str) -> str:
    language = safe(book.language)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'lang="{language}" xml:lang="{language}">\n<head><title>{safe(title)}</title>'
        f'<link rel="stylesheet" type="text/css" href="style.css"/></head>\n<body>\n{body}\n</body>\n</html>\n'
    )


def _page(book: Book, chapter: BookChapter) -> str:
    title = chapter.title or book.title or "Untitled"
    inside = "\n".join(element(block, "h2") for block in chapter_blocks(chapter))
    return _html(book, title, f'<section epub:type="chapter">\n<h1>{safe(title)}</h1>\n{inside}\n</section>')


def _body_of(page: str) -> str:
    return page.partition("</h1>")[2]


def _nav(book: Book, names: list[str]) -> str:
    titles = [chapter.title or book.title for chapter in book.chapters] or [book.title]
    items = "".join(
        f'<li><a href="{name}">{safe(title or "Untitled")}</a></li>' for name, title in zip(names, titles, strict=True)
    )
    return _html(book, book.title or "Untitled", f'<nav epub:type="toc"><h1>Contents</h1><ol>{items}</ol></nav>')


def _package(book: Book, names: list[str]) -> str:
    creator = f"<dc:creator>{safe(book.author)}</dc:creator>" if book.author else ""
    items = "".join(f'<item id="c{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(names))
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(names)))
    meta = "".join(f'<meta property="schema:{key}">{value}</meta>' for key, value in _METADATA)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        f'unique-identifier="id" xml:lang="{safe(book.language)}">\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="id">urn:uuid:{uuid.uuid5(_NAMESPACE, book.identifier)}</dc:identifier>'
        f"<dc:title>{safe(book.title or 'Untitled')}</dc:title><dc:language>{safe(book.language)}</dc:language>{creator}"
        f'<meta property="dcterms:modified">1980-01-01T00:00:00Z</meta>{meta}</metadata>\n'
        '<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        f'<item id="css" href="style.css" media-type="text/css"/>{items}</manifest>\n<spine>{spine}</spine>\n</package>\n'
    )
