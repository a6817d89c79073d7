"""The manuscript as exporters see it."""

from __future__ import annotations

import pytest

from writer_app.exchange.manuscript import runs


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He _did_ see.", [("He ", False), ("did", True), (" see.", False)]),
        ("a_b_c stays", [("a_b_c stays", False)]),
        ("_open and never closed", [("_open and never closed", False)]),
        ("snake_case and _word_.", [("snake_case and ", False), ("word", True), (".", False)]),
    ],
)
def test_underscores_set_emphasis_around_words_only(text: str, wanted: list[tuple[str, bool]]) -> None:
    joined: list[tuple[str, bool]] = []
    for run in runs(text):
        if joined and joined[-1][1] == run.italic:
            joined[-1] = (joined[-1][0] + run.text, run.italic)
        else:
            joined.append((run.text, run.italic))
    assert joined == wanted
