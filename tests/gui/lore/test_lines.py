"""All lines of one character: asked for, gone to, taken along."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.gui.conftest import FakeReader
from writer_app.continuity.story import Story
from writer_app.domain.spans import Span
from writer_app.gui.lore.lines import LinesPresenter
from writer_app.gui.lore.linesdialog import LinesDialog
from writer_app.gui.lore.panel import LorePanel
from writer_app.gui.shared.desk import Desk
from writer_app.services.lines import Line
from writer_app.services.session import jobs
from writer_app.services.session.session import Session
from writer_app.services.spokenlines import lines_of

CONTROL = Qt.KeyboardModifier.ControlModifier
Answer = Callable[[], None]


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot) -> LorePanel:
    made = LorePanel(desk)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(panel: LorePanel, desk: Desk, reader: FakeReader, story: Story) -> LinesDialog:
    desk.lines.emit("eri")
    assert panel.lines is not None
    answer(reader, story)
    return panel.lines


def answer(reader: FakeReader, story: Story) -> None:
    asked = reader.last(jobs.Lines)
    assert isinstance(asked, jobs.Lines)
    reader.answered.emit(jobs.Spoken(asked.number, asked.entry, lines_of(story, asked.entry)))


def test_they_stand_under_their_scenes_and_are_counted(dialog: LinesDialog, story: Story) -> None:
    likely = [line for line in lines_of(story, "eri") if not line.guessed]
    assert dialog.windowTitle() == "All lines of Eri"
    assert dialog.person.currentText() == "Eri"
    assert dialog.count.text() == f"{len(likely)} lines in {len({line.scene for line in likely})} scenes"
    assert dialog.model.rows[0].text == likely[0].title
    assert [row.line for row in dialog.model.rows if row.line] == likely


def test_a_key_goes_to_the_line(dialog: LinesDialog, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    row = dialog.model.rows[dialog.list.currentIndex().row()]
    assert row.line is not None
    with qtbot.waitSignal(desk.pointed) as pointed:
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert pointed.args == [row.line.scene, row.line.span]
    assert dialog.isVisible()


def test_copied_whole_or_as_chosen(dialog: LinesDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.list, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == dialog.presenter.text()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(dialog.list, Qt.Key.Key_C, CONTROL)
    title, one, other = (row.text for row in dialog.model.rows[:3])
    assert QGuiApplication.clipboard().text() == f"{title}\n\n{one}\n\n{other}\n"


def test_kept_in_a_file_but_never_in_one_of_the_novel(dialog: LinesDialog, desk: Desk, tmp_path: Path) -> None:
    file, scene = tmp_path / "eri.txt", next((desk.session.folder / "manuscript").rglob("*.md"))
    before = scene.read_bytes()
    dialog.keep(str(file))
    assert file.read_text(encoding="utf-8") == dialog.presenter.text()
    for wrong in (scene, tmp_path / "nowhere" / "eri.txt"):
        said: list[str] = []
        desk.said.connect(lambda text, level, said=said: said.append(level))
        dialog.keep(str(wrong))
        assert said[0] in ("warning", "error")
    assert scene.read_bytes() == before


def test_somebody_else_is_chosen_by_key(dialog: LinesDialog, reader: FakeReader, story: Story, qtbot: QtBot) -> None:
    dialog.person.setFocus()
    qtbot.keyClicks(dialog.person, "Dabi")
    qtbot.keyClick(dialog.person, Qt.Key.Key_Up)
    qtbot.keyClick(dialog.person, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: dialog.presenter.entry == "dabi")
    assert dialog.count.text() == "Reading…"
    answer(reader, story)
    assert dialog.windowTitle() == "All lines of Dabi"
    assert dialog.model.rows


def test_the_same_lines_again_leave_the_list_alone(dialog: LinesDialog, desk: Desk, reader: FakeReader, story: Story) -> None:
    dialog.list.setCurrentIndex(dialog.model.index(5))
    reader.answered.emit(jobs.Checked(desk.ask(jobs.Check(0)), (), (), {}, {}, {}))
    answer(reader, story)
    assert dialog.list.currentIndex().row() == 5


def offered(panel: LorePanel) -> list[str]:
    """What can be done to the open page."""
    return [action.text() for action in panel.pages.page.head.more.menu().actions() if action.isVisible()]


def test_the_open_page_has_them_in_its_menu(panel: LorePanel, desk: Desk, reader: FakeReader) -> None:
    panel.show_page("eri")
    assert offered(panel)[0] == "All their lines…"
    panel.show_lines()
    asked = reader.last(jobs.Lines)
    assert isinstance(asked, jobs.Lines)
    assert asked.entry == "eri"
    panel.show_page("harbour-wall")
    assert "All their lines…" not in offered(panel)


def spoken(*guessed: bool) -> jobs.Spoken:
    lines = (Line("a", "One", Span(at, at + 1), f"“{at}”", guessed=each) for at, each in enumerate(guessed))
    return jobs.Spoken(1, "eri", tuple(lines))


@pytest.mark.parametrize(
    ("guessed", "told"),
    [((), "Not a word so far."), ((False,), "1 line in 1 scene"), ((True,), "No line that is likely theirs.")],
)
def test_how_many_in_words(session: Session, guessed: tuple[bool, ...], told: str) -> None:
    presenter = LinesPresenter(session)
    assert presenter.counted() == "Whose lines?"
    presenter.choose("eri")
    assert presenter.counted() == "Reading…"
    assert presenter.take(spoken(*guessed))
    assert presenter.counted() == told


def test_guesses_are_shown_when_asked_for(session: Session) -> None:
    presenter = LinesPresenter(session)
    presenter.choose("eri")
    presenter.take(spoken(False, True))
    assert [row.text for row in presenter.rows()] == ["One", "“0”"]
    presenter.guesses = True
    assert [row.text for row in presenter.rows()] == ["One", "“0”", "“1” — a guess"]
    assert not presenter.take(jobs.Spoken(2, "dabi", ()))
