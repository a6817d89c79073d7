"""What somebody is like for good, and what only sounds like it."""

from __future__ import annotations

import pytest

from tests.language.deeper.conftest import Told

KEYS = {"height", "build", "beard", "limp", "handedness", "voice", "species", "birthplace"}


@pytest.mark.parametrize(
    ("prose", "told"),
    [
        ("Osk was tall.", "osk height=tall asserted"),
        ("Osk was a tall, slender man.", "osk build=slender asserted"),
        ("The tall Osk bowed.", "osk height=tall asserted"),
        ("Osk, a short man with a beard, bowed.", "osk height=short asserted"),
        ("Mara and Linnet were tall and thin.", "linnet build=thin asserted"),
        ("Osk stood six foot two in his socks.", "osk height=six foot two asserted"),
        ("Osk was over six feet tall.", "osk height=six feet asserted"),
        ("Osk was 180 centimetres tall.", "osk height=180 centimetres asserted"),
        ("Osk stroked his long white beard.", "osk beard=long white asserted"),
        ("Osk had no beard.", "osk beard=true negated"),
        ("Osk was clean-shaven.", "osk beard=clean-shaven asserted"),
        ("Osk shaved off his beard.", "osk beard=clean-shaven asserted"),
        ("Osk, a broad-shouldered man, bowed.", "osk build=broad-shouldered asserted"),
        ("Tobin walked with a limp.", "tobin limp=true asserted"),
        ("Mara was left-handed.", "mara handedness=left asserted"),
        ("Osk had a deep voice.", "osk voice=deep asserted"),
        ("Linnet was an elf.", "linnet species=elf asserted"),
        ("Tobin had been born in Nerin.", "tobin birthplace=nerin asserted"),
        ("If Osk were tall, he could see.", "osk height=tall hypothetical"),
    ],
)
def test_a_feature_is_read(looks: Told, prose: str, told: str) -> None:
    assert told in looks(prose)


@pytest.mark.parametrize(
    "prose",
    [
        "Osk was not tall.",
        "Mara was short with him.",
        "Mara was short of breath.",
        "Osk was taller than Tobin.",
        "Osk was as tall as a door.",
        "Mara saw the tall tower.",
        "Osk was six feet away.",
        "A tall man spoke to Osk.",
        "Osk spoke to a tall man.",
        "Tobin stood in the short grass.",
        "Osk's voice was hoarse.",
        "Linnet was an elf of a girl.",
        "Linnet sang like an elf.",
    ],
)
def test_no_feature_is_read(looks: Told, prose: str) -> None:
    assert not {line for line in looks(prose) if "=" in line and line.split("=")[0].split()[-1] in KEYS}


@pytest.mark.parametrize(
    ("prose", "told"),
    [
        ("Tobin, whose hair was red, sang.", "tobin hair colour=red asserted"),
        ("Mara had eyes the colour of wet slate.", "mara eye colour=grey asserted"),
        ("Mara had her mother's brown eyes.", "mara eye colour=brown asserted"),
        ("Tobin turned his fierce dark eyes upon Mara.", "tobin eye colour=dark asserted"),
    ],
)
def test_whose_eyes_and_hair(looks: Told, prose: str, told: str) -> None:
    assert told in looks(prose)


@pytest.mark.parametrize("prose", ["A man whose hair was red spoke to Osk.", "Mara saw her mother's brown eyes."])
def test_somebody_elses(looks: Told, prose: str) -> None:
    assert not {line for line in looks(prose) if " colour=" in line}
