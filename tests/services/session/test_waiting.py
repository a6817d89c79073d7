"""Of each kind of job only the newest is done."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from writer_app.services.session.jobs import Ask, Check, Job, Notice, Search, Spell
from writer_app.services.session.waiting import Waiting


def waiting(*jobs: Job) -> Waiting:
    made = Waiting()
    for job in jobs:
        made.add(job)
    return made


def taken(made: Waiting) -> list[Job]:
    return list(iter(made.take, None))


def test_the_newest_of_each_kind_in_the_order_of_quickness() -> None:
    made = waiting(Notice(0), Check(1), Search(2, "a"), Search(3, "b"), Ask(4, "s", 0), Spell(5, ()), Check(6))
    assert taken(made) == [Spell(5, ()), Ask(4, "s", 0), Search(3, "b"), Check(6), Notice(0)]
    assert not made


def test_an_older_job_that_comes_back_does_not_replace_a_newer_one() -> None:
    assert taken(waiting(Search(3, "b"), Search(2, "a"))) == [Search(3, "b")]


@given(st.sampled_from((Check, Notice)), st.lists(st.booleans(), min_size=1), st.randoms())
def test_that_files_have_changed_is_never_forgotten(kind: type[Check | Notice], reloads: list[bool], random: object) -> None:
    jobs: list[Job] = [kind(number, reload=reload) for number, reload in enumerate(reloads)]
    random.shuffle(jobs)  # type: ignore[attr-defined]
    assert taken(waiting(*jobs)) == [kind(len(reloads) - 1, reload=any(reloads))]


def test_an_answered_job_is_forgotten() -> None:
    made = waiting(Check(1), Search(2, "a"))
    made.drop(1)
    made.drop(7)
    assert made.empty() == (Search(2, "a"),)
    assert not made
