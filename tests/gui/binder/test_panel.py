"""The binder, with real keys and clicks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from tests.gui.conftest import FakeReader
from writer_app.domain.findings import Finding, Message, Severity
from writer_app.domain.spans import Span
from writer_app.gui.binder.panel import BinderPanel
from writer_app.gui.shared.desk import Desk
from writer_app.services.session import jobs
from writer_app.services.session.changes import Changes


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk) -> BinderPanel:
    made = BinderPanel(desk)
    qtbot.addWidget(made)
    made.resize(260, 600)
    made.show()
    return made


def scenes(panel: BinderPanel) -> list[QTreeWidgetItem]:
    chapters = [panel.tree.topLevelItem(row) for row in range(panel.tree.topLevelItemCount())]
    return [chapter.child(row) for chapter in chapters if chapter for row in range(chapter.childCount())]


def test_the_outline_stands_in_reading_order(panel: BinderPanel, desk: Desk) -> None:
    loaded = desk.session.loaded
    assert panel.tree.topLevelItemCount() == len(loaded.project.outline.nodes)
    assert [item.data(0, Qt.ItemDataRole.UserRole) for item in scenes(panel)] == [scene.id for scene in loaded.scenes]
    first = scenes(panel)[0]
    assert first.text(0) == loaded.scenes[0].title
    assert int(first.text(1).replace(",", "")) > 500


def test_enter_and_click_open_a_scene_and_mark_it(panel: BinderPanel, desk: Desk, qtbot: QtBot) -> None:
    second, third = scenes(panel)[1], scenes(panel)[2]
    panel.tree.setFocus()
    panel.tree.setCurrentItem(second)
    qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    assert desk.scene == desk.session.loaded.scenes[1].id
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=panel.tree.visualItemRect(third).center())
    assert desk.scene == desk.session.loaded.scenes[2].id
    assert [item.font(0).bold() for item in scenes(panel)[:4]] == [False, False, True, False]


def test_a_chapter_opens_nothing(panel: BinderPanel, desk: Desk, qtbot: QtBot) -> None:
    before = desk.scene
    panel.tree.setFocus()
    panel.tree.setCurrentItem(panel.tree.topLevelItem(1))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    assert desk.scene == before


def test_lengths_and_notes_follow_what_is_read(panel: BinderPanel, desk: Desk, reader: FakeReader) -> None:
    scene = desk.session.loaded.scenes[1].id
    finding = Finding("C201", Severity.CONFLICT, Message("x"), (), scene=scene, span=Span(0, 1))
    meant = replace(finding, dismissed="so")
    answer = jobs.Checked(desk.ask(jobs.Check(0)), (finding, meant), ("a", "b"), {}, {}, {scene: 7})
    reader.answered.emit(answer)
    assert scenes(panel)[1].text(1) == "7  notes: 1"
    assert "7 words, 1 notes" in scenes(panel)[1].data(0, Qt.ItemDataRole.AccessibleTextRole)


def test_a_stray_scene_stands_below_its_own_heading(panel: BinderPanel, desk: Desk) -> None:
    (desk.session.folder / "manuscript/999-stray.md").write_text("---\nid: stray\n---\nOne two.\n", encoding="utf-8")
    desk.session.reload()
    desk.session.bus.tell(Changes(outline=True))
    last = panel.tree.topLevelItem(panel.tree.topLevelItemCount() - 1)
    assert last is not None
    assert (last.text(0), last.child(0).text(1)) == ("Without a place", "2")
