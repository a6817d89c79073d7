"""What the search panel says, without a window."""

from __future__ import annotations

import pytest

from tests.gui.search.conftest import Made, page
from writer_app.gui.search.presenter import RECENT, SearchPresenter, counted, examples, remembered
from writer_app.gui.shared.desk import Desk
from writer_app.services.searchresult import SearchResult
from writer_app.services.session.jobs import Refused, SearchDone

NOTHING = SearchDone(1, SearchResult("x", 0, ()))


def after(typed: str, *answers: SearchDone | Refused) -> tuple[SearchPresenter, list[str]]:
    """A presenter that was asked `typed` and took the answers, and what it asked for."""
    presenter = SearchPresenter()
    sent = [presenter.ask(typed)]
    sent += [wider for answer in answers if (wider := presenter.take(answer))]
    return presenter, sent


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("lant", ["lant", "lant*"]),
        ("mara lant", ["mara lant", "mara lant*"]),
        ("mara's", ["mara's", "mara's*"]),
        ("mara AND", ["mara AND"]),
        ("lant*", ["lant*"]),
        ("speaker:mara", ["speaker:mara"]),
        ('"the lant', ['"the lant"', '"the lant"*']),
        ('"the lant"', ['"the lant"']),
    ],
)
def test_only_what_is_still_being_typed_may_be_a_beginning(typed: str, sent: list[str]) -> None:
    assert after(typed, NOTHING)[1] == sent


def test_nothing_found_is_said_and_a_way_on_is_offered() -> None:
    presenter, _ = after("lantren", NOTHING, NOTHING)
    assert presenter.line == "Nothing found."
    assert [row.query for row in presenter.rows] == ["", "lantren~"]


def test_a_mistake_without_a_near_name_is_told_whole() -> None:
    presenter, _ = after("speaker:", Refused(1, "`speaker:` needs a value"))
    assert presenter.line == "“speaker:” needs a value."
    assert presenter.mistaken
    assert presenter.rows == ()


def test_how_much_was_found_is_said_in_words(made: Made) -> None:
    one, two = made.found(1), made.found(2)
    assert counted(SearchResult("x", 1, (one,))) == "1 passage"
    assert counted(SearchResult("x", 3, (one, one, two), (page("eri"),))) == "3 passages in 2 scenes · 1 page"
    assert counted(SearchResult("x", 1500, (one, two))) == "1,500 passages, the first 2 listed"
    assert counted(SearchResult("x", 1, (page("eri"),))) == "1 page"


def test_a_search_is_remembered_once_and_the_newest_first() -> None:
    recent: tuple[str, ...] = ()
    for search in ("one", "two", "one", *map(str, range(RECENT))):
        recent = remembered(recent, search)
    assert recent == tuple(map(str, reversed(range(RECENT))))
    assert remembered(("two", "one"), "one") == ("one", "two")


def test_the_examples_name_people_and_places_of_the_story(desk: Desk) -> None:
    lore = desk.session.loaded.lore
    for search, about in examples(lore):
        field, _, name = search.partition(":")
        if field in ("speaker", "who", "place"):
            assert lore.resolve(name.split()[0]) is not None, search
        assert about
