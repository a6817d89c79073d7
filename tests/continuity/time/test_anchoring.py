"""Quoted words are found again after edits, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.continuity.time.anchoring import words_ends

BODY = "He fell to the floor. They just stopped, all of them.\n\nHe rose. They stopped again."


def place(words: str, body: str = BODY) -> tuple[str, str] | None:
    """The words before the first and the last place where `words` may end."""
    ends = words_ends(body, words)
    return None if ends is None else (body[: ends[0]].split()[-1], body[: ends[1]].split()[-1])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("They just stopped", ("stopped", "stopped")),
        ("THEY  JUST\nstopped", ("stopped", "stopped")),
        ("they all just stopped, all of them.", ("them.", "them.")),
        ("They just stopped, every one", ("stopped,", "them.")),
        ("stopped", ("stopped", "stopped")),
        ("something that was never here", None),
        ("never stopped", None),
        ("to the", ("the", "the")),
        ("", None),
        (" \n", None),
    ],
)
def test_words(words: str, found: tuple[str, str] | None) -> None:
    assert place(words) == found


def test_words_that_stand_twice_give_both_places() -> None:
    first, last = words_ends(BODY, "stopped") or (0, 0)
    assert first < last


def test_the_end_of_a_changed_quotation_is_found_by_its_tail_if_that_is_unique() -> None:
    body = "She turned and went out. He turned and went out."
    assert words_ends(body, "slowly turned and went out.") is None
    assert words_ends(body, "but she turned and went out.") == (24, 24)


@given(st.text(max_size=60), st.text(max_size=12))
def test_total_and_inside_the_body(body: str, words: str) -> None:
    first, last = words_ends(body, words) or (0, 0)
    assert 0 <= first <= last <= len(body)


@given(st.text(alphabet="ab \u00e9\u2019\n", max_size=40), st.integers(0, 40), st.integers(1, 40))
def test_words_that_stand_in_a_body_are_found(body: str, start: int, length: int) -> None:
    words = body[start : start + length]
    if words.split():
        ends = words_ends(body, words)
        assert ends is not None
        assert ends[0] <= start + len(words.rstrip()) <= ends[1]
