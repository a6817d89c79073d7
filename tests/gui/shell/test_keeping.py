"""What is typed reaches the journal and the disk by itself, whatever the disk does."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.gui.shell.conftest import Opens
from writer_app.domain.errors import EnvironmentFault
from writer_app.gui.project import OpenProject
from writer_app.gui.shared import keeping
from writer_app.gui.shared.comparing import Comparing
from writer_app.services.session.journalling import Recovery
from writer_app.services.session.outside import Choice


def scene_file(project: OpenProject) -> Path:
    buffer = project.desk.buffer
    assert buffer is not None
    return project.session.folder / buffer.path


def typed(qtbot: QtBot, project: OpenProject, text: str) -> None:
    qtbot.keyClicks(project.window.pane("editor").panel.findChild(QPlainTextEdit), text)


def journal(project: OpenProject) -> list[str]:
    assert project.session.data is not None
    return [found.unsaved.text for found in Recovery(project.session, project.session.data).found()]


def test_a_pause_saves(qtbot: QtBot, project: OpenProject) -> None:
    project.keeping.hurry(1)
    typed(qtbot, project, "Rain. ")
    qtbot.waitUntil(lambda: "Rain. The shop" in scene_file(project).read_text())
    qtbot.waitUntil(lambda: not project.desk.buffer.dirty)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: journal(project) == [])


def test_the_journal_is_there_before_the_file(qtbot: QtBot, project: OpenProject) -> None:
    assert keeping.BEHIND < keeping.PAUSE
    typed(qtbot, project, "Rain. ")
    project.keeping.note()
    qtbot.waitUntil(lambda: any(text.startswith("Rain. The shop") for text in journal(project)))
    assert "Rain. The shop" not in scene_file(project).read_text()


def test_another_scene_and_another_program_save(qtbot: QtBot, project: OpenProject) -> None:
    file = scene_file(project)
    typed(qtbot, project, "Rain. ")
    project.desk.open("the-nursery")
    assert "Rain. The shop" in file.read_text()
    typed(qtbot, project, "Snow. ")
    project.window.left.emit()
    qtbot.waitUntil(lambda: "Snow. " in scene_file(project).read_text())


def test_ctrl_s(qtbot: QtBot, project: OpenProject) -> None:
    typed(qtbot, project, "Rain. ")
    qtbot.keyClick(project.window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert "Rain. The shop" in scene_file(project).read_text()
    assert project.window.statusBar().currentMessage() == "Everything is saved."


def test_a_vanished_folder_loses_nothing(qtbot: QtBot, project: OpenProject, tmp_path: Path) -> None:
    folder = project.session.folder
    folder.rename(tmp_path / "away")
    typed(qtbot, project, "Rain. ")
    assert not project.desk.settle()
    assert any("is gone" in text for text in project.window.messages.texts)
    qtbot.waitUntil(lambda: (Path(str(project.session.data)) / "journal").exists())
    assert project.desk.buffer is not None
    assert project.desk.buffer.text.startswith("Rain. ")
    (tmp_path / "away").rename(folder)
    assert project.desk.settle()
    assert "Rain. The shop" in scene_file(project).read_text()
    qtbot.waitUntil(lambda: not any("is gone" in text for text in project.window.messages.texts))


def test_the_window_does_not_close_over_unsaved_words(qtbot: QtBot, project: OpenProject, tmp_path: Path) -> None:
    folder = project.session.folder
    folder.rename(tmp_path / "away")
    typed(qtbot, project, "Rain. ")
    assert not project.window.close()
    assert any("Not everything could be saved" in text for text in project.window.messages.texts)
    (tmp_path / "away").rename(folder)
    assert project.window.close()
    assert "Rain. The shop" in scene_file(project).read_text()


def test_unsaved_words_come_back_the_next_time(qtbot: QtBot, opens: Opens, sample: Path) -> None:
    first = opens(sample)
    typed(qtbot, first, "Rain. ")
    first.keeping.note()
    # As after a kill: the journal is written, nothing is saved.
    first.finish()
    assert first.desk.buffer is not None
    file = scene_file(first)
    assert "Rain. The shop" not in file.read_text()

    second = opens(sample)
    assert any("had not been saved" in text for text in second.window.messages.texts)
    assert "Rain. The shop" not in file.read_text()
    (found,) = second.recovery.found()  # type: ignore[union-attr]
    second.recover(found)
    dialog = second.window.findChild(Comparing)
    assert dialog is not None
    assert dialog.chosen == [Choice.MINE]
    buttons = dialog.findChild(QDialogButtonBox)
    assert buttons is not None
    buttons.accepted.emit()
    assert second.desk.buffer is not None
    assert second.desk.buffer.text.startswith("Rain. The shop")
    assert second.desk.settle()
    assert "Rain. The shop" in file.read_text()


def test_words_from_last_time_are_put_beside_the_text_as_it_is_now(qtbot: QtBot, opens: Opens, sample: Path) -> None:
    first = opens(sample)
    typed(qtbot, first, "Rain. ")
    first.keeping.note()
    first.finish()
    second = opens(sample)
    (found,) = second.recovery.found()  # type: ignore[union-attr]
    typed(qtbot, second, "Snow. ")
    assert second.desk.settle()
    second.recover(found)
    dialog = second.window.findChild(Comparing)
    assert dialog is not None
    typed_then, now = dialog.findChildren(QPlainTextEdit)
    assert typed_then.toPlainText().startswith("Rain. The shop")
    assert "Snow. " in now.toPlainText()


def test_a_second_window_reads_and_says_who_holds_the_project(qtbot: QtBot, opens: Opens, sample: Path) -> None:
    opens(sample)
    second = opens(sample)
    (message,) = second.window.messages.texts
    assert "in use by" in message
    assert second.window.windowTitle().endswith("(read only)")
    before = scene_file(second).read_bytes()
    typed(qtbot, second, "Rain. ")
    assert second.desk.buffer is not None
    assert not second.desk.buffer.dirty
    assert second.window.close()
    assert scene_file(second).read_bytes() == before


def test_a_refusal_is_told_once(qtbot: QtBot, project: OpenProject) -> None:
    offers: list[object] = []
    project.desk.offered.connect(offers.append)
    for _ in range(3):
        project.keeping.refuse(EnvironmentFault("the disk is full"))
    assert project.window.messages.texts.count("the disk is full") == 1
    assert len([offer for offer in offers if getattr(offer, "text", "") == "the disk is full"]) == 1
