"""Kin as sentences tell it, each bond once."""

from __future__ import annotations

import pytest

from tests.language.deeper.conftest import Told


@pytest.mark.parametrize(
    ("prose", "told"),
    [
        ("Tobin sat down and hugged his mother Mara.", "tobin mother=mara asserted"),
        ("Tobin's little brother Osk came in.", "tobin sibling=osk asserted"),
        ("Mara, Tobin's mother, sat down.", "tobin mother=mara asserted"),
        ("Tobin sat down. His mother, Mara, brought tea.", "tobin mother=mara asserted"),
        ("Tobin, the son of Osk, bowed.", "tobin father=osk asserted"),
        ("Tobin, Osk's son, bowed.", "tobin father=osk asserted"),
        ("Mara's daughter Linnet laughed.", "linnet mother=mara asserted"),
        ("Mara was Tobin's mother.", "tobin mother=mara asserted"),
        ("Linnet was the daughter of Osk.", "linnet father=osk asserted"),
        ("Osk's mother was called Mara.", "osk mother=mara asserted"),
        ("Linnet had a brother named Tobin.", "linnet sibling=tobin asserted"),
        ("Mara married Osk in spring.", "mara spouse=osk asserted"),
        ("Mara was married to Osk.", "mara spouse=osk asserted"),
        ("Osk's wife Mara laughed.", "osk spouse=mara asserted"),
        ('"My brother Osk is here," said Mara.', "mara sibling=osk in dialogue"),
        ("Mara was not Tobin's mother.", "tobin mother=mara negated"),
        ("If Mara were Tobin's mother, he would cry.", "tobin mother=mara hypothetical"),
    ],
)
def test_a_bond_is_read(looks: Told, prose: str, told: str) -> None:
    assert told in looks(prose)


@pytest.mark.parametrize(
    "prose",
    [
        "Tobin, his mother, and Mara sat down.",
        "Tobin's mother, Mara and Osk sat down.",
        "Osk was like a brother to Tobin.",
        "Mara looked for Tobin's foster mother Linnet.",
        "Mara's mother liked Osk.",
        "Osk saw his son and Tobin.",
        "Mara thought of Osk. His sister laughed at Linnet.",
        "Her brother Osk came in.",
        '"Brother Osk is here," said Mara.',
        "Mara wanted to marry.",
    ],
)
def test_no_bond_is_read(looks: Told, prose: str) -> None:
    assert not {line for line in looks(prose) if "=" in line and line.split("=")[0].split()[-1] in KEYS}


KEYS = {"mother", "father", "parent", "sibling", "spouse"}
