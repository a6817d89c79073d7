"""Deaths as sentences tell them."""

from __future__ import annotations

import pytest

from tests.language.deeper.conftest import Told


@pytest.mark.parametrize(
    ("prose", "told"),
    [
        ("Osk died at dawn.", "osk dead=dies asserted"),
        ("The sailor that killed Osk fled.", "osk dead=dies asserted"),
        ("Osk and Tobin drowned.", "tobin dead=dies asserted"),
        ("Mara killed Osk.", "osk dead=dies asserted"),
        ("Osk was murdered by Mara.", "osk dead=dies asserted"),
        ("Osk had killed himself.", "osk dead=dies remembered"),
        ("Mara fled, killing Osk.", "osk dead=dies asserted"),
        ("Mara shot Osk dead.", "osk dead=dies asserted"),
        ("Osk fell dead.", "osk dead=dies asserted"),
        ("Osk was found dead in the barn.", "osk dead=is dead asserted"),
        ("Osk lay dead in the barn.", "osk dead=is dead asserted"),
        ("The corpse of Osk was cold.", "osk dead=is buried asserted"),
        ("Linnet wept at the late Osk's desk. Nobody came to Osk's funeral.", "osk dead=is buried asserted"),
        ('"Osk is dead," said Mara.', "osk dead=is dead in dialogue"),
        ("Osk never died.", "osk dead=dies negated"),
        ("Perhaps Osk was dead.", "osk dead=is dead hypothetical"),
    ],
)
def test_a_death_is_read(looks: Told, prose: str, told: str) -> None:
    assert told in looks(prose)


@pytest.mark.parametrize(
    "prose",
    [
        "Osk was dead tired.",
        "Osk was dead to the world.",
        "Osk was half dead with cold.",
        "The music died away, and Osk sat down.",
        "Osk's engine died.",
        "Osk died of laughter.",
        "Osk came late.",
        "Osk was dying.",
        "Osk began to drown.",
        "Tobin was killing Osk.",
        "Tobin had come to kill Osk.",
        "The guards began to murder Osk.",
        "The sailor who had killed the king laughed at Osk.",
        "The sailor who had loved Osk died.",
        "The woman that Osk loved was dead.",
        "Osk, dying, smiled at Mara.",
        "Osk saw the dead king.",
    ],
)
def test_no_death_is_read(looks: Told, prose: str) -> None:
    assert not {line for line in looks(prose) if " dead=" in line}
