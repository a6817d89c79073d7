"""The search panel, with real keys: what is typed is looked for, and the keyboard stays in the field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from tests.gui.conftest import FakeReader
from tests.gui.search.conftest import Made
from writer_app.gui.search.panel import SearchPanel
from writer_app.gui.shared.desk import Desk
from writer_app.services.searchresult import SearchResult
from writer_app.services.session import jobs


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk) -> SearchPanel:
    made = SearchPanel(desk)
    qtbot.addWidget(made)
    made.resize(380, 420)
    made.show()
    made.look_for()
    return made


def typed(panel: SearchPanel, reader: FakeReader, qtbot: QtBot, text: str) -> jobs.Search:
    """Types and waits until it is asked for."""
    qtbot.keyClicks(panel.field, text)

    def is_asked() -> bool:
        job = reader.last(jobs.Search)
        return isinstance(job, jobs.Search) and job.text == panel.field.text()

    qtbot.waitUntil(is_asked)
    job = reader.last(jobs.Search)
    assert isinstance(job, jobs.Search)
    return job


def shown(panel: SearchPanel) -> list[str]:
    model = panel.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def press(panel: SearchPanel, qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(panel.field, key)


def test_what_is_typed_is_looked_for_without_enter(
    panel: SearchPanel, desk: Desk, reader: FakeReader, qtbot: QtBot, made: Made
) -> None:
    job = typed(panel, reader, qtbot, "lantern")
    assert [sent.text for sent in reader.sent if isinstance(sent, jobs.Search)] == ["lantern"]
    reader.answered.emit(jobs.SearchDone(job.number, made.result(1, 2)))
    first, second = desk.session.loaded.scenes[1:3]
    assert shown(panel)[0] == first.title
    assert shown(panel)[2] == second.title
    assert panel.line.text() == "2 passages in 2 scenes"


def test_enter_opens_what_the_arrows_chose(
    panel: SearchPanel, desk: Desk, reader: FakeReader, qtbot: QtBot, made: Made
) -> None:
    job = typed(panel, reader, qtbot, "lantern")
    result = made.result(1, 2)
    reader.answered.emit(jobs.SearchDone(job.number, result))
    pointed = QSignalSpy(desk.pointed)
    press(panel, qtbot, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Down)
    assert panel.field.hasFocus()
    press(panel, qtbot, Qt.Key.Key_Return)
    assert pointed.count() == 1
    assert pointed.at(0) == [desk.session.loaded.scenes[2].id, result.found[1].match.highlights[0]]


def test_enter_before_the_answer_searches_and_opens_nothing(
    panel: SearchPanel, desk: Desk, reader: FakeReader, qtbot: QtBot, made: Made
) -> None:
    qtbot.keyClicks(panel.field, "lantern")
    pointed = QSignalSpy(desk.pointed)
    press(panel, qtbot, Qt.Key.Key_Return)
    job = reader.last(jobs.Search)
    assert isinstance(job, jobs.Search)
    reader.answered.emit(jobs.SearchDone(job.number, made.result(1)))
    assert pointed.count() == 0
    press(panel, qtbot, Qt.Key.Key_Return)
    assert pointed.count() == 1


def test_a_page_is_opened(panel: SearchPanel, desk: Desk, reader: FakeReader, qtbot: QtBot, made: Made) -> None:
    job = typed(panel, reader, qtbot, "eri")
    reader.answered.emit(jobs.SearchDone(job.number, made.result(1, pages=("eri",))))
    assert shown(panel)[:2] == ["Pages", "Eri"]
    with qtbot.waitSignal(desk.page) as opened:
        press(panel, qtbot, Qt.Key.Key_Return)
    assert opened.args == ["eri"]


def test_a_click_opens(panel: SearchPanel, desk: Desk, reader: FakeReader, qtbot: QtBot, made: Made) -> None:
    job = typed(panel, reader, qtbot, "lantern")
    reader.answered.emit(jobs.SearchDone(job.number, made.result(1)))
    place = panel.list.visualRect(panel.list.model().index(1, 0)).topLeft() + QPoint(30, 10)
    with qtbot.waitSignal(desk.pointed):
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_mistake_is_one_line_and_enter_takes_what_was_meant(panel: SearchPanel, reader: FakeReader, qtbot: QtBot) -> None:
    job = typed(panel, reader, qtbot, "wo:eri")
    message = "there is no field “wo:” (did you mean who: or to:?)"
    reader.answered.emit(jobs.Refused(job.number, message, "wo:", ("who:", "to:")))
    assert panel.line.text() == "There is no field “wo:”."
    assert shown(panel) == ["Did you mean", "who:eri", "to:eri"]
    press(panel, qtbot, Qt.Key.Key_Return)
    assert panel.field.text() == "who:eri"
    again = reader.last(jobs.Search)
    assert isinstance(again, jobs.Search)
    assert again.text == "who:eri"
    assert panel.field.hasFocus()


def test_an_older_answer_is_not_shown(panel: SearchPanel, desk: Desk, reader: FakeReader, qtbot: QtBot, made: Made) -> None:
    first = typed(panel, reader, qtbot, "one")
    typed(panel, reader, qtbot, "two")
    reader.answered.emit(jobs.SearchDone(first.number, made.result(1)))
    assert desk.session.loaded.scenes[1].title not in shown(panel)


def test_a_word_still_being_typed_is_taken_as_a_beginning_where_it_is_found_nowhere(
    panel: SearchPanel, reader: FakeReader, qtbot: QtBot, made: Made
) -> None:
    job = typed(panel, reader, qtbot, "lant")
    reader.answered.emit(jobs.SearchDone(job.number, SearchResult("lant", 0, ())))
    wider = reader.last(jobs.Search)
    assert isinstance(wider, jobs.Search)
    assert wider.text == "lant*"
    reader.answered.emit(jobs.SearchDone(wider.number, made.result(1)))
    assert panel.line.text() == "1 passage with words that begin so"


def test_it_says_that_it_searches_where_the_answer_takes_long(panel: SearchPanel, reader: FakeReader, qtbot: QtBot) -> None:
    typed(panel, reader, qtbot, "lantern")
    qtbot.waitUntil(lambda: panel.line.text() == "Searching…")
    assert panel.line.isVisible()


def test_an_empty_field_offers_examples_and_what_was_looked_for(
    panel: SearchPanel, desk: Desk, reader: FakeReader, qtbot: QtBot, made: Made
) -> None:
    assert "For example" in shown(panel)
    assert any(row.startswith("speaker:") for row in shown(panel))
    job = typed(panel, reader, qtbot, "lantern")
    reader.answered.emit(jobs.SearchDone(job.number, made.result(1)))
    press(panel, qtbot, Qt.Key.Key_Return, Qt.Key.Key_Escape)
    assert panel.field.text() == ""
    assert shown(panel)[:2] == ["Recent searches", "lantern"]
    press(panel, qtbot, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert panel.field.text() == "lantern"
    assert desk.searches == ("lantern",)


def test_the_next_match_is_a_key_away_from_the_text(
    panel: SearchPanel, desk: Desk, reader: FakeReader, qtbot: QtBot, made: Made
) -> None:
    assert not panel.can("search.next")
    job = typed(panel, reader, qtbot, "lantern")
    reader.answered.emit(jobs.SearchDone(job.number, made.result(1, 2, pages=("eri",))))
    scenes = desk.session.loaded.scenes
    panel.go_on()
    assert desk.scene == scenes[1].id
    panel.go_on()
    assert desk.scene == scenes[2].id
    with qtbot.waitSignal(desk.said):
        panel.go_on()
    panel.go_back()
    assert desk.scene == scenes[1].id


def test_matches_follow_the_text_and_what_is_chosen_stays(
    panel: SearchPanel, desk: Desk, reader: FakeReader, qtbot: QtBot, made: Made
) -> None:
    job = typed(panel, reader, qtbot, "lantern")
    reader.answered.emit(jobs.SearchDone(job.number, made.result(1, 2)))
    press(panel, qtbot, Qt.Key.Key_Down)
    desk.noted.emit(jobs.Checked(0, (), (), {}, {}, {}))
    again = reader.last(jobs.Search)
    assert isinstance(again, jobs.Search)
    assert again.number > job.number
    reader.answered.emit(jobs.SearchDone(again.number, made.result(1, 2, moved=3)))
    chosen = panel.list.currentIndex()
    assert chosen.row() == 3
    with qtbot.waitSignal(desk.pointed) as pointed:
        press(panel, qtbot, Qt.Key.Key_Return)
    assert pointed.args is not None
    assert pointed.args[1] == made.result(1, 2, moved=3).found[1].match.highlights[0]


def test_headings_cannot_be_chosen(panel: SearchPanel, reader: FakeReader, qtbot: QtBot, made: Made) -> None:
    job = typed(panel, reader, qtbot, "lantern")
    reader.answered.emit(jobs.SearchDone(job.number, made.result(1, 2)))
    press(panel, qtbot, Qt.Key.Key_PageDown)
    assert panel.list.currentIndex().row() == 3
    press(panel, qtbot, Qt.Key.Key_PageUp, Qt.Key.Key_Up)
    assert panel.list.currentIndex().row() == 1
    assert panel.field.accessibleDescription() == panel.list.currentIndex().data()
