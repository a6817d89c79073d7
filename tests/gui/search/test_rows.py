"""The rows of a search, without a window."""

from __future__ import annotations

import pytest

from tests.gui.search.conftest import Made, page
from writer_app.continuity.query.match import Match
from writer_app.domain.spans import Span
from writer_app.gui.search.rows import Row, RowKind, meant_rows, result_rows
from writer_app.services.searchresult import Found, SearchResult

SENTENCE = "Late in the evening Mara took the lantern from its hook. "


def only(found: Found) -> Row:
    """The row of one passage."""
    heading, row = result_rows(SearchResult("x", 1, (found,)), "x")
    assert heading.kind is RowKind.HEADING
    return row


def passage(body: str, words: str, sentences: Span | None = None, base: int = 0) -> Found:
    at = base + body.index(words)
    match = Match("s", Span(base, base + len(body)), (Span(at, at + len(words)),))
    return Found(match, "p", 1, 1, body, "Scene", sentences)


def marked(row: Row) -> list[str]:
    return [mark.of(row.text) for mark in row.marks]


@pytest.mark.parametrize("base", [0, 1000])
def test_the_hit_is_marked_in_its_sentence(base: int) -> None:
    start = base + len(SENTENCE)
    row = only(passage(SENTENCE + "Then she put out the light. The end.", "light", Span(start, start + 28), base))
    assert row.text == "Then she put out the light."
    assert marked(row) == ["light"]
    assert row.span == Span(base + len(SENTENCE) + 21, base + len(SENTENCE) + 26)


def test_a_long_sentence_is_cut_at_spaces_around_the_hit() -> None:
    row = only(passage("and then " * 60 + "the lantern went out " + "and so on " * 60, "lantern"))
    assert row.text.startswith("… ")
    assert row.text.endswith(" …")
    assert marked(row) == ["lantern"]
    assert len(row.text) < 270


def test_a_line_end_is_a_space_and_marks_stay_where_they_are() -> None:
    row = only(passage("She took\nthe old\nlantern.", "lantern"))
    assert row.text == "She took the old lantern."
    assert marked(row) == ["lantern"]


def test_every_mark_in_view_is_kept_and_none_beyond() -> None:
    body = "A lantern. " + "No word of it here. " * 20 + "A lantern."
    match = Match("s", Span(0, len(body)), (Span(2, 9), Span(len(body) - 8, len(body) - 1)))
    row = only(Found(match, "p", 1, 1, body, "Scene"))
    assert marked(row) == ["lantern"]


def test_words_without_a_place_to_mark_are_shown_whole() -> None:
    match = Match("s", Span(10, 22))
    row = only(Found(match, "p", 1, 1, "A short one.", "Scene"))
    assert (row.text, row.marks, row.span) == ("A short one.", (), Span(10, 22))


def test_passages_stand_under_their_scene_with_a_count(made: Made) -> None:
    one, two = made.found(1), made.found(2)
    rows = result_rows(SearchResult("x", 3, (one, one, two)), "x")
    assert [(row.text, row.beside) for row in rows if row.kind is RowKind.HEADING] == [(one.title, "2"), (two.title, "1")]


def test_many_pages_do_not_bury_the_text(made: Made) -> None:
    pages = tuple(page(f"p{number}") for number in range(9))
    rows = result_rows(SearchResult("x", 1, (made.found(1),), pages), "door")
    assert [row.kind for row in rows].count(RowKind.PAGE) == 5
    (more,) = [row for row in rows if row.kind is RowKind.QUERY]
    assert (more.query, more.beside) == ("in:lore door", "all 9 pages")


def test_a_search_of_pages_lists_them_all() -> None:
    rows = result_rows(SearchResult("x", 9, tuple(page(f"p{number}") for number in range(9))), "in:lore door")
    assert [row.kind for row in rows] == [RowKind.HEADING] + [RowKind.PAGE] * 9


@pytest.mark.parametrize(
    ("typed", "wrong", "near", "meant"),
    [
        ("wo:eri", "wo:", "who:", "who:eri"),
        ("speaker:izku door", "izku", "Izuku", "speaker:Izuku door"),
        ("speaker:izku", "izku", "Izuku Midoriya", 'speaker:"Izuku Midoriya"'),
        ('place:"long corridr"', "long corridr", "the long corridor", 'place:"the long corridor"'),
        ("has:eri/knif", "knif", "brass knife", 'has:eri/"brass knife"'),
        ("SPEAKER:IZKU", "izku", "Izuku", "SPEAKER:Izuku"),
    ],
)
def test_what_was_meant_is_a_whole_search(typed: str, wrong: str, near: str, meant: str) -> None:
    _, row = meant_rows(typed, wrong, (near,))
    assert row.query == meant


def test_nothing_is_offered_for_what_was_not_typed() -> None:
    assert meant_rows("eri", "wo:", ("who:",)) == ()
    assert meant_rows("eri", "", ()) == ()
