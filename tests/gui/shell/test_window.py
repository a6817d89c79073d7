"""The window by keyboard alone, and with a name for everything that takes the keyboard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDockWidget,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui.shell.conftest import Opens
from writer_app.gui.project import OpenProject
from writer_app.gui.shared.desk import Offer
from writer_app.gui.shared.messages import MOST, MessageRow
from writer_app.gui.shared.palette import Palette
from writer_app.services.revising import revise
from writer_app.services.session.changes import Changes
from writer_app.services.session.operations import Operation

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def ancestors(widget: QWidget) -> Iterator[QWidget]:
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()


def nameless(window: QWidget) -> list[str]:
    """Whatever takes the keyboard and has no name for a screen reader. The list of a drop-down goes by the name of that."""
    found = []
    for widget in window.findChildren(QWidget):
        above = list(ancestors(widget))
        helped = widget.focusProxy() is not None or any(isinstance(parent, QComboBox) for parent in above)
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or isinstance(widget, QTabBar) or helped:
            continue
        text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
        if not (widget.accessibleName() or text):
            found.append(" < ".join(type(part).__name__ for part in (widget, *above)))
    return found


def test_everything_has_a_name_for_a_screen_reader(project: OpenProject) -> None:
    project.desk.offer(Offer("x", "A question", "warning", (("Yes", lambda: None),)))
    assert nameless(project.window) == []


def test_every_action_is_in_the_palette_and_no_key_is_told_twice(project: OpenProject) -> None:
    menus = project.window.menus
    keys = Counter(action.shortcut().toString() for action in menus.actions.values() if not action.shortcut().isEmpty())
    assert [key for key, times in keys.items() if times > 1] == []
    for bound in menus.bound.values():
        assert callable(getattr(bound.owner, bound.row.callback)), bound.row.id
        assert bound.row.title
        assert bound.row.shortcut == "" or not menus.actions[bound.row.id].shortcut().isEmpty(), bound.row.id


def test_the_palette_finds_and_does(qtbot: QtBot, project: OpenProject) -> None:
    qtbot.keyClick(project.window, Qt.Key.Key_P, CONTROL | SHIFT)
    palette = project.window.findChild(Palette)
    assert palette is not None
    qtbot.keyClicks(palette.line, "next sce")
    assert palette.list.item(0).text().startswith("Next scene")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert project.desk.scene == "the-vestibule"


def test_going_to_a_scene_or_page_by_name(qtbot: QtBot, project: OpenProject) -> None:
    qtbot.keyClick(project.window, Qt.Key.Key_P, CONTROL)
    palette = project.window.findChild(Palette)
    assert palette is not None
    qtbot.keyClicks(palette.line, "eri")
    with qtbot.waitSignal(project.desk.page) as told:
        qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert told.args == ["eri"]


def test_arrows_move_and_escape_leaves(qtbot: QtBot, project: OpenProject) -> None:
    project.window.show_palette()
    palette = project.window.findChild(Palette)
    assert palette is not None
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    qtbot.keyClick(palette.line, Qt.Key.Key_Up)
    listed = palette.findChild(QListWidget)
    assert listed is not None
    assert listed.currentRow() == 1
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_f6_goes_round_the_panels(qtbot: QtBot, project: OpenProject) -> None:
    window = project.window
    window.pane("editor").focus()
    seen = []
    for _ in window.panes:
        seen.append(next(pane.name for pane in window.panes if pane.has_focus()))
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, Qt.Key.Key_F6)
    assert seen[0] == "editor"
    assert {"binder", "lore", "notes"} <= set(seen)


def test_a_key_for_each_panel(qtbot: QtBot, project: OpenProject) -> None:
    for number, name in enumerate(("binder", "editor", "lore", "notes", "search"), 1):
        qtbot.keyClick(project.window, Qt.Key(Qt.Key.Key_0.value + number), CONTROL)
        assert project.window.pane(name).has_focus(), name
        assert project.window.pane(name).panel.isVisible(), name


def test_the_text_alone_and_back(qtbot: QtBot, project: OpenProject) -> None:
    docks = project.window.findChildren(QDockWidget)
    qtbot.keyClick(project.window, Qt.Key.Key_F11)
    assert not any(dock.isVisible() for dock in docks)
    qtbot.keyClick(project.window, Qt.Key.Key_F11)
    assert all(dock.isVisibleTo(project.window) for dock in docks)


def test_ctrl_z_undoes_typing_and_ctrl_alt_z_the_project(qtbot: QtBot, project: OpenProject) -> None:
    desk, view = project.desk, project.window.pane("editor").panel.findChild(QPlainTextEdit)
    assert view is not None
    head = project.session.folder / "project.yaml"
    before = head.read_text()
    renamed = revise(project.session.folder, "project.yaml", lambda text: text.replace("Corridors", "Hallways"))
    assert desk.do(Operation("Rename chapter", (renamed,), Changes(outline=True)))
    view.setFocus()
    qtbot.keyClicks(view, "Rain. ")
    qtbot.keyClick(view, Qt.Key.Key_Z, CONTROL)
    assert desk.buffer is not None
    assert not desk.buffer.text.startswith("Rain")
    assert "Hallways" in head.read_text()
    qtbot.keyClick(view, Qt.Key.Key_Z, CONTROL | ALT)
    assert head.read_text() == before
    assert project.window.statusBar().currentMessage() == "Undone: Rename chapter"
    qtbot.keyClick(view, Qt.Key.Key_Z, CONTROL | ALT | SHIFT)
    assert "Hallways" in head.read_text()


def test_messages_are_answered_and_closed_by_keyboard(qtbot: QtBot, project: OpenProject) -> None:
    answers: list[str] = []
    project.desk.offer(Offer("one", "First?", "warning", (("Yes", lambda: answers.append("yes")),)))
    project.desk.say("Second.", "error")
    bar = project.window.messages
    assert bar.texts == ("First?", "Second.")
    qtbot.keyClick(project.window, Qt.Key.Key_M, CONTROL | ALT)
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_Escape)
    assert bar.texts == ("First?",)
    qtbot.keyClick(project.window, Qt.Key.Key_M, CONTROL | ALT)
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_Space)
    assert answers == ["yes"]
    assert bar.isHidden()


def test_many_messages_leave_room_for_the_text(qtbot: QtBot, project: OpenProject) -> None:
    bar = project.window.messages
    for number in range(MOST + 3):
        project.desk.say(f"Message {number}.", "warning")
    rows = bar.findChildren(MessageRow)
    assert sum(row.isVisible() for row in rows) == MOST
    assert not next(row for row in rows if row.offer.text == "Message 0.").isVisible()
    for number in range(3, MOST + 3):
        bar.close_message(f"Message {number}.")
    assert bar.texts == ("Message 0.", "Message 1.", "Message 2.")
    assert all(row.isVisible() for row in rows if row.offer.text in bar.texts)


def test_the_next_time_begins_where_this_one_ended(qtbot: QtBot, opens: Opens, project: OpenProject) -> None:
    project.desk.open("the-nursery")
    view = project.window.pane("editor").panel.findChild(QPlainTextEdit)
    assert view is not None
    for _ in range(7):
        qtbot.keyClick(view, Qt.Key.Key_Right)
    project.window.resize(790, 700)
    project.window.pane("lore").toggle()
    width = project.window.width()
    assert project.window.close()
    again = opens(project.session.folder)
    assert (again.desk.scene, again.desk.cursor) == ("the-nursery", 7)
    assert again.window.width() == width
    assert not again.window.pane("lore").panel.isVisible()
