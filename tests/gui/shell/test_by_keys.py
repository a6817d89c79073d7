"""The binder, the notes and the lore in the real window, read by the real reader and worked by the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.studio import HereReader
from writer_app.gui.app import App
from writer_app.gui.binder.panel import BinderPanel
from writer_app.gui.lore.panel import LorePanel
from writer_app.gui.lore.sentencerow import SlotButton
from writer_app.gui.notes.panel import NotesPanel
from writer_app.gui.project import OpenProject

PATIENCE = 30_000
# Lists that drop down: the offscreen screen has no window manager to raise them.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CTRL, SHIFT, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


class Hands:
    """A writer at the keyboard: keys go to whatever has it."""

    def __init__(self, qtbot: QtBot, project: OpenProject) -> None:
        self.qtbot = qtbot
        self.project = project
        self.desk = project.desk
        found = project.window.pane("editor").panel.findChild(QPlainTextEdit)
        assert found is not None
        self.text = found

    @property
    def binder(self) -> BinderPanel:
        panel = self.project.window.pane("binder").panel
        assert isinstance(panel, BinderPanel)
        return panel

    @property
    def notes(self) -> NotesPanel:
        panel = self.project.window.pane("notes").panel
        assert isinstance(panel, NotesPanel)
        return panel

    @property
    def lore(self) -> LorePanel:
        panel = self.project.window.pane("lore").panel
        assert isinstance(panel, LorePanel)
        return panel

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Presses a key where the keyboard is."""
        self.qtbot.keyClick(self.focus(), key, keys)

    def type(self, words: str) -> None:
        """Types where the keyboard is."""
        self.qtbot.keyClicks(self.focus(), words)

    def focus(self) -> QWidget:
        """What has the keyboard. Offscreen nobody brings the window back to the front when a dialog or a list closes."""
        front = QApplication.activeModalWidget() or self.project.window
        front.activateWindow()
        self.qtbot.waitUntil(front.isActiveWindow)
        focus = front.focusWidget()
        assert focus is not None
        return focus

    def do(self, name: str) -> None:
        """Finds an action in the palette."""
        self.press(Qt.Key.Key_P, CTRL | SHIFT)
        self.qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        self.type(name)
        self.press(Qt.Key.Key_Return)

    def put_cursor(self, words: str) -> None:
        """Looks for words of the open text, as one does with the arrow keys."""
        cursor = self.text.document().find(words)
        assert not cursor.isNull()
        cursor.setPosition(cursor.selectionStart())
        self.text.setTextCursor(cursor)

    def outline(self) -> list[tuple[str, ...]]:
        return [chapter.scenes for chapter in self.desk.session.loaded.project.outline.chapters()]

    def is_noted(self, beginning: str) -> bool:
        return any(line.startswith(beginning) for line in self.messages())

    def messages(self) -> list[str]:
        checked = self.desk.checked
        return [str(one.message) for one in checked.findings if one.dismissed is None] if checked is not None else []


@pytest.fixture
def hands(qtbot: QtBot, sample: Path, environment: Mapping[str, str]) -> Iterator[Hands]:
    app = App(environment, lambda folder, where: HereReader(folder, where))
    project = app.open(sample)
    project.window.resize(1366, 768)
    project.window.activateWindow()
    qtbot.waitUntil(project.window.isActiveWindow)
    qtbot.waitUntil(lambda: project.desk.checked is not None, timeout=PATIENCE)
    yield Hands(qtbot, project)
    project.finish()
    project.window.deleteLater()


def files(folder: Path) -> dict[str, bytes]:
    """What is written in the project."""
    found = (path for path in folder.rglob("*") if path.is_file() and ".writer" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_scenes_are_opened_split_merged_named_and_deleted_and_each_step_undone(hands: Hands, sample: Path) -> None:
    before, outline = files(sample), hands.outline()
    hands.press(Qt.Key.Key_1, CTRL)
    assert hands.binder.tree.hasFocus()
    hands.binder.tree.select("scene the-vestibule")
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    assert hands.desk.scene == "the-nursery"
    assert hands.text.hasFocus()
    hands.put_cursor("The last was not even ugly")
    hands.press(Qt.Key.Key_K, CTRL | SHIFT)
    assert hands.desk.scene == "the-nursery-2"
    assert hands.text.toPlainText().startswith("The last was not even ugly")
    hands.press(Qt.Key.Key_1, CTRL)
    hands.press(Qt.Key.Key_Z, CTRL)
    assert files(sample) == before
    assert hands.desk.scene == "the-nursery"
    hands.binder.tree.select("scene the-nursery")
    hands.press(Qt.Key.Key_J, CTRL | SHIFT)
    assert hands.outline() != outline
    assert hands.desk.scene == "the-nursery"
    hands.text.setFocus()
    hands.press(Qt.Key.Key_Z, CTRL | ALT)
    assert files(sample) == before
    hands.press(Qt.Key.Key_1, CTRL)
    hands.binder.tree.select("scene the-nursery")
    hands.press(Qt.Key.Key_F2)
    hands.type("Toys")
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.desk.session.title_of("the-nursery") == "Toys")
    hands.press(Qt.Key.Key_Delete)
    hands.qtbot.waitUntil(lambda: hands.binder.dialog is not None and hands.binder.dialog.isActiveWindow())
    hands.press(Qt.Key.Key_Backtab, SHIFT)
    hands.press(Qt.Key.Key_Space)
    assert "the-nursery" not in hands.outline()[1]
    assert hands.desk.scene == "the-kitchen"
    hands.press(Qt.Key.Key_Z, CTRL)
    hands.press(Qt.Key.Key_Z, CTRL)
    assert files(sample) == before


def test_from_note_to_note_and_what_is_meant_goes_and_comes_back(hands: Hands, sample: Path) -> None:
    before, messages = files(sample), hands.messages()
    hands.text.setFocus()
    hands.press(Qt.Key.Key_F8)
    hands.press(Qt.Key.Key_F8)
    hands.press(Qt.Key.Key_F8, SHIFT)
    hands.press(Qt.Key.Key_F8)
    note = hands.notes.presenter.current()
    assert note is not None
    assert note == hands.notes.presenter.shown()[1]
    assert hands.text.textCursor().selectedText() == note.finding.quote
    assert hands.text.hasFocus()
    hands.do("meant that way")
    hands.qtbot.waitUntil(lambda: hands.notes.dialog is not None and hands.notes.dialog.isActiveWindow())
    hands.type("it is a dream")
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: len(hands.messages()) == len(messages) - 1, timeout=PATIENCE)
    assert note.message not in hands.messages()
    hands.press(Qt.Key.Key_Z, CTRL | ALT)
    hands.qtbot.waitUntil(lambda: hands.messages() == messages, timeout=PATIENCE)
    assert files(sample) == before


def test_a_word_of_a_page_is_changed_and_the_note_goes(hands: Hands, sample: Path) -> None:
    before = files(sample)
    assert hands.is_noted("Eri's eyes are blue here")
    hands.press(Qt.Key.Key_L, CTRL | SHIFT)
    hands.type("eri")
    hands.press(Qt.Key.Key_Return)
    page = hands.lore.presenter.page
    assert page is not None
    assert page.entry.id == "eri"
    for _ in range(20):
        focus = hands.focus()
        if isinstance(focus, SlotButton) and focus.text() == "red":
            break
        hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Return)
    hands.type("blue")
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: not hands.is_noted("Eri's eyes are blue here"), timeout=PATIENCE)
    hands.press(Qt.Key.Key_Z, CTRL | ALT)
    hands.qtbot.waitUntil(lambda: hands.is_noted("Eri's eyes are blue here"), timeout=PATIENCE)
    assert files(sample) == before


def test_selected_words_become_true_and_something_happens_at_them(hands: Hands, sample: Path) -> None:
    before = files(sample)
    desk = hands.desk
    desk.open("the-harbour")
    hands.qtbot.waitUntil(lambda: desk.checked is not None and desk.scene in desk.checked.readings, timeout=PATIENCE)
    hands.put_cursor("blue eyes")
    for _ in "blue eyes":
        hands.press(Qt.Key.Key_Right, SHIFT)
    hands.press(Qt.Key.Key_T, CTRL)
    hands.qtbot.waitUntil(lambda: hands.lore.dialog is not None and hands.lore.dialog.isActiveWindow())
    hands.press(Qt.Key.Key_Return)
    assert b"eye colour: blue" in files(sample)["lore/characters/eri.md"]
    hands.text.setFocus()
    hands.put_cursor("gave Giran the brass key")
    hands.text.moveCursor(QTextCursor.MoveOperation.EndOfLine, QTextCursor.MoveMode.KeepAnchor)
    hands.press(Qt.Key.Key_T, CTRL | SHIFT)
    hands.qtbot.waitUntil(lambda: hands.lore.dialog is not None and hands.lore.dialog.isActiveWindow())
    assert hands.lore.dialog is not None
    assert hands.lore.dialog.who.text() == "Izuku Midoriya"
    hands.press(Qt.Key.Key_Escape)
    hands.press(Qt.Key.Key_Z, CTRL | ALT)
    assert files(sample) == before
