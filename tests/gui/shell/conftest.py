"""A project open in its window, with a reading process that answers what the test says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.conftest import FakeReader
from writer_app.gui.app import App
from writer_app.gui.project import OpenProject


@pytest.fixture
def environment(tmp_path: Path) -> Mapping[str, str]:
    """Folders of the user, of this test alone."""
    return {f"WRITER_APP_{name.upper()}": str(tmp_path / name) for name in ("data", "cache", "documents")}


Opens = Callable[[Path], OpenProject]


@pytest.fixture
def opens(qtbot: QtBot, environment: Mapping[str, str]) -> Iterator[Opens]:
    """Opens a project as the program does; whatever is still open at the end is let go."""
    opened: list[App] = []

    def open_it(folder: Path) -> OpenProject:
        app = App(environment, lambda *_: FakeReader())
        opened.append(app)
        project = app.open(folder)
        qtbot.waitExposed(project.window)
        return project

    yield open_it
    for app in opened:
        if app.project is not None:
            app.project.finish()
            app.project.window.deleteLater()


@pytest.fixture
def project(opens: Opens, sample: Path) -> OpenProject:
    """The sample, open."""
    return opens(sample)
