"""A book comes in page after page, as its spine has them."""

from __future__ import annotations

import pytest

from tests.exchange.worddocs import packed
from writer_app.config.paths import sample_project
from writer_app.domain.errors import DataError
from writer_app.exchange.epub import epub
from writer_app.exchange.importers.epub import read_epub
from writer_app.exchange.manuscript import Book, BookChapter, chapter_blocks
from writer_app.services.exporting import book_of
from writer_app.storage.folder import load

CONTAINER = b'<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
PACKAGE = """<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>
<dc:title>The Well</dc:title><dc:creator>Mara</dc:creator>
<dc:creator>Ed</dc:creator></metadata><manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="b" href="text/two%20.xhtml" media-type="application/xhtml+xml"/><item id="i" href="a.png" media-type="image/png"/>
<item id="a" href="text/one.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="nav"/>
<itemref idref="a"/><itemref idref="b"/><itemref idref="a"/></spine></package>"""


def book(one: bytes, two: bytes, extra: dict[str, bytes] | None = None) -> bytes:
    parts = {"META-INF/container.xml": CONTAINER, "OPS/book.opf": PACKAGE.encode(), "OPS/nav.xhtml": b"<p>nav</p>"}
    return packed({**parts, "OPS/text/one.xhtml": one, "OPS/text/two .xhtml": two, **(extra or {})})


def page(body: str, doctype: str = "<!DOCTYPE html>") -> bytes:
    head = f'<?xml version="1.0" encoding="utf-8"?>{doctype}<html><head><title>x</title></head>'
    return f"{head}<body>{body}</body></html>".encode()


def test_pages_come_in_the_order_of_the_spine_with_what_the_book_is_called() -> None:
    found = read_epub(book(page("<h1>One</h1><p>She <em>fell</em>.</p><img/>"), page("<h1>Two</h1><p>Up.</p>")), "file")
    assert [(chapter.title, chapter.body) for chapter in found.chapters] == [("One", "She *fell*.\n"), ("Two", "Up.\n")]
    assert (found.title, found.author, found.left) == ("The Well", "Mara", (("pictures", 1),))


def test_italics_may_be_a_class_of_the_style_sheet() -> None:
    package = PACKAGE.replace("</manifest>", '<item id="c" href="x.css" media-type="text/css"/></manifest>').encode()
    sheet = {"OPS/book.opf": package, "OPS/x.css": b"span.it { font-style: italic }"}
    found = read_epub(book(page('<p>She <span class="it">fell</span>.</p>'), page(""), sheet), "file")
    assert found.chapters[0].body == "She *fell*.\n"


def test_without_headings_every_page_is_a_chapter() -> None:
    found = read_epub(book(page("<p>Do\0wn.</p>"), "\ufeff<p>Üp.</p>".encode("utf-16-le")), "file")
    assert [(chapter.title, chapter.body) for chapter in found.chapters] == [("The Well", "Down.\n"), ("Chapter 2", "Üp.\n")]


LOCK = b'<encryption><EncryptedData><CipherReference URI="OPS/%s"/></EncryptedData></encryption>'


def test_scrambled_fonts_are_no_lock() -> None:
    locked = {"META-INF/encryption.xml": LOCK % b"font.otf"}
    assert read_epub(book(page("<p>a"), page("<p>b"), locked), "file").chapters


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "no EPUB"),
        (packed({"mimetype": b"application/epub+zip"}), "missing"),
        (book(b"", b"", {"META-INF/encryption.xml": LOCK % b"text/one.xhtml"}), "copy-protected"),
        (book(b"", b"\xff"), "damaged"),
        (book(b"", b"", {"OPS/book.opf": b'<!DOCTYPE p [<!ENTITY a "b">]><p>&a;</p>'}), "document type"),
        (book(b"", b"", {"META-INF/container.xml": CONTAINER.replace(b"OPS", b"../../..")}), "missing"),
        (book(b"", b" " * (20 * 2**20)), "more than any book"),
    ],
)
def test_what_cannot_be_read_is_one_line(data: bytes, told: str) -> None:
    with pytest.raises(DataError, match=told) as caught:
        read_epub(data, "file")
    assert "\n" not in str(caught.value)


def test_a_page_fetches_nothing_and_its_entities_stay_text() -> None:
    hostile = page("<p>&a; b</p>", '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]>')
    text = "".join(chapter.body for chapter in read_epub(book(hostile, page("<p>c")), "file").chapters)
    assert "root:" not in text


def test_the_sample_comes_back_as_it_was() -> None:
    sample = book_of(load(sample_project()))
    found = read_epub(epub(sample), "file")
    assert (found.title, found.author) == (sample.title, sample.author)
    for wanted, chapter in zip(sample.chapters, found.chapters, strict=True):
        assert chapter.title == wanted.title
        assert chapter_blocks(BookChapter("", (chapter.body,))) == chapter_blocks(wanted)


def test_letters_and_poems_come_back_as_they_were() -> None:
    body = "She read:\n\n> Dear *Ana*,\n>\n> Yours, **Bo**\n\nRed,\\\nblue.\n\n* * *\n\n\\# 5\n"
    made = epub(Book("b", "B", "", "en", (BookChapter("One", (body,)),)))
    assert read_epub(made, "").chapters[0].body == body
