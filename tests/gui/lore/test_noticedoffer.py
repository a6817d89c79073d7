"""Where there is no lore yet, the lore panel says who was noticed; one press leads there."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from writer_app.domain.lore import Entry, Kind
from writer_app.domain.proposals import Noticed, Proposal
from writer_app.gui.lore.panel import LorePanel
from writer_app.gui.shared.desk import Desk
from writer_app.services.loreediting import add_entry
from writer_app.services.questions import Question
from writer_app.services.session import jobs
from writer_app.services.session.changes import Changes
from writer_app.services.session.operations import Operation


def new(name: str, kind: Kind = Kind.CHARACTER) -> Question:
    return Question(Proposal(Noticed.PAGE, Entry(name.lower(), kind, name)), id=name)


NOTICED = jobs.Noticed(1, (new("Ida"), new("Ruben"), new("Kestrel Yard", Kind.LOCATION)))


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk) -> LorePanel:
    shutil.rmtree(desk.session.folder / "lore")
    desk.session.reload()
    made = LorePanel(desk)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_nothing_is_offered_where_nothing_was_noticed(panel: LorePanel, desk: Desk) -> None:
    desk.noticed.emit(jobs.Noticed(1, ()))
    assert not panel.noticed.isVisible()


def test_it_leads_to_what_was_noticed(qtbot: QtBot, panel: LorePanel, desk: Desk) -> None:
    panel.noticed.show_key("Ctrl+6")
    desk.noticed.emit(NOTICED)
    assert panel.noticed.isVisible()
    assert panel.noticed.text() == "2 people and 1 place noticed in your text (Ctrl+6)"
    with qtbot.waitSignal(desk.pane) as asked:
        qtbot.keyClick(panel.noticed, Qt.Key.Key_Space)
    assert asked.args == ["noticed"]


def test_with_the_first_page_it_is_gone(panel: LorePanel, desk: Desk) -> None:
    desk.noticed.emit(NOTICED)
    page = add_entry(desk.session.folder, desk.session.loaded, "character", "Ida")
    assert desk.do(Operation("New page", (page,), Changes(lore=frozenset(("ida",)))))
    assert not panel.noticed.isVisible()
    assert desk.undo()
    assert panel.noticed.isVisible()
