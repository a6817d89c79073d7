"""A mistake of the program: first everything is kept, then the writer is told in one line."""

from __future__ import annotations

import sys
from threading import Thread

from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from writer_app.gui.project import OpenProject
from writer_app.gui.shared.faults import FaultDialog, Faults


def fail() -> None:
    raise RuntimeError("a mistake of ours")


def take(faults: Faults) -> None:
    try:
        fail()
    except RuntimeError as error:
        faults.take(type(error), error, error.__traceback__)


def test_what_was_typed_is_saved_before_anything_is_said(qtbot: QtBot, project: OpenProject) -> None:
    qtbot.keyClicks(project.window.pane("editor").panel.findChild(QPlainTextEdit), "Rain. ")
    assert project.desk.buffer is not None
    file = project.session.folder / project.desk.buffer.path
    told: list[str] = []
    faults = Faults(project.keep)
    faults.happened.connect(lambda line, _: told.append(f"{line} {'Rain. The shop' in file.read_text()}"))
    take(faults)
    assert told == ["The program made a mistake. Everything you wrote is kept. True"]


def test_where_nothing_can_be_kept_the_writer_is_told(qtbot: QtBot) -> None:
    faults = Faults(fail)
    with qtbot.waitSignal(faults.happened) as told:
        take(faults)
    assert told.args is not None
    assert "could not be saved" in told.args[0]


def test_the_details_are_for_whoever_mends_it(qtbot: QtBot) -> None:
    faults = Faults(lambda: None)
    with qtbot.waitSignal(faults.happened) as told:
        take(faults)
    assert told.args is not None
    line, details = told.args
    assert "Traceback" not in line
    assert "RuntimeError: a mistake of ours" in details
    assert details.startswith("writer-app ")
    dialog = FaultDialog(None, line, details)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.details.isVisible()
    dialog.unfold.click()
    assert dialog.details.isVisible()
    assert "Traceback" in dialog.details.toPlainText()


def test_a_fault_in_a_thread_is_told_in_the_windows(qtbot: QtBot) -> None:
    told: list[bool] = []
    with Faults(lambda: None) as faults:
        faults.happened.connect(lambda *_: told.append(QApplication.instance().thread().isCurrentThread()))  # type: ignore[union-attr]
        thread = Thread(target=fail)
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: bool(told))
    assert told == [True]


def test_the_hooks_are_given_back() -> None:
    before = sys.excepthook
    with Faults(lambda: None):
        assert sys.excepthook is not before
    assert sys.excepthook is before
