"""Folding finds a name however it was typed, and always finds the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.text.fold import fold, fold_key


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Natásha", "natasha"),
        ("Nata\u0301sha", "natasha"),
        ("O\u2019Brien", "o'brien"),
        ("STRASSE", "strasse"),
        ("straße", "strasse"),
    ],
)
def test_names_meet_in_one_key(written: str, key: str) -> None:
    assert fold_key(written) == key


@pytest.mark.parametrize("text", ["the Natásha of old", "the Nata\u0301sha of old", "a ß in the Straße"])
def test_a_hit_leads_back_to_what_was_written(text: str) -> None:
    folded = fold(text)
    word = "natasha" if "old" in text else "strasse"
    start = folded.text.index(word)
    assert fold_key(folded.original(start, start + len(word)).of(text)) == word


@given(st.text())
def test_every_slice_leads_back_inside_the_text(text: str) -> None:
    folded = fold(text)
    for start in range(len(folded.text)):
        span = folded.original(start, start + 1)
        assert 0 <= span.start < span.end <= len(text)
    assert folded.original(0, len(folded.text)).end <= len(text)


@given(st.text())
def test_folding_twice_changes_nothing_for_keys(text: str) -> None:
    assert fold_key(fold_key(text)) == fold_key(text)
