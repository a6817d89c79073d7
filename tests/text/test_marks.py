"""Marks in the text are no prose, end no paragraph and are printed nowhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.text.counting import count_words
from writer_app.text.markdown import blocks
from writer_app.text.marks import marks, masked, without_marks


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("He ran. <!-- meant: he lies -->", ["he lies"]),
        ("<!--meant:he\n lies-->", ["he lies"]),
        ("<!-- Meant -->", [""]),
        ("<!-- meant: one --> a <!-- meant: two -->", ["one", "two"]),
        ("<!-- meanting -->", []),
        ("<!-- here: the cell -->", []),
        ("<!-- meant: never closed", []),
    ],
)
def test_what_is_a_mark(body: str, why: list[str]) -> None:
    assert [mark.why for mark in marks(body)] == why


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        ("Red. <!-- meant: x --> Blue.", "Red. Blue."),
        ("Red.<!-- meant: x -->\nBlue.", "Red.\nBlue."),
        ("<!-- meant: x --> Blue.", "Blue."),
        ("Red. <!-- meant: x -->Blue.", "Red. Blue."),
        ("“Red<!-- meant: x -->”", "“Red”"),
        ("Red.\n\n<!-- meant: x -->\n\nBlue.", "Red.\n\n\n\nBlue."),
        ("Red. <!-- here: cell --> Blue.", "Red. <!-- here: cell --> Blue."),
    ],
)
def test_how_it_is_printed(body: str, printed: str) -> None:
    assert without_marks(body) == printed


PIECES = st.sampled_from(["Red. ", "blue", "\n", "\n\n", "<!-- meant: no word -->", "<!-- x -->"])


@given(st.lists(PIECES, max_size=12).map("".join))
def test_no_word_comes_or_goes(body: str) -> None:
    assert len(masked(body)) == len(body)
    assert count_words(body) == count_words(without_marks(body))


def test_a_paragraph_goes_on_behind_it() -> None:
    assert len(blocks(masked("Red. <!-- meant: x --> Blue."))) == 1
