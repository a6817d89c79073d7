"""Who has what, who is of which group, who lives where."""

from __future__ import annotations

import pytest

from tests.continuity.noticing.conftest import Say


@pytest.mark.parametrize(
    ("prose", "line"),
    [
        ("Mara's sword, the Thorn, hung by the bed. Mara lifted the Thorn.", "thorn holder=mara"),
        ("Osk used Stonework on the wall. The wall moved. Osk's power, Stonework, had no end.", "stonework owner=osk"),
        ("Tobin, a member of the Wardens, bowed.", "wardens members=tobin"),
        ("Linnet was the leader of the Wardens.", "wardens members=linnet"),
        ("Tobin joined the Wardens in spring.", "wardens members=tobin"),
        ("Linnet lived in Nerin.", "linnet home=nerin"),
        ("Mara gave the Thorn to Tobin.", "mara gives thorn tobin @one"),
    ],
)
def test_what_belongs_together_is_offered(says: Say, prose: str, line: str) -> None:
    assert line in says(prose)


@pytest.mark.parametrize(
    "prose",
    [
        "Mara saw the Thorn on the wall. Tobin spoke of the Thorn.",
        "Mara took the Thorn from the wall. Mara held the Thorn. Mara swung the Thorn.",
        "Tobin was no member of the Wardens.",
        "Tobin would have joined the Wardens.",
        "Tobin feared the leader of the Wardens.",
        "Linnet did not live in Nerin.",
        "Linnet wished to live in Nerin.",
        "Linnet slept in Nerin that night.",
        "Mara meant to give the Thorn to Tobin.",
    ],
)
def test_what_does_not_is_silent(says: Say, prose: str) -> None:
    assert says(prose) == set()


def test_a_page_that_is_only_proposed_is_named_by_its_name(says: Say) -> None:
    assert says("Linnet lived in Nerin.", proposed=frozenset({"nerin"})) == {"linnet home=Nerin"}


def test_a_thing_taken_from_another_changes_hands(says: Say) -> None:
    found = says("Mara carried the Thorn. Mara raised the Thorn.", "Osk seized the Thorn.")
    assert {"thorn holder=mara", "osk takes thorn @two"} <= found
