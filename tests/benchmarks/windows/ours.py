"""Our window at work, as a process of its own: `python -m tests.benchmarks.windows.ours JOB`, JOB as JSON; prints JSON."""

from __future__ import annotations

import json
import multiprocessing
import os
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from PySide6 import QtCore, QtTest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from tests.benchmarks.windows.keying import idle, megabytes, rest, rhythm, typed, until
from writer_app.gui.app import App, OpenProject
from writer_app.services.session import jobs

_QT = (QtCore, QtTest)


def editor_of(project: OpenProject) -> QPlainTextEdit:
    """The page that is written on."""
    found = project.window.pane("editor").panel.findChild(QPlainTextEdit)
    assert found is not None
    return found


def readers() -> float:
    """Memory of the reading process, in MB."""
    return sum(megabytes(child.pid or 0) for child in multiprocessing.active_children())


def typing(project: OpenProject, job: dict[str, Any]) -> dict[str, Any]:
    """Types at the start, the middle and the end of the open scene."""
    until(QtCore, lambda: project.desk.checked is not None)
    rest(QtCore, 3000)
    view, places = editor_of(project), {}
    for name, part in (("start", 0.0), ("middle", 0.5), ("end", 1.0)):
        cursor = view.textCursor()
        cursor.setPosition(int((view.document().characterCount() - 1) * part))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        view.setTextCursor(cursor)
        view.setFocus()
        rest(QtCore, 1000)
        places[name] = asdict(typed(_QT, project.window, view, rhythm(job["keys"], job["burst"])))
    checked = project.desk.checked
    return {
        "places": places,
        "window MB": megabytes(),
        "reading process MB": readers(),
        "findings": len(checked.findings) if checked else 0,
    }


def searching(project: OpenProject, name: str) -> list[float]:
    """Seconds of the first search and of later ones, from asking to the answer in the window."""
    seconds = []
    for _ in range(4):
        found: list[object] = []
        project.desk.found.connect(found.append)
        start = time.perf_counter()
        project.desk.ask(jobs.Search(0, name))
        until(QtCore, lambda found=found: bool(found))  # type: ignore[misc]
        seconds.append(time.perf_counter() - start)
        project.desk.found.disconnect(found.append)
        if not isinstance(found[0], jobs.SearchDone):
            raise SystemExit(str(found[0]))
    return seconds


def opening(project: OpenProject, job: dict[str, Any]) -> dict[str, Any]:
    """From the start of the process to a window that waits, to the first findings, and searches."""
    idle(QtCore)
    idle_at = time.time() - 0.05
    until(QtCore, lambda: project.desk.checked is not None, 600)
    checked_at = time.time()
    rest(QtCore, 1500)
    return {
        "idle": idle_at - job["started"],
        "findings": checked_at - job["started"],
        "searches": searching(project, job["name"]),
        "window MB": megabytes(),
        "reading process MB": readers(),
    }


def main() -> None:
    """Does the job and prints what it took."""
    job = json.loads(sys.argv[1])
    QApplication(sys.argv[:1])
    app = App(os.environ)
    project = app.open(Path(job["project"]))
    project.window.resize(1366, 768)
    result = {"typing": typing, "opening": opening}[job["do"]](project, job)
    print(json.dumps(result))
    project.window.close()


if __name__ == "__main__":
    main()
