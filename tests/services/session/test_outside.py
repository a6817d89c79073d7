"""Two changes of one text become one text; nothing that either wrote is lost but by choice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.services.session.outside import Choice, merge

BASE = "One.\n\nTwo.\n\nThree.\n"
TEXTS = st.lists(st.sampled_from(["One.", "Two.", "Three.", "Four.", "Five."]), max_size=7).map("\n\n".join)


@pytest.mark.parametrize(
    ("mine", "theirs", "merged"),
    [
        ("One!\n\nTwo.\n\nThree.\n", "One.\n\nTwo.\n\nThree!\n", "One!\n\nTwo.\n\nThree!\n"),
        ("One!\n\nTwo.\n\nThree.\n", "One.\n\nTwo!\n\nThree.\n", "One!\n\nTwo!\n\nThree.\n"),
        ("Zero.\n\nOne.\n\nTwo.\n\nThree.\n", "One.\n\nThree.\n", "Zero.\n\nOne.\n\nThree.\n"),
        ("One!\n\nTwo.\n\nThree.\n", "One!\n\nTwo.\n\nThree.\n", "One!\n\nTwo.\n\nThree.\n"),
        ("", BASE, ""),
        (BASE, "", ""),
    ],
)
def test_changes_in_different_places_stand_together(mine: str, theirs: str, merged: str) -> None:
    found = merge(BASE, mine, theirs)
    assert found.overlaps == ()
    assert found.text() == merged


def test_a_place_that_both_changed_is_a_choice() -> None:
    found = merge(BASE, "One.\n\nMine.\n\nThree.\n", "One.\n\nTheirs.\n\nThree.\n")
    (overlap,) = found.overlaps
    assert (overlap.mine, overlap.theirs, overlap.base) == ("Mine.\n\n", "Theirs.\n\n", "Two.\n\n")
    assert found.text([Choice.MINE]) == "One.\n\nMine.\n\nThree.\n"
    assert found.text([Choice.THEIRS]) == "One.\n\nTheirs.\n\nThree.\n"
    assert found.text([Choice.BOTH]) == "One.\n\nMine.\n\nTheirs.\n\nThree.\n"


def test_both_at_the_end_are_two_paragraphs() -> None:
    found = merge("One.", "One. Mine.", "One. Theirs.")
    assert found.text([Choice.BOTH]) == "One. Mine.\n\nOne. Theirs."


@given(TEXTS, TEXTS)
def test_where_only_one_changed_his_text_stands(base: str, other: str) -> None:
    assert merge(base, base, other).text() == other
    assert merge(base, other, base).text() == other
    assert merge(base, other, other).text() == other


@given(TEXTS, TEXTS, TEXTS)
def test_nothing_new_is_lost_where_both_are_kept(base: str, mine: str, theirs: str) -> None:
    found = merge(base, mine, theirs)
    both = found.text([Choice.BOTH] * len(found.overlaps))
    fresh = (set(mine.split()) | set(theirs.split())) - set(base.split())
    assert fresh <= set(both.split())


@given(TEXTS, TEXTS, TEXTS)
def test_it_does_not_matter_who_is_who(base: str, mine: str, theirs: str) -> None:
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)
    assert one.text([Choice.MINE] * len(one.overlaps)) == other.text([Choice.THEIRS] * len(other.overlaps))
