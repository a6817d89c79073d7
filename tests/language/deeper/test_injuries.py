"""Wounds told by verbs and adjectives."""

from __future__ import annotations

import pytest

from tests.language.deeper.conftest import Told


@pytest.mark.parametrize(
    ("prose", "told"),
    [
        ("Osk broke his left arm.", "osk wound=broken left arm asserted"),
        ("Mara broke Osk's nose.", "osk wound=broken nose asserted"),
        ("Osk's left arm was broken.", "osk wound=broken left arm asserted"),
        ("Osk's broken arm hurt.", "osk wound=broken arm asserted"),
        ("Osk sat there with a broken arm.", "osk wound=broken arm asserted"),
        ("Osk had broken his leg.", "osk wound=broken leg remembered"),
        ("Osk sprained his ankle.", "osk wound=sprained ankle asserted"),
        ("Osk had a sprained ankle.", "osk wound=sprained ankle asserted"),
        ("Mara burned her hand on the stove.", "mara wound=burned hand asserted"),
        ("Osk was shot in the shoulder.", "osk wound=shot shoulder asserted"),
        ("Mara shot Osk through the left leg.", "osk wound=shot left leg asserted"),
        ("Osk stabbed himself in the thigh.", "osk wound=stabbed thigh asserted"),
        ("An arrow struck Osk in the thigh.", "osk wound=shot thigh asserted"),
        ("Osk had a black eye.", "osk wound=black eye asserted"),
        ("Osk did not break his arm.", "osk wound=broken arm negated"),
        ("If Mara broke her arm, Osk would laugh.", "mara wound=broken arm hypothetical"),
        ("Mara dreamt that Osk broke his arm.", "osk wound=broken arm reported"),
        ("Osk had a gash on his left arm.", "osk wound=left arm asserted"),
    ],
)
def test_a_wound_is_read(looks: Told, prose: str, told: str) -> None:
    assert told in looks(prose)


@pytest.mark.parametrize(
    "prose",
    [
        "Mara broke Osk's heart.",
        "Osk's voice was broken.",
        "Mara cut her hair.",
        "Mara cut Osk's hands free.",
        "Osk twisted his face.",
        "Osk twisted his neck to see Mara.",
        "Osk was stabbed in the back by his friends.",
        "Osk shot himself in the foot.",
        "Osk was shot.",
        "Mara shot Osk a look.",
        "Mara shot a rat in the leg.",
        "Mara saw a man with a broken arm.",
        "Osk broke the arm of the chair.",
        "Mara struck Osk in the face.",
        "Osk bit his lip.",
    ],
)
def test_no_wound_is_read(looks: Told, prose: str) -> None:
    assert not {line for line in looks(prose) if " wound=" in line}
