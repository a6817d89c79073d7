"""Ages told beside a name."""

from __future__ import annotations

import pytest

from tests.language.deeper.conftest import Told


@pytest.mark.parametrize(
    ("prose", "told"),
    [
        ("Tobin, a man of forty, bowed.", "tobin age=40 asserted"),
        ("Mara, a girl of sixteen, did not bow.", "mara age=16 asserted"),
        ("Mara looked at Tobin, a man of forty years.", "tobin age=40 asserted"),
        ("Mara, a woman of about sixty, bowed.", "mara age=57-63 asserted"),
        ("Mara, now sixteen, bowed.", "mara age=16 asserted"),
        ("Mara, aged sixteen, bowed.", "mara age=16 asserted"),
        ("Mara, sixteen, bowed.", "mara age=16 asserted"),
        ("Tobin, in his late forties, bowed.", "tobin age=46-49 asserted"),
    ],
)
def test_an_age_beside_a_name_is_read(looks: Told, prose: str, told: str) -> None:
    assert told in looks(prose)


@pytest.mark.parametrize(
    ("prose", "told"),
    [
        ("Mara was in her sixties.", "mara age=60-69 asserted"),
        ("Mara was in her early twenties.", "mara age=20-24 asserted"),
        ("Mara was in her mid-thirties.", "mara age=33-37 asserted"),
        ("Mara was in her late teens.", "mara age=17-19 asserted"),
        ("Tobin was a man in his fifties.", "tobin age=50-59 asserted"),
        ("Mara was not yet thirty.", "mara age=under 30 asserted"),
        ("Mara was well past sixty.", "mara age=over 60 asserted"),
        ("Mara was nearly fifty.", "mara age=47-50 asserted"),
        ("Mara was barely twenty.", "mara age=20-21 asserted"),
        ("Mara was thirty-something.", "mara age=30-39 asserted"),
        ("Mara was thirty or thirty-five.", "mara age=30-35 asserted"),
        ("Mara was sixteen now.", "mara age=16 asserted"),
        ("Mara was a woman of sixty.", "mara age=60 asserted"),
        ("Mara turned seventeen that spring.", "mara age=17 asserted"),
        ("Mara seemed to be hardly six.", "mara age=6-7 negated"),
        ("Mara was not twenty.", "mara age=20 negated"),
        ("It was Mara's thirtieth birthday.", "mara age=30 asserted"),
        ("Osk came on Mara's thirtieth birthday.", "mara age=30 asserted"),
        ("Osk came on Mara's 30th birthday.", "mara age=30 asserted"),
        ("Mara had not reached her thirtieth birthday.", "mara age=30 negated"),
        ("When Mara was sixteen, she sailed.", "mara age=16 remembered"),
        ("Mara said that Osk had turned forty.", "osk age=40 remembered"),
    ],
)
def test_how_exactly_an_age_is_told(looks: Told, prose: str, told: str) -> None:
    assert told in looks(prose)


@pytest.mark.parametrize(
    "prose",
    [
        "Tobin, a man of few words, bowed.",
        "Mara met a woman in her sixties.",
        "Osk counted Mara, two, three, four.",
        "Before her thirtieth birthday Mara left.",
        "Mara came to Osk's mother's thirtieth birthday.",
        "Mara was ten to one against.",
        "Mara was fifteen minutes late.",
        "Mara was over the wall.",
        "Mara was past caring.",
        "Mara was under forty blankets.",
        "Mara was one of ten.",
        "These were the guns of Osk, thirty.",
        "At seventeen Osk was a sailor, and at thirty Osk was a captain.",
        "At seventeen Osk had run away.",
        "Osk saw a man of forty.",
        "Tobin's brother, a man of forty, bowed.",
        "Tobin led a company of forty, and bowed.",
        "Tobin and Osk, a man of forty, bowed.",
    ],
)
def test_no_age_is_read(looks: Told, prose: str) -> None:
    assert not {line for line in looks(prose) if " age=" in line}
