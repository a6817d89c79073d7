"""Pages come in whole: chapters by headings, prose as Markdown, and what an archive says about it as notes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.exchange.importers.chapters import ImportedChapter, split_scenes
from writer_app.exchange.importers.html import read_html
from writer_app.exchange.manuscript import Run, runs

DOWNLOAD = """<!DOCTYPE html><html><head><title>The Rope - Mara</title><style>p { color: red }</style></head><body>
<div id="preface"><h2 class="toc-heading">Preface</h2><p class="message"><b>The Rope</b><br/>Posted on the
<a href="http://example.org">Archive</a>.</p><div class="meta"><dl class="tags"><dt>Rating:</dt><dd>General</dd></dl>
<h1>The Rope</h1><div class="byline">by <a rel="author">Mara</a></div><p>Summary</p>
<blockquote class="userstuff"><p>A well.</p></blockquote></div></div>
<div id="chapters" class="userstuff">
<div class="meta group"><h2 class="heading">Chapter 1: Down</h2><p>Chapter Notes</p>
<blockquote class="userstuff"><p>Be kind.</p></blockquote></div>
<!--chapter content--><div class="userstuff"><p>She <em>let</em> go.</p><p>It fell.<br/>Far.</p><hr/><p>&nbsp;</p>
<p>&ldquo;Up,&rdquo; she said &amp; fell.</p></div><!--/chapter content-->
<div id="endnotes1" class="meta"><p>Chapter End Notes</p><blockquote class="userstuff"><p>Thanks.</p></blockquote></div>
<div class="meta group"><h2 class="heading">Chapter 2</h2></div><div class="userstuff"><p>Light.</p></div></div>
<div id="afterword"><h2 class="toc-heading">Afterword</h2><p class="message">Please comment!</p></div></body></html>"""
SITE = """<html><body><header><h1>Archive</h1><nav><ul><li>Log in</ul></nav></header><div id="main"><h4>Tags</h4>
<div id="workskin"><div class="preface group"><h2 class="title heading">The Rope</h2><h3 class="byline heading">Mara</h3>
<div class="summary module"><h3 class="heading">Summary:</h3><blockquote class="userstuff"><p>A well.</p></blockquote></div>
</div><div id="chapters" role="article"><div class="chapter" id="chapter-1">
<div class="chapter preface group"><h3 class="title"><a href="/1">Chapter 1</a>: Down</h3></div>
<div class="userstuff module" role="article"><h3 class="landmark heading" id="work">Chapter Text</h3><p>She fell.</p></div>
</div><div class="chapter"><div class="chapter preface group"><h3 class="title">Chapter 2</h3></div>
<div class="userstuff module"><p>Light.</p></div></div></div></div></div><footer>About</footer></body></html>"""


def test_titles_of_books_and_parts_stand_in_their_order_above_the_first_chapter() -> None:
    book = "<h1>Book</h1><div class=meta><p>by me</div><h2>Part</h2><h3>Chapter 1</h3><h3>Down</h3><p>a<h3>Chapter 2</h3><p>b"
    one, two = read_html(book, "file")
    assert (one.title, one.notes, two.title) == ("Chapter 1: Down", "Book\n\nby me\n\nPart", "Chapter 2")


def test_an_archive_download() -> None:
    one, two = read_html(DOWNLOAD, "file")
    assert (one.title, one.titled, two.title, two.body) == ("Chapter 1: Down", True, "Chapter 2", "Light.\n")
    assert one.body == "She *let* go.\n\nIt fell.\\\nFar.\n\n* * *\n\n“Up,” she said & fell.\n"
    assert one.notes.startswith("Preface\n\nThe Rope Posted on the Archive.\n\nRating:\n\nGeneral\n\nThe Rope\n\nby Mara")
    assert one.notes.endswith("Chapter Notes\n\nBe kind.")
    assert (one.notes_after, two.notes_after) == ("Chapter End Notes\n\nThanks.", "Afterword\n\nPlease comment!")
    assert "color" not in one.notes


def test_a_page_saved_from_an_archive_is_the_work_alone() -> None:
    one, two = read_html(SITE, "file")
    assert (one.title, one.body) == ("Chapter 1: Down", "She fell.\n")
    assert one.notes == "The Rope\n\nMara\n\nSummary:\n\nA well."
    assert two == ImportedChapter("Chapter 2", "Light.\n")


@pytest.mark.parametrize(
    ("page", "chapters"),
    [
        ("", [("file", "")]),
        ("<p>One<p>Two", [("file", "One\n\nTwo\n")]),
        ("Loose text", [("file", "Loose text\n")]),
        ("One<br><br>Two<br>three", [("file", "One\n\nTwo\\\nthree\n")]),
        ("<h1>T</h1><p>a", [("T", "a\n")]),
        ("<h1>Book</h1><h2>A</h2><p>a<h2>B</h2><p>b<h3>c</h3>", [("A", "a\n"), ("B", "b\n\n### c\n")]),
        ("<p>Motto<h2>A</h2><p>a", [("file", "Motto\n"), ("A", "a\n")]),
        ("<p>a<p>* * *<p>b<p>#<p>c<p>~*~*~</p>", [("file", "a\n\n* * *\n\nb\n\n* * *\n\nc\n")]),
        ("<p>2 * 3 * 4 \\* #1<p># five", [("file", "2 \\* 3 \\* 4 \\\\\\* #1\n\n\\# five\n")]),
        ("<p>a &lt;!-- b --&gt; c", [("file", "a <! -- b --> c\n")]),
        ("<p><b>W</b>ord <i>so <b>very</b></i><em> far </em>", [("file", "**W**ord *so* ***very*** *far*\n")]),
        (
            "<style>p.c, .c1 {font-style : italic; color:red} /* .c2{font-style:italic} */ </style>"
            '<p class="c">a <span class="c1">b</span> <span class="c2">c</span> <b class="c1" style="font-style:normal">d</b>',
            [("file", "a *b* c **d**\n")],
        ),
        ("<script>var x</script><p>a<style>b</style><!-- c -->d", [("file", "ad\n")]),
        ("<pre>a\n  b</pre>", [("file", "a\\\nb\n")]),
        ("<table><tr><td>a<td>b</table></p></div>", [("file", "a\n\nb\n")]),
        ("<p hidden>a</p>caf&eacute;&#8212;&#x1F600;&nope;", [("file", "a\n\ncafé—\U0001f600&nope;\n")]),
    ],
)
def test_pages(page: str, chapters: list[tuple[str, str]]) -> None:
    assert [(chapter.title, chapter.body) for chapter in read_html(page, "file")] == chapters


TAGS = st.sampled_from("p em strong i b div br hr h1 h2 h3 ul li span a blockquote td pre".split())  # noqa: SIM905
WORDS = st.sampled_from(["one", "two ", " three", "*", "\\", "#", "<!--", "_x_", "&amp;", "***", "\n", "  "])


@st.composite
def pages(draw: st.DrawFn) -> str:
    parts = st.one_of(WORDS, WORDS, TAGS.map("<{}>".format), TAGS.map("</{}>".format), st.just('<div class="meta">'))
    return "".join(draw(st.lists(parts, max_size=30))).replace("<!--", "&lt;!--")


@given(pages())
def test_no_word_is_ever_lost(page: str) -> None:
    chapters = read_html(page, "")
    told = [text for chapter in chapters for text in (chapter.title, chapter.notes, chapter.body, chapter.notes_after)]
    wanted = re.findall(r"one|two|three|x|amp", re.sub(r"<[^>]*>", "", page).replace("&amp;", ""))
    assert sorted(re.findall(r"one|two|three|x", " ".join(told))) == sorted(wanted)


@given(st.text())
def test_any_text_is_a_page(text: str) -> None:
    assert read_html(text, "file")


@given(st.lists(st.tuples(WORDS.filter(str.strip), st.booleans(), st.booleans()), min_size=1, max_size=5))
def test_emphasis_reads_back(parts: list[tuple[str, bool, bool]]) -> None:
    tags = {(False, False): "{}", (True, False): "<em>{}</em>", (False, True): "<b>{}</b>", (True, True): "<em><b>{}</b></em>"}
    markup = [tags[italic, bold].format(text.replace("<", "&lt;")) for text, italic, bold in parts]
    (chapter,) = read_html("<p>x " + " ".join(markup), "file")
    letters = [(char, run.italic, run.bold) for run in runs(chapter.body) for char in run.text if char.isalpha()]
    wanted = [Run("x "), *(Run(text.replace("&amp;", ""), italic, bold) for text, italic, bold in parts)]
    assert letters == [(char, run.italic, run.bold) for run in wanted for char in run.text if char.isalpha()]


@pytest.mark.parametrize(
    ("body", "scenes"),
    [
        ("", [""]),
        ("a\n", ["a\n"]),
        ("a\n\n\n\nb\n", ["a\n\n\n\nb\n"]),
        ("a\n\n* * *\n\nb\n---\nc\n", ["a\n", "b\n", "c\n"]),
        ("* * *\na\n\n#\n", ["a\n"]),
    ],
)
def test_scene_breaks_part_scenes(body: str, scenes: list[str]) -> None:
    assert list(split_scenes(body)) == scenes


@pytest.mark.parametrize(
    "opening",
    ["<!-- ", "<style>", "<style", "<style>/*{", "<a b='", '<p title="', "<![CDATA[", "<em>", "<div><p>", "</i>", "&#"],
)
def test_what_never_ends_is_read_in_linear_time(opening: str) -> None:
    (chapter,) = read_html("<p>First.</p>" + opening * 20_000, "file")
    assert chapter.body.startswith("First.\n")
