"""Good manners of the window and of every dialog: a name for everything, all of it by keyboard, all words through one door.

The views are those of the gallery, with the sample story really read, and the dialogs that it does not draw.
"""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QRadioButton,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui.conftest import FakeReader
from tests.gui.gallery import VIEWS
from tests.gui.studio import SAMPLE, HereReader, Studio
from writer_app.domain.spans import Span
from writer_app.gui.app import App
from writer_app.gui.editor.view import PageView
from writer_app.gui.shared.actions import MENUS
from writer_app.gui.shared.palette import Palette
from writer_app.gui.start.window import StartWindow

GUI = Path(__file__).parents[2] / "writer_app" / "gui"
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
LINKS = 40
"""More links than any one text has."""


@pytest.fixture(scope="module")
def studio(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """The sample in its window, really read."""
    root = tmp_path_factory.mktemp("manners")
    folder = Path(shutil.copytree(SAMPLE, root / "sample"))
    readers: list[HereReader] = []

    def make(where: Path, environment: Mapping[str, str]) -> HereReader:
        readers.append(HereReader(where, environment))
        return readers[-1]

    app = App({f"WRITER_APP_{name.upper()}": str(root / name) for name in ("data", "cache", "documents")}, make)
    project = app.open(folder)
    made = Studio(app, project, readers[0])
    made.settle()
    yield made
    project.finish()
    project.window.deleteLater()


def do(*actions: str) -> Callable[[Studio], QWidget]:
    """A view that stands after these actions."""

    def view(studio: Studio) -> QWidget:
        studio.open("the-harbour")
        studio.project.desk.show_page("eri")
        for action in actions:
            studio.do(action)
        return studio.project.window

    return view


MORE = {
    name: do(name)
    for name in (
        "binder.new_scene",
        "lore.new",
        "lore.rename",
        "window.anywhere",
        "window.novel",
        "search.box",
    )
}


@pytest.fixture(params=sorted({**VIEWS, **MORE}))
def front(request: pytest.FixtureRequest, studio: Studio, qtbot: QtBot) -> Iterator[QWidget]:
    """Each view; what stands in front of the writer, who may leave it by Esc."""
    window = studio.project.window
    {**VIEWS, **MORE}[request.param](studio)
    front = in_front(window)
    front.activateWindow()
    yield front
    leave(qtbot, window)
    if window.menuBar().isHidden():
        studio.do("window.alone")
    studio.settle()


def in_front(window: QWidget) -> QWidget:
    return QApplication.activePopupWidget() or QApplication.activeModalWidget() or window


def leave(qtbot: QtBot, window: QWidget) -> None:
    """Esc until nothing stands in front of the window any more."""
    for _ in range(4):
        front = in_front(window)
        if front is window:
            break
        qtbot.keyClick(front.focusWidget() or front, Qt.Key.Key_Escape)
    assert in_front(window) is window, f"Esc does not leave {in_front(window)}"


def stops(window: QWidget) -> list[QWidget]:
    """Every control that the keyboard should come to: of buttons that exclude each other, the chosen one."""
    found = []
    for widget in window.findChildren(QWidget):
        tabs = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        shown = widget.isVisibleTo(window) and widget.isEnabled() and widget.window() is window
        passed = isinstance(widget, QRadioButton) and not widget.isChecked()
        if tabs and shown and not passed:
            found.append(widget)
    return found


def told(widget: QWidget) -> str:
    """What a widget is, for whoever reads the failure."""
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    name = widget.accessibleName() or text or widget.objectName()
    return f"{type(widget).__name__} {name!r} in {type(widget.parent()).__name__}"


def test_everything_in_view_has_a_name_and_tab_comes_to_it(front: QWidget, qtbot: QtBot) -> None:
    assert nameless(front) == []
    wanted = stops(front)
    seen = walk(front, wanted, qtbot)
    assert [told(widget) for widget in wanted if widget not in seen and widget in stops(front)] == []


def nameless(front: QWidget) -> list[str]:
    """Whatever takes the keyboard and has no name for a screen reader."""
    bare = []
    named = {label.buddy() for label in front.findChildren(QLabel)}
    for widget in front.findChildren(QWidget):
        text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
        held = isinstance(widget, QTabBar) or widget.focusProxy() is not None or in_combo(widget) or widget in named
        takes = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisibleTo(front)
        if takes and not held and not (widget.accessibleName() or text):
            bare.append(told(widget))
    return bare


def in_combo(widget: QWidget) -> bool:
    """Whether it is a part of a drop-down, which goes by the name of that."""
    parent = widget.parentWidget()
    return parent is not None and (isinstance(parent, QComboBox) or in_combo(parent))


def walk(front: QWidget, wanted: list[QWidget], qtbot: QtBot) -> list[QWidget]:
    """Where Tab comes to, one after the other, until it is where it began."""
    seen: list[QWidget] = []
    focus = front.focusWidget() or next(iter(wanted), None)
    while focus is not None and focus not in seen:
        seen.append(focus)
        if isinstance(focus, PageView):
            # In the text a tab is a letter, and F6 is the way on. Here the walk goes on behind it.
            focus = next_stop(focus, wanted)
            if focus is not None:
                focus.setFocus()
            continue
        focus = tabbed(front, focus, qtbot)
        assert focus is not seen[-1] or len(wanted) <= 1, f"caught in {told(seen[-1])}"
    return seen


def tabbed(front: QWidget, focus: QWidget, qtbot: QtBot) -> QWidget | None:
    """What has the keyboard after Tab; a text with links is left after its last one."""
    for _ in range(LINKS):
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
        if front.focusWidget() is not focus:
            break
    return front.focusWidget()


def next_stop(widget: QWidget, wanted: list[QWidget]) -> QWidget | None:
    found = widget.nextInFocusChain()
    while found is not widget and found not in wanted:
        found = found.nextInFocusChain()
    return found


# Actions


def test_every_action_has_a_menu_and_a_title_of_its_own(studio: Studio) -> None:
    rows = [bound.row for bound in studio.project.window.menus.bound.values()]
    assert [row.id for row in rows if row.menu not in MENUS] == []
    titles = [row.title for row in rows]
    assert sorted(title for title in titles if titles.count(title) > 1) == []


def test_no_key_does_two_things(studio: Studio) -> None:
    """Also not one that Qt itself takes in a text, where it would never come to the action."""
    start = StartWindow()
    for menus in (studio.project.window.menus, start.menus):
        keys = [action.shortcut() for action in menus.actions.values() if not action.shortcut().isEmpty()]
        assert [key.toString() for key in keys if keys.count(key) > 1] == []
        taken = {
            QKeySequence(each)
            for standard in (QKeySequence.StandardKey.SelectAll, QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Paste)
            for each in QKeySequence.keyBindings(standard)
        }
        assert [key.toString() for key in keys if key in taken] == []
    start.deleteLater()


# What is left for last: they end the project, and other tests look at them.
LEAVING = {"window.close", "window.start"}


def test_every_action_is_done_by_name_and_left_by_esc(studio: Studio, qtbot: QtBot) -> None:
    window, bound = studio.project.window, studio.project.window.menus.bound
    for action in sorted(set(bound) - LEAVING - {"window.palette"}):
        studio.project.desk.open("the-harbour")
        if not bound[action].possible():
            continue
        window.menus.actions["window.palette"].trigger()
        palette = in_front(window)
        assert isinstance(palette, Palette), action
        qtbot.keyClicks(palette.line, bound[action].row.title.rstrip("…"))
        qtbot.keyClick(palette.line, Qt.Key.Key_Return)
        studio.settle()
        leave(qtbot, window)


def test_a_second_window_says_who_has_the_story_and_changes_nothing(studio: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SAMPLE, tmp_path / "sample"))
    kept = {f"WRITER_APP_{name.upper()}": str(tmp_path / name) for name in ("data", "cache", "documents")}
    first, second = App(kept, lambda *_: FakeReader()), App(kept, lambda *_: FakeReader())
    holder, project = first.open(folder), second.open(folder)
    before = contents(folder)
    assert any("You can read this" in text for text in project.window.messages.texts)
    for action, bound in sorted(project.window.menus.bound.items()):
        # The window's own lead to other projects and to books beside this one.
        if action.startswith("window."):
            continue
        project.desk.open("the-harbour", Span(10, 20))
        bound.run()
        front = in_front(project.window)
        if front is not project.window:
            qtbot.keyClick(front.focusWidget() or front, Qt.Key.Key_Return)
        leave(qtbot, project.window)
    project.desk.settle()
    assert contents(folder) == before
    for each in (project, holder):
        each.finish()
        each.window.deleteLater()


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a project but the lock."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.parent.name != ".writer")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


# Words

SHOWING = {
    "setText",
    "setWindowTitle",
    "setToolTip",
    "setStatusTip",
    "setPlaceholderText",
    "setAccessibleName",
    "setAccessibleDescription",
    "setTitle",
    "addItem",
    "addTab",
    "addMenu",
    "addAction",
    "addButton",
    "addRow",
    "setNameFilter",
    "setLabelText",
    "showMessage",
    "say",
    "QLabel",
    "QPushButton",
    "QToolButton",
    "QCheckBox",
    "QRadioButton",
    "QGroupBox",
    "QAction",
    "QMenu",
}


def bypassing(path: Path) -> Iterator[str]:
    """Calls that show a text with letters in it that did not come through `tr`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in SHOWING and any(bare_words(part) for part in node.args[:2]):
            yield f"{path.relative_to(GUI)}:{node.lineno}"


def bare_words(node: ast.expr) -> bool:
    """Whether a text stands there that has words in it, and not only marks of rich text."""
    if isinstance(node, ast.BinOp):
        return bare_words(node.left) or bare_words(node.right)
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    text = "".join(part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str))
    return text not in LEVELS and any(letter.isalpha() for letter in re.sub(r"<[^>]*>", "", text))


LEVELS = {"info", "warning", "error"}


@pytest.mark.parametrize("path", sorted(GUI.rglob("*.py")), ids=lambda path: path.relative_to(GUI).as_posix())
def test_every_word_on_the_screen_comes_through_tr(path: Path) -> None:
    assert list(bypassing(path)) == []


def test_a_word_that_does_not_come_through_tr_is_seen(tmp_path: Path) -> None:
    for code, seen in (
        ('label.setText("Open")', True),
        ('label.setText(tr("Open"))', False),
        ('x.setText(f"{a} more")', True),
    ):
        assert bare_words(ast.parse(code).body[0].value.args[0]) is seen  # type: ignore[attr-defined]
