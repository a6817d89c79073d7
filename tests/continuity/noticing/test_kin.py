"""Kin becomes a fact of one of the two pages, and only once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.continuity.noticing.conftest import CAST, Notice, Say
from writer_app.domain.lore import Fact


@pytest.mark.parametrize(
    ("prose", "lines"),
    [
        ("Tobin's mother Mara came in. Mara kissed her son Tobin.", {"tobin mother=mara"}),
        ("Linnet's brother Tobin ran. Tobin's sister Linnet ran too.", {"linnet sibling=tobin"}),
        ("Mara married Osk. Osk's wife Mara laughed.", {"mara spouse=osk"}),
        ('"My brother Osk is late," said Mara. "My brother Osk is always late," said Mara.', {"mara sibling=osk"}),
        ('"My brother Osk is late," said Mara.', set()),
        ("Mara was not Tobin's mother.", set()),
        ("In the dream Tobin's mother Mara came in.", set()),
        ("Was Mara Tobin's mother?", set()),
    ],
)
def test_bonds(says: Say, prose: str, lines: set[str]) -> None:
    assert says(prose) == lines


def test_of_two_mothers_the_one_said_most(notice: Notice) -> None:
    (found,) = notice("Tobin's mother Linnet ran.", "Tobin's mother Mara sat. Mara was Tobin's mother.")
    assert found.fact is not None
    assert (found.fact.value, found.rivals) == ("mara", (("Linnet", 1),))


def test_what_either_page_says_is_not_offered(says: Say) -> None:
    known = tuple(replace(each, facts=(Fact("sibling", "linnet"),)) if each.id == "tobin" else each for each in CAST)
    assert says("Linnet's brother Tobin ran.", cast=known) == set()
