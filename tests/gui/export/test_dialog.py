"""The book is written by keyboard alone, and nothing is lost on the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from tests.exchange.epubchecking import assert_no_complaint, needs_epubcheck
from writer_app.gui.export.dialog import ExportDialog
from writer_app.gui.main_window import MainWindow
from writer_app.gui.shared.desk import Desk
from writer_app.services.session.buffers import Edit
from writer_app.services.session.session import Session

WRITING = 30_000
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def dialog_of(qtbot: QtBot, desk: Desk) -> ExportDialog:
    dialog = ExportDialog(desk)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.kinds[dialog.plan.to].hasFocus())
    return dialog


def write(qtbot: QtBot, dialog: ExportDialog) -> None:
    qtbot.keyClick(dialog.kinds[dialog.plan.to], Qt.Key.Key_Return)
    assert dialog.busy.isVisible()
    qtbot.waitUntil(lambda: not dialog.busy.isVisible(), timeout=WRITING)


@needs_epubcheck
def test_an_epub_by_the_enter_key(qtbot: QtBot, desk: Desk, sample: Path) -> None:
    dialog = dialog_of(qtbot, desk)
    assert dialog.plan.path.parent == sample.parent
    write(qtbot, dialog)
    assert "13,200 words, every one of them" in dialog.message.text()
    assert_no_complaint(sample.parent / "Desperately Departing.epub")


def test_from_the_page_to_the_book_and_back_by_keys(qtbot: QtBot, desk: Desk, sample: Path) -> None:
    window = MainWindow(desk)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    desk.open("the-harbour")
    window.pane("editor").focus()
    qtbot.keyClick(window, Qt.Key.Key_X, CONTROL | SHIFT)
    dialog = next(each for each in window.findChildren(ExportDialog) if each.isVisible())
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: dialog.plan.to == "docx")
    write(qtbot, dialog)
    assert (sample.parent / "Desperately Departing.docx").is_file()
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_everything_in_it_has_a_name(qtbot: QtBot, desk: Desk) -> None:
    dialog = dialog_of(qtbot, desk)
    for widget in dialog.findChildren(QWidget):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())
    assert all(button.accessibleDescription() for button in dialog.kinds.values())


def test_another_kind_by_the_arrow_keys(qtbot: QtBot, desk: Desk, sample: Path) -> None:
    dialog = dialog_of(qtbot, desk)
    qtbot.keyClick(dialog.kinds["epub"], Qt.Key.Key_Down)
    assert dialog.plan.to == "docx"
    assert dialog.file.text().endswith("Desperately Departing.docx")
    write(qtbot, dialog)
    assert (sample.parent / "Desperately Departing.docx").read_bytes().startswith(b"PK")
    assert (desk.liked.export_to, desk.liked.export_folder) == ("docx", str(sample.parent))
    again = dialog_of(qtbot, desk)
    assert again.kinds["docx"].isChecked()
    assert again.replaces.isVisible()


def test_nothing_is_replaced_unasked(qtbot: QtBot, desk: Desk, sample: Path) -> None:
    book = sample.parent / "Desperately Departing.epub"
    book.write_text("mine", encoding="utf-8")
    dialog = dialog_of(qtbot, desk)
    assert not dialog.write.isEnabled()
    assert "is there" in dialog.message.text()
    qtbot.keyClick(dialog.kinds["epub"], Qt.Key.Key_Return)
    assert book.read_text(encoding="utf-8") == "mine"
    qtbot.keyClick(dialog.replaces, Qt.Key.Key_Space)
    write(qtbot, dialog)
    assert book.read_bytes().startswith(b"PK")


def test_one_chapter_alone_by_keys(qtbot: QtBot, desk: Desk, sample: Path) -> None:
    dialog = dialog_of(qtbot, desk)
    for kind in ("epub", "docx", "html"):
        qtbot.keyClick(dialog.kinds[kind], Qt.Key.Key_Down)
    assert dialog.plan.to == "markdown"
    qtbot.keyClick(dialog.chapters.some, Qt.Key.Key_Space)
    assert dialog.message.text() == "Tick the chapters that go in."
    assert not dialog.write.isEnabled()
    qtbot.keyClick(dialog.chapters.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.chapters.list, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.chapters.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Done: 2,814 words" in dialog.message.text(), timeout=WRITING)
    text = (sample.parent / "Desperately Departing, Corridors.md").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line.startswith("## ")] == ["## Corridors"]
    qtbot.keyClick(dialog.chapters.list, Qt.Key.Key_Up)
    qtbot.keyClick(dialog.chapters.list, Qt.Key.Key_Space)
    assert dialog.file.text() == str(sample.parent / "Desperately Departing, some chapters.md")
    qtbot.keyClick(dialog.chapters.some, Qt.Key.Key_Space)
    assert dialog.file.text() == str(sample.parent / "Desperately Departing.md")


def test_what_was_just_typed_is_in_the_book(qtbot: QtBot, desk: Desk, session: Session, sample: Path) -> None:
    buffer = session.buffer("the-harbour")
    desk.settling.connect(lambda: session.save(buffer))
    buffer.edit(Edit(0, 0, "Zebedee came first. "))
    dialog = dialog_of(qtbot, desk)
    qtbot.keyClick(dialog.kinds["epub"], Qt.Key.Key_Down)
    qtbot.keyClick(dialog.kinds["docx"], Qt.Key.Key_Down)
    write(qtbot, dialog)
    assert "Zebedee came first." in (sample.parent / "Desperately Departing.html").read_text(encoding="utf-8")


def test_what_cannot_be_written_keeps_the_choices(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    dialog = dialog_of(qtbot, desk)
    dialog.file.selectAll()
    qtbot.keyClicks(dialog.file, str(tmp_path / "nowhere" / "x.epub"))
    assert "no folder" in dialog.message.text()
    assert not dialog.write.isEnabled()
    dialog.take(str(tmp_path / "book"))
    assert dialog.file.text() == str(tmp_path / "book.epub")
    (tmp_path / "book.epub").mkdir()
    dialog.take(str(tmp_path / "book"))
    assert "folder" in dialog.message.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_cannot_be_read_is_left_out_only_when_told(qtbot: QtBot, desk: Desk, session: Session, sample: Path) -> None:
    file = next((sample / "manuscript").rglob("*kitchen*.md"))
    file.write_bytes(b"---\nid: [\n---\nGone.\n")
    session.reload()
    dialog = dialog_of(qtbot, desk)
    assert file.name in dialog.message.text()
    assert not dialog.write.isEnabled()
    qtbot.keyClick(dialog.leaves_out, Qt.Key.Key_Space)
    write(qtbot, dialog)
    assert "Left out" in dialog.message.text()


def test_while_the_book_is_written_nothing_can_be_pressed(qtbot: QtBot, desk: Desk, sample: Path) -> None:
    dialog = dialog_of(qtbot, desk)
    qtbot.keyClick(dialog.kinds["epub"], Qt.Key.Key_Return)
    assert not any(each.isEnabled() for each in (*dialog.kinds.values(), dialog.file, dialog.write))
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: not dialog.busy.isVisible(), timeout=WRITING)
    assert "Done" in dialog.message.text()
    assert dialog.file.isEnabled()
    assert dialog.folder.accessibleDescription() == dialog.message.text()
    assert dialog.folder.hasFocus()
    qtbot.keyClick(dialog.folder, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_a_scene_is_never_written_over(qtbot: QtBot, desk: Desk, sample: Path) -> None:
    scene = next((sample / "manuscript").rglob("*kitchen*.md"))
    before = scene.read_bytes()
    dialog = dialog_of(qtbot, desk)
    dialog.kinds["markdown"].click()
    dialog.file.selectAll()
    qtbot.keyClicks(dialog.file, str(scene))
    dialog.replaces.setChecked(True)
    qtbot.keyClick(dialog.file, Qt.Key.Key_Return)
    assert "the novel itself" in dialog.message.text()
    assert scene.read_bytes() == before


def test_a_refusal_of_the_disk_is_one_line_and_keeps_the_choices(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    dialog = dialog_of(qtbot, desk)
    dialog.take(str(place / "book"))
    place.rmdir()
    write(qtbot, dialog)
    assert dialog.message.text() == f"There is no folder {place}."
    assert dialog.write.hasFocus()
    assert dialog.file.text() == str(place / "book.epub")
    place.mkdir()
    write(qtbot, dialog)
    assert "Done" in dialog.message.text()


def test_a_title_is_shown_as_it_is_written(qtbot: QtBot, desk: Desk) -> None:
    dialog = dialog_of(qtbot, desk)
    formats = {label.textFormat() for label in (dialog.name, dialog.about, dialog.message)}
    assert formats == {Qt.TextFormat.PlainText}


def test_the_folder_is_shown(qtbot: QtBot, desk: Desk, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    dialog = dialog_of(qtbot, desk)
    assert not dialog.folder.isVisible()
    write(qtbot, dialog)
    qtbot.keyClick(dialog.folder, Qt.Key.Key_Space)
    assert [Path(url.toLocalFile()) for url in shown] == [sample.parent]
