"""The panel of continuity notes, with real keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QTreeView
from pytestqt.qtbot import QtBot

from tests.gui.conftest import FakeReader
from writer_app.continuity.repairs.ground import at_scene
from writer_app.domain.findings import Message, Severity
from writer_app.domain.lore import Change
from writer_app.domain.repairs import Happens, Repair
from writer_app.domain.spans import Span
from writer_app.gui.main_window import MainWindow
from writer_app.gui.notes.model import NOTE
from writer_app.gui.notes.panel import NotesPanel
from writer_app.gui.notes.presenter import Grouping
from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.panes import Pane
from writer_app.gui.shared.reasons import ReasonDialog
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


def lay_out() -> None:
    """Everything gets its place."""
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    QApplication.processEvents()


def button(panel: NotesPanel, beginning: str) -> QPushButton:
    """A button of the note, once it has its place."""
    lay_out()
    found = [one for one in panel.detail.findChildren(QPushButton) if one.text().startswith(beginning) and one.isVisible()]
    assert found, beginning
    return found[-1]


def test_the_title_counts(panel: NotesPanel, desk: Desk, reader: FakeReader, checked: jobs.Checked) -> None:
    assert panel.windowTitle() == f"Continuity notes · {len(panel.presenter.shown())}"
    assert panel.head.kinds[Severity.CONFLICT].accessibleName().endswith("contradictions")
    tell(desk, reader, replace(checked, findings=(), fingerprints=()))
    assert panel.windowTitle() == "Continuity notes"
    assert panel.list.model().rowCount() == 0
    assert panel.empty.isVisible()
    assert panel.empty.text() == "Nothing contradicts your notes."
    assert not panel.list.isVisible()


def test_the_dock_bears_the_title(qtbot: QtBot, desk: Desk, reader: FakeReader, checked: jobs.Checked) -> None:
    window = MainWindow(desk)
    qtbot.addWidget(window)
    tell(desk, reader, checked)
    dock = window.pane("notes").dock
    assert dock is not None
    assert dock.windowTitle() == window.pane("notes").panel.windowTitle()
    assert dock.windowTitle().startswith("Continuity notes · ")
    assert dock.accessibleName() == "Continuity notes"


def test_the_keyboard_goes_to_the_list_and_where_there_is_none_to_what_stands_there(
    panel: NotesPanel, desk: Desk, reader: FakeReader, checked: jobs.Checked
) -> None:
    place = Pane("notes", "Continuity notes", panel)
    assert panel.presenter.current() is None
    place.focus()
    assert panel.window().focusWidget() is panel.list
    panel.resize(300, 300)
    panel.go_on()
    assert not panel.list.isVisible()
    place.focus()
    assert panel.detail.isAncestorOf(panel.window().focusWidget())
    tell(desk, reader, replace(checked, findings=(), fingerprints=()))
    place.focus()
    assert panel.window().focusWidget() is panel.head.look


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
    assert said.args[0] == "Nothing contradicts your notes."


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


def asked(panel: NotesPanel) -> ReasonDialog:
    """The question why something is meant that way."""
    assert panel.dialog is not None
    return panel.dialog


def test_escape_means_nothing_and_an_earlier_reason_is_one_key_away(panel: NotesPanel, desk: Desk, qtbot: QtBot) -> None:
    file = desk.session.folder / DECISIONS
    before = file.read_bytes()
    panel.select(panel.presenter.shown()[0].key)
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    qtbot.keyClicks(asked(panel).field, "no")
    qtbot.keyClick(asked(panel).field, Qt.Key.Key_Escape)
    assert file.read_bytes() == before
    qtbot.mouseClick(button(panel, "Meant that way"), Qt.MouseButton.LeftButton)
    assert asked(panel).reason == ""
    qtbot.keyClick(asked(panel).field, Qt.Key.Key_Down)
    assert asked(panel).reason.startswith("It is the light of Rewind")
    qtbot.keyClick(asked(panel).field, Qt.Key.Key_Return)
    assert file.read_bytes().count(b"It is the light of Rewind") == 2


def test_who_may_only_read_is_not_asked(panel: NotesPanel, desk: Desk, qtbot: QtBot) -> None:
    desk.session.read_only = "someone else has it"
    panel.select(panel.presenter.shown()[0].key)
    assert not panel.can("notes.meant")
    panel.mean()
    assert panel.dialog is None
    offered = [one.text() for one in panel.detail.findChildren(QPushButton) if one.isVisible()]
    assert offered
    assert all(text.startswith(("In your text", "Your notes")) for text in offered)


def test_meant_that_way_is_written_undone_and_taken_back(panel: NotesPanel, desk: Desk, qtbot: QtBot) -> None:
    file = desk.session.folder / DECISIONS
    before = file.read_bytes()
    panel.select(panel.presenter.shown()[0].key)
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    qtbot.keyClicks(asked(panel).field, "a trick of the light: hers")
    with qtbot.waitSignal(desk.changed) as changed:
        qtbot.keyClick(asked(panel).field, Qt.Key.Key_Return)
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


def test_what_the_text_says_is_taken_over_into_the_notes(panel: NotesPanel, desk: Desk, qtbot: QtBot) -> None:
    note = next(note for note in panel.presenter.shown() if note.message.startswith("Eri's eyes are blue"))
    file = desk.session.folder / "lore/characters/eri.md"
    before = file.read_bytes()
    panel.select(note.key)
    for beginning, written in (
        ("From here on: blue", b"{value: blue, since: the-harbour}"),
        ("Always: blue", b"eye colour: blue"),
    ):
        assert "Eri, eye colour, blue" in button(panel, beginning).accessibleName()
        qtbot.mouseClick(button(panel, beginning), Qt.MouseButton.LeftButton)
        assert written in file.read_bytes()
        assert desk.undo()
        assert file.read_bytes() == before


def test_many_ways_stand_behind_one_button_and_leave_the_passages_their_room(
    panel: NotesPanel, desk: Desk, reader: FakeReader, qtbot: QtBot
) -> None:
    note = next(note for note in panel.presenter.shown() if note.finding.quote == "the whole corridor lurched")
    file = desk.session.folder / "lore/quirks/mimicry.md"
    panel.select(note.key)
    asked = [job for job in reader.sent if isinstance(job, jobs.Mend)][-1]
    repairs = tuple(
        Repair(Message(f"Way {name} was used"), (Happens("mimicry", _lifted(name)),)) for name in ("A", "B", "C", "D")
    )
    reader.answered.emit(jobs.Mended(asked.number, asked.fingerprint, repairs))
    button(panel, "Way A")
    menu = button(panel, "3 other ways").menu()
    assert [action.text() for action in menu.actions()] == ["Way B was used", "Way C was used", "Way D was used"]
    menu.popup(panel.mapToGlobal(panel.rect().center()))
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert b"lifted by: C" in file.read_bytes()
    assert desk.undo()


def _lifted(name: str) -> Change:
    return Change("lifted by", (at_scene("the-moving-corridor"),), (("what", (name,)),))


def test_what_would_make_both_true_is_a_button_and_one_step(
    panel: NotesPanel, desk: Desk, reader: FakeReader, qtbot: QtBot
) -> None:
    note = next(note for note in panel.presenter.shown() if note.finding.quote == "the whole corridor lurched")
    file = desk.session.folder / "lore/quirks/mimicry.md"
    before = file.read_bytes()
    panel.select(note.key)
    asked = [job for job in reader.sent if isinstance(job, jobs.Mend)][-1]
    assert note.key.startswith(asked.fingerprint)
    lifted = Change("lifted by", (at_scene("the-moving-corridor"),), (("what", ("Trigger",)),))
    repair = Repair(Message("Trigger was used before this"), (Happens("mimicry", lifted),))
    reader.answered.emit(jobs.Mended(asked.number, asked.fingerprint, (repair,)))
    offered = button(panel, "Trigger was used")
    offered.setFocus()
    qtbot.keyClick(offered, Qt.Key.Key_Return)
    assert b"  - {at: the-moving-corridor, lifted by: Trigger}\n" in file.read_bytes()
    assert desk.undo()
    assert file.read_bytes() == before


def test_a_new_check_leaves_selection_and_place_alone(
    panel: NotesPanel, desk: Desk, reader: FakeReader, checked: jobs.Checked, qtbot: QtBot
) -> None:
    panel.resize(1100, 240)
    bar = panel.list.verticalScrollBar()
    first = panel.presenter.shown()[0]
    panel.select(panel.presenter.shown()[-2].key)
    key = panel.presenter.selected
    bar.setValue(bar.maximum() // 2)
    top = panel.list.indexAt(QPoint(1, 40)).data()
    # One comes at the very top while the middle of the list is read, and goes again.
    new = replace(first.finding, quote="palm up", fixes=())
    more = (new, *checked.findings), ("new", *checked.fingerprints)
    for findings, marks in (more, (checked.findings, checked.fingerprints)):
        tell(desk, reader, replace(checked, findings=findings, fingerprints=marks))
        assert panel.presenter.selected == key
        assert panel.list.currentIndex().data(NOTE).key == key
        assert panel.list.indexAt(QPoint(1, 40)).data() == top


def test_a_new_check_leaves_the_keyboard_in_the_note(
    panel: NotesPanel, desk: Desk, reader: FakeReader, checked: jobs.Checked, qtbot: QtBot
) -> None:
    note = next(note for note in panel.presenter.shown() if any(fix.text_edits for fix in note.finding.fixes))
    panel.select(note.key)
    button(panel, "Change").setFocus()
    moved = tuple(
        replace(item, message=Message("Other words.")) if item is note.finding else item for item in checked.findings
    )
    tell(desk, reader, replace(checked, findings=moved))
    assert button(panel, "Change").hasFocus()


def test_a_kind_is_hidden_by_its_button_and_by_its_action(panel: NotesPanel, qtbot: QtBot) -> None:
    all_of_them = len(panel.presenter.shown())
    conflicts = panel.head.kinds[Severity.CONFLICT]
    conflicts.setFocus()
    qtbot.keyClick(conflicts, Qt.Key.Key_Space)
    few = len(panel.presenter.shown())
    assert 0 < few < all_of_them
    panel.toggle_doubts()
    panel.toggle_looks()
    assert not panel.presenter.shown()
    assert panel.empty.text().startswith("Nothing of the kind")
    panel.toggle_conflicts()
    assert len(panel.presenter.shown()) < all_of_them
    assert conflicts.isChecked()


def test_grouping_is_switched_and_kept(
    panel: NotesPanel, desk: Desk, reader: FakeReader, checked: jobs.Checked, qtbot: QtBot
) -> None:
    scenes = panel.list.model().rowCount()
    panel.regroup()
    titles = [panel.list.model().index(row, 0).data() for row in range(panel.list.model().rowCount())]
    assert "Izuku Midoriya" in titles
    tell(desk, reader, replace(checked, findings=checked.findings[1:], fingerprints=checked.fingerprints[1:]))
    assert panel.list.model().index(0, 0).data() in titles
    panel.head.groupings[Grouping.SCENE].trigger()
    assert panel.list.model().rowCount() >= scenes - 1
    assert panel.head.look.text() == "By scene"


def test_the_grouping_is_kept_for_the_next_time(panel: NotesPanel, desk: Desk, qtbot: QtBot) -> None:
    panel.regroup()
    assert desk.liked.notes_by == "subject"
    assert panel.head.look.text() == "By who it is about"
    again = NotesPanel(desk)
    qtbot.addWidget(again)
    assert again.presenter.grouping is Grouping.SUBJECT
    assert again.head.groupings[Grouping.SUBJECT].isChecked()


def test_where_there_is_room_for_one_the_note_takes_the_place_of_the_list(panel: NotesPanel, desk: Desk, qtbot: QtBot) -> None:
    panel.resize(340, 300)
    first, second = panel.presenter.shown()[:2]
    panel.list.setFocus()
    panel.select(first.key)
    assert panel.list.isVisible()
    assert not panel.detail.isVisible()
    qtbot.keyClick(panel.list, Qt.Key.Key_Space)
    assert panel.detail.isVisible()
    assert not panel.list.isVisible()
    lay_out()
    qtbot.mouseClick(panel.detail.bar.after, Qt.MouseButton.LeftButton)
    assert panel.presenter.selected == second.key
    qtbot.keyClick(panel.detail, Qt.Key.Key_Escape)
    assert panel.list.isVisible()
    assert panel.list.hasFocus()
    assert panel.list.currentIndex().data(NOTE).key == second.key
    lay_out()
    place = panel.list.visualRect(panel.list.currentIndex()).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert panel.detail.isVisible()
    panel.resize(340, 640)
    assert panel.list.isVisible()
    assert panel.detail.isVisible()


def test_the_notes_of_the_scene_that_is_opened_come_to_the_top(panel: NotesPanel, desk: Desk) -> None:
    panel.resize(340, 300)
    lay_out()
    desk.open("the-roof")
    assert panel.list.indexAt(QPoint(5, 5)).data() == desk.session.title_of("the-roof")
    panel.list.setFocus()
    desk.open("the-nursery")
    assert panel.list.indexAt(QPoint(5, 5)).data() == desk.session.title_of("the-roof")


def test_enter_presses_what_has_the_keyboard(panel: NotesPanel, desk: Desk, qtbot: QtBot) -> None:
    panel.select(next(note.key for note in panel.presenter.shown() if note.finding.scene))
    way = button(panel, "In your text")
    way.setFocus()
    with qtbot.waitSignal(desk.pointed):
        qtbot.keyClick(way, Qt.Key.Key_Return)


def test_emphasis_is_shown_as_it_will_be_read(panel: NotesPanel) -> None:
    panel.select(next(note.key for note in panel.presenter.shown() if note.message.startswith("Eri's eyes are blue")))
    said = [label.text() for label in panel.detail.findChildren(QLabel)]
    assert any("s <i>sour</i>,” Eri said." in text for text in said)


def test_each_passage_is_a_way_there(panel: NotesPanel, desk: Desk, qtbot: QtBot) -> None:
    note = next(note for note in panel.presenter.shown() if note.finding.code == "C201")
    panel.select(note.key)
    with qtbot.waitSignal(desk.pointed) as pointed:
        qtbot.mouseClick(button(panel, "In your text"), Qt.MouseButton.LeftButton)
    assert pointed.args == [note.finding.scene, note.finding.span]
    with qtbot.waitSignal(desk.page) as page:
        qtbot.mouseClick(button(panel, "Your notes"), Qt.MouseButton.LeftButton)
    assert page.args == [note.finding.subjects[0]]


@pytest.mark.parametrize("width", [320, 1300])
def test_everything_has_a_name_and_fits(panel: NotesPanel, width: int, qtbot: QtBot) -> None:
    panel.select(panel.presenter.shown()[0].key)
    panel.resize(width, 700)
    assert panel.width() == width
    for kind in (QAbstractButton, QTreeView):
        for widget in panel.findChildren(kind):
            spoken = QAccessible.queryAccessibleInterface(widget)
            assert spoken is not None
            assert widget.accessibleName() or spoken.text(QAccessible.Text.Name), widget
