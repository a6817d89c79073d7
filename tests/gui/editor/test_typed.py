"""Quotation marks that curl, and emphasis put on and taken off."""

from __future__ import annotations

import pytest

from writer_app.gui.editor.typed import curly, toggled


@pytest.mark.parametrize(
    ("before", "sign", "typed"),
    [
        ("", '"', "\u201c"),
        ("She said, ", '"', "\u201c"),
        ("\u201cGo", '"', "\u201d"),
        ("\u201cI\u2014", '"', "\u201d"),
        ("He came\u2014", '"', "\u201c"),
        ("\u201cNo, *never*", '"', "\u201d"),
        ("*", '"', "\u201c"),
        ("\u201cWell, ", "'", "\u2018"),
        ("don", "'", "\u2019"),
        ("\u201c", "'", "\u2018"),
        ("(", '"', "\u201c"),
        ("\U0001f600", '"', "\u201d"),
        ("a", "x", "x"),
    ],
)
def test_quotation_marks_curl_the_right_way(before: str, sign: str, typed: str) -> None:
    assert curly(sign, before) == typed


@pytest.mark.parametrize(
    ("text", "place", "sign", "after", "chosen"),
    [
        ("a word here", (2, 6), "*", "a *word* here", "word"),
        ("a *word* here", (3, 7), "*", "a word here", "word"),
        ("a *word* here", (2, 8), "*", "a word here", "word"),
        ("a word here", (4, 4), "*", "a *word* here", "word"),
        ("a *word* here", (3, 7), "**", "a ***word*** here", "word"),
        ("a ***word*** here", (5, 9), "*", "a **word** here", "word"),
        ("a ***word*** here", (5, 9), "**", "a *word* here", "word"),
        ("a word  here", (1, 7), "**", "a **word**  here", "word"),
        ("a  b", (2, 2), "*", "a ** b", ""),
        ("don\u2019t go", (1, 1), "*", "*don\u2019t* go", "don\u2019t"),
        ("\U0001f600 so", (2, 4), "*", "\U0001f600 *so*", "so"),
    ],
)
def test_emphasis_goes_on_and_off(text: str, place: tuple[int, int], sign: str, after: str, chosen: str) -> None:
    edit, first, last = toggled(text, *place, sign)
    changed = text[: edit.start] + edit.inserted + text[edit.start + edit.removed :]
    assert changed == after
    assert changed[first:last] == chosen
