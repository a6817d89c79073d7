"""From the start page into a project and back, by keyboard."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.exchange.worddocs import p, r, word
from tests.gui.conftest import FakeReader
from writer_app.gui.app import App
from writer_app.gui.shared.palette import Palette
from writer_app.gui.start.bringing import BringDialog
from writer_app.gui.start.novel import NovelDialog
from writer_app.gui.start.window import StartWindow
from writer_app.storage.folder import load

D = TypeVar("D", bound=QDialog)


@pytest.fixture
def environment(tmp_path: Path) -> Mapping[str, str]:
    return {f"WRITER_APP_{name.upper()}": str(tmp_path / name) for name in ("data", "cache", "documents")}


@pytest.fixture
def app(qtbot: QtBot, environment: Mapping[str, str]) -> Iterator[App]:
    made = App(environment, lambda *_: FakeReader())
    made.show_start()
    yield made
    if made.project is not None:
        made.project.window.close()
    if made.start is not None:
        made.start.close()
        made.start.deleteLater()


def start_of(app: App) -> StartWindow:
    assert app.start is not None
    return app.start


def shown(window: QWidget | None, kind: type[D]) -> D:
    assert window is not None
    return next(dialog for dialog in window.findChildren(kind) if dialog.isVisible())


def test_the_sample_is_copied_once_and_found_again(app: App, qtbot: QtBot, tmp_path: Path) -> None:
    copy = tmp_path / "documents/Desperately Departing"
    assert start_of(app).panel.fresh.isHidden()
    qtbot.keyClick(start_of(app).panel.sample, Qt.Key.Key_Return)
    assert app.project is not None
    assert app.project.session.folder == copy
    assert app.start is None
    assert len(load(copy).scenes) == 12
    assert load(copy).project.id.startswith("desperately-departing-")
    app.project.window.menus.bound["window.start"].run()
    assert app.project is None
    assert start_of(app).panel.sample.accessibleName() == "Open your copy of the sample"
    assert start_of(app).panel.fresh.isVisible()
    qtbot.keyClick(start_of(app).panel.fresh, Qt.Key.Key_Space)
    assert app.project is not None
    assert app.project.session.folder.name == "Desperately Departing 2"


def test_a_novel_begins_with_its_title(app: App, qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.keyClick(start_of(app), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = shown(app.start, NovelDialog)
    qtbot.keyClicks(dialog.form.title, "The Well: a Tale")
    qtbot.keyClicks(dialog.form.author, "Mara")
    assert dialog.form.path == tmp_path / "documents/The Well a Tale"
    qtbot.keyClick(dialog.form.author, Qt.Key.Key_Return)
    assert app.project is not None
    project = app.project.session.loaded.project
    assert (project.title, project.author) == ("The Well: a Tale", "Mara")
    assert app.project.desk.scene == "opening"


def test_a_folder_with_something_in_it_is_told_and_another_can_be_typed(app: App, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full/letter.txt").write_text("Dear")
    app.new_novel()
    dialog = shown(app.start, NovelDialog)
    dialog.form.folder.selectAll()
    qtbot.keyClicks(dialog.form.folder, str(tmp_path / "full"))
    assert "not empty" in dialog.form.problem.text()
    assert not dialog.make.isEnabled()
    qtbot.keyClicks(dialog.form.folder, "/novel")
    assert dialog.form.problem.text() == ""
    assert dialog.make.isEnabled()
    dialog.form.take(tmp_path / "full")
    assert dialog.form.path.parent == tmp_path / "full"
    dialog.reject()


def test_dropped_files_are_shown_before_anything_is_written(app: App, qtbot: QtBot, tmp_path: Path) -> None:
    draft = tmp_path / "my_draft.txt"
    draft.write_text("# One\n\nDown.\n\n# Two\n\nUp.\n")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(draft))])
    drop = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    start_of(app).panel.dropEvent(drop)
    dialog = shown(app.start, BringDialog)
    assert dialog.summary.text() == "2 chapters, 4 words. Every word comes in." or dialog.bringing.looks[0].words == 2
    assert not (tmp_path / "documents").exists()
    assert dialog.form is not None
    assert dialog.form.title.text() == "My draft"
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert app.project is not None
    assert [scene.title or scene.id for scene in app.project.session.loaded.scenes] == ["one", "two"]


def test_a_word_document_becomes_a_novel_with_its_title_and_author(app: App, qtbot: QtBot, tmp_path: Path) -> None:
    draft = tmp_path / "draft.docx"
    page = p("The Well", "t") + p("A. Writer", "s") + p("Down", "berschrift1")
    draft.write_bytes(
        word(page + p(r("She ") + r("fell", "<w:i/>") + r(".")), properties="<dc:creator>A. Writer</dc:creator>")
    )
    app.bring_in([draft])
    dialog = shown(app.start, BringDialog)
    assert dialog.form is not None
    assert (dialog.form.title.text(), dialog.form.author.text()) == ("The Well", "A. Writer")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert app.project is not None
    loaded = app.project.session.loaded
    assert (loaded.project.title, loaded.project.author, loaded.scenes[0].body) == ("The Well", "A. Writer", "She *fell*.\n")
    assert [chapter.notes_before for chapter in loaded.project.outline.chapters()] == [""]


def test_a_manuscript_comes_into_the_open_project_as_one_step(app: App, tmp_path: Path) -> None:
    app.open_sample()
    assert app.project is not None
    (tmp_path / "more.txt").write_text("# The Boat\n\nIt sank.\n")
    app.bring_in([tmp_path / "more.txt"])
    dialog = shown(app.project.window, BringDialog)
    assert dialog.form is None
    dialog.go.click()
    assert app.project.desk.scene == "the-boat"
    assert app.project.session.loaded.scenes[-1].body == "It sank.\n"
    assert app.project.desk.undo()
    assert len(app.project.session.loaded.scenes) == 12


def test_without_files_it_asks_for_them(app: App, qtbot: QtBot) -> None:
    qtbot.keyClick(start_of(app), Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    dialog = shown(app.start, BringDialog)
    assert not dialog.go.isEnabled()
    asking = dialog.findChildren(QFileDialog)[0]
    asking.reject()
    dialog.reject()
    assert start_of(app).isVisible()


def test_what_cannot_be_opened_is_told_on_the_page(app: App, sample: Path, tmp_path: Path) -> None:
    app.change_to(tmp_path)
    assert "holds no project" in start_of(app).panel.line.text()
    head = sample / "project.yaml"
    head.write_text(head.read_text().replace("format: 1", "format: 9"))
    app.change_to(sample)
    assert "newer version" in start_of(app).panel.line.text()
    assert app.project is None


def test_recent_projects_open_by_enter_and_go_by_delete(app: App, qtbot: QtBot, sample: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(sample, tmp_path / "other"))
    app.change_to(other)
    app.change_to(sample)
    app.show_start()
    recent = start_of(app).panel.recent
    assert recent.currentItem().text().startswith("Desperately Departing")
    shutil.rmtree(other)
    app.show_start()
    recent = start_of(app).panel.recent
    assert "not there now" in recent.item(1).text()
    recent.setCurrentRow(1)
    qtbot.keyClick(recent, Qt.Key.Key_Return)
    assert "is not there any more" in start_of(app).panel.line.text()
    qtbot.keyClick(recent, Qt.Key.Key_Delete)
    kept = json.loads((tmp_path / "data/recent.json").read_text())
    assert [row["folder"] for row in kept] == [str(sample.resolve())]
    qtbot.keyClick(recent, Qt.Key.Key_Return)
    assert app.project is not None


def test_a_project_in_use_opens_read_only_and_says_by_whom(app: App, sample: Path, environment: Mapping[str, str]) -> None:
    other = App(environment, lambda *_: FakeReader())
    first = other.open(sample)
    app.change_to(sample)
    assert app.project is not None
    assert any("in use by" in text for text in app.project.window.messages.texts)
    assert not app.project.window.can("window.bring_in")
    first.window.close()


def test_recent_projects_can_be_found_from_a_project(app: App, sample: Path) -> None:
    app.change_to(sample)
    assert app.project is not None
    app.project.window.menus.bound["window.recent"].run()
    palette = shown(app.project.window, Palette)
    assert palette.list.count() == 1
    palette.reject()


def test_the_page_can_be_walked_by_tab(app: App, qtbot: QtBot) -> None:
    panel = start_of(app).panel
    qtbot.waitExposed(start_of(app))
    seen = []
    panel.novel.setFocus()
    for _ in range(3):
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert seen == [panel.novel, panel.manuscript, panel.sample]
