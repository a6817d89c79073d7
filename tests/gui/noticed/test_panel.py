"""The panel by keys: every answer is written at once, the next question has the keyboard, and undo takes an answer back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import FakeReader
from tests.gui.noticed.conftest import WORDS, about_hale, page
from writer_app.domain.lore import Kind
from writer_app.gui.app import App
from writer_app.gui.noticed.namedialog import NameDialog
from writer_app.gui.noticed.panel import NoticedPanel
from writer_app.gui.noticed.rowview import PassageLine, RowView
from writer_app.gui.project import OpenProject
from writer_app.gui.shared.palette import Palette
from writer_app.services.questions import Question
from writer_app.services.session import jobs
from writer_app.services.session.buffers import Edit
from writer_app.services.session.changes import Changes

Questions = tuple[Question, ...]


class Made:
    """The window with questions in the panel, and the keyboard there."""

    def __init__(self, qtbot: QtBot, project: OpenProject, reader: FakeReader) -> None:
        self.qtbot, self.project, self.reader = qtbot, project, reader
        found = project.window.pane("noticed").panel
        assert isinstance(found, NoticedPanel)
        self.panel = found

    def ask(self, *questions: Question) -> None:
        """Checks, and answers the reading that follows with these."""
        self.check()
        self.qtbot.waitUntil(lambda: self.reader.last(jobs.Notice) is not None)
        job = self.reader.last(jobs.Notice)
        assert job is not None
        self.reader.answered.emit(jobs.Noticed(job.number, questions))

    def check(self) -> None:
        """Answers the newest check."""
        self.qtbot.waitUntil(lambda: self.reader.last(jobs.Check) is not None)
        job = self.reader.last(jobs.Check)
        assert job is not None
        self.reader.answered.emit(jobs.Checked(job.number, (), (), {}, {}, {}))

    def press(self, key: Qt.Key | str) -> None:
        """A key, where the keyboard is."""
        focus = QApplication.focusWidget()
        assert focus is not None
        if isinstance(key, str):
            self.qtbot.keyClicks(focus, key)
        else:
            self.qtbot.keyClick(focus, key)

    @property
    def current(self) -> str:
        """Whom the keys are about; the keyboard is there."""
        focus = QApplication.focusWidget()
        assert isinstance(focus, RowView)
        assert focus.row.id == self.panel.presenter.current
        return focus.row.name

    def entry(self, name: str) -> str:
        """The text of the page of that name; "" where there is none."""
        lore, folder = self.project.session.loaded.lore, self.project.session.folder
        found = lore.resolve(name)
        return (folder / found.origin.path).read_text(encoding="utf-8") if found else ""


@pytest.fixture
def project(qtbot: QtBot, sample: Path, environment: Mapping[str, str], reader: FakeReader) -> Iterator[OpenProject]:
    app = App(environment, lambda *_: reader)
    project = app.open(sample)
    qtbot.waitExposed(project.window)
    yield project
    project.finish()
    project.window.deleteLater()


@pytest.fixture
def environment(tmp_path: Path) -> Mapping[str, str]:
    return {f"WRITER_APP_{name.upper()}": str(tmp_path / name) for name in ("data", "cache", "documents")}


@pytest.fixture
def made(qtbot: QtBot, project: OpenProject, reader: FakeReader) -> Made:
    made = Made(qtbot, project, reader)
    made.check()
    project.window.menus.actions["go.noticed"].trigger()
    made.ask(about_hale(project.session), page("Kestrel Yard", Kind.LOCATION), page("Ida Brand"), page("Anna Lind"))
    project.window.menus.actions["go.noticed"].trigger()
    assert made.current == "Ruben Hale"
    return made


def test_enter_accepts_and_the_next_is_asked(made: Made) -> None:
    made.press(Qt.Key.Key_Return)
    assert "eye colour: grey" in made.entry("Ruben Hale")
    assert made.current == "Ida Brand"
    made.press("y")
    assert made.entry("Ida Brand")
    assert made.current == "Anna Lind"


def test_undo_takes_an_answer_back(made: Made) -> None:
    made.press("y")
    made.qtbot.keyClick(made.project.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not made.entry("Ruben Hale")


def test_a_row_unfolds_to_its_height_after_the_text_was_read_again(made: Made) -> None:
    def laid_out() -> bool:
        row = made.panel.list.row
        return row is not None and row.height() == row.heightForWidth(row.width())

    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
        made.press(key)
        made.qtbot.waitUntil(laid_out)
        made.ask(about_hale(made.project.session), page("Ida Brand"), page("Anna Lind"))
        made.qtbot.waitUntil(laid_out)


def test_a_fact_without_its_tick_is_left_out(made: Made) -> None:
    made.press(Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QCheckBox)
    assert focus.text() == "Ruben Hale's eyes are grey · 5 times, blue once"
    made.press(Qt.Key.Key_Space)
    made.press("y")
    assert "age: 40" in made.entry("Ruben Hale")
    assert "eye colour" not in made.entry("Ruben Hale")
    assert made.current == "Ida Brand"


def test_not_now_comes_again(made: Made) -> None:
    made.press("sss")
    assert made.current == "Kestrel Yard"
    made.press("s")
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.text() == "Ask again"
    made.press(Qt.Key.Key_Return)
    assert made.current == "Ruben Hale"
    assert not made.entry("Ruben Hale")


def test_never_again(made: Made) -> None:
    made.press("n")
    assert made.current == "Ida Brand"
    assert "Ruben Hale" in (made.project.session.folder / "decisions.yaml").read_text(encoding="utf-8")
    assert not made.entry("Ruben Hale")


def test_another_name_of_a_page_is_found_by_typing(made: Made) -> None:
    made.press("m")
    palette = QApplication.activeModalWidget() or QApplication.activeWindow()
    assert isinstance(palette, Palette)
    made.qtbot.keyClicks(palette.line, "izu")
    made.qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert "Ruben Hale" in made.entry("izuku")
    assert made.current == "Ida Brand"


def test_accepted_under_another_name(made: Made) -> None:
    made.press("r")
    dialog = made.panel.dialog
    assert isinstance(dialog, NameDialog)
    made.qtbot.keyClicks(dialog.line, "Ruben Hale the Elder")
    made.qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert "name: Ruben Hale the Elder" in made.entry("Ruben Hale")
    assert made.current == "Ida Brand"


def test_accepted_as_another_kind(made: Made) -> None:
    made.press("k")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    made.qtbot.keyClick(menu, Qt.Key.Key_3)
    assert "kind: item" in made.entry("Ruben Hale")
    assert made.current == "Ida Brand"


def test_all_of_a_sort_in_one_step(made: Made) -> None:
    made.press("a")
    assert all(map(made.entry, ("Ruben Hale", "Ida Brand", "Anna Lind")))
    assert not made.entry("Kestrel Yard")
    assert made.current == "Kestrel Yard"
    made.project.window.undo_step()
    assert not any(map(made.entry, ("Ruben Hale", "Ida Brand", "Anna Lind")))


def test_everything_answered(made: Made) -> None:
    made.press("yyyy")
    assert made.panel.instead.line.text() == "Everything is answered. What you write next is read as you go."
    assert made.panel.windowTitle() == "Noticed in your text"


def test_the_passage_is_shown_in_the_text(made: Made) -> None:
    buffer = made.project.session.buffer("the-stairwell")
    buffer.edit(Edit(0, 0, "It rained. "))
    made.press("g")
    assert made.project.desk.scene == "the-stairwell"
    assert made.project.desk.selection.of(buffer.text) == WORDS


def test_enter_on_a_passage_goes_there(made: Made) -> None:
    made.press(Qt.Key.Key_Down)
    made.press(Qt.Key.Key_Up)
    row = made.panel.list.row
    assert row is not None
    line = row.findChild(PassageLine)
    assert line is not None
    line.setFocus()
    made.press(Qt.Key.Key_Return)
    assert made.project.desk.scene == "the-stairwell"
    assert not made.entry("Ruben Hale")


def test_only_one_row_is_on_the_way_of_tab(made: Made) -> None:
    rows = [row for row in made.panel.list.findChildren(RowView) if row.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [row.row.name for row in rows] == ["Ruben Hale"]


def test_arrows_move(made: Made) -> None:
    made.press(Qt.Key.Key_Down)
    assert made.current == "Ida Brand"
    made.press(Qt.Key.Key_End)
    assert made.current == "Kestrel Yard"
    made.press(Qt.Key.Key_Home)
    assert made.current == "Ruben Hale"


def test_the_keyboard_stays_in_the_list_when_other_questions_come(made: Made) -> None:
    made.press(Qt.Key.Key_Down)
    number = made.project.desk.notice()
    made.reader.answered.emit(jobs.Noticed(number, (page("Anna Lind"), page("Ida Brand", count=40))))
    assert made.current == "Ida Brand"
    made.reader.answered.emit(jobs.Noticed(number, (page("Anna Lind"),)))
    assert made.current == "Anna Lind"


def test_the_editor_keeps_the_keyboard_when_questions_come(made: Made) -> None:
    made.project.window.pane("editor").focus()
    before = QApplication.focusWidget()
    number = made.project.desk.notice()
    made.reader.answered.emit(jobs.Noticed(number, (page("Anna Lind"),)))
    assert QApplication.focusWidget() is before


def test_the_actions_do_what_the_keys_do(made: Made) -> None:
    actions = made.project.window.menus.bound
    actions["noticed.accept"].run()
    actions["noticed.later"].run()
    actions["noticed.never"].run()
    assert made.entry("Ruben Hale")
    assert [row.row.name for row in shown(made.panel)] == ["Kestrel Yard"]
    assert not actions["noticed.more"].possible()
    assert actions["noticed.again"].possible()


def shown(panel: QWidget) -> list[RowView]:
    return [row for row in panel.findChildren(RowView) if row.isVisible()]


def test_how_far_the_first_reading_is(qtbot: QtBot, project: OpenProject, reader: FakeReader) -> None:
    made = Made(qtbot, project, reader)
    made.check()
    project.window.menus.actions["go.noticed"].trigger()
    qtbot.waitUntil(lambda: reader.last(jobs.Notice) is not None)
    job = reader.last(jobs.Notice)
    assert job is not None
    reader.answered.emit(jobs.Noticing(job.number, 3, 12))
    assert made.panel.instead.line.text().endswith("3 of 12 scenes")
    assert (made.panel.instead.bar.value(), made.panel.instead.bar.maximum()) == (3, 12)


def test_who_waited_for_the_reading_has_the_keyboard_at_the_first_question(
    qtbot: QtBot, project: OpenProject, reader: FakeReader
) -> None:
    made = Made(qtbot, project, reader)
    made.check()
    project.window.menus.actions["go.noticed"].trigger()
    made.ask(page("Anna Lind"))
    assert made.current == "Anna Lind"


def test_coming_into_view_it_asks(qtbot: QtBot, project: OpenProject, reader: FakeReader) -> None:
    made = Made(qtbot, project, reader)
    made.check()
    assert reader.last(jobs.Notice) is None
    project.window.menus.actions["go.noticed"].trigger()
    assert reader.last(jobs.Notice) is not None


def test_what_was_brought_in_is_told_at_the_foot(qtbot: QtBot, project: OpenProject, reader: FakeReader) -> None:
    made = Made(qtbot, project, reader)
    project.session.bus.tell(Changes(outline=True, scenes=frozenset(("one", "two"))))
    made.ask(page("Anna Lind"), page("Kestrel Yard", Kind.LOCATION))
    assert project.window.statusBar().currentMessage() == "1 person and 1 place noticed in your text."
