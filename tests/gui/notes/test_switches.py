"""The switches above the notes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from writer_app.gui.notes.panel import NotesPanel
from writer_app.gui.shared.desk import Desk
from writer_app.services.session import jobs


def test_a_family_is_switched_off_and_that_is_undone(qtbot: QtBot, desk: Desk, sample: Path) -> None:
    panel = NotesPanel(desk)
    qtbot.addWidget(panel)
    before = (sample / "project.yaml").read_bytes()
    panel.head.families["R"].trigger()
    assert (sample / "project.yaml").read_text(encoding="utf-8").endswith("checks:\n  R: off\n")
    assert not panel.head.families["R"].isChecked()
    panel.head.families["R"].trigger()
    assert (sample / "project.yaml").read_bytes() == before
    assert panel.head.families["R"].isChecked()


def test_the_switches_come_by_an_action(qtbot: QtBot, desk: Desk) -> None:
    panel = NotesPanel(desk)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.choose_families()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert list(panel.head.families.values()) == menu.actions()
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None


def test_a_slip_is_said_once(qtbot: QtBot, desk: Desk, checked: jobs.Checked) -> None:
    panel = NotesPanel(desk)
    qtbot.addWidget(panel)
    said: list[str] = []
    desk.said.connect(lambda text, _level: said.append(text))
    for _ in range(2):
        desk.noted.emit(replace(checked, slips=("project.yaml:3:3: no",)))
    assert said == ["project.yaml:3:3: no"]


def test_nothing_is_switched_where_nothing_may_be_written(qtbot: QtBot, desk: Desk) -> None:
    desk.session.read_only = "another window has it"
    panel = NotesPanel(desk)
    qtbot.addWidget(panel)
    assert not any(action.isEnabled() for action in panel.head.families.values())
