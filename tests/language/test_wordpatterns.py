"""Patterns over words: wild places, forms of "be", contractions."""

from __future__ import annotations

import pytest

from writer_app.language.pack import LanguagePack
from writer_app.language.wordpatterns import matches

PACK = LanguagePack("en", "0", {"signs": frozenset({"i swear * i will", "never @ again", "it ~ over"})})


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("i swear i will", True),
        ("i swear to you that i will go", True),
        ("i swear to you by all that i will", False),
        ("i swear i 'll go", True),
        ("never do that again", True),
        ("never again", False),
        ("it was over", True),
        ("it 's over", True),
        ("it goes over", False),
        ("", False),
    ],
)
def test_a_pattern_stands_in_words(words: str, found: bool) -> None:
    assert matches(words.split(), PACK, "signs") is found
