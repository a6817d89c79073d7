"""The desk passes on what belongs to the present, and only that."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.gui.conftest import FakeReader
from writer_app.domain.spans import Span
from writer_app.gui.main_window import MainWindow
from writer_app.gui.shared.desk import Desk
from writer_app.services.session import jobs
from writer_app.services.session.buffers import Edit


def test_a_scene_is_opened_and_pointed_at(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignals([desk.opened, desk.pointed]):
        desk.open("the-nursery", Span(3, 9))
    assert desk.scene == "the-nursery"


def test_the_window_opens(qtbot: QtBot, desk: Desk) -> None:
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.show()
    assert "Desperately Departing" in window.windowTitle()


def test_a_check_follows_a_pause(qtbot: QtBot, desk: Desk, reader: FakeReader) -> None:
    desk.open("the-nursery")
    desk.session.buffer("the-nursery").edit(Edit(0, 0, "Rain. "))
    qtbot.waitUntil(lambda: bool(reader.sent))
    (job,) = reader.sent
    assert isinstance(job, jobs.Check)
    assert job.texts["the-nursery"].body.startswith("Rain. ")
