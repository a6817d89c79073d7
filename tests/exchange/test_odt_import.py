"""An OpenDocument text comes in as a Word document does."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.worddocs import packed
from writer_app.domain.errors import DataError
from writer_app.exchange.importers.odt import read_odt

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = " ".join(
    f'xmlns:{prefix}="{_OASIS}:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
        ("meta", "meta"),
    )
)
NAMES += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
MADE = """
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T3" style:family="text"><style:text-properties fo:font-style="normal"/></style:style>
<style:style style:name="T4" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="T5" style:family="text" style:parent-style-name="Internet_20_link"/>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="P2" style:family="paragraph"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="P3" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>
<style:style style:name="P4" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/></style:style>
"""
NAMED = """
<style:style style:name="Heading" style:family="paragraph"/>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Heading"/>
<style:style style:name="Subtitle" style:family="paragraph" style:parent-style-name="Heading"/>
<style:style style:name="Mine" style:family="paragraph" style:default-outline-level="1"/>
<style:style style:name="Quotations" style:family="paragraph"/>
<style:style style:name="Horizontal_20_Line" style:display-name="Horizontal Line" style:family="paragraph">
<style:paragraph-properties fo:border-bottom="0.1pt solid #000"/></style:style>
<style:style style:name="Internet_20_link" style:display-name="Internet link" style:family="text">
<style:text-properties style:text-underline-style="solid"/></style:style>
"""


def odt(body: str, *, meta: str = "", extra: dict[str, bytes] | None = None) -> bytes:
    parts = {
        "content.xml": f"<office:document-content {NAMES}><office:automatic-styles>{MADE}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {NAMES}>{NAMED}</office:document-styles>",
        "meta.xml": f"<office:document-meta {NAMES}>{meta}</office:document-meta>",
    }
    return packed({**{name: text.encode() for name, text in parts.items()}, **(extra or {})})


def p(inside: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def h(inside: str, level: int = 1) -> str:
    return f'<text:h text:outline-level="{level}">{inside}</text:h>'


def span(inside: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{inside}</text:span>'


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (h("One") + p("a") + h("x", 2) + p("b") + h("Two") + p("c"), [("One", "a\n\n### x\n\nb\n"), ("Two", "c\n")]),
        (p("One", "Mine") + p("a"), [("One", "a\n")]),
        (p("a.") + p("b", "P3"), [("file", "a.\n"), ("Chapter 2", "b\n")]),
        (p("Chapter One", "P4") + p("a"), [("Chapter One", "a\n")]),
        (
            p(f"She {span('nev', 'T1')}{span('er', 'T1')} {span(span('did', 'T1'), 'T2')}."),
            [("file", "She *never* ***did***.\n")],
        ),
        (p(f"all {span('but', 'T3')} this", "P2"), [("file", "*all* but *this*\n")]),
        (p("a\n   b<text:s text:c='3'/>c<text:tab/>d<text:line-break/>e"), [("file", "a b c d\\\ne\n")]),
        (p(f'<text:a xlink:href="http://x">{span("here", "T5")}</text:a>'), [("file", "here\n")]),
        (p("a") + p("", "Horizontal_20_Line") + p("b"), [("file", "a\n\n* * *\n\nb\n")]),
        (p("a", "Quotations") + p("b"), [("file", "> a\n\nb\n")]),
        (
            p("<draw:frame><svg:title>x</svg:title><draw:text-box>" + p("box") + "</draw:text-box></draw:frame>a"),
            [("file", "box\n\na\n")],
        ),
        ("<text:list><text:list-item>" + p("a") + "</text:list-item></text:list>" + p("b"), [("file", "a\n\nb\n")]),
    ],
)
def test_what_stands_where(body: str, wanted: list[tuple[str, str]]) -> None:
    assert [(chapter.title, chapter.body) for chapter in read_odt(odt(body), "file").chapters] == wanted


def test_what_stays_behind_is_told_and_footnotes_are_kept() -> None:
    note = f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('Not so.')}</text:note-body></text:note>"
    body = (
        f"<text:tracked-changes><text:changed-region><text:deletion>{p('gone')}</text:deletion></text:changed-region></text:tracked-changes>"
        f"<text:table-of-content><text:index-body>{p('One 1')}</text:index-body></text:table-of-content>"
        + p("The Well", "P1")
        + p("me", "Subtitle")
        + h("One")
        + p(f"It was{note} dark <office:annotation>{p('fix')}</office:annotation>{span('in all', 'T4')}here.")
    )
    found = read_odt(
        odt(body, meta="<meta:initial-creator>A. Writer</meta:initial-creator><dc:creator>An Editor</dc:creator>"), "file"
    )
    (chapter,) = found.chapters
    assert (found.title, found.author, chapter.notes) == ("The Well", "A. Writer", "The Well\n\nme")
    assert (chapter.body, chapter.notes_after) == ("It was dark here.\n", "Note 1, after “It was”: Not so.")
    assert dict(found.left) == {"contents": 1, "deletions": 1, "comments": 1, "hidden words": 2, "footnotes": 1}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"no", "no OpenDocument text"),
        (packed({"a": b""}), "missing"),
        (odt("", extra={"META-INF/manifest.xml": b"<manifest><manifest:encryption-data/></manifest>"}), "password"),
        (odt("", extra={"content.xml": b'<!DOCTYPE d SYSTEM "file:///etc/passwd"><d/>'}), "document type"),
        (odt("", extra={"content.xml": b"<d>" + b" " * (20 * 2**20) + b"</d>"}), "more than any book"),
        (odt("<text:p>"), "damaged"),
    ],
)
def test_what_cannot_be_read_is_one_line(data: bytes, told: str) -> None:
    with pytest.raises(DataError, match=told) as caught:
        read_odt(data, "file")
    assert "\n" not in str(caught.value)


INSIDE = st.recursive(
    st.sampled_from(["alpha", " beta", "gamma ", "*", "_x_", "#", "<text:line-break/>", "<text:tab/>", "\n", "Chapter One"]),
    lambda inner: st.builds(
        lambda parts, style: span("".join(parts), style),
        st.lists(inner, max_size=3),
        st.sampled_from(["T1", "T2", "T3", "T5"]),
    ),
    max_leaves=6,
)
PARAGRAPHS = st.builds(p, INSIDE, st.sampled_from(["", "P1", "P2", "P3", "P4", "Subtitle", "Quotations"])) | st.builds(
    h, INSIDE, st.integers(0, 9)
)


@given(st.lists(PARAGRAPHS, max_size=8))
def test_no_word_is_ever_lost(paragraphs: list[str]) -> None:
    found = read_odt(odt("".join(paragraphs)), "")
    texts = [text for each in found.chapters for text in (each.title if each.titled else "", each.notes, each.body)]
    wanted = re.sub(r"<[^>]*>", "", "".join(paragraphs))
    assert sorted(re.findall(r"[^\W_]", " ".join(texts))) == sorted(re.findall(r"[^\W_]", wanted))
