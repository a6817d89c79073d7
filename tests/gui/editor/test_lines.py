"""What a line is follows from it and the line before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.gui.editor.lines import START, Line, LineKind, line_of, read_line


def read(text: str) -> list[Line]:
    found, before = [], START
    for line in text.split("\n"):
        before = read_line(line, before, closes=True)
        found.append(before)
    return found


def test_kinds() -> None:
    kinds = [line.kind.name for line in read("# A\n\nText.\n\n* * *\n\n<!-- note -->\n<!-- open\nstill -->\nText.")]
    assert kinds == ["HEADING", "BLANK", "PARAGRAPH", "BLANK", "BREAK", "BLANK", *["COMMENT"] * 3, "PARAGRAPH"]


@pytest.mark.parametrize(
    ("text", "indented"),
    [
        ("One.\n\nTwo.\n\nThree.", ["Two.", "Three."]),
        ("# A\n\nOne.\n\nTwo.", ["Two."]),
        ("One.\nstill one.\n\nTwo.", ["Two."]),
        ("One.\n\n***\n\nTwo.\n\nThree.", ["Three."]),
        ("One.\n\n<!-- a -->\n\nTwo.", ["Two."]),
        ("# A\n\n<!-- a -->\n\nOne.", []),
        ("One.\n\nTwo <!-- with a note --> more.", ["Two <!-- with a note --> more."]),
    ],
)
def test_what_is_set_in(text: str, indented: list[str]) -> None:
    assert [line for line, read_ in zip(text.split("\n"), read(text), strict=True) if read_.indented] == indented


def test_a_comment_that_nothing_closes_is_prose() -> None:
    line = read_line("<!-- never closed", START, closes=False)
    assert (line.kind, line.open) == (LineKind.PARAGRAPH, False)


@given(st.sampled_from(LineKind), st.booleans(), st.booleans(), st.booleans())
def test_a_line_survives_as_a_number(kind: LineKind, indented: bool, flush: bool, is_open: bool) -> None:
    line = Line(kind, indented, flush, is_open)
    assert line_of(line.state()) == line
