"""The link to the reading process: the window never waits, and a crash is mended once."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from queue import Queue
from types import SimpleNamespace
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from writer_app.gui.shared.reader import Outbox, Reader
from writer_app.services.session.jobs import Check, Checked, Job, Notice, Noticing, Refused, Search, SearchDone, Spell

PATIENCE = 60_000


@pytest.fixture
def novel(tmp_path: Path) -> Path:
    folder = tmp_path / "novel"
    (folder / "manuscript").mkdir(parents=True)
    (folder / "project.yaml").write_text("id: novel\noutline: [{id: one, scenes: [hall]}]\n")
    (folder / "manuscript/hall.md").write_text("---\nid: hall\n---\nMara stood in the hall.\n")
    return folder


Start = Callable[..., Reader]


@pytest.fixture
def start(qtbot: QtBot, novel: Path, tmp_path: Path) -> Iterator[Start]:
    """Starts readers, and sees to it that nothing of them is left."""
    readers: list[Reader] = []

    def begin(**options: object) -> Reader:
        readers.append(Reader(novel, {"WRITER_APP_CACHE": str(tmp_path / "cache")}, **options))  # type: ignore[arg-type]
        return readers[-1]

    yield begin
    for reader in readers:
        reader.stop()
    assert not multiprocessing.active_children()
    assert not [thread.name for thread in threading.enumerate() if thread.name.startswith("reader")]


def answers(qtbot: QtBot, reader: Reader, *jobs: Job) -> list[object]:
    """What comes back for jobs of different kinds."""
    found: list[object] = []
    reader.answered.connect(found.append)
    for job in jobs:
        reader.send(job)
    qtbot.waitUntil(lambda: len(found) >= len(jobs), timeout=PATIENCE)
    return found


def test_answers_come_in_the_thread_of_the_window(qtbot: QtBot, start: Start) -> None:
    reader, threads = start(), set[int]()
    reader.answered.connect(lambda _answer: threads.add(threading.get_ident()))
    found = {type(answer) for answer in answers(qtbot, reader, Check(1), Search(2, "stood"))}
    assert found == {Checked, SearchDone}
    assert threads == {threading.get_ident()}


def test_after_a_crash_it_goes_on(qtbot: QtBot, start: Start) -> None:
    reader = start()
    assert isinstance(answers(qtbot, reader, Check(1))[0], Checked)
    (process,) = multiprocessing.active_children()
    process.kill()
    process.join()
    assert isinstance(answers(qtbot, reader, Search(2, "stood"))[0], SearchDone)


def test_after_a_second_crash_it_says_so(qtbot: QtBot, start: Start) -> None:
    # A process that prints and ends has ended without an answer.
    reader = start(work=print)
    first = answers(qtbot, reader, Check(1), Search(2, "x"))
    second = answers(qtbot, reader, Spell(3, ()))
    assert {answer.number for answer in (*first, *second) if isinstance(answer, Refused)} == {1, 2, 3}
    assert "Your text is safe" in str(second[0])


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="this system cannot halt a process")
def test_a_process_that_hears_nothing_is_stopped(qtbot: QtBot, start: Start) -> None:
    reader = start()
    answers(qtbot, reader, Check(1))
    (process,) = multiprocessing.active_children()
    assert process.pid is not None
    os.kill(process.pid, signal.SIGSTOP)
    # It fills the pipe, so that the sender waits too.
    reader.send(Search(2, "x" * 1_000_000))
    reader.stop()


def test_stopping_twice_is_stopping(start: Start) -> None:
    reader = start()
    reader.stop()
    reader.stop()


@pytest.fixture
def outbox() -> Outbox:
    return Outbox()


@contextmanager
def sending(outbox: Outbox) -> Iterator[Queue[object]]:
    """What an outbox sends to one connection."""
    pipe: Queue[object] = Queue()
    line = cast(Connection, SimpleNamespace(send=pipe.put))
    outbox.use(line)
    thread = threading.Thread(target=outbox.send_all, args=(line,))
    thread.start()
    yield pipe
    outbox.use(None)
    thread.join()


def test_jobs_not_yet_sent_give_way_to_newer_ones(outbox: Outbox) -> None:
    for number in range(5):
        outbox.put(Check(number))
    with sending(outbox) as pipe:
        assert pipe.get(timeout=PATIENCE) == Check(4)
    assert pipe.get_nowait() is None


def test_what_was_not_answered_is_sent_again(outbox: Outbox) -> None:
    jobs = (Spell(3, ()), Search(2, "x"), Check(1))
    for job in jobs:
        outbox.put(job)
    with sending(outbox) as pipe:
        assert tuple(pipe.get(timeout=PATIENCE) for _ in jobs) == jobs
    outbox.answered(Refused(2, ""))
    outbox.put(Spell(4, ()))
    outbox.return_unanswered()
    with sending(outbox) as pipe:
        assert [pipe.get(timeout=PATIENCE) for _ in range(2)] == [Spell(4, ()), Check(1)]


def test_what_is_under_way_is_not_answered_yet(outbox: Outbox) -> None:
    outbox.put(Notice(1))
    with sending(outbox) as pipe:
        pipe.get(timeout=PATIENCE)
    outbox.answered(Noticing(1, 2, 9))
    outbox.return_unanswered()
    with sending(outbox) as pipe:
        assert pipe.get(timeout=PATIENCE) == Notice(1)


def test_an_outbox_that_has_given_up_takes_nothing(outbox: Outbox) -> None:
    outbox.put(Check(1))
    assert outbox.give_up() == (Check(1),)
    assert not outbox.put(Check(2))
