"""Quotations found again: as they were, edited, among others of the same words, or not at all."""

from __future__ import annotations

import re

import pytest

from writer_app.domain.spans import Span
from writer_app.text.requoting import Quoted, found_again, located, nearest_of, quoted

BODY = """Mara put the lamp down. “You came back for the rope,” she said.

“Yes.”

“And the door was open the whole night?”

“Yes.”

Nobody moved until the kettle sang.
"""
_QUOTE = re.compile("“[^”]*”")


def spans(body: str) -> list[Span]:
    return [Span(*found.span()) for found in _QUOTE.finditer(body)]


def all_of(body: str) -> list[Quoted]:
    return [quoted(body, span) for span in spans(body)]


def again(wanted: Quoted, body: str) -> int | None:
    return found_again([wanted], body, spans(body)).get(0)


def test_what_tells_a_quotation_from_the_others() -> None:
    first = all_of(BODY)[0]
    assert first == Quoted("You came back for the rope,", "put the lamp down.", "she said. “Yes.” “And")


def test_a_long_speech_is_known_by_how_it_begins() -> None:
    body = f"“{'word ' * 100}”"
    assert len(quoted(body, Span(0, len(body))).words) <= 80


def test_every_quotation_is_found_where_it_stands() -> None:
    assert found_again(all_of(BODY), BODY, spans(BODY)) == {0: 0, 1: 1, 2: 2, 3: 3}


@pytest.mark.parametrize("number", range(4))
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("“You came", "“Then you came"),
        ("she said", "she said at last"),
        ("Nobody moved", "They all sat still"),
        ("Mara put the lamp down. ", ""),
        ("the whole night", "all night"),
    ],
)
def test_edits_lose_none(number: int, old: str, new: str) -> None:
    assert again(all_of(BODY)[number], BODY.replace(old, new)) == number


def test_other_marks_and_letters_are_the_same_words() -> None:
    plain = BODY.replace("“You came back", "“YOU CAME BACK")
    assert again(all_of(BODY)[0], plain) == 0


def test_the_same_few_words_elsewhere_are_not_taken_for_one_that_is_gone() -> None:
    second = all_of(BODY)[1]
    assert again(second, BODY.replace("“Yes.”\n\n“And", "“And", 1)) is None


def test_another_sentence_is_not_taken_for_one_that_is_gone() -> None:
    assert again(Quoted("Give me the knife, boy.", "he", "and"), BODY) is None


def test_words_alone_are_enough_where_nothing_stands_around_them() -> None:
    assert again(Quoted("and the door was open the whole night"), BODY) == 2


def test_each_is_met_once() -> None:
    twice = [Quoted("Yes."), Quoted("Yes."), Quoted("Yes.")]
    assert found_again(twice, BODY, spans(BODY)) == {0: 1, 1: 3}


def test_the_words_before_tell_where_it_is_in_a_text() -> None:
    second, fourth = (located(all_of(BODY)[number], BODY) for number in (1, 3))
    assert (second, fourth) == (BODY.index("Yes."), BODY.rindex("Yes."))
    assert located(Quoted("No."), BODY) is None


def test_which_one_it_is_of_those_known() -> None:
    known = all_of(BODY)
    assert [nearest_of(known, each) for each in known] == [0, 1, 2, 3]
    assert nearest_of(known[:3], known[3], 0.9) is None
    assert nearest_of((), known[0]) is None
