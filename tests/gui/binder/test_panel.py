"""The binder, with real keys, clicks and drags."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.gui.conftest import FakeReader
from writer_app.domain.findings import Finding, Message, Severity
from writer_app.domain.spans import Span
from writer_app.gui.binder.dialogs import DeleteDialog, PostedDialog, TitleDialog
from writer_app.gui.binder.model import NOTES, ROW, WORDS
from writer_app.gui.binder.panel import BinderPanel
from writer_app.gui.binder.presenter import Row
from writer_app.gui.main_window import MainWindow
from writer_app.gui.shared.desk import Desk
from writer_app.services.session import jobs
from writer_app.services.session.buffers import Edit
from writer_app.services.session.changes import Changes

ALT = Qt.KeyboardModifier.AltModifier
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk) -> BinderPanel:
    """The binder of the sample."""
    made = BinderPanel(desk)
    qtbot.addWidget(made)
    made.resize(280, 700)
    made.show()
    made.tree.setFocus()
    return made


def index_of(panel: BinderPanel, scene: str) -> QModelIndex:
    """The row of a scene."""
    found = panel.model.find(f"scene {scene}")
    assert found.isValid()
    return found


def select(panel: BinderPanel, scene: str) -> None:
    """The cursor on a scene."""
    panel.tree.setFocus()
    panel.tree.select(f"scene {scene}")


def outline(desk: Desk) -> dict[str, tuple[str, ...]]:
    """Chapters with their scenes."""
    return {chapter.id: chapter.scenes for chapter in desk.session.loaded.project.outline.chapters()}


def typed(qtbot: QtBot, panel: BinderPanel, text: str) -> None:
    """Types into the dialog that is open, and presses Enter."""
    assert isinstance(panel.dialog, TitleDialog)
    qtbot.keyClicks(panel.dialog.line, text)
    qtbot.keyClick(panel.dialog.line, Qt.Key.Key_Return)


# Showing


def test_the_outline_stands_in_reading_order(panel: BinderPanel, desk: Desk) -> None:
    loaded, model = desk.session.loaded, panel.model
    chapters = [model.index(row, 0) for row in range(model.rowCount())]
    assert [index.data() for index in chapters] == [chapter.title for chapter in loaded.project.outline.chapters()]
    scenes = [model.index(row, 0, chapter) for chapter in chapters for row in range(model.rowCount(chapter))]
    assert [index.data() for index in scenes] == [scene.title for scene in loaded.scenes]
    assert all(panel.tree.isExpanded(chapter) for chapter in chapters)
    assert int(scenes[0].siblingAtColumn(WORDS).data().replace(",", "")) > 500
    assert panel.total.text().startswith("12 scenes, ")


def click(panel: BinderPanel, qtbot: QtBot, scene: str, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A click on the row of a scene."""
    place = panel.tree.visualRect(index_of(panel, scene)).center()
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, keys, place)


def test_enter_and_a_click_open_a_scene_and_mark_it(panel: BinderPanel, desk: Desk, qtbot: QtBot) -> None:
    select(panel, "the-vestibule")
    qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    assert desk.scene == "the-vestibule"
    click(panel, qtbot, "the-kitchen", Qt.KeyboardModifier.ControlModifier)
    assert desk.scene == "the-vestibule"
    click(panel, qtbot, "the-nursery")
    assert desk.scene == "the-nursery"
    marked = [scene.id for scene in desk.session.loaded.scenes if panel.model.is_open(index_of(panel, scene.id).data(ROW))]
    assert marked == ["the-nursery"]
    assert index_of(panel, "the-nursery").data(Qt.ItemDataRole.FontRole).bold()
    assert index_of(panel, "the-nursery").data(SPOKEN).endswith("open in the editor")


def test_the_binder_follows_the_open_scene(panel: BinderPanel, desk: Desk) -> None:
    desk.open("the-roof")
    current = panel.tree.current_row()
    assert current is not None
    assert current.scene == "the-roof"


def test_enter_folds_a_chapter_and_that_outlives_a_change(panel: BinderPanel, desk: Desk, qtbot: QtBot) -> None:
    panel.tree.setCurrentIndex(panel.model.index(1, 0))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    assert not desk.scene
    select(panel, "the-cell")
    qtbot.keyClick(panel.tree, Qt.Key.Key_Down, ALT)
    assert not panel.tree.isExpanded(panel.model.index(1, 0))
    assert panel.tree.isExpanded(panel.model.index(2, 0))


def test_notes_are_told_by_shape_number_and_word(panel: BinderPanel, desk: Desk, reader: FakeReader) -> None:
    scene = "the-vestibule"
    finding = Finding("C201", Severity.CONFLICT, Message("x"), (), scene=scene, span=Span(0, 1))
    found = (finding, replace(finding, dismissed="so"), replace(finding, severity=Severity.NOTE))
    reader.answered.emit(jobs.Checked(desk.ask(jobs.Check(0)), found, ("a", "b", "c"), {}, {}, {scene: 7}))
    index = index_of(panel, scene)
    assert (index.siblingAtColumn(NOTES).data(), index.siblingAtColumn(WORDS).data()) == ("2", "7")
    assert index.data(SPOKEN) == "Sheets, scene, 7 words, 1 contradiction, 1 worth a look"
    row: Row = index.data(ROW)
    assert row.notes.worst is Severity.CONFLICT
    assert not panel.grab().isNull()


def test_a_new_length_touches_its_own_rows_alone(panel: BinderPanel, desk: Desk, reader: FakeReader) -> None:
    told: list[str] = []
    panel.model.dataChanged.connect(lambda first, last: told.append(first.data(ROW).key))
    reader.answered.emit(jobs.Checked(desk.ask(jobs.Check(0)), (), (), {}, {}, {"the-kitchen": 1_234_567}))
    assert sorted(told) == ["node corridors", "scene the-kitchen"]
    words = index_of(panel, "the-kitchen").siblingAtColumn(WORDS)
    assert words.data() == "1,234,567"
    assert panel.tree.columnWidth(WORDS) >= panel.tree.sizeHintForIndex(words).width()


# Making


def test_a_new_scene_comes_after_the_current_one_and_is_opened(panel: BinderPanel, desk: Desk, qtbot: QtBot) -> None:
    select(panel, "the-nursery")
    panel.new_scene()
    typed(qtbot, panel, "Under the Bed")
    assert outline(desk)["corridors"][:2] == ("the-nursery", "under-the-bed")
    assert desk.scene == "under-the-bed"
    assert (desk.session.folder / "manuscript/02-corridors/015-under-the-bed.md").is_file()


def test_a_new_chapter_and_a_new_part(panel: BinderPanel, desk: Desk, qtbot: QtBot) -> None:
    select(panel, "the-nursery")
    panel.new_chapter()
    typed(qtbot, panel, "Stairs")
    assert list(outline(desk))[1:3] == ["corridors", "stairs"]
    panel.new_part()
    typed(qtbot, panel, "")
    nodes = desk.session.loaded.project.outline.nodes
    assert [node.id for node in nodes][2:5] == ["stairs", "part-1", "the-far-shore"]
    current = panel.tree.current_row()
    assert current is not None
    assert current.title == "Part 1"


def test_an_empty_outline_gets_its_first_chapter(panel: BinderPanel, desk: Desk, qtbot: QtBot) -> None:
    project = desk.session.folder / "project.yaml"
    project.write_text(project.read_text(encoding="utf-8").partition("outline:")[0], encoding="utf-8")
    desk.session.reload()
    panel.new_scene()
    typed(qtbot, panel, "")
    assert list(outline(desk).values()) == [("chapter-1-opening",)]


# Naming


def test_f2_renames_in_place(panel: BinderPanel, desk: Desk, qtbot: QtBot) -> None:
    select(panel, "the-nursery")
    qtbot.keyClick(panel.tree, Qt.Key.Key_F2)
    line = panel.tree.findChild(QLineEdit)
    assert line is not None
    assert line.accessibleName() == "Title"
    line.selectAll()
    qtbot.keyClicks(line, "Toys")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: index_of(panel, "the-nursery").data() == "Toys")
    assert desk.session.history.next_undo == "Rename “Things Still in Their Wrappers”"
    assert desk.session.title_of("the-nursery") == "Toys"
    current = panel.tree.current_row()
    assert current is not None
    assert current.scene == "the-nursery"


def test_a_chapter_is_renamed_and_escape_renames_nothing(panel: BinderPanel, desk: Desk, qtbot: QtBot) -> None:
    panel.tree.setCurrentIndex(panel.model.index(0, 0))
    for keys, end in (("Nothing", Qt.Key.Key_Escape), ("Moths", Qt.Key.Key_Return)):
        qtbot.keyClick(panel.tree, Qt.Key.Key_F2)
        line = next(line for line in panel.tree.findChildren(QLineEdit) if line.isVisible())
        line.selectAll()
        qtbot.keyClicks(line, keys)
        qtbot.keyClick(line, end)
    qtbot.waitUntil(lambda: panel.model.index(0, 0).data() == "Moths")
    assert desk.session.loaded.project.outline.nodes[0].id == "the-moth-rooms"


def test_a_double_click_renames_a_scene_and_a_chapter(panel: BinderPanel, desk: Desk, qtbot: QtBot) -> None:
    for index, title in ((index_of(panel, "the-cell"), "Cell"), (panel.model.index(2, 0), "Shore")):
        place = panel.tree.visualRect(index).center()
        click = qtbot.mouseClick if index.data(ROW).scene else qtbot.mousePress
        click(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.mouseDClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
        line = next(line for line in panel.tree.findChildren(QLineEdit) if line.isVisible())
        line.selectAll()
        qtbot.keyClicks(line, title)
        qtbot.keyClick(line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda wanted=title: desk.session.history.next_undo.startswith("Rename"))
        qtbot.waitUntil(lambda row=index, wanted=title: panel.model.find(row.data(ROW).key).data() == wanted)
    assert desk.undo()
    assert desk.undo()
    assert not desk.session.history.next_undo


# Moving


MOVES = (
    ("the-kitchen", Qt.Key.Key_Up, "corridors", "the-kitchen the-nursery the-moving-corridor"),
    ("the-kitchen", Qt.Key.Key_Down, "corridors", "the-nursery the-moving-corridor the-kitchen"),
    ("the-nursery", Qt.Key.Key_Up, "the-moth-rooms", "the-safe-house the-vestibule the-nursery"),
    ("the-kitchen", Qt.Key.Key_Left, "the-moth-rooms", "the-safe-house the-vestibule the-kitchen"),
    ("the-vestibule", Qt.Key.Key_Down, "corridors", "the-vestibule the-nursery the-kitchen the-moving-corridor"),
    ("the-safe-house", Qt.Key.Key_Right, "corridors", "the-safe-house the-nursery the-kitchen the-moving-corridor"),
)


@pytest.mark.parametrize("move", MOVES, ids=lambda move: f"{move[0]} {move[1].name}")
def test_alt_and_an_arrow_move_a_scene(
    panel: BinderPanel, desk: Desk, qtbot: QtBot, move: tuple[str, Qt.Key, str, str]
) -> None:
    scene, key, chapter, scenes = move
    before = (desk.session.folder / "project.yaml").read_bytes()
    select(panel, scene)
    qtbot.keyClick(panel.tree, key, ALT)
    assert " ".join(outline(desk)[chapter]) == scenes
    current = panel.tree.current_row()
    assert current is not None
    assert current.scene == scene
    assert desk.undo()
    assert (desk.session.folder / "project.yaml").read_bytes() == before


def test_alt_and_an_arrow_move_a_chapter_into_a_part_and_out(panel: BinderPanel, desk: Desk, qtbot: QtBot) -> None:
    panel.tree.setCurrentIndex(panel.model.index(0, 0))
    panel.new_part()
    typed(qtbot, panel, "Night")
    panel.tree.setFocus()
    panel.tree.select("node corridors")
    qtbot.keyClick(panel.tree, Qt.Key.Key_Right, ALT)
    assert desk.session.loaded.project.outline.nodes[1].chapters[0].id == "corridors"  # type: ignore[union-attr]
    qtbot.keyClick(panel.tree, Qt.Key.Key_Left, ALT)
    assert [node.id for node in desk.session.loaded.project.outline.nodes][1:3] == ["night", "corridors"]


def drag(panel: BinderPanel, scene: str, at: QPoint) -> None:
    """Drags the row of a scene to a point of the tree."""
    data = panel.model.mimeData([index_of(panel, scene)])
    view, where = panel.tree.viewport(), QPointF(at)
    move, left, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(view, QDragEnterEvent(at, move, data, left, none))
    QApplication.sendEvent(view, QDragMoveEvent(at, move, data, left, none))
    QApplication.sendEvent(view, QDropEvent(where, move, data, left, none, QEvent.Type.Drop))


def test_a_scene_is_dragged_between_two_others_of_another_chapter(panel: BinderPanel, desk: Desk, qtbot: QtBot) -> None:
    below = panel.tree.visualRect(index_of(panel, "the-kitchen"))
    drag(panel, "the-safe-house", QPoint(below.center().x(), below.top()))
    wanted = ("the-nursery", "the-safe-house", "the-kitchen", "the-moving-corridor")
    qtbot.waitUntil(lambda: outline(desk)["corridors"] == wanted)


def test_a_scene_is_dragged_onto_a_chapter(panel: BinderPanel, desk: Desk, qtbot: QtBot) -> None:
    drag(panel, "the-safe-house", panel.tree.visualRect(panel.model.index(3, 0)).center())
    qtbot.waitUntil(lambda: outline(desk)["up"][-1] == "the-safe-house")


def test_several_scenes_are_moved_by_key_as_one_step(panel: BinderPanel, desk: Desk, qtbot: QtBot) -> None:
    before = outline(desk)
    click(panel, qtbot, "the-nursery")
    click(panel, qtbot, "the-moving-corridor", Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(panel.tree, Qt.Key.Key_Up, ALT)
    assert outline(desk)["the-moth-rooms"][-2:] == ("the-nursery", "the-moving-corridor")
    assert [row.scene for row in panel.tree.chosen_rows()] == ["the-nursery", "the-moving-corridor"]
    assert desk.undo()
    assert outline(desk) == before


def test_several_scenes_are_dragged_and_deleted_as_one_step(panel: BinderPanel, desk: Desk, qtbot: QtBot) -> None:
    before = files(desk.session.folder)
    click(panel, qtbot, "the-safe-house")
    click(panel, qtbot, "the-kitchen", Qt.KeyboardModifier.ControlModifier)
    data = panel.model.mimeData(panel.tree.selectionModel().selectedIndexes())
    assert panel.model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, panel.model.index(3, 0))
    qtbot.waitUntil(lambda: outline(desk)["up"][:2] == ("the-safe-house", "the-kitchen"))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert isinstance(panel.dialog, DeleteDialog)
    assert panel.dialog.findChildren(QLabel)[0].text().startswith("Delete 2 scenes with their ")
    qtbot.mouseClick(panel.dialog.delete, Qt.MouseButton.LeftButton)
    assert outline(desk)["up"][0] == "the-stairwell"
    assert desk.undo()
    assert desk.undo()
    assert files(desk.session.folder) == before


def test_what_another_window_drags_is_not_taken(panel: BinderPanel, desk: Desk, qtbot: QtBot) -> None:
    other = BinderPanel(desk)
    qtbot.addWidget(other)
    data = other.model.mimeData([index_of(other, "the-safe-house")])
    assert not panel.model.canDropMimeData(data, Qt.DropAction.MoveAction, -1, -1, panel.model.index(3, 0))
    assert not panel.model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, panel.model.index(3, 0))


def stray(desk: Desk) -> None:
    """A scene file that the outline does not name."""
    (desk.session.folder / "manuscript/999-stray.md").write_text("---\nid: stray\n---\nOne *two*.\n", encoding="utf-8")
    desk.session.reload()
    desk.session.bus.tell(Changes(outline=True))


def test_an_unplaced_scene_is_placed_by_drag_and_by_key(panel: BinderPanel, desk: Desk, qtbot: QtBot) -> None:
    stray(desk)
    heading = panel.model.index(panel.model.rowCount() - 1, 0)
    assert (heading.data(), panel.model.index(0, 0, heading).data()) == ("Unplaced", "One two.")
    drag(panel, "stray", panel.tree.visualRect(panel.model.index(0, 0)).center())
    qtbot.waitUntil(lambda: outline(desk)["the-moth-rooms"][-1] == "stray")
    assert desk.undo()
    assert [scene.id for scene in desk.session.loaded.unplaced] == ["stray"]
    select(panel, "stray")
    qtbot.keyClick(panel.tree, Qt.Key.Key_Up, ALT)
    assert outline(desk)["up"][-1] == "stray"


# Splitting and merging


def test_split_takes_what_was_just_typed_along(panel: BinderPanel, desk: Desk) -> None:
    saves(desk)
    desk.open("the-nursery")
    buffer = desk.session.buffer("the-nursery")
    offset = buffer.text.index("The last was not even ugly")
    buffer.edit(Edit(offset, 0, "New words. "))
    assert buffer.dirty
    desk.go(offset)
    panel.split()
    assert desk.scene == "the-nursery-2"
    assert desk.session.buffer("the-nursery-2").text.startswith("New words. The last was")
    assert outline(desk)["corridors"][:2] == ("the-nursery", "the-nursery-2")
    select(panel, "the-nursery")
    panel.merge()
    assert outline(desk)["corridors"][0:2] == ("the-nursery", "the-kitchen")
    assert desk.scene == "the-nursery"
    merged = desk.session.scene("the-nursery")
    assert merged is not None
    assert merged.was == ("the-nursery-2",)
    assert "New words. The last was" in merged.body


def test_a_split_that_cannot_be_is_one_line(panel: BinderPanel, desk: Desk, qtbot: QtBot) -> None:
    desk.open("the-nursery")
    with qtbot.waitSignal(desk.said) as told:
        panel.split()
    assert told.args is not None
    assert told.args[0].startswith("there must be words on both sides")
    assert not desk.session.history.next_undo


def saves(desk: Desk) -> None:
    """What the program does when everything must reach the disk."""
    desk.settling.connect(lambda: [desk.session.save(buffer) for buffer in desk.session.open_buffers()])


# What readers have


@pytest.fixture
def posted(panel: BinderPanel, desk: Desk) -> BinderPanel:
    """The binder where the second chapter was posted."""
    project = desk.session.folder / "project.yaml"
    text = project.read_text(encoding="utf-8")
    project.write_text(
        text.replace("title: Corridors\n", "title: Corridors\n    posted: {date: 2026-01-02}\n"), encoding="utf-8"
    )
    desk.session.reload()
    desk.session.bus.tell(Changes(outline=True))
    saves(desk)
    return panel


def answer(posted: BinderPanel, qtbot: QtBot, key: Qt.Key) -> None:
    """Answers the question about what readers have."""
    assert isinstance(posted.dialog, PostedDialog)
    qtbot.keyClick(posted.dialog.go_on if key == Qt.Key.Key_Space else posted.dialog, key)
    posted.dialog = None


def test_posted_scenes_are_marked(posted: BinderPanel) -> None:
    assert "readers have it since 2026-01-02" in index_of(posted, "the-kitchen").data(SPOKEN)
    assert "readers have it" in posted.model.index(1, 0).data(SPOKEN)
    assert "readers have it" not in index_of(posted, "the-cell").data(SPOKEN)
    assert not posted.grab().isNull()


def test_a_posted_scene_moves_only_after_a_question(posted: BinderPanel, desk: Desk, qtbot: QtBot) -> None:
    before = outline(desk)
    for scene, key in (("the-nursery", Qt.Key.Key_Down), ("the-vestibule", Qt.Key.Key_Down)):
        for reply, moves in ((Qt.Key.Key_Return, False), (Qt.Key.Key_Escape, False), (Qt.Key.Key_Space, True)):
            select(posted, scene)
            qtbot.keyClick(posted.tree, key, ALT)
            assert outline(desk) == before
            answer(posted, qtbot, reply)
            assert (outline(desk) != before) is moves
        assert desk.undo()
    select(posted, "the-cell")
    qtbot.keyClick(posted.tree, Qt.Key.Key_Down, ALT)
    assert posted.dialog is None
    assert outline(desk) != before


def test_a_posted_scene_is_split_merged_and_deleted_only_after_a_question(
    posted: BinderPanel, desk: Desk, qtbot: QtBot
) -> None:
    before = outline(desk)
    desk.open("the-nursery")
    desk.go(desk.session.buffer("the-nursery").text.index("The last was not even ugly"))
    select(posted, "the-nursery")
    for act in (posted.split, posted.merge):
        act()
        answer(posted, qtbot, Qt.Key.Key_Return)
        assert outline(desk) == before
        act()
        answer(posted, qtbot, Qt.Key.Key_Space)
        assert outline(desk) != before
        assert desk.undo()
        select(posted, "the-nursery")
    posted.delete()
    assert isinstance(posted.dialog, DeleteDialog)
    said = [label.text() for label in posted.dialog.findChildren(QLabel)]
    assert any("Readers have this already: “Corridors”" in line for line in said)


# Deleting


def files(folder: Path) -> dict[str, bytes]:
    """Every file of the project."""
    found = (path for path in folder.rglob("*") if path.is_file() and ".writer" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_delete_tells_what_hangs_on_it_and_undo_brings_the_bytes_back(panel: BinderPanel, desk: Desk, qtbot: QtBot) -> None:
    before = files(desk.session.folder)
    desk.open("the-light")
    select(panel, "the-light")
    qtbot.keyClick(panel.tree, Qt.Key.Key_Delete)
    dialog = panel.dialog
    assert isinstance(dialog, DeleteDialog)
    lines = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert "Meant that way: “his eyes were gold”" in lines
    assert len(lines) > 1
    qtbot.mouseClick(dialog.delete, Qt.MouseButton.LeftButton)
    assert outline(desk)["the-far-shore"] == ("the-cell", "the-bright-side")
    assert desk.scene == "the-stairwell"
    assert desk.undo()
    assert files(desk.session.folder) == before


def test_keeping_is_what_enter_does_and_an_empty_scene_asks_nothing(panel: BinderPanel, desk: Desk, qtbot: QtBot) -> None:
    select(panel, "the-cell")
    qtbot.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert isinstance(panel.dialog, DeleteDialog)
    qtbot.keyClick(panel.dialog, Qt.Key.Key_Return)
    assert "the-cell" in outline(desk)["the-far-shore"]
    panel.dialog = None
    panel.new_scene()
    typed(qtbot, panel, "Empty")
    select(panel, "empty")
    panel.dialog = None
    qtbot.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert panel.dialog is None
    assert "empty" not in outline(desk)["the-far-shore"]


def test_a_chapter_goes_with_its_scenes(panel: BinderPanel, desk: Desk, qtbot: QtBot) -> None:
    panel.tree.setCurrentIndex(panel.model.index(1, 0))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert isinstance(panel.dialog, DeleteDialog)
    qtbot.mouseClick(panel.dialog.delete, Qt.MouseButton.LeftButton)
    assert list(outline(desk)) == ["the-moth-rooms", "the-far-shore", "up"]
    assert not (desk.session.folder / "manuscript/02-corridors").exists()


# In the window


def test_ctrl_z_in_the_binder_undoes_what_was_done_there(qtbot: QtBot, desk: Desk) -> None:
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    binder = window.pane("binder").panel
    assert isinstance(binder, BinderPanel)
    before = outline(desk)
    select(binder, "the-kitchen")
    qtbot.keyClick(binder.tree, Qt.Key.Key_Up, ALT)
    assert outline(desk) != before
    qtbot.keyClick(binder.tree, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert outline(desk) == before
    qtbot.keyClick(binder.tree, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert outline(desk) != before


def test_who_may_only_read_may_change_nothing(panel: BinderPanel, desk: Desk, qtbot: QtBot) -> None:
    desk.session.read_only = "someone else has it"
    before = files(desk.session.folder)
    select(panel, "the-kitchen")
    assert not any(panel.can(row.id) for row in panel.ACTIONS)
    qtbot.keyClick(panel.tree, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert files(desk.session.folder) == before
    assert panel.dialog is None


def test_a_scene_whose_file_went_keeps_its_title_and_can_be_gone_back_to(panel: BinderPanel, desk: Desk) -> None:
    desk.open("the-stairwell")
    title, buffer = desk.session.title_of("the-stairwell"), desk.buffer
    assert buffer is not None
    (desk.session.folder / buffer.path).unlink()
    desk.session.reload()
    desk.open("the-nursery")
    row = index_of(panel, "the-stairwell").data(ROW)
    assert (row.title, row.missing) == (title, True)
    panel.tree.asked_to_open.emit(row)
    assert desk.scene == "the-stairwell"
