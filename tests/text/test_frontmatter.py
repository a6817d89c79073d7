"""A file comes apart and together again to the letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.text.frontmatter import split
from writer_app.text.lines import LineIndex

PIECES = st.lists(st.sampled_from(["---", "\n", "\r\n", "\r", "id: a", "\ufeff", " ", "Prose.", "\t"]), max_size=14).map(
    "".join
)


@given(PIECES | st.text())
def test_nothing_is_lost(text: str) -> None:
    assert split(text).whole() == text


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_line_ends_and_mark_are_kept(newline: str, bom: str) -> None:
    text = bom + newline.join(["---", "id: a", "---", "One.", "", "Two.", ""])
    document = split(text)
    assert document.body == "One.\n\nTwo.\n"
    assert document.body_line == 4
    assert document.newline == newline
    assert document.with_body("One.\n\nThree.\n").whole() == text.replace("Two", "Three")


@pytest.mark.parametrize("text", ["", "No front matter.", "---\nnever closed", " ---\nid: a\n---\n", "--- a\nid: a\n---\n"])
def test_prose_is_no_front_matter(text: str) -> None:
    assert split(text).head == ""
    assert split(text).body == text


@given(st.text(alphabet="ab\n"))
def test_lines_and_columns_count_from_one(text: str) -> None:
    index = LineIndex(text)
    for offset in range(len(text) + 1):
        before = text[:offset]
        assert index.position(offset) == (before.count("\n") + 1, offset - before.rfind("\n"))
