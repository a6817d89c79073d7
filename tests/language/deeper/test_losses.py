"""Lost limbs and senses."""

from __future__ import annotations

import pytest

from tests.language.deeper.conftest import Told


@pytest.mark.parametrize(
    ("prose", "told"),
    [
        ("Mara lost her left arm in the war.", "mara missing=left arm asserted"),
        ("Mara had lost her left arm.", "mara missing=left arm asserted"),
        ("Osk, who had lost an eye, bowed.", "osk missing=eye asserted"),
        ("Osk had lost two fingers of his left hand.", "osk missing=two fingers asserted"),
        ("Osk was missing two fingers.", "osk missing=two fingers asserted"),
        ("Osk's left hand was missing.", "osk missing=left hand asserted"),
        ("They cut off Osk's hand.", "osk missing=hand asserted"),
        ("Osk's left leg was amputated.", "osk missing=left leg asserted"),
        ("Osk raised the stump of his arm.", "osk missing=arm asserted"),
        ("Osk had a wooden leg.", "osk missing=leg asserted"),
        ("Osk wore a glass eye.", "osk missing=eye asserted"),
        ("Osk was one-armed.", "osk missing=arm asserted"),
        ("The one-armed Osk bowed.", "osk missing=arm asserted"),
        ("Osk, a one-eyed man, bowed.", "osk missing=eye asserted"),
        ("Osk was blind in one eye.", "osk missing=eye asserted"),
        ("Osk was blind in his left eye.", "osk missing=left eye asserted"),
        ("Osk was blind.", "osk missing=sight asserted"),
        ("Osk lost his hearing.", "osk missing=hearing asserted"),
        ("\u201cI am deaf,\u201d said Osk.", "osk missing=hearing in dialogue"),
        ("Osk did not lose his arm.", "osk missing=arm negated"),
        ("Osk nearly lost an arm.", "osk missing=arm hypothetical"),
        ("Osk was not fat, nor was he one-armed.", "osk missing=arm negated"),
    ],
)
def test_a_loss_is_read(looks: Told, prose: str, told: str) -> None:
    assert told in looks(prose)


@pytest.mark.parametrize(
    "prose",
    [
        "Osk lost a hand at cards.",
        "Osk lost two fingers of gin.",
        "Osk lost a foot of rope.",
        "Osk lost his head.",
        "Osk lost sight of Mara.",
        "Osk was missing Mara.",
        "Osk was blind to it.",
        "Osk was blind with rage.",
        "Osk was blind drunk.",
        "Osk was blind in the fog.",
        "Osk was deaf to her words.",
        "\u201cYou are blind, Osk,\u201d said Mara.",
        "Osk caught it one-handed.",
        "Mara met a one-armed man.",
        "Mara lost Osk's left glove.",
        "The horse kicked Osk with its wooden legs.",
        "They cut off Osk's hair.",
    ],
)
def test_no_loss_is_read(looks: Told, prose: str) -> None:
    assert not {line for line in looks(prose) if " missing=" in line}


@pytest.mark.parametrize("prose", ["Osk wished he had lost an arm.", "They said that Osk had lost an arm."])
def test_what_is_only_thought_or_said_is_no_loss(looks: Told, prose: str) -> None:
    assert "osk missing=arm asserted" not in looks(prose)
