"""Sizes: things, phrases and measures, with a wide margin."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.continuity.sizes import Ordering, Sizes, sizes_from
from writer_app.domain.errors import DataError
from writer_app.text.yamltree import parse_yaml

FILE = Path(__file__).parents[2] / "resources" / "lexicon" / "sizes.yaml"
LEXICON = sizes_from(parse_yaml(FILE.read_text(encoding="utf-8"), FILE.name))

LARGER = [
    ("a wall", "refrigerator"),
    ("the whole corridor", "a refrigerator"),
    ("hallways", "fridge"),
    ("the wall of the corridor", "refrigerator"),
    ("small house", "refrigerator"),
    ("a flight of stairs", "chair"),
    ("elephant", "cat"),
    ("the city", "a castle"),
    ("forty feet", "3 m"),
    ("2 tons", "500 kg"),
    ("two hundred pounds", "20 kilos"),
    ("a ten-metre wall", "3 m"),
    ("1,500 metres", "1 km"),
    ("3 m", "chair"),
]
SAME = [("fridge", "refrigerator"), ("a bed", "the table"), ("2 m", "200 cm"), ("piano", "bathtub")]
UNKNOWN = [
    ("elevator", "refrigerator"),
    ("a dog", "a person"),
    ("toy car", "coin"),
    ("a model of a ship", "coin"),
    ("a house of cards", "coin"),
    ("wall of text", "coin"),
    ("a piece of the wall", "coin"),
    ("city map", "coin"),
    ("a small wall", "refrigerator"),
    ("giant doll", "chair"),
    ("happiness", "refrigerator"),
    ("", "refrigerator"),
    ("2 m", "500 kg"),
    ("a foot", "happiness"),
    ("\u00b9 m", "2 m"),
    ("the ship of the line of cars", "happiness"),
    ("2 m", "refrigerator"),
]


@pytest.mark.parametrize(("first", "second"), LARGER)
def test_larger_one_way_is_smaller_the_other(first: str, second: str) -> None:
    assert LEXICON.compare(first, second) is Ordering.LARGER
    assert LEXICON.compare(second, first) is Ordering.SMALLER


@pytest.mark.parametrize(("first", "second"), SAME)
def test_about_the_same(first: str, second: str) -> None:
    assert LEXICON.compare(first, second) is Ordering.SAME


@pytest.mark.parametrize(("first", "second"), UNKNOWN)
def test_unknown_in_doubt(first: str, second: str) -> None:
    assert LEXICON.compare(first, second) is Ordering.UNKNOWN


def test_the_lexicon_knows_more_than_three_hundred_things() -> None:
    assert len(LEXICON.bulks) > 300
    assert "Hallway" in LEXICON
    assert "melancholy" not in LEXICON


@given(st.text(max_size=60), st.text(max_size=60))
def test_comparing_is_total_and_antisymmetric(first: str, second: str) -> None:
    flipped = {Ordering.LARGER: Ordering.SMALLER, Ordering.SMALLER: Ordering.LARGER}
    there = LEXICON.compare(first, second)
    assert LEXICON.compare(second, first) is flipped.get(there, there)


WORDS = sorted(LEXICON.bulks)


@given(st.sampled_from(WORDS), st.sampled_from(WORDS), st.sampled_from(WORDS))
def test_larger_never_runs_in_a_circle(first: str, second: str, third: str) -> None:
    if LEXICON.compare(first, second) is LEXICON.compare(second, third) is Ordering.LARGER:
        assert LEXICON.compare(first, third) is Ordering.LARGER


@pytest.mark.parametrize("text", ["ranks: [{name: x}]", "ranks: [{rank: 1, things: [{is: pin, m: long}]}]"])
def test_a_broken_lexicon_says_where(text: str) -> None:
    with pytest.raises(DataError, match=r"sizes\.yaml:1"):
        sizes_from(parse_yaml(text, "sizes.yaml"))


def test_an_empty_lexicon_knows_nothing() -> None:
    assert Sizes().compare("wall", "coin") is Ordering.UNKNOWN
