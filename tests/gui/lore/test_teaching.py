"""A power taught in the window: a passage chosen, passages like it answered with keys, the page written as one step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.conftest import FakeReader
from tests.services.taught import EXAMPLE, lesson, write_book
from writer_app.domain.spans import Span
from writer_app.gui.lore.panel import LorePanel
from writer_app.gui.lore.teachingdialog import TeachingDialog
from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.palette import Palette
from writer_app.services.session import jobs
from writer_app.services.session.session import Session
from writer_app.services.stories import Tools


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """The book of the kites, open for writing."""
    opened = Session(write_book(tmp_path / "book"), tmp_path / "kept")
    yield opened
    opened.close()


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot) -> LorePanel:
    made = LorePanel(desk)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def page(session: Session) -> Callable[[], str]:
    """What stands on the power's page."""
    return lambda: (session.folder / "lore/kitewrit.md").read_text(encoding="utf-8")


def select(desk: Desk) -> Span:
    desk.open("loft")
    assert desk.buffer is not None
    start = desk.buffer.text.index(EXAMPLE)
    desk.go(start, Span(start, start + len(EXAMPLE)))
    return desk.selection


@pytest.fixture
def dialog(panel: LorePanel, desk: Desk, reader: FakeReader, session: Session, tools: Tools) -> TeachingDialog:
    select(desk)
    desk.teach("kitewrit")
    asked = reader.last(jobs.Teach)
    assert asked is not None
    reader.answered.emit(jobs.Taught(asked.number, lesson(session.folder, tools)))
    assert panel.lesson is not None
    return panel.lesson


def test_the_power_is_chosen_by_name_and_the_selected_passage_read(
    panel: LorePanel, desk: Desk, reader: FakeReader, qtbot: QtBot
) -> None:
    span = select(desk)
    desk.teaching.emit()
    palette = panel.window().findChild(Palette)
    assert palette is not None
    qtbot.keyClicks(palette.line, "kite")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    asked = reader.last(jobs.Teach)
    assert isinstance(asked, jobs.Teach)
    assert (asked.quirk, asked.scene, asked.span) == ("kitewrit", "loft", span)
    assert "loft" in asked.texts


def test_without_a_passage_it_says_what_to_do(panel: LorePanel, desk: Desk, qtbot: QtBot) -> None:
    desk.open("loft")
    with qtbot.waitSignal(desk.said) as said:
        panel.teach()
    assert said.args[0].startswith("Select the sentences")


def test_each_passage_is_answered_by_a_key(dialog: TeachingDialog, qtbot: QtBot) -> None:
    assert dialog.progress.text() == "1 of 6"
    assert "<b><u>creased</u></b> her brow" in dialog.passage.text()
    assert dialog.place.text() == "bridge"
    qtbot.keyClick(dialog.yes, Qt.Key.Key_Return)
    assert dialog.progress.text() == "1 of 6"
    qtbot.keyClick(dialog, Qt.Key.Key_N)
    assert dialog.progress.text() == "2 of 6"
    qtbot.keyClick(dialog, Qt.Key.Key_Backspace)
    assert "her brow" in dialog.passage.text()
    for key in (Qt.Key.Key_N, Qt.Key.Key_S, Qt.Key.Key_Y, Qt.Key.Key_Y, Qt.Key.Key_N):
        qtbot.keyClick(dialog, key)
    assert dialog.doubt.text().startswith("Perhaps not: ")
    qtbot.keyClick(dialog, Qt.Key.Key_Y)
    assert dialog.progress.text() == "What was learnt"
    assert dialog.against.text() == "“flutter” is not learnt: it also stands where it is something else."
    assert [gain.text for _, gain in dialog.boxes if gain.wanted] == ["crease letter", "crease bill", "crease map"]


def test_what_is_left_out_is_not_written_and_undo_takes_all_of_it_back(
    dialog: TeachingDialog, desk: Desk, page: Callable[[], str], qtbot: QtBot
) -> None:
    before = page()
    dialog.enough.click()
    assert [gain.text for _, gain in dialog.boxes if gain.wanted] == ["crease something", "flutter"]
    next(box for box, gain in dialog.boxes if gain.text == "flutter").setChecked(False)
    qtbot.keyClick(dialog.write, Qt.Key.Key_Space)
    assert "crease something" in page()
    assert "flutter" not in page()
    assert "limits" not in page()
    assert "owner: odile # since always" in page()
    assert desk.undo()
    assert page() == before


def test_going_back_from_the_end_asks_again_and_nothing_is_written_unasked(
    dialog: TeachingDialog, page: Callable[[], str], qtbot: QtBot
) -> None:
    before = page()
    dialog.enough.click()
    for box, _ in dialog.boxes:
        box.setChecked(False)
    assert not dialog.write.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Backspace)
    assert dialog.progress.text() == "6 of 6"
    dialog.reject()
    assert page() == before
