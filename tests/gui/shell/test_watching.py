"""What other programs do to the folder is followed, merged, or asked about."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from writer_app.gui.project import OpenProject
from writer_app.gui.shared.comparing import Comparing
from writer_app.storage.journal import Journal


def file_of(project: OpenProject) -> Path:
    assert project.desk.buffer is not None
    return project.session.folder / project.desk.buffer.path


def text_of(project: OpenProject) -> str:
    assert project.desk.buffer is not None
    return project.desk.buffer.text


def press(qtbot: QtBot, project: OpenProject, title: str) -> None:
    buttons = project.window.messages.findChildren(QPushButton)
    next(button for button in buttons if button.text() == title).click()


def test_a_replaced_file_is_noticed_by_itself(qtbot: QtBot, project: OpenProject) -> None:
    file = file_of(project)
    other = file.with_name("other.tmp")
    other.write_text(file.read_text().replace("The shop downstairs", "The store downstairs"))
    other.rename(file)
    qtbot.waitUntil(lambda: text_of(project).startswith("The store"))
    view = project.window.pane("editor").panel.findChild(QPlainTextEdit)
    assert view is not None
    assert view.toPlainText().startswith("The store")


def test_both_changes_are_one_edit_that_can_be_undone(qtbot: QtBot, project: OpenProject) -> None:
    view = project.window.pane("editor").panel.findChild(QPlainTextEdit)
    assert view is not None
    qtbot.keyClicks(view, "Rain. ")
    file = file_of(project)
    file.write_text(file.read_text().rstrip("\n") + "\n\nBy another.\n")
    project.watching.look()
    qtbot.waitUntil(lambda: "By another." in text_of(project))
    assert text_of(project).startswith("Rain. The shop")
    view.undo()
    assert "By another." not in text_of(project)
    assert text_of(project).startswith("Rain. The shop")


def test_the_same_place_is_shown_as_two_versions(qtbot: QtBot, project: OpenProject) -> None:
    qtbot.keyClicks(project.window.pane("editor").panel.findChild(QPlainTextEdit), "Rain. ")
    file = file_of(project)
    file.write_text(file.read_text().replace("The shop downstairs", "The store downstairs"))
    project.watching.look()
    qtbot.waitUntil(lambda: bool(project.window.messages.texts))
    assert not project.desk.settle()
    assert "The store" in file.read_text()
    press(qtbot, project, "Compare…")
    dialog = project.window.findChild(Comparing)
    assert dialog is not None
    mine, theirs = dialog.findChildren(QPlainTextEdit)
    assert mine.toPlainText().startswith("Rain. The shop")
    assert theirs.toPlainText().startswith("The store")
    next(choice for choice in dialog.findChildren(QRadioButton) if choice.text() == "Take theirs").click()
    buttons = dialog.findChild(QDialogButtonBox)
    assert buttons is not None
    buttons.accepted.emit()
    assert text_of(project).startswith("The store")
    assert project.desk.settle()
    assert project.session.contests == {}


def test_deciding_later_keeps_the_question(qtbot: QtBot, project: OpenProject) -> None:
    qtbot.keyClicks(project.window.pane("editor").panel.findChild(QPlainTextEdit), "Rain. ")
    file = file_of(project)
    file.write_text(file.read_text().replace("The shop downstairs", "The store downstairs"))
    project.watching.look()
    qtbot.waitUntil(lambda: bool(project.window.messages.texts))
    press(qtbot, project, "Compare…")
    dialog = project.window.findChild(Comparing)
    assert dialog is not None
    dialog.reject()
    assert len(project.window.messages.texts) == 1
    assert text_of(project).startswith("Rain. The shop")


def test_a_scene_that_went_can_be_written_again(qtbot: QtBot, project: OpenProject) -> None:
    file, words = file_of(project), text_of(project)
    file.unlink()
    project.watching.look()
    qtbot.waitUntil(lambda: any("is gone" in text for text in project.window.messages.texts))
    assert text_of(project) == words
    press(qtbot, project, "Write it again")
    assert file.read_text().endswith(words)


def gone(qtbot: QtBot, project: OpenProject, words: str = "") -> Path:
    """The file of the open scene, taken away after `words` were typed, and missed by the window."""
    qtbot.keyClicks(project.window.pane("editor").panel.findChild(QPlainTextEdit), words)
    file = file_of(project)
    file.unlink()
    project.watching.look()
    qtbot.waitUntil(lambda: bool(project.window.messages.texts))
    return file


def test_a_gone_file_is_one_message_and_no_save_is_tried(qtbot: QtBot, project: OpenProject) -> None:
    title = project.session.title_of(project.desk.scene)
    gone(qtbot, project, "Rain. ")
    told = (f"The file of “{title}” is gone. Its words are still here.",)
    project.keeping.save()
    assert not project.desk.settle()
    assert project.window.messages.texts == told
    assert project.window.windowTitle().startswith(f"{title} — ")


def test_a_save_that_was_refused_before_the_file_was_missed_leaves_one_message(qtbot: QtBot, project: OpenProject) -> None:
    qtbot.keyClicks(project.window.pane("editor").panel.findChild(QPlainTextEdit), "Rain. ")
    file_of(project).unlink()
    assert not project.desk.settle()
    qtbot.waitUntil(lambda: len(project.window.messages.texts) == 1 and "“" in project.window.messages.texts[0])


def test_the_message_goes_with_what_it_tells(qtbot: QtBot, project: OpenProject) -> None:
    file = gone(qtbot, project, "Rain. ")
    press(qtbot, project, "Write it again")
    assert project.window.messages.texts == ()
    assert "Rain. The shop" in file.read_text()
    assert project.desk.settle()


def test_a_file_that_comes_back_by_itself_is_missed_no_more(qtbot: QtBot, project: OpenProject) -> None:
    before = file_of(project).read_bytes()
    file = gone(qtbot, project)
    file.write_bytes(before)
    project.watching.look()
    qtbot.waitUntil(lambda: project.window.messages.texts == ())


def test_a_file_that_cannot_be_read_is_not_called_gone(qtbot: QtBot, project: OpenProject) -> None:
    file_of(project).write_text("---\nno colon\n---\nOther.\n")
    project.watching.look()
    qtbot.waitUntil(lambda: bool(project.window.messages.texts))
    (message,) = project.window.messages.texts
    assert "cannot be read now. Its words are still here." in message
    assert not [button for button in project.window.messages.findChildren(QPushButton) if button.text() == "Write it again"]


def test_closing_offers_to_write_a_gone_file_again(qtbot: QtBot, project: OpenProject) -> None:
    file = gone(qtbot, project, "Rain. ")
    assert not project.window.close()
    (message,) = project.window.messages.texts
    assert "is gone. What you typed in it is kept, and offered again the next time." in message
    press(qtbot, project, "Write it again")
    assert project.window.messages.texts == ()
    assert project.window.close()
    assert "Rain. The shop" in file.read_text()


def test_the_words_of_a_gone_file_outlive_the_window(qtbot: QtBot, project: OpenProject) -> None:
    gone(qtbot, project)
    scene, words = project.desk.scene, text_of(project)
    assert project.window.close()
    assert project.session.data is not None
    (kept,) = Journal(project.session.data / "journal").recover()
    assert (kept.scene, kept.text, f"id: {scene}" in kept.front) == (scene, words, True)


def test_new_lore_is_told(qtbot: QtBot, project: OpenProject) -> None:
    file = project.session.folder / "lore/characters/nobody.md"
    with qtbot.waitSignal(project.desk.changed) as told:
        file.write_text("---\nid: nobody\nkind: character\nname: Nobody\n---\n")
        project.watching.look()
    assert told.args is not None
    assert told.args[0].lore == {"nobody"}
    assert project.session.loaded.lore.get("nobody") is not None


def test_our_own_saves_are_no_news(qtbot: QtBot, project: OpenProject) -> None:
    qtbot.keyClicks(project.window.pane("editor").panel.findChild(QPlainTextEdit), "Rain. ")
    project.desk.settle()
    generation = project.session.generation
    taken: list[object] = []
    project.desk.changed.connect(taken.append)
    project.watching.look()
    done: list[bool] = []
    project.watching.looked.connect(lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done))
    assert taken == []
    assert project.session.generation == generation
