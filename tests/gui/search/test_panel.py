"""The search panel, with real keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from tests.gui.conftest import FakeReader
from writer_app.continuity.query.match import Match
from writer_app.domain.spans import Span
from writer_app.gui.search.panel import SearchPanel
from writer_app.gui.search.presenter import hits
from writer_app.gui.shared.desk import Desk
from writer_app.services.searchresult import Found, SearchResult
from writer_app.services.session import jobs


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk) -> SearchPanel:
    made = SearchPanel(desk)
    qtbot.addWidget(made)
    made.show()
    return made


def asked(panel: SearchPanel, reader: FakeReader, qtbot: QtBot, text: str) -> jobs.Search:
    qtbot.keyClicks(panel.box, text)
    qtbot.keyClick(panel.box, Qt.Key.Key_Return)
    job = reader.last(jobs.Search)
    assert isinstance(job, jobs.Search)
    return job


def result(desk: Desk) -> SearchResult:
    scene = desk.session.loaded.scenes[1]
    at = scene.body.index("\n\n") + 2
    found = Found(
        Match(scene.id, Span(at, at + 200), (Span(at + 60, at + 66),)),
        scene.path,
        3,
        1,
        scene.body[at : at + 200],
        scene.title,
    )
    page = Found(Match(entry="eri"), "lore/eri.md", 2, 1, "", "Eri")
    return SearchResult("x", 1, (found,), (page,))


def test_a_match_is_gone_to(panel: SearchPanel, desk: Desk, reader: FakeReader, qtbot: QtBot) -> None:
    job = asked(panel, reader, qtbot, "lantern")
    assert job.text == "lantern"
    reader.answered.emit(jobs.SearchDone(job.number, result(desk)))
    scene = desk.session.loaded.scenes[1]
    assert panel.line.text() == "1 match"
    assert panel.list.topLevelItem(0).text(0) == scene.title  # type: ignore[union-attr]
    went = QSignalSpy(desk.pointed)
    panel.list.setFocus()
    panel.list.setCurrentItem(panel.list.topLevelItem(1))
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert desk.scene == scene.id
    assert went.count() == 1


def test_a_page_is_opened(panel: SearchPanel, desk: Desk, reader: FakeReader, qtbot: QtBot) -> None:
    job = asked(panel, reader, qtbot, "eri")
    reader.answered.emit(jobs.SearchDone(job.number, result(desk)))
    with qtbot.waitSignal(desk.page) as opened:
        panel.list.setFocus()
        panel.list.setCurrentItem(panel.list.topLevelItem(2))
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert opened.args == ["eri"]


def test_a_search_that_makes_no_sense_is_told_below_the_box(panel: SearchPanel, reader: FakeReader, qtbot: QtBot) -> None:
    job = asked(panel, reader, qtbot, "wo:eri")
    reader.answered.emit(jobs.Refused(job.number, "there is no field “wo:” (did you mean who:?)"))
    assert "did you mean who:?" in panel.line.text()
    assert panel.list.topLevelItemCount() == 0


def test_an_older_answer_is_not_shown(panel: SearchPanel, desk: Desk, reader: FakeReader, qtbot: QtBot) -> None:
    first = asked(panel, reader, qtbot, "one")
    panel.box.clear()
    asked(panel, reader, qtbot, "two")
    reader.answered.emit(jobs.SearchDone(first.number, result(desk)))
    assert panel.list.topLevelItemCount() == 0


def test_a_line_of_context_is_cut_at_spaces(desk: Desk) -> None:
    ((_, (hit,)),) = hits(result(desk))
    assert hit.text.startswith("… ")
    assert hit.text.endswith(" …")
    assert len(hit.text) < 180
