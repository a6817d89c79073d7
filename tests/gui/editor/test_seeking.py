"""Finding and replacing in one text."""

from __future__ import annotations

import pytest

from writer_app.domain.spans import Span
from writer_app.gui.editor.seeking import Seeker, Wanted, carried, place_after, place_before, replace_all
from writer_app.services.session.buffers import Edit

TEXT = "Natásha said \u201cdon\u2019t\u201d. natasha's \U0001f600 hat, hats; Hat."


def found(wanted: Wanted, text: str = TEXT) -> list[str]:
    return [span.of(text) for span in Seeker(text).all(wanted)]


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        (Wanted("natasha"), ["Natásha", "natasha"]),
        (Wanted("natasha", exact=True), ["natasha"]),
        (Wanted("hat"), ["hat", "hat", "Hat"]),
        (Wanted("hat", whole=True), ["hat", "Hat"]),
        (Wanted("hat", whole=True, exact=True), ["hat"]),
        (Wanted("don't"), ["don\u2019t"]),
        (Wanted("don't", exact=True), ["don\u2019t"]),
        (Wanted('"don'), ["\u201cdon"]),
        (Wanted('"don', exact=True), ["\u201cdon"]),
        (Wanted("\u2019s", exact=True), []),
        (Wanted("\u2019s"), ["'s"]),
        (Wanted("\U0001f600 hat"), ["\U0001f600 hat"]),
        (Wanted("hat", inside=Span(0, 40)), ["hat"]),
        (Wanted(""), []),
        (Wanted("zebra"), []),
    ],
)
def test_what_is_found(wanted: Wanted, places: list[str]) -> None:
    assert found(wanted) == places


def test_places_do_not_overlap() -> None:
    assert found(Wanted("aa"), "aaaaa") == ["aa", "aa"]
    assert found(Wanted("ss"), "Straße") == ["ß"]


def test_the_search_goes_round() -> None:
    places = (Span(2, 4), Span(8, 9))
    assert [place_after(places, at) for at in (0, 2, 3, 9)] == [0, 0, 1, 0]
    assert [place_before(places, at) for at in (0, 4, 8, 20)] == [1, 0, 0, 1]
    assert place_after((), 3) is None
    assert place_before((), 3) is None


def test_all_are_replaced_by_one_edit() -> None:
    edit = replace_all("a cat, a cat.", (Span(2, 5), Span(9, 12)), "dog")
    assert edit == Edit(2, 10, "dog, a dog")
    assert replace_all("a cat", (Span(2, 5),), "cat") is None
    assert replace_all("a cat", (), "dog") is None


@pytest.mark.parametrize(
    ("edit", "after"),
    [
        (Edit(0, 0, "xy"), Span(12, 22)),
        (Edit(0, 5, ""), Span(5, 15)),
        (Edit(10, 2, "abcd"), Span(10, 22)),
        (Edit(18, 2, ""), Span(10, 18)),
        (Edit(20, 0, "z"), Span(10, 21)),
        (Edit(30, 4, "z"), Span(10, 20)),
        (Edit(10, 10, ""), Span(10, 10)),
    ],
)
def test_a_stretch_is_carried_through_edits(edit: Edit, after: Span) -> None:
    assert carried(Span(10, 20), edit) == after
