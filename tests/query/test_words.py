"""Cutting and finding words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.continuity.query.words import near, pattern, words_of


def found(words: str, text: str, prefix: bool = False) -> list[str]:
    """What the pattern finds."""
    return [text[hit.start() : hit.end(1)] for hit in pattern(words_of(words), prefix).finditer(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ()),
        ("Don\u2019t!", ("don", "t")),
        ("well-known Zoë", ("well", "known", "zoe")),
        ("3.5 _so_ **what**", ("3", "5", "so", "what")),
        ("… — ?", ()),
        ("Straße", ("strasse",)),
    ],
)
def test_words_of(text: str, words: tuple[str, ...]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("cat", "cat catalogue tomcat cat's", ["cat", "cat"]),
        ("ha ha", "ha ha ha", ["ha ha", "ha ha"]),
        ("the key", "the  key, the-key the keys", ["the  key", "the-key"]),
        ("don't", "don't dont", ["don't"]),
        ("a", "a b_a aa", ["a", "a"]),
        ("c++", "c c++ cc", ["c", "c"]),
        ("known", "well-known, unknown", ["known"]),
    ],
)
def test_words_side_by_side(words: str, text: str, expected: list[str]) -> None:
    assert found(words, text) == expected


def test_a_beginning_goes_on_to_the_end_of_its_word() -> None:
    assert found("cat", "cat catalogue tomcat", prefix=True) == ["cat", "catalogue"]
    assert found("the ca", "the cat, the dog", prefix=True) == ["the cat"]
    assert [hit[0] for hit in pattern((), True).finditer("one, _two_")] == ["one", "two"]


@pytest.mark.parametrize(
    ("word", "other", "expected"),
    [
        ("key", "key", True),
        ("key", "kye", True),
        ("key", "ke", True),
        ("key", "keys", True),
        ("key", "cay", False),
        ("of", "on", False),
        ("of", "of", True),
        ("colour", "color", True),
        ("natasha", "natsah", True),
        ("natasha", "nancy", False),
        ("abcdef", "badcfe", False),
    ],
)
def test_slips(word: str, other: str, expected: bool) -> None:
    assert near(word, other) is expected


@given(st.text("ab", max_size=8), st.text("ab ", max_size=30))
def test_a_word_is_found_exactly_where_it_stands_whole(word: str, text: str) -> None:
    if word:
        assert [hit.start() for hit in pattern((word,)).finditer(text)] == [
            hit.start() for hit in re.finditer(r"\w+", text) if hit[0] == word
        ]
