"""Text of any length and shape is read, with work that grows no faster than the text."""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.language.conftest import Read
from writer_app.domain.observations import SceneReading
from writer_app.language.units.tokens import LONGEST, readable, tokens_between

ENDLESS = [
    "Mara laughed. ",
    "Mara laughed and ",
    ", ",
    "Mara, ",
    '"Mara ran. ',
    "\u201cMara ran ",
    "'Mara ran ",
    "(Mara ",
    "Mara, who ran, ",
    "Mara said that ",
    "Mara had to ",
    "Mara, said Tobin, ",
    "if Mara ran, ",
    "it was by that Mara ran ",
    "Mara had black eyes and ",
    "black-eyed, ",
    "Mara took the green lantern and ",
    '"a," said Mara, ',
    "Mara's ",
    "to run did so Mara ",
    "should not ",
    "a wet, ",
    "<!-- here: nerin --> Mara ran. ",
]


def _calls(read: Read, body: str) -> int:
    """How many functions of the reading are entered."""
    count = 0

    def profile(frame: FrameType, event: str, _: object) -> None:
        nonlocal count
        count += event == "call" and "language" in frame.f_code.co_filename

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        read(body)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("piece", ENDLESS)
def test_work_grows_with_the_text(read: Read, piece: str) -> None:
    read(piece * 4)
    base, much = _calls(read, piece * 500), _calls(read, piece * 2000)
    assert much < 6 * base + 1000


_CLAUSE_WORDS = st.sampled_from(
    [
        *(",", "and", "who", "that", "which", "had", "to", "Mara", "Tobin", "Mara's", "she", "her", '"', "said"),
        *("ran", "running", "not", "if", "as", "such", "since", "was", "by", "so", "did", "do", "in", "dream"),
        *("lantern", "eyes", "black", "whose", ";", "(", ")", ".", "?", "long", "red-haired", "of", "yours", "with"),
        *("covered", "be", "let's", "how", "\u2014"),
    ]
)


def _spans_hold(reading: SceneReading, length: int) -> bool:
    found = (*reading.acts, *reading.descriptions, *reading.moves, *reading.holds, *reading.remarks, *reading.quotes)
    return all(0 <= each.span.start < each.span.end <= length for each in found)


@given(words=st.lists(_CLAUSE_WORDS, min_size=1, max_size=80))
@settings(max_examples=300)
def test_any_row_of_clauses_is_read(words: list[str], read: Read) -> None:
    body = " ".join(words)
    assert _spans_hold(read(body), len(body))


@given(words=st.lists(_CLAUSE_WORDS, min_size=1, max_size=8), times=st.integers(100, 200))
@settings(max_examples=25)
def test_any_row_over_and_over_is_read(words: list[str], times: int, read: Read) -> None:
    body = " ".join(words * times)
    assert _spans_hold(read(body), len(body))


@given(words=st.lists(_CLAUSE_WORDS, min_size=LONGEST, max_size=3 * LONGEST))
@settings(max_examples=20)
def test_stretches_are_the_whole_sentence(words: list[str]) -> None:
    body = " ".join(words)
    tokens = tuple(tokens_between(body, 0, len(body)))
    stretches = list(readable(tokens))
    assert tuple(token for stretch in stretches for token in stretch) == tokens
    assert all(0 < len(stretch) <= LONGEST for stretch in stretches)


def test_a_deed_beyond_the_longest_sentence_is_read(read: Read) -> None:
    body = "the rain fell, " * LONGEST + "and Mara laughed, " + "the rain fell, " * LONGEST
    assert [act.verb for act in read(body).acts if act.actor == "mara"] == ["laugh"]
