"""Who comes, goes, or is where."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[[str], set[str]]

MOVES = [
    ("Mara was at Nerin.", "mara present nerin asserted"),
    ("All that day Mara was at Nerin.", "mara present nerin asserted"),
    ("Mara sat in the Long Ferry.", "mara present ferry asserted"),
    ("In the Long Ferry sat Mara.", "mara present ferry asserted"),
    ("Mara limped about in the lanes of Nerin.", "mara present nerin asserted"),
    ("Mara looked out from a window in Nerin.", "mara present nerin asserted"),
    ("Mara unlocked the door of her shop at Nerin.", "mara present nerin asserted"),
    ("It was at Nerin that Mara was that evening.", "mara present nerin asserted"),
    ("Mara slept at Nerin and rose early.", "mara present nerin asserted"),
    ("Mara went to Nerin.", "mara arrives nerin asserted"),
    ("Mara ran into the Long Ferry.", "mara arrives ferry asserted"),
    ("Mara entered the Long Ferry.", "mara arrives ferry asserted"),
    ("Mara reached Nerin at dusk.", "mara arrives nerin asserted"),
    ("Mara arrived at Nerin.", "mara arrives nerin asserted"),
    ("Mara and Tobin came to Nerin.", "tobin arrives nerin asserted"),
    ("Mara, who was tired, came to Nerin.", "mara arrives nerin asserted"),
    ("Osk carried Mara into the Long Ferry.", "mara arrives ferry asserted"),
    ("Osk carried Mara into the Long Ferry.", "osk arrives ferry asserted"),
    ("Mara was taken to Nerin.", "mara arrives nerin asserted"),
    ("Mara left Nerin.", "mara departs nerin asserted"),
    ("Mara walked out of the Long Ferry.", "mara departs ferry asserted"),
    ("Mara fled from Nerin.", "mara departs nerin asserted"),
    ("Mara left.", "mara departs here asserted"),
    ("Mara went out.", "mara departs here asserted"),
    ("Mara came in, wringing out her wet hood.", "mara arrives here asserted"),
    ("Mara was not at Nerin.", "mara present nerin negated"),
    ("Mara would be at Nerin by morning.", "mara present nerin hypothetical"),
    ("Mara had been at Nerin the year before.", "mara present nerin remembered"),
    ("In fancy Mara was already at Nerin.", "mara present nerin figurative"),
    ("Mara wanted to go to Nerin.", "mara arrives nerin wish"),
    ("Was Mara at Nerin?", "mara present nerin question"),
    ("They said Mara was at Nerin.", "mara present nerin reported"),
    ("Mara never went to Nerin.", "mara arrives nerin negated"),
    ("Mara dreamed that she was at Nerin.", "mara present nerin reported"),
    ("Mara looked out at the rain from a window at Nerin.", "mara present nerin asserted"),
    ("Mara looked down from a window in the streets of Nerin.", "mara present nerin asserted"),
]


@pytest.mark.parametrize(("text", "move"), MOVES)
def test_moves(moves: Told, text: str, move: str) -> None:
    assert move in moves(text)


NO_MOVES = [
    "Mara thought of Nerin.",
    "Mara was born at Nerin.",
    "Mara had a house at Nerin.",
    "Mara looked at Nerin from the hill.",
    "Mara wrote a letter to Nerin.",
    "A letter for Mara lay at Nerin.",
    "Mara looked at Nerin.",
    "Mara knew a man at Nerin.",
    "Mara was proud of Nerin.",
    "Mara spoke of Nerin to Tobin.",
    "Mara's brother was at Nerin.",
    "Mara believed in Nerin.",
    "Mara left the key on the table.",
    "Mara wished herself in Nerin.",
    "The road from Nerin was long, and Mara slept.",
    "Mara read a book about Nerin.",
    "Mara pointed to Nerin.",
]


@pytest.mark.parametrize("text", NO_MOVES)
def test_what_is_no_move(moves: Told, text: str) -> None:
    assert not {move for move in moves(text) if move.endswith("asserted")}


def test_who_sends_someone_does_not_go(moves: Told) -> None:
    assert moves("Osk sent Mara to Nerin.") == {"mara arrives nerin asserted"}
