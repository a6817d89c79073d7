"""Looks that last become facts; everything that only seems so stays silent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.continuity.noticing.conftest import CAST, Notice, Say
from writer_app.domain.lore import Fact


@pytest.mark.parametrize(
    ("prose", "line"),
    [
        ("Mara's eyes were green.", "mara eye colour=green"),
        ("Tobin pushed his chestnut hair out of his face.", "tobin hair colour=chestnut"),
        ("Linnet was nineteen.", "linnet age=19 since one"),
        ("Osk had a scar on his chin, and it itched.", "osk scar=chin"),
    ],
)
def test_what_is_told_of_somebody_is_offered(says: Say, prose: str, line: str) -> None:
    assert line in says(prose)


@pytest.mark.parametrize(
    "prose",
    [
        "Mara's eyes were not green.",
        "If Mara's eyes had been green, nobody would have known her.",
        "In the dream Mara's eyes were green.",
        "In the portrait Mara's eyes were green.",
        "Were Mara's eyes green?",
        "Mara wore a wig, and her hair was red under the lamp.",
        "Mara saw a woman whose eyes were green.",
        "Mara looked at the green sea. The eyes of the crowd were on her.",
        "Mara's eyes were red with weeping.",
        "Her hair was brown.",
    ],
)
def test_what_only_seems_so_is_silent(says: Say, prose: str) -> None:
    assert says(prose) == set()


def test_the_value_said_most_is_offered_and_the_others_are_shown(notice: Notice) -> None:
    brown = "Tobin's brown eyes went to the door."
    (found,) = notice(brown, "Tobin looked up. His green eyes were kind, and Tobin's green eyes saw all.", brown, brown, brown)
    assert found.fact is not None
    assert (found.fact.value, found.count) == ("brown", 4)
    assert found.rivals == (("green", 2),)
    assert [passage.scene for passage in found.passages] == ["one", "three", "four", "five"]
    assert {passage.words for passage in found.passages} == {brown}
    assert found.reason == "told 4 times"


def test_of_two_said_as_often_the_first_is_offered(notice: Notice) -> None:
    (found,) = notice("Tobin's eyes were grey.", "Tobin's eyes were green.")
    assert found.fact is not None
    assert (found.fact.value, found.rivals) == ("grey", (("green", 1),))


def test_what_is_told_counts_more_than_what_is_said(notice: Notice) -> None:
    said = '"Tobin\'s eyes are blue," said Mara. '
    (found,) = notice(said, said, "Tobin's eyes were grey.")
    assert found.fact is not None
    assert (found.fact.value, found.rivals) == ("grey", (("blue", 2),))


def test_one_colour_in_other_words_is_no_rival(notice: Notice) -> None:
    (found,) = notice("Tobin's hair was golden.", "Tobin combed his blond hair.", "Tobin tied back his blond hair.")
    assert found.fact is not None
    assert (found.fact.value, found.count, found.rivals) == ("blond", 3, ())


def test_what_the_page_says_is_not_offered_again(says: Say) -> None:
    known = tuple(replace(entry, facts=(Fact("eye colour", "grey"), Fact("born", "1901"))) for entry in CAST)
    assert says("Tobin's eyes were green. Tobin was nineteen.", cast=known) == set()


def test_an_age_holds_from_the_scene_that_says_so(notice: Notice) -> None:
    (found,) = notice("Linnet sang.", "Linnet was nineteen.", "Linnet was twenty.")
    assert found.fact is not None
    assert (found.fact.value, found.fact.since[0].ref, found.rivals) == ("19", "two", (("20", 1),))


def test_hair_that_changes_its_colour_is_no_rival(notice: Notice) -> None:
    (found,) = notice("Osk's hair was black. Osk's black hair was wet.", "Osk's hair had gone grey.")
    assert found.fact is not None
    assert (found.fact.value, found.count, found.rivals) == ("black", 2, ())
