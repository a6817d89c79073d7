"""What is asked, in which order, and what is left when something is answered."""

from __future__ import annotations

import pytest

from tests.gui.noticed.conftest import asked, eyes, page
from writer_app.domain.lore import Kind
from writer_app.domain.proposals import Noticed, Proposal
from writer_app.gui.noticed.presenter import NoticedPresenter, Standing
from writer_app.gui.shared.sorts import Sort, tallied
from writer_app.services.questions import FIRST, Question
from writer_app.services.session import jobs
from writer_app.services.session.session import Session

Questions = tuple[Question, ...]


@pytest.fixture
def presenter(session: Session, questions: Questions) -> NoticedPresenter:
    made = NoticedPresenter(session)
    made.take(questions)
    return made


def names(presenter: NoticedPresenter) -> list[str]:
    """What is shown, from top to bottom."""
    return [row.name for group in presenter.groups() for row in group.rows]


def current(presenter: NoticedPresenter) -> str:
    question = presenter.question
    return question.proposal.entry.name if question else ""


def test_questions_stand_under_their_sorts_the_best_first(presenter: NoticedPresenter) -> None:
    assert [(group.title, group.count) for group in presenter.groups()] == [
        ("People", 3),
        ("Places", 1),
        ("What is true", 1),
    ]
    assert names(presenter) == ["Ruben Hale", "Ida Brand", "Anna Lind", "Kestrel Yard", "Eri"]
    assert current(presenter) == "Ruben Hale"
    assert presenter.title() == "Noticed in your text · 5"


def test_a_row_says_all_that_would_be_true(presenter: NoticedPresenter) -> None:
    row = presenter.row()
    assert row is not None
    assert (row.text, row.beside) == ("Ruben Hale, a person, he", "also Hale · 12 times")
    assert [(part.text, part.beside) for part in row.parts] == [
        ("Ruben Hale's eyes are grey", "5 times, blue once"),
        ("Ruben Hale is 40 years old", "once"),
    ]
    assert [(told.title, told.passage.words) for told in row.passages] == [
        ("A Hundred and Four", "They found Toga by following the singing.")
    ]
    assert row.spoken == "Ruben Hale, a person, he. also Hale · 12 times. 2 facts with it"


def test_no_more_than_a_screen_of_questions(session: Session) -> None:
    presenter = NoticedPresenter(session)
    presenter.take(tuple(page(f"Person {number}") for number in range(50)))
    assert len(presenter.shown()) == FIRST
    assert presenter.hidden() == 30
    for left in range(FIRST, 0, -1):
        assert len(presenter.shown()) == left
        presenter.settle((presenter.current,))
    assert presenter.standing() is Standing.ANSWERED
    assert presenter.line() == "All of these are answered. There are 30 more whenever you like."
    presenter.show_more()
    assert (len(presenter.shown()), presenter.hidden()) == (20, 10)


def test_the_next_becomes_current_or_the_one_before_at_the_end(presenter: NoticedPresenter) -> None:
    presenter.move_by(1)
    presenter.settle((presenter.current,))
    assert current(presenter) == "Anna Lind"
    presenter.move_by(99)
    assert current(presenter) == "Eri"
    presenter.settle((presenter.current,))
    assert current(presenter) == "Kestrel Yard"
    assert not presenter.move_by(1)


def test_what_is_put_off_comes_again_when_it_is_asked_for(presenter: NoticedPresenter) -> None:
    while presenter.question is not None:
        presenter.put_current_off()
    assert presenter.standing() is Standing.PUT_OFF
    assert presenter.put_off == 5
    presenter.ask_again()
    assert current(presenter) == "Ruben Hale"
    assert presenter.put_off == 0


def test_one_sort_alone(presenter: NoticedPresenter) -> None:
    presenter.show_sort(Sort.PLACES)
    assert names(presenter) == ["Kestrel Yard"]
    presenter.settle((presenter.current,))
    assert presenter.shown() == ()
    presenter.show_sort(None)
    assert current(presenter) == "Ruben Hale"


def test_an_answer_is_not_asked_again_by_a_reading_from_before_it(presenter: NoticedPresenter, questions: Questions) -> None:
    presenter.settle((presenter.current,))
    presenter.take(questions, outdated=True)
    assert "Ruben Hale" not in names(presenter)
    presenter.take(questions)
    assert "Ruben Hale" in names(presenter)


def test_what_is_current_stays_so_when_others_come(presenter: NoticedPresenter, questions: Questions) -> None:
    presenter.move_by(2)
    presenter.take((page("Newcomer", count=99), *questions))
    assert current(presenter) == "Anna Lind"
    presenter.take(questions[:2])
    assert current(presenter) == "Ruben Hale"


def test_why_there_is_nothing(session: Session) -> None:
    presenter = NoticedPresenter(session)
    assert presenter.standing() is Standing.READING
    presenter.reading = jobs.Noticing(1, 3, 12)
    assert presenter.progress() == "3 of 12 scenes"
    presenter.take(())
    assert presenter.standing() is Standing.NOTHING
    assert presenter.progress() == ""


def test_kin_that_is_only_noticed_goes_by_its_name(session: Session) -> None:
    mother, child = page("Anna Lind"), page("Ida Brand")
    kin = Proposal(Noticed.FACT, child.proposal.entry, fact=eyes(child.proposal.entry, "anna-lind").fact)
    linked = Proposal(Noticed.LINK, child.proposal.entry, "holder", "anna-lind")
    presenter = NoticedPresenter(session)
    presenter.take((mother, asked(child.proposal, kin, linked)))
    rows = [row for group in presenter.groups() for row in group.rows]
    assert [part.text for part in rows[1].parts] == ["Ida Brand's eyes are anna-lind", "Anna Lind holds Ida Brand"]


def test_pages_of_its_own_kind_come_first_when_it_is_another_name(presenter: NoticedPresenter) -> None:
    kinds = [entry.kind for entry in presenter.places()]
    people = kinds.count(Kind.CHARACTER)
    assert set(kinds[:people]) == {Kind.CHARACTER}


def test_how_many_there_are_in_words(questions: Questions) -> None:
    assert tallied(questions) == "3 people, 1 place and 1 fact"
    assert tallied(questions, (Sort.PEOPLE,)) == "3 people"
    assert tallied(()) == ""
