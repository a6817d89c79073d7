"""Wounds, blood and scars."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[[str], set[str]]

MARKS = [
    ("Mara remembered the blood on Tobin's arm.", "tobin blood=arm remembered"),
    ("Tobin touched the gash on his arm.", "tobin wound=arm asserted"),
    ("A long scar ran down Tobin's cheek.", "tobin scar=cheek asserted"),
    ("A scar ran from Tobin's eye to his chin.", "tobin scar=eye asserted"),
    ("Tobin had a scar on his left hand.", "tobin scar=left hand asserted"),
    ("Tobin had a scar on his hand.", "tobin scar=hand asserted"),
    ("Mara looked at Tobin's wounds.", "tobin wound=wound asserted"),
    ("There was blood on Tobin's shirt.", "tobin blood=shirt asserted"),
    ("Blood ran down Tobin's arm.", "tobin blood=arm asserted"),
    ("Tobin's arm was bleeding.", "tobin blood=arm asserted"),
    ("Tobin was covered in blood.", "tobin blood=blood asserted"),
    ("Tobin's bloodied hands shook.", "tobin blood=hands asserted"),
    ("Tobin was covered in scars, mud and blood.", "tobin scar=scar asserted"),
    ("Tobin was bruised.", "tobin wound=wound asserted"),
    ("There was not any blood on Tobin's shirt.", "tobin blood=shirt negated"),
    ("Tobin looked at his hands and saw no blood.", "tobin blood=blood negated"),
    ("Tobin's wounds were gone.", "tobin wound=wound negated"),
    ("Tobin's scars had vanished.", "tobin scar=scar remembered"),
    ("Tobin was unhurt.", "tobin wound=wound negated"),
    ("If there was blood on Tobin's shirt, nobody saw it.", "tobin blood=shirt hypothetical"),
]


@pytest.mark.parametrize(("text", "mark"), MARKS)
def test_marks(looks: Told, text: str, mark: str) -> None:
    assert mark in looks(text)


def test_a_list_of_what_is_missing(looks: Told) -> None:
    found = looks("Tobin looked down. No blood or cuts, even his old scars were gone.")
    assert {"tobin blood=blood negated", "tobin wound=wound negated", "tobin scar=scar negated"} <= found


NO_MARKS = [
    "Tobin's blood ran cold.",
    "The blood drained from Tobin's face.",
    "Tobin killed him in cold blood.",
    "The wound in the wall was deep.",
    "Tobin stepped over the blood on the floor.",
    "Tobin cut the rope.",
    "Tobin saw the stranger's scar.",
    "Tobin's heart bled for them.",
    "Tobin made a cut in the cloth.",
]


@pytest.mark.parametrize("text", NO_MARKS)
def test_what_is_no_mark_on_anyone_named(looks: Told, text: str) -> None:
    assert not looks(text)
