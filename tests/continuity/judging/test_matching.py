"""Words and phrases in any inflection."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.continuity.judging.matching import GAP, find_phrase, has_phrase, words_of
from writer_app.domain.spans import Span


def _has(text: str, phrase: str, gap: int = 0) -> bool:
    return has_phrase(words_of(text, Span(0, len(text))), [phrase], gap)


@pytest.mark.parametrize(
    ("text", "phrase", "gap"),
    [
        ("He rewound the clock.", "rewind", 0),
        ("Two lanterns burned.", "lantern", 0),
        ("without touching it", "without touch", 0),
        ("She took all his gloves off.", "take glove off", GAP),
        ("THE LIGHT", "light", 0),
        ("He is dying.", "die", 0),
    ],
)
def test_found(text: str, phrase: str, gap: int) -> None:
    assert _has(text, phrase, gap)


@pytest.mark.parametrize(
    ("text", "phrase", "gap"),
    [
        ("He wound the clock.", "rewind", 0),
        ("A lighthouse stood there.", "light", 0),
        ("touching it without care", "without touch", 0),
        ("without ever once really touching it", "without touch", 2),
        ("", "light", 0),
        ("light", "", 0),
    ],
)
def test_not_found(text: str, phrase: str, gap: int) -> None:
    assert not _has(text, phrase, gap)


@given(st.text(max_size=80), st.text(max_size=20), st.integers(0, 3))
def test_places_lie_in_order_inside_the_text(text: str, phrase: str, gap: int) -> None:
    words = words_of(text, Span(0, len(text)))
    for first, last in find_phrase(words, phrase, gap):
        assert 0 <= first <= last < len(words)
