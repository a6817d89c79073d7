"""A Word document comes in whole: what it shows as prose, its styles as Markdown, and the rest is told."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.worddocs import CENTRED, p, packed, r, word
from writer_app.config.paths import sample_project
from writer_app.domain.errors import DataError
from writer_app.exchange.docx import docx
from writer_app.exchange.importers.docx import read_docx
from writer_app.exchange.manuscript import Book, BookChapter, chapter_blocks
from writer_app.services.exporting import book_of
from writer_app.storage.folder import load

CURLED = "\u201cIt\u2019s\u2014\u201d he \u2018said\u2019\u2026"
LINK, LINE = '<w:rStyle w:val="link"/>', '<w:u w:val="single"/>'
PAGE = '<w:r><w:br w:type="page"/></w:r>'


def chapters(body: str, **more: str) -> list[tuple[str, str]]:
    return [(chapter.title, chapter.body) for chapter in read_docx(word(body, **more), "file").chapters]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (p("One", "berschrift1") + p("a") + p("Two", "mine") + p("b"), [("One", "a\n"), ("Two", "b\n")]),
        (p("One", more='<w:outlineLvl w:val="0"/>') + p("a"), [("One", "a\n")]),
        (p("One", "berschrift1", '<w:outlineLvl w:val="9"/>') + p("a"), [("file", "One\n\na\n")]),
        (
            p("A", "berschrift1") + p("a") + p("x", "deep") + p("b") + p("B", "mine") + p("c"),
            [("A", "a\n\n### x\n\nb\n"), ("B", "c\n")],
        ),
        (p("Chapter One", "berschrift1") + p("The Storm", "berschrift1") + p("a"), [("Chapter One: The Storm", "a\n")]),
        (
            p("") + p("Chapter One", more=CENTRED) + p("a") + p("Chapter Twenty-Two") + p("b"),
            [("Chapter One", "a\n"), ("Chapter Twenty-Two", "b\n")],
        ),
        (p("I", more=CENTRED) + p("a") + p("II", more=CENTRED) + p("b"), [("I", "a\n"), ("II", "b\n")]),
        (
            p("a.") + p(PAGE + r("b")) + p("Dark", more=CENTRED + "<w:pageBreakBefore/>") + p("c"),
            [("file", "a.\n"), ("Chapter 2", "b\n"), ("Dark", "c\n")],
        ),
        (p(r("a.") + PAGE + r("b")), [("file", "a.\n"), ("Chapter 2", "b\n")]),
        (
            p("a.", more="<w:sectPr/>") + p("b", more='<w:sectPr><w:type w:val="continuous"/></w:sectPr>') + p("c"),
            [("file", "a.\n"), ("Chapter 2", "b\n\nc\n")],
        ),
        (p("One", "t") + p("a") + p("Two", "t") + p("b"), [("One", "a\n"), ("Two", "b\n")]),
    ],
)
def test_chapters(body: str, wanted: list[tuple[str, str]]) -> None:
    assert chapters(body) == wanted


@pytest.mark.parametrize(
    ("runs", "wanted"),
    [
        (r("She ") + r("ne", "<w:i/>") + r("ver", "<w:i/>") + r(" did.", '<w:i w:val="0"/>'), "She *never* did."),
        (r("no", '<w:i w:val="false"/><w:b w:val="off"/>'), "no"),
        (r("so", "<w:b/><w:i/>") + r(" it", '<w:rStyle w:val="em"/>'), "***so*** *it*"),
        (r("under", '<w:u w:val="single"/>') + r(" not", '<w:u w:val="none"/>'), "*under* not"),
        (r("a") + "<w:r><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r>", "a\\\nb c"),
        (r("a") + "<w:r><w:br/><w:br/></w:r>" + r("b"), "a\n\nb"),
        ("<w:r><w:t>co\u00adop</w:t><w:softHyphen/><w:t>er</w:t><w:noBreakHyphen/><w:t>ate</w:t></w:r>", "cooper-ate"),
        (r(CURLED), CURLED),
        (r("a\nb&#13;c"), "a b c"),
        (r("ABC", "<w:caps/>") + r("x", "<w:smallCaps/>"), "ABCx"),
        (
            f'<w:ins w:id="1">{r("kept ")}</w:ins><w:del w:id="2"><w:r><w:delText>gone</w:delText></w:r></w:del>' + r("too"),
            "kept too",
        ),
        (f"<w:moveTo>{r('to ')}</w:moveTo><w:moveFrom>{r('from')}</w:moveFrom>" + r("end"), "to end"),
        (r("was", "<w:rPrChange><w:rPr><w:i/></w:rPr></w:rPrChange>"), "was"),
        (r("shown ") + r("secret", "<w:vanish/>") + r("words"), "shown words"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> PAGE </w:instrText></w:r>' + r("7"),
            "7",
        ),
        (f'<w:fldSimple w:instr="AUTHOR">{r("Mara")}</w:fldSimple>', "Mara"),
        (
            f'<w:hyperlink r:id="x">{r("here", LINK)}</w:hyperlink>',
            "here",
        ),
        (
            f'<w:hyperlink w:anchor="x">{r("there", LINE)}</w:hyperlink>',
            "there",
        ),
        ('<w:r><w:sym w:font="Symbol" w:char="03B1"/><w:t>b</w:t></w:r>', "\u03b1b"),
        ("<w:smartTag><w:sdt><w:sdtPr/><w:sdtContent>" + r("in") + "</w:sdtContent></w:sdt></w:smartTag>", "in"),
        (r("2 * 3_4 # 5"), "2 \\* 3\\_4 # 5"),
    ],
)
def test_letters(runs: str, wanted: str) -> None:
    assert chapters(p(runs)) == [("file", f"{wanted}\n")]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (p("a") + p("* * *") + p("b") + p("#") + p("c"), "a\n\n* * *\n\nb\n\n* * *\n\nc"),
        (p("a") + p("❦", more=CENTRED) + p("b"), "a\n\n* * *\n\nb"),
        (p("a") + p("", more='<w:pBdr><w:bottom w:val="single"/></w:pBdr>') + p("b"), "a\n\n* * *\n\nb"),
        (p("a") + p('<w:r><w:pict><v:rect o:hr="t"/></w:pict></w:r>') + p("b"), "a\n\n* * *\n\nb"),
        (p("a") + p("#") + p("b") + p("", more=CENTRED) + p("c"), "a\n\n* * *\n\nb\n\n* * *\n\nc"),
        (p("a") + p("#") + p("b") + p("") + p("c"), "a\n\n* * *\n\nb\n\nc"),
        ("".join(map(p, "abcd")) + p("") + p("") + p("e"), "a\n\nb\n\nc\n\nd\n\n* * *\n\ne"),
        (p("a") + p("") + p("b") + p("") + p("c"), "a\n\nb\n\nc"),
        (p("").join(map(p, "abcde")) + p("") + p("") + p("f"), "a\n\nb\n\nc\n\nd\n\ne\n\n* * *\n\nf"),
        (p("a", "q") + p(r("b") + r("c", '<w:rStyle w:val="em"/>'), "q") + p("d"), "> a\n>\n> b*c*\n\nd"),
        (p(r("a") + r("b", '<w:rStyle w:val="em"/>'), "thought"), "*a*b"),
        (p("a", "loop") + p("b", "nowhere"), "a\n\nb"),
        (f"<w:tbl><w:tr><w:tc>{p('a')}</w:tc><w:tc>{p('b')}</w:tc></w:tr></w:tbl>{p('c')}", "a\n\nb\n\nc"),
        (
            p(
                r("a")
                + f"<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{p('box')}</w:txbxContent></mc:Choice>"
                + f"<mc:Fallback>{p('box')}</mc:Fallback></mc:AlternateContent></w:r>"
                + r("b")
            ),
            "box\n\nab",
        ),
        (p("a", more="<w:rPr><w:del/></w:rPr>") + p("b"), "ab"),
        (p("I", more='<w:framePr w:dropCap="drop" w:lines="3"/>') + p("t was dark."), "It was dark."),
        (p("Contents", "toc1") + p("a"), "a"),
    ],
)
def test_paragraphs(body: str, wanted: str) -> None:
    assert chapters(body) == [("file", f"{wanted}\n")]


def numbered(depth: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>'


@pytest.mark.parametrize(
    ("depth", "text", "titles"),
    [
        (0, "", ["Chapter 1", "Chapter 2"]),
        (0, "Storm", ["Chapter 1: Storm", "Chapter 2: Storm"]),
        (1, "Storm", ["Storm", "Storm"]),
        (2, "", ["IV.", "V."]),
        (3, "", ["Book Twenty-one:", "Book Twenty-two:"]),
        (7, "", ["file"]),
    ],
)
def test_numbers_that_word_writes_itself(depth: int, text: str, titles: list[str]) -> None:
    body = (
        p(text, "berschrift1", numbered(depth)) + p("a") + p("", more=numbered(0)) + p(text, "mine", numbered(depth)) + p("b")
    )
    assert [title for title, _ in chapters(body)] == titles


def test_a_title_page_and_properties() -> None:
    page = p("The Well", "t") + p("a tale", "s") + p("One", "berschrift1") + p("a")
    found = read_docx(word(page, properties="<dc:title/><dc:creator>A. Writer</dc:creator>"), "file")
    (chapter,) = found.chapters
    assert (found.title, found.author, chapter.title, chapter.notes) == ("The Well", "A. Writer", "One", "The Well\n\na tale")
    found = read_docx(word(p("a"), properties="<dc:title>Up</dc:title><dc:creator>Windows User</dc:creator>"), "file")
    assert (found.title, found.author, found.chapters[0].title) == ("Up", "", "Up")


def test_lines_above_the_first_chapter_are_notes() -> None:
    front = p("A. Writer") + p("1 High Street") + p("THE WELL", more=CENTRED) + p("")
    (chapter,) = read_docx(word(front + p(PAGE + r("Chapter One")) + p("a.")), "file").chapters
    assert (chapter.title, chapter.body, chapter.notes) == ("Chapter One", "a.\n", "A. Writer\n\n1 High Street\n\nTHE WELL")
    assert [title for title, _ in chapters(p("It began.") + p("One", "berschrift1") + p("a"))] == ["file", "One"]


def test_a_name_below_a_number_goes_with_it() -> None:
    found = chapters(p("Chapter One", more=CENTRED) + p("") + p("The Storm", more=CENTRED) + p("It came.", more=CENTRED))
    assert found == [("Chapter One: The Storm", "It came.\n")]


def test_footnotes_go_to_the_notes_of_their_chapter() -> None:
    notes = f'<w:footnote w:id="0" w:type="separator">{p("x")}</w:footnote>'
    notes += f'<w:footnote w:id="2">{p("Not so.")}{p("Or so.")}</w:footnote>'
    body = p("One", "berschrift1") + p(r("It was he who fell down") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r("."))
    found = read_docx(word(body, notes=notes), "file")
    assert found.chapters[0].body == "It was he who fell down.\n"
    assert found.chapters[0].notes_after == "Note 1, after “was he who fell down”: Not so. Or so."
    assert found.left == (("footnotes", 1),)


def test_blank_lines_that_become_scene_breaks_are_told() -> None:
    assert read_docx(word("".join(map(p, "abcd")) + p("") + p("e")), "").left == (("blank lines", 1),)


def test_what_stays_behind_is_told() -> None:
    body = p(
        r("a ")
        + r("b c", "<w:vanish/>")
        + "<w:del><w:r><w:delText>d</w:delText></w:r></w:del><w:r><w:commentReference w:id='1'/></w:r>"
        + f'<w:hyperlink r:id="x">{r("e")}</w:hyperlink><w:r><w:drawing><pic:pic/></w:drawing></w:r>'
    )
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    toc = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{p('One 1')}</w:sdtContent></w:sdt>"
    found = read_docx(word(toc + body + "<w:tbl/>"), "file")
    assert dict(found.left) == {
        **dict.fromkeys(("contents", "deletions", "comments", "links", "pictures", "tables"), 1),
        "hidden words": 2,
    }
    assert found.chapters[0].body == "a e\n"


BOMB = b"<w:document xmlns:w='x'>" + b" " * (20 * 2**20) + b"</w:document>"
ENTITIES = b'<!DOCTYPE d [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'
OUTSIDE = b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>'


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "no Word document"),
        (b"PK\x03\x04 not really", "no Word document"),
        (packed({"a": b""}), "is missing"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 W o r d", "old kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (word("", extra={"word/document.xml": BOMB}), "more than any book"),
        (word("", extra={"word/document.xml": ENTITIES}), "document type"),
        (word("", extra={"word/document.xml": OUTSIDE}), "document type"),
        (word("", extra={"word/styles.xml": b'<!DOCTYPE d SYSTEM "http://example.org/x.dtd"><d/>'}), "document type"),
        (word("", extra={"word/document.xml": b"<a><b></a>"}), "damaged"),
        (word("", extra={"word/document.xml": b"\xff\xfe\x00"}), "damaged"),
        (word("", extra={"word/document.xml": b"<a>" * 5000}), "deeper"),
        (word(p("a"))[:-200] + b"x" * 200, "damaged"),
    ],
)
def test_what_is_no_document_or_a_hostile_one_is_one_line(data: bytes, told: str) -> None:
    with pytest.raises(DataError, match=told) as caught:
        read_docx(data, "file")
    assert "\n" not in str(caught.value)


def test_a_path_that_climbs_leads_nowhere() -> None:
    climbing = b'<Relationships><Relationship Type="x/officeDocument" Target="../../etc/passwd"/></Relationships>'
    with pytest.raises(DataError, match="missing"):
        read_docx(word(p("a"), extra={"_rels/.rels": climbing}), "file")


def test_the_sample_comes_back_as_it_was() -> None:
    book = book_of(load(sample_project()))
    found = read_docx(docx(book), "file")
    assert (found.title, found.author) == (book.title, book.author)
    assert [chapter.title for chapter in found.chapters] == [chapter.title for chapter in book.chapters]
    for wanted, chapter in zip(book.chapters, found.chapters, strict=True):
        assert chapter_blocks(BookChapter("", (chapter.body,))) == chapter_blocks(wanted)


def test_letters_and_poems_come_back_as_they_were() -> None:
    body = "She read:\n\n> Dear *Ana*,\n>\n> Yours, **Bo**\n\nRed,\\\nblue.\n\n* * *\n\n\\# 5\n"
    book = Book("b", "B", "", "en", (BookChapter("One", (body,)),))
    assert read_docx(docx(book), "").chapters[0].body == body


WORDS = st.lists(
    st.sampled_from(["alpha", "beta ", " gamma", "*", "_", "delta-x", "#", "&gt;", "Chapter One", "é", "\t"]), max_size=4
)
MARKS = st.sampled_from(["", "<w:i/>", "<w:b/>", '<w:i w:val="0"/>', '<w:u w:val="single"/>', '<w:rStyle w:val="em"/>'])
RUNS = st.builds(lambda words, marks: r("".join(words), marks), WORDS, MARKS)
AROUND = st.sampled_from(
    ["{}", "<w:ins>{}</w:ins>", "<w:hyperlink r:id='a'>{}</w:hyperlink>", "{}<w:r><w:br/></w:r>", f"{PAGE}{{}}"]
)
PARAGRAPHS = st.builds(
    lambda runs, around, style, more: p(
        "".join(f.format(run) for run, f in zip(runs, around, strict=False)) or "<w:r/>", style, more
    ),
    st.lists(RUNS, max_size=4),
    st.lists(AROUND, min_size=4, max_size=4),
    st.sampled_from(["", "berschrift1", "deep", "t", "s", "q", "thought", "loop"]),
    st.sampled_from(["", CENTRED, "<w:pageBreakBefore/>", "<w:rPr><w:del/></w:rPr>", "<w:sectPr/>"]),
)


@given(st.lists(PARAGRAPHS, max_size=8))
def test_no_word_is_ever_lost(paragraphs: list[str]) -> None:
    found = read_docx(word("".join(paragraphs)), "")
    texts = [text for each in found.chapters for text in (each.title if each.titled else "", each.notes, each.body)]
    letters = re.compile(r"[^\W_]")
    wanted = "".join(re.findall(r"<w:t [^>]*>([^<]*)", "".join(paragraphs))).replace("&gt;", "")
    assert sorted(letters.findall(" ".join(texts))) == sorted(letters.findall(wanted))
