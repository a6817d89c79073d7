"""Words, clitics, numbers and marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.domain.spans import Span
from writer_app.language.sentence import TokenKind
from writer_app.language.units.tokens import lowered, tokens_around, tokens_between


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Eri's coat", ["Eri", "'s", "coat"]),
        ("he\u2019ll, she'd", ["he", "\u2019ll", ",", "she", "'d"]),
        ("didn't o'clock", ["didn't", "o'clock"]),
        ("blue-eyed--no", ["blue-eyed", "--", "no"]),
        ("wait... 3.50 on the 2nd", ["wait", "...", "3.50", "on", "the", "2nd"]),
        ("the dogs' yard", ["the", "dogs", "'", "yard"]),
        ("_him_", ["_", "him", "_"]),
    ],
)
def test_tokens(text: str, words: list[str]) -> None:
    assert [token.text for token in tokens_between(text, 0, len(text))] == words


def test_a_quotation_is_one_token() -> None:
    text = 'He said "go on" twice.'
    kinds = [token.kind for token in tokens_around(text, Span(0, len(text)), (Span(8, 15),))]
    assert kinds == [TokenKind.WORD, TokenKind.WORD, TokenKind.QUOTE, TokenKind.WORD, TokenKind.MARK]


@given(st.text())
def test_tokens_lie_in_order_and_are_what_is_written(text: str) -> None:
    last = 0
    for token in tokens_between(text, 0, len(text)):
        assert last <= token.start < token.end
        assert text[token.start : token.end] == token.text
        last = token.end


@given(st.text())
def test_lower_case_keeps_every_place(text: str) -> None:
    assert len(lowered(text)) == len(text)
