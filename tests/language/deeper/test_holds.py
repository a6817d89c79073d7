"""Who has an item in hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[[str], set[str]]

HOLDS = [
    ("Mara raised the Green Lantern.", "mara uses lantern asserted"),
    ("Mara had the Green Lantern.", "mara uses lantern asserted"),
    ("Mara drew out the Iron Key.", "mara uses key asserted"),
    ("Mara screamed, clutching the Iron Key.", "mara uses key asserted"),
    ("Mara slept with the Iron Key under her head.", "mara uses key asserted"),
    ("Mara had little use of the Iron Key.", "mara uses key asserted"),
    ("Mara turned the Iron Key over in her hands.", "mara uses key asserted"),
    ("Under Mara's arm was the Green Lantern.", "mara uses lantern asserted"),
    ("The Iron Key was in Mara's pocket.", "mara uses key asserted"),
    ("Osk looked at the Iron Key in Mara's belt.", "mara uses key asserted"),
    ("Osk looked at Mara, who had the Iron Key.", "mara uses key asserted"),
    ("Mara picked up the Iron Key.", "mara takes key asserted"),
    ("Mara took the Iron Key from the hook.", "mara takes key asserted"),
    ("Mara was handed the Iron Key by Osk.", "mara takes key asserted"),
    ("Mara was handed the Iron Key by Osk.", "osk gives key asserted to mara"),
    ("Osk gave Mara the Iron Key.", "osk gives key asserted to mara"),
    ("Osk handed the Iron Key to Mara.", "osk gives key asserted to mara"),
    ("Osk handed the Iron Key to the man beside him.", "osk gives key asserted"),
    ("Mara let go of the Iron Key.", "mara loses key asserted"),
    ("With the Iron Key in her hand, Mara ran.", "mara uses key asserted"),
    ("Mara dropped the Iron Key.", "mara loses key asserted"),
    ("Mara laid the Iron Key upon the table.", "mara loses key asserted"),
    ("The Iron Key slipped from Mara's hand.", "mara loses key asserted"),
    ("Mara had not the Iron Key.", "mara uses key negated"),
    ("Mara would have taken the Iron Key.", "mara takes key hypothetical"),
    ("Mara wanted to hold the Iron Key.", "mara uses key wish"),
    ("Mara had once carried the Iron Key.", "mara uses key remembered"),
]


@pytest.mark.parametrize(("text", "hold"), HOLDS)
def test_holds(holds: Told, text: str, hold: str) -> None:
    assert hold in holds(text)


NO_HOLDS = [
    "Mara thought of the Iron Key.",
    "Mara talked about the Iron Key.",
    "Mara looked at the Iron Key.",
    "Mara asked for the Iron Key.",
    "Mara had a thing like the Iron Key.",
    "Mara left without the Iron Key.",
    "Mara searched for the Iron Key.",
    "The Iron Key lay in the grass, and Mara laughed.",
    "Mara stepped over the Green Lantern.",
    "Mara's brother had the Iron Key.",
    "Mara wondered where the Iron Key was.",
]


@pytest.mark.parametrize("text", NO_HOLDS)
def test_what_is_no_hold(holds: Told, text: str) -> None:
    assert not {hold for hold in holds(text) if "asserted" in hold}
