"""Which sentence is being typed."""

from __future__ import annotations

import pytest

from writer_app.gui.editor.sentences import sentence_around

TEXT = "# Head\n\nShe ran. \u201cStop!\u201d he said\u2026 Nobody did\n\nNext one."


@pytest.mark.parametrize(
    ("at", "sentence"),
    [
        ("She", "She ran. "),
        ("ran", "She ran. "),
        ("\u201cStop", "\u201cStop!\u201d "),
        ("said", "he said\u2026 "),
        ("did", "Nobody did"),
        ("Next", "Next one."),
        ("Head", "# Head"),
    ],
)
def test_a_sentence_ends_with_its_stop_and_the_space_after(at: str, sentence: str) -> None:
    assert sentence_around(TEXT, TEXT.index(at)).of(TEXT) == sentence


def test_the_end_of_the_text_is_in_its_last_sentence() -> None:
    assert sentence_around(TEXT, len(TEXT)).of(TEXT) == "Next one."
    assert len(sentence_around("", 0)) == 0


def test_after_a_stop_and_a_space_a_new_one_begins() -> None:
    assert sentence_around("She ran. ", 9).start == 9
    assert sentence_around("She ran.", 8).start == 0


def test_a_paragraph_without_an_end_is_looked_at_in_part() -> None:
    text = "word " * 20_000
    assert len(sentence_around(text, 50_000)) <= 4_000
