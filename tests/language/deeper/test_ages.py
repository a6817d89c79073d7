"""Ages told beside a name."""

from __future__ import annotations

import pytest

from tests.language.deeper.conftest import Told


@pytest.mark.parametrize(
    ("prose", "told"),
    [
        ("Tobin, a man of forty, bowed.", "tobin age=40 asserted"),
        ("Mara, a girl of sixteen, did not bow.", "mara age=16 asserted"),
    ],
)
def test_an_age_beside_a_name_is_read(looks: Told, prose: str, told: str) -> None:
    assert told in looks(prose)


@pytest.mark.parametrize(
    "prose",
    [
        "Tobin, a man of few words, bowed.",
        "Osk saw a man of forty.",
        "Tobin's brother, a man of forty, bowed.",
        "Tobin led a company of forty, and bowed.",
        "Tobin and Osk, a man of forty, bowed.",
    ],
)
def test_no_age_is_read(looks: Told, prose: str) -> None:
    assert not {line for line in looks(prose) if " age=" in line}
