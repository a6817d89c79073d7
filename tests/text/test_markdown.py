"""Blocks, gaps and words of a manuscript."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.text.counting import count_words
from writer_app.text.gaps import gaps
from writer_app.text.markdown import BlockKind, blocks

SOUP = st.lists(
    st.sampled_from(["\n", "\n\n", "* * *", "#", "# One", "Prose here.", "<!--", "-->", " ", "---"]), max_size=14
).map("".join)


def kinds(body: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(body)) for block in blocks(body)]


@given(SOUP | st.text())
def test_blocks_and_white_space_make_up_the_whole(body: str) -> None:
    end = 0
    for block in blocks(body):
        assert body[end : block.span.start].strip() == ""
        assert block.span.of(body).strip() or block.kind is BlockKind.COMMENT
        end = block.span.end
    assert body[end:].strip() == ""


@pytest.mark.parametrize("mark", ["***", "* * *", "---", "#", "___", "  *****"])
def test_scene_breaks(mark: str) -> None:
    assert kinds(f"One.\n\n{mark}\n\nTwo.") == [("paragraph", "One."), ("scene break", mark.strip()), ("paragraph", "Two.")]


def test_headings_and_comments_are_no_paragraphs() -> None:
    body = "# One\nShe ran.\n<!-- here: the-hall -->\n*Then* she\nstopped."
    assert kinds(body) == [
        ("heading", "# One"),
        ("paragraph", "She ran."),
        ("comment", "<!-- here: the-hall -->"),
        ("paragraph", "*Then* she\nstopped."),
    ]


@pytest.mark.parametrize("body", ["#hashtag", "*** not a break", "- a list", "<!-- never closed", "**"])
def test_look_alikes_are_prose(body: str) -> None:
    assert kinds(body) == [("paragraph", body)]


def test_a_blank_run_longer_than_usual_is_a_gap() -> None:
    body = "\n\n\nOne.\n\nTwo.\n\n\nThree.\n\nFour.\n\n\n\n"
    (gap,) = gaps(body)
    assert gap.blank_lines == 2
    assert body[: gap.span.start].endswith("Two.")
    assert body[gap.span.end :].startswith("Three.")


@pytest.mark.parametrize("body", ["", "One.", "One.\nTwo.\nThree.", "One.\n\n\nTwo.\n\n\nThree.", "\n\n\n"])
def test_a_usual_blank_run_is_none(body: str) -> None:
    assert gaps(body) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Don\u2019t stop, well-known 3.5.", 4),
        ("*Oh* <!-- not this --> no", 2),
        ("* * *", 0),
        ("# Chapter One", 2),
        ("wait\u2014what", 2),
    ],
)
def test_words_are_counted_as_a_writer_counts(text: str, words: int) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize("line", [" " * 2_000_000, "* " * 1_000_000 + "x", "<!--" * 500_000, "# " + " " * 2_000_000])
def test_a_line_of_megabytes_is_read_in_linear_time(line: str) -> None:
    assert len(blocks(f"One.\n{line}\nTwo.")) >= 1
