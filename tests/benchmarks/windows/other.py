# ruff: noqa: ANN401, SLF001 (no binding of Qt is named here, and the other program is taken as it is)
"""novelWriter's window at work: run by the Python of its own environment, never by ours. JOB as JSON; prints JSON."""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from keying import idle, megabytes, rest, rhythm, typed, until

core = importlib.import_module("PyQt6.QtCore")
qtest = importlib.import_module("PyQt6.QtTest")
gui = importlib.import_module("PyQt6.QtGui")
widgets = importlib.import_module("PyQt6.QtWidgets")
program = importlib.import_module("novelwriter")


def start(job: dict[str, Any], work: Callable[[Any], None]) -> None:
    """Starts the program, which asks no questions, and works in its window."""
    home = Path(job["home"])
    home.mkdir(parents=True, exist_ok=True)
    tools = importlib.import_module("novelwriter.guimain")
    shared = importlib.import_module("novelwriter.shared")
    # Notes on the release, warnings and the welcome are dialogs that wait for an answer.
    for kind in ("info", "warn", "error", "question"):
        setattr(shared.SharedData, kind, lambda *_, **__: True)
    tools.GuiMain.postLaunchTasks = lambda window, _: work(window)
    program.main([f"--config={home}", f"--data={home}"])


def write(job: dict[str, Any]) -> None:
    """The chapters as a project, a document each."""
    tree = importlib.import_module("novelwriter.core.project")
    classes = importlib.import_module("novelwriter.enum")
    project = tree.NWProject()
    project.storage.createNewProject(Path(job["project"]))
    project.data.setUuid(None)
    project.data.setName("A novel")
    project.data.setSpellCheck(True)
    project.data.setSpellLang("en_GB")
    project.setDefaultStatusImport()
    project.session.startSession()
    root = project.newRoot(classes.nwItemClass.NOVEL)
    for number, path in enumerate(sorted(Path(job["chapters"]).glob("*.txt")), 1):
        handle = project.newFile(f"Chapter {number}", root)
        project.storage.getDocument(handle).writeDocument(f"## Chapter {number}\n\n{path.read_text(encoding='utf-8')}")
    project.saveProject()
    project.closeProject()


def typing(window: Any, job: dict[str, Any]) -> dict[str, Any]:
    """Types at the start, the middle and the end of the open document."""
    rest(core, 5000)
    view, places = window.docEditor, {}
    for name, part in (("start", 0.0), ("middle", 0.5), ("end", 1.0)):
        cursor = view.textCursor()
        cursor.setPosition(int((view.document().characterCount() - 1) * part))
        cursor.movePosition(gui.QTextCursor.MoveOperation.EndOfBlock)
        view.setTextCursor(cursor)
        view.setFocus()
        rest(core, 1000)
        places[name] = asdict(typed((core, qtest), window, view, rhythm(job["keys"], job["burst"])))
    return {"places": places, "window MB": megabytes()}


def opening(window: Any, job: dict[str, Any]) -> dict[str, Any]:
    """From the start of the process to a window that waits, and searches."""
    idle(core)
    idle_at = time.time() - 0.05
    rest(core, 1500)
    seconds = []
    for _ in range(4):
        start = time.perf_counter()
        window.projSearch.searchText.setText(job["name"])
        window.projSearch._processSearch()
        until(core, lambda: True)
        seconds.append(time.perf_counter() - start)
    return {"idle": idle_at - job["started"], "searches": seconds, "window MB": megabytes()}


def main() -> None:
    """Does the job, prints what it took, and ends at once: its questions at closing are none of our business."""
    job = json.loads(sys.argv[1])

    def work(window: Any) -> None:
        if job["do"] == "write":
            write(job)
            result: dict[str, Any] = {}
        else:
            window.openProject(Path(job["project"]))
            window.resize(1366, 768)
            result = {"typing": typing, "opening": opening}[job["do"]](window, job)
        print(json.dumps(result), flush=True)
        os._exit(0)

    start(job, work)


if __name__ == "__main__":
    main()
