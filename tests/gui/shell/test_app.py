"""The program: one project at a time, another in its place, one fault dialog at most."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.conftest import FakeReader
from tests.gui.shell.conftest import Opens
from writer_app.gui.app import App
from writer_app.gui.binder.dialogs import TitleDialog
from writer_app.gui.editor.panel import EditorPanel
from writer_app.gui.project import OpenProject
from writer_app.gui.shared.faults import FaultDialog
from writer_app.services.session.changes import Changes
from writer_app.services.session.operations import Operation
from writer_app.storage.lock import hold


@pytest.fixture
def app(qtbot: QtBot, environment: Mapping[str, str]) -> App:
    return App(environment, lambda *_: FakeReader())


def buttons(project: OpenProject) -> list[QPushButton]:
    """The answers that the messages offer now."""
    return [each for each in project.window.messages.findChildren(QPushButton) if each.isVisibleTo(project.window)]


def answers(project: OpenProject) -> list[str]:
    return [each.text() for each in buttons(project)]


def test_another_project_takes_the_place_of_this_one(app: App, sample: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(sample, tmp_path / "other"))
    first = app.open(sample)
    app.change_to(tmp_path)
    assert "holds no project" in first.window.messages.texts[0]
    assert app.project is first
    app.change_to(other)
    assert app.project is not None
    assert app.project is not first
    assert app.project.session.folder == other
    assert not (sample / ".writer/lock").exists()
    assert (other / ".writer/lock").exists()
    assert app.project.window.close()
    assert app.project is None


def test_what_another_program_held_can_be_written_in_once_it_is_let_go(qtbot: QtBot, app: App, sample: Path) -> None:
    with hold(sample, "the other window"):
        first = app.open(sample)
        assert first.session.read_only
        assert "the other window" in first.window.messages.texts[0]
        with qtbot.waitSignal(first.watching.looked):
            first.window.look()
        assert answers(first) == []
    first.window.look()
    qtbot.waitUntil(lambda: answers(first) == ["Write in it now"])
    assert "the other window" not in first.window.messages.texts[0]
    first.window.go_to_message()
    qtbot.keyClick(buttons(first)[0], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: app.project is not None and app.project is not first)
    assert app.project is not None
    assert not app.project.session.read_only
    assert "(read only)" not in app.project.window.windowTitle()
    assert app.project.window.messages.texts == ()
    assert app.project.window.close()


def test_what_the_disk_refuses_is_not_offered_for_writing(qtbot: QtBot, app: App, sample: Path) -> None:
    (sample / ".writer").symlink_to(sample / "lore")
    project = app.open(sample)
    assert project.session.read_only
    with qtbot.waitSignal(project.watching.looked):
        project.window.look()
    assert answers(project) == []
    assert project.window.close()


def test_broken_files_are_named_and_the_rest_is_there(opens: Opens, sample: Path) -> None:
    for number in range(5):
        (sample / f"lore/broken-{number}.md").write_text("---\nid: [\n---\n")
    project = opens(sample)
    texts = project.window.messages.texts
    assert len(texts) == 4
    assert texts[0] == "The page in broken-0.md cannot be read (line 3). Everything else works."
    assert texts[-1].startswith("2 more")
    assert project.desk.scene


def test_the_last_scene_may_go_and_come_back(opens: Opens, tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    (folder / "manuscript").mkdir(parents=True)
    (folder / "project.yaml").write_text("id: tiny\ntitle: Tiny\n")
    (folder / "manuscript/only.md").write_text("Once.\n")
    project = opens(folder)
    view = project.window.pane("editor").panel.findChild(QPlainTextEdit)
    assert view is not None
    assert view.toPlainText() == "Once.\n"
    gone = Operation("Delete", (), Changes(outline=True), (("manuscript/only.md", b"Once.\n"),))
    assert project.desk.do(gone)
    assert project.desk.buffer is None
    assert not view.isEnabled()
    assert project.desk.undo()
    project.desk.open("only")
    assert view.isEnabled()


def test_an_empty_project_says_how_it_begins(qtbot: QtBot, opens: Opens, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty/project.yaml").write_text("id: empty\ntitle: Empty\n")
    project = opens(tmp_path / "empty")
    panel = project.window.findChild(EditorPanel)
    assert panel is not None
    assert panel.empty.isVisible()
    assert not panel.view.isEnabled()
    key = project.window.menus.actions["binder.new_scene"].shortcut().toString()
    assert panel.empty.text() == f"There is no scene yet. {key} makes the first one."
    project.window.menus.actions["binder.new_scene"].trigger()
    dialog = project.window.findChild(TitleDialog)
    assert dialog is not None
    line = dialog.findChild(QLineEdit)
    assert line is not None
    qtbot.keyClicks(line, "First")
    dialog.accept()
    assert panel.view.isEnabled()
    assert not panel.empty.isVisible()


def test_one_dialog_for_many_faults(app: App, sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = app.open(sample)
    for number in range(3):
        app.tell_fault("A mistake.", f"details {number}")
    shown = [dialog for dialog in project.window.findChildren(FaultDialog) if dialog.isVisible()]
    assert len(shown) == 1
    assert "details 2" in capsys.readouterr().err
    shown[0].accept()
    app.tell_fault("A mistake.", "again")
    assert any(dialog.isVisible() for dialog in project.window.findChildren(FaultDialog))
    project.window.close()


def test_closing_stops_the_reading_process(project: OpenProject) -> None:
    assert project.window.close()
    link = project.desk.link
    assert isinstance(link, FakeReader)
    assert link.stopped
    assert QApplication.instance() is not None
