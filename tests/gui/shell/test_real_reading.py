"""The window with the real reading process: what is typed is read, and what contradicts the lore is noted."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from writer_app.gui.app import App

PATIENCE = 60_000


def test_a_contradiction_is_noted_while_it_is_typed(qtbot: QtBot, sample: Path, environment: Mapping[str, str]) -> None:
    app = App({**os.environ, **environment})
    project = app.open(sample)
    desk = project.desk
    qtbot.waitUntil(lambda: desk.checked is not None, timeout=PATIENCE)
    assert desk.checked is not None
    before = len(desk.checked.findings)
    desk.open("the-harbour")
    view = project.window.pane("editor").panel.findChild(QPlainTextEdit)
    assert view is not None
    view.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClicks(view, "Eri's green eyes were wet. She looked away.")
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.checked is not None and len(desk.checked.findings) == before + 1, timeout=PATIENCE)
    assert desk.buffer is not None
    found = [finding for finding in desk.checked.findings if finding.scene == "the-harbour"]
    assert any("green" in finding.span.of(desk.buffer.text) for finding in found if finding.span is not None)
    assert project.window.close()
    assert "green eyes were wet" in (sample / desk.buffer.path).read_text()
