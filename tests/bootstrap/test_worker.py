"""The reading process: what it does first, what it drops, and that no fault ends it."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from writer_app.bootstrap.clerk import Clerk, Steps
from writer_app.bootstrap.worker import Desk, run
from writer_app.domain.errors import UsageError
from writer_app.services.session.jobs import (
    Answer,
    Check,
    Checked,
    Job,
    Misspelt,
    Notice,
    Noticed,
    Noticing,
    Refused,
    Search,
    SearchDone,
    Spell,
    Text,
)

PATIENCE = 60


class SlowClerk:
    """Takes three steps for a check."""

    def __init__(self) -> None:
        self.begun: list[int] = []

    def steps(self, job: Job) -> Steps:
        self.begun.append(job.number)
        return self._work(job)

    def _work(self, job: Job) -> Iterator[Answer | None]:
        if isinstance(job, Search):
            raise UsageError("no such field") if job.text else ZeroDivisionError("0")
        if isinstance(job, Check):
            yield None
            yield None
            yield Checked(job.number, (), (), {}, {}, {})
        if isinstance(job, Notice):
            yield Noticing(job.number, 1, 2)
            yield None
            yield Noticed(job.number, ())
        yield Misspelt(job.number, {})


@pytest.fixture
def desk() -> Desk:
    return Desk(cast(Clerk, SlowClerk()))


def test_quick_jobs_go_between_the_steps_of_a_check(desk: Desk) -> None:
    desk.waiting.add(Check(1))
    assert (desk.step(), desk.busy) == (None, True)
    desk.waiting.add(Spell(2, ("word",)))
    assert desk.step() == Misspelt(2, {})
    assert desk.step() is None
    assert desk.step() == Checked(1, (), (), {}, {}, {})
    assert (desk.step(), desk.busy) == (None, False)


def test_a_newer_check_ends_an_older_one(desk: Desk) -> None:
    desk.waiting.add(Check(1))
    desk.step()
    for number in (2, 3):
        desk.waiting.add(Check(number))
    answers = [desk.step() for _ in range(3)]
    assert answers == [None, None, Checked(3, (), (), {}, {}, {})]
    assert not desk.busy


def test_checks_and_quick_jobs_go_between_the_steps_of_noticing(desk: Desk) -> None:
    desk.waiting.add(Notice(1))
    assert (desk.step(), desk.busy) == (Noticing(1, 1, 2), True)
    desk.waiting.add(Check(2))
    desk.waiting.add(Spell(3, ("word",)))
    answers = [desk.step() for _ in range(6)]
    assert answers == [Misspelt(3, {}), None, None, Checked(2, (), (), {}, {}, {}), None, Noticed(1, ())]
    assert not desk.busy


def test_a_newer_notice_ends_an_older_one(desk: Desk) -> None:
    for number in (1, 2):
        desk.waiting.add(Notice(number))
        assert desk.step() == Noticing(number, 1, 2)
    assert [desk.step(), desk.step()] == [None, Noticed(2, ())]
    assert not desk.busy


@pytest.mark.parametrize(
    ("text", "message"),
    [("x", "no such field"), ("", "a fault of the program; no word is lost (ZeroDivisionError: 0)")],
)
def test_what_goes_wrong_is_an_answer_and_the_work_goes_on(desk: Desk, text: str, message: str) -> None:
    desk.waiting.add(Search(1, text))
    assert desk.step() == Refused(1, message)
    desk.waiting.add(Spell(2, ()))
    assert desk.step() == Misspelt(2, {})


def test_a_process_of_its_own_answers_until_it_is_told_to_end(novel: Path, environment: dict[str, str]) -> None:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=run, args=(theirs, novel, environment))
    process.start()
    theirs.close()
    try:
        ours.send(Check(1, {"hall": Text("Mara stood. Her eyes were grey.\n", 3)}))
        answer = _answer(ours)
        assert isinstance(answer, Checked)
        assert (answer.number, answer.revisions, len(answer.findings)) == (1, {"hall": 3}, 2)
        ours.send(Search(2, "spaeker:mara"))
        assert isinstance(_answer(ours), Refused)
        ours.send(Search(3, "stood"))
        assert isinstance(_answer(ours), SearchDone)
        ours.send(Notice(4))
        while isinstance(noticed := _answer(ours), Noticing):
            assert noticed.number == 4
        assert isinstance(noticed, Noticed)
        assert all(question.proposal.entry.name for question in noticed.questions)
        ours.send(None)
        process.join(PATIENCE)
        assert process.exitcode == 0
    finally:
        ours.close()
        process.kill()
        process.join()


def _answer(connection: object) -> object:
    assert connection.poll(PATIENCE), "no answer"  # type: ignore[attr-defined]
    return connection.recv()  # type: ignore[attr-defined]


def test_the_process_loads_no_qt() -> None:
    code = "import sys, writer_app.bootstrap.worker; print([name for name in sys.modules if 'PySide' in name])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
