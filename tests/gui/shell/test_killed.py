"""A window that is killed while it is typed in: the words are offered the next time, and nothing is held."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.gui.shell.conftest import Opens

TYPES_AND_IS_KILLED = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from tests.gui.conftest import FakeReader
from writer_app.gui.app import App

qt = QApplication([])
project = App(os.environ, lambda *_: FakeReader()).open(Path(sys.argv[1]))
# The file must not be written before the journal is.
project.keeping.hurry(600_000)
QTest.keyClicks(project.window.pane("editor").panel.findChild(QPlainTextEdit), "Rain. ")
journal = project.session.data / "journal"

def look():
    if journal.is_dir() and list(journal.glob("*.json")):
        os.kill(os.getpid(), 9)

timer = QTimer()
timer.timeout.connect(look)
timer.start(20)
qt.exec()
"""


def test_a_kill_loses_nothing(opens: Opens, sample: Path, environment: Mapping[str, str]) -> None:
    root = Path(__file__).parents[3]
    command = [sys.executable, "-c", TYPES_AND_IS_KILLED, str(sample)]
    hurt = {"PATH": "", "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(root), "HOME": str(sample.parent), **environment}
    done = subprocess.run(command, env=hurt, capture_output=True, check=False, timeout=120)
    assert done.returncode == -9, done.stderr
    project = opens(sample)
    assert project.session.read_only == ""
    (message,) = project.window.messages.texts
    assert "What you typed last time" in message
    assert project.recovery is not None
    (found,) = project.recovery.found()
    assert found.unsaved.text.startswith("Rain. The shop")
    assert project.desk.buffer is not None
    assert project.desk.buffer.text.startswith("The shop")
