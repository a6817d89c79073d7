"""Twenty chapters brought in, then keys in the window: what is noticed is accepted, and the first true finding is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.gui.studio import HereReader
from writer_app.cli.main import main
from writer_app.domain.findings import Finding
from writer_app.gui.app import App
from writer_app.gui.noticed.panel import NoticedPanel
from writer_app.gui.project import OpenProject

CHAPTERS = sorted((Path(__file__).parent / "noticed").glob("*.md"))
AT_MOST = 40
PATIENCE = 20_000
WORDS = "Maren's eyes were brown"
PEOPLE = {"maren-holt", "jory-pell", "edda-sarn", "lucan-ferrers", "idris-vane", "anders-pell"}


class Writer:
    """Presses keys, and counts them; they go to whatever has the keyboard."""

    def __init__(self, qtbot: QtBot, project: OpenProject) -> None:
        self.qtbot = qtbot
        self.project = project
        self.keys = 0

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        window = self.project.window
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow)
        self.qtbot.keyClick(window.focusWidget() or window, key, keys)
        self.keys += 1

    def to_what_was_noticed(self) -> NoticedPanel:
        """To the panel, by its shortcut, as soon as it asks something."""
        shown = self.project.window.menus.actions["go.noticed"].shortcut()[0]
        self.press(shown.key(), shown.keyboardModifiers())
        panel = self.project.window.pane("noticed").panel
        assert isinstance(panel, NoticedPanel)
        self.qtbot.waitUntil(lambda: panel.presenter.question is not None, timeout=PATIENCE)
        self.qtbot.waitUntil(lambda: panel.isAncestorOf(QApplication.focusWidget()), timeout=PATIENCE)
        return panel

    def found(self) -> list[Finding]:
        checked = self.project.desk.checked
        assert checked is not None
        return [finding for finding in checked.findings if finding.severity.value != "note"]


@pytest.fixture
def writer(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Writer]:
    environment: Mapping[str, str] = {f"WRITER_APP_{name}": str(tmp_path / name) for name in ("DATA", "CACHE", "DOCUMENTS")}
    for name, place in environment.items():
        monkeypatch.setenv(name, place)
    novel = tmp_path / "novel"
    assert main(["new", str(novel), "--title", "The Pilot"]) == 0
    assert main(["import", str(novel), *map(str, CHAPTERS)]) == 0
    app = App(environment, lambda folder, where: HereReader(folder, where))
    project = app.open(novel)
    project.window.resize(1366, 768)
    qtbot.waitUntil(lambda: project.desk.checked is not None, timeout=PATIENCE)
    yield Writer(qtbot, project)
    project.finish()
    project.window.deleteLater()


def test_a_bible_one_key_a_question_and_the_first_true_finding(qtbot: QtBot, writer: Writer) -> None:
    desk = writer.project.desk
    assert writer.found() == []
    panel = writer.to_what_was_noticed()
    assert writer.found() == []
    asked = panel.presenter.shown()
    assert len(asked) <= 20
    for _ in asked:
        writer.press(Qt.Key.Key_Y)
    assert {entry.id for entry in desk.session.loaded.lore} >= PEOPLE
    qtbot.waitUntil(lambda: bool(writer.found()), timeout=PATIENCE)
    writer.press(Qt.Key.Key_F8)
    view = writer.project.window.pane("editor").panel.findChild(QPlainTextEdit)
    assert view is not None
    qtbot.waitUntil(lambda: view.textCursor().selectedText() == WORDS, timeout=PATIENCE)
    assert [finding.quote for finding in writer.found()] == [WORDS]
    assert writer.keys <= AT_MOST


def test_all_of_the_cast_by_one_key_and_undone_by_one(qtbot: QtBot, writer: Writer) -> None:
    desk = writer.project.desk
    writer.to_what_was_noticed()
    writer.press(Qt.Key.Key_A)
    assert {entry.id for entry in desk.session.loaded.lore} >= PEOPLE
    qtbot.waitUntil(lambda: [finding.quote for finding in writer.found()] == [WORDS], timeout=PATIENCE)
    writer.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not desk.session.loaded.lore.entries
    qtbot.waitUntil(lambda: writer.found() == [], timeout=PATIENCE)
