"""Emphasis is found as Markdown has it, and plain signs stay plain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.gui.editor.inline import Look, stretches


def looks(text: str, look: Look) -> list[str]:
    return [text[item.start : item.end] for item in stretches(text) if item.look is look]


@pytest.mark.parametrize(
    ("text", "emphasis", "strong"),
    [
        ("She *knew* it.", ["knew"], []),
        ("She _knew_ it.", ["knew"], []),
        ("It was **over** now.", [], ["over"]),
        ("***Both*** at once", ["**Both**"], ["Both"]),
        ("**one *and* two**", ["and"], ["one *and* two"]),
        ("*one **and** two*", ["one **and** two"], ["and"]),
        ("*he said*, *twice*", ["he said", "twice"], []),
        ("2 * 3 * 4", [], []),
        ("snake_case_name and _ that", [], []),
        (r"\*not this\* and *this*", ["this"], []),
        ("an *open end", [], []),
        ("<!-- *no* --> *yes*", ["yes"], []),
        ("", [], []),
    ],
)
def test_emphasis(text: str, emphasis: list[str], strong: list[str]) -> None:
    assert looks(text, Look.EMPHASIS) == emphasis
    assert looks(text, Look.STRONG) == strong


def test_marks_comments_and_links() -> None:
    text = "a *b* [[Mara]] <!-- c -->"
    assert looks(text, Look.MARK) == ["*", "*", "[[", "]]"]
    assert looks(text, Look.COMMENT) == ["<!-- c -->"]


@given(st.text(alphabet="ab *_[]<>!-\\\U0001f600", max_size=60))
def test_any_text_has_some_and_marks_are_signs(text: str) -> None:
    for item in stretches(text):
        assert 0 <= item.start <= item.end <= len(text)
        if item.look is Look.MARK:
            assert set(text[item.start : item.end]) <= set("*_[]")


def test_a_line_of_signs_is_read_in_no_time() -> None:
    stretches("*a _b " * 20_000 + "* _" * 20_000)
