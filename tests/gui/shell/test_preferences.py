"""What a writer likes holds at once, and the next time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.gui.conftest import FakeReader
from writer_app.config.paths import data_root
from writer_app.gui.app import App
from writer_app.gui.shared.theme import is_dark
from writer_app.services.session.preferences import Preferences, preferences


@pytest.fixture(autouse=True)
def undressed() -> Iterator[None]:
    """The looks of the program are as before afterwards."""
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    before, sheet = qt.palette(), qt.styleSheet()
    yield
    qt.setPalette(before)
    qt.setStyleSheet(sheet)


def test_dark_at_once_and_the_next_time(qtbot: QtBot, sample: Path, environment: Mapping[str, str]) -> None:
    app = App(environment, lambda *_: FakeReader())
    project = app.open(sample)
    project.window.menus.bound["window.dark"].run()
    assert is_dark(project.window.palette())
    assert preferences(data_root(environment)).colours == "dark"
    assert project.window.close()
    assert App(environment, lambda *_: FakeReader()).liked.colours == "dark"
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    assert is_dark(qt.palette())


def test_the_size_of_letters_is_kept(qtbot: QtBot, sample: Path, environment: Mapping[str, str]) -> None:
    app = App(environment, lambda *_: FakeReader())
    project = app.open(sample)
    view = project.window.pane("editor").panel.findChild(QPlainTextEdit)
    assert view is not None
    qtbot.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    project.window.menus.bound["editor.curly"].run()
    assert project.window.close()
    kept = preferences(data_root(environment))
    assert kept.letter > Preferences().letter
    assert kept.curly_quotes
    again = App(environment, lambda *_: FakeReader()).open(sample)
    view = again.window.pane("editor").panel.findChild(QPlainTextEdit)
    assert view is not None
    assert view.font().pixelSize() == kept.letter
    qtbot.keyClicks(view, '"')
    assert "\u201c" in view.toPlainText()[:3] or "\u201d" in view.toPlainText()[:3]
    assert again.window.close()
