"""The panel of continuity notes, with real keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPushButton, QTreeView
from pytestqt.qtbot import QtBot

from tests.gui.conftest import FakeReader
from writer_app.domain.spans import Span
from writer_app.gui.notes.panel import NotesPanel
from writer_app.gui.shared.desk import Desk
from writer_app.services.session import jobs
from writer_app.storage.folder import DECISIONS


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk, reader: FakeReader, checked: jobs.Checked) -> NotesPanel:
    made = NotesPanel(desk)
    qtbot.addWidget(made)
    made.resize(1100, 500)
    made.show()
    tell(desk, reader, checked)
    return made


def tell(desk: Desk, reader: FakeReader, checked: jobs.Checked) -> None:
    reader.answered.emit(replace(checked, number=desk.ask(jobs.Check(0))))


def button(panel: NotesPanel, beginning: str) -> QPushButton:
    found = [one for one in panel.detail.findChildren(QPushButton) if one.text().startswith(beginning) and one.isVisible()]
    assert found, beginning
    return found[-1]


def test_the_title_counts(panel: NotesPanel, desk: Desk, reader: FakeReader, checked: jobs.Checked) -> None:
    assert "contradictions" in panel.title.text()
    tell(desk, reader, replace(checked, findings=(), fingerprints=()))
    assert panel.title.text() == "No continuity notes"
    assert panel.list.model().rowCount() == 0


def test_f8_goes_through_the_text(panel: NotesPanel, desk: Desk, qtbot: QtBot) -> None:
    pointed: list[tuple[str, Span]] = []
    desk.pointed.connect(lambda scene, span: pointed.append((scene, span)))
    for _ in range(2):
        panel.go_on()
        desk.go(pointed[-1][1].end, pointed[-1][1])
    first, second = (note for note in panel.presenter.shown()[:2])
    assert pointed == [(note.finding.scene, note.finding.span) for note in (first, second)]
    panel.go_back()
    assert pointed[-1] == (first.finding.scene, first.finding.span)
    assert panel.presenter.selected == first.key


def test_without_notes_f8_says_so(
    panel: NotesPanel, desk: Desk, reader: FakeReader, checked: jobs.Checked, qtbot: QtBot
) -> None:
    tell(desk, reader, replace(checked, findings=(), fingerprints=()))
    with qtbot.waitSignal(desk.said) as said:
        panel.go_on()
    assert said.args is not None
    assert "Nothing in your text contradicts" in said.args[0]


def test_arrow_and_enter_go_there(panel: NotesPanel, desk: Desk, qtbot: QtBot) -> None:
    panel.list.setFocus()
    panel.select(panel.presenter.shown()[0].key)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    note = panel.presenter.current()
    assert note is not None
    assert note.key in [other.key for other in panel.presenter.shown()[1:3]]
    with qtbot.waitSignal(desk.pointed) as pointed:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert pointed.args == [note.finding.scene, note.finding.span]


def test_meant_that_way_is_written_undone_and_taken_back(panel: NotesPanel, desk: Desk, qtbot: QtBot) -> None:
    file = desk.session.folder / DECISIONS
    before = file.read_bytes()
    panel.select(panel.presenter.shown()[0].key)
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    reason = panel.detail.reason
    assert isinstance(reason, QLineEdit)
    qtbot.waitUntil(reason.isVisible)
    qtbot.keyClicks(reason, "a trick of the light: hers")
    with qtbot.waitSignal(desk.changed) as changed:
        qtbot.keyClick(reason, Qt.Key.Key_Return)
    assert changed.args is not None
    assert changed.args[0].decisions
    assert b"a trick of the light: hers" in file.read_bytes()
    desk.undo()
    assert file.read_bytes() == before
    panel.toggle_meant()
    (meant,) = [note for note in panel.presenter.shown() if note.finding.dismissed is not None]
    panel.select(meant.key)
    qtbot.mouseClick(button(panel, "No longer"), Qt.MouseButton.LeftButton)
    assert file.read_bytes() != before
    assert meant.finding.quote.encode() not in file.read_bytes()


def test_a_fix_of_the_text_is_made_in_the_open_text(
    panel: NotesPanel, desk: Desk, reader: FakeReader, checked: jobs.Checked, qtbot: QtBot
) -> None:
    note = next(note for note in panel.presenter.shown() if any(fix.text_edits for fix in note.finding.fixes))
    scene, (edit,) = note.finding.scene or "", note.finding.fixes[0].text_edits
    panel.select(note.key)
    qtbot.mouseClick(button(panel, "Change"), Qt.MouseButton.LeftButton)
    text = desk.session.buffer(scene).text
    assert text[edit.span.start :].startswith(edit.text)
    assert desk.scene == scene
    # The text is another one now: the same fix is not made twice.
    with qtbot.waitSignal(desk.said):
        qtbot.mouseClick(button(panel, "Change"), Qt.MouseButton.LeftButton)
    assert desk.session.buffer(scene).text == text


def test_a_new_check_leaves_selection_scroll_and_reason_alone(
    panel: NotesPanel, desk: Desk, reader: FakeReader, checked: jobs.Checked, qtbot: QtBot
) -> None:
    panel.select(panel.presenter.shown()[-2].key)
    panel.mean()
    reason = panel.detail.reason
    assert reason is not None
    qtbot.keyClicks(reason, "half a thou")
    where, key = panel.list.verticalScrollBar().value(), panel.presenter.selected
    tell(desk, reader, replace(checked, findings=checked.findings[1:], fingerprints=checked.fingerprints[1:]))
    assert panel.presenter.selected == key
    assert panel.detail.reason is reason
    assert reason.text() == "half a thou"
    current = panel.list.currentIndex().data(Qt.ItemDataRole.UserRole)
    assert current.key == key
    assert abs(panel.list.verticalScrollBar().value() - where) < 200


def test_grouping_is_switched_by_keyboard(panel: NotesPanel, qtbot: QtBot) -> None:
    scenes = panel.list.model().rowCount()
    panel.grouping.setFocus()
    qtbot.keyClick(panel.grouping, Qt.Key.Key_Down)
    titles = [panel.list.model().index(row, 0).data() for row in range(panel.list.model().rowCount())]
    assert "Izuku Midoriya" in titles
    panel.regroup()
    assert panel.list.model().rowCount() == scenes


@pytest.mark.parametrize("width", [320, 1300])
def test_everything_has_a_name_and_fits(panel: NotesPanel, width: int, qtbot: QtBot) -> None:
    panel.select(panel.presenter.shown()[0].key)
    panel.resize(width, 700)
    assert panel.width() == width
    for kind in (QAbstractButton, QComboBox, QLineEdit, QTreeView):
        for widget in panel.findChildren(kind):
            spoken = QAccessible.queryAccessibleInterface(widget)
            assert spoken is not None
            assert widget.accessibleName() or spoken.text(QAccessible.Text.Name), widget
