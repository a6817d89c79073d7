"""Draws every view of the window with the sample story: `python -m tests.gui.gallery OUT [--only WORD]`.

Each view is drawn light and dark, at 1366 by 768 and at 200 %, offscreen and with the real reading of the sample; OUT then
holds one PNG a view, to be looked at. A new view is a function with `@view`.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.gui.noticed.views import NOTICED
from tests.gui.studio import SAMPLE, SIZE, VIEWS, HereReader, Studio, view
from writer_app.gui.app import App
from writer_app.gui.export.dialog import ExportDialog
from writer_app.gui.lore.cardview import CardView
from writer_app.gui.lore.panel import LorePanel
from writer_app.gui.shared.comparing import Comparing, Question
from writer_app.gui.shared.desk import Offer
from writer_app.gui.shared.faults import FaultDialog
from writer_app.services.session.outside import Choice
from writer_app.services.session.preferences import Preferences

SCALES = ("1", "2")


@view
def a_scene(studio: Studio) -> QWidget:
    """A scene with its notes."""
    studio.open("the-stairwell")
    return studio.project.window


@view
def a_finding(studio: Studio) -> QWidget:
    """The notes with both passages of one."""
    studio.open("the-stairwell")
    studio.do("notes.next")
    return studio.project.window


@view
def the_text_alone(studio: Studio) -> QWidget:
    """Nothing but the page."""
    studio.open("the-vestibule")
    studio.do("window.alone")
    return studio.project.window


@view
def find_and_replace(studio: Studio) -> QWidget:
    """The bar below the text."""
    studio.open("the-stairwell", "Toga")
    studio.do("editor.replace")
    return studio.project.window


@view
def the_card(studio: Studio) -> QWidget:
    """What is known of a name."""
    studio.open("the-stairwell", "Toga")
    studio.do("editor.card")
    return studio.project.window


@view
def what_to_do(studio: Studio) -> QWidget:
    """The menu at a contradiction."""
    studio.open("the-stairwell")
    studio.do("notes.next")
    studio.do("editor.fix")
    return studio.project.window


@view
def who_speaks(studio: Studio) -> QWidget:
    """What is known of a line."""
    studio.open("the-harbour", "told you so")
    studio.do("editor.card")
    return studio.project.window


@view
def who_says_this(studio: Studio) -> QWidget:
    """The menu at a line."""
    studio.open("the-harbour", "told you so")
    studio.do("editor.fix")
    return studio.project.window


@view
def all_lines(studio: Studio) -> QWidget:
    """Whatever one character says."""
    studio.open("the-harbour")
    studio.project.desk.lines.emit("eri")
    studio.settle()
    return studio.project.window


@view
def who_is_noticed(studio: Studio) -> QWidget:
    """Who is here, by the text alone."""
    path = studio.project.session.folder / "manuscript/04-up/040-the-harbour.md"
    head = path.read_text(encoding="utf-8")
    for said in ("pov: izuku\n", "place: harbour-wall\n", ", dabi, toga, giran, aizawa"):
        head = head.replace(said, "")
    path.write_text(head, encoding="utf-8")
    studio.project.session.reload()
    studio.open("the-harbour", "Now it was")
    studio.do("lore.here")
    return studio.project.window


@view
def a_lore_page(studio: Studio) -> QWidget:
    """A power's page."""
    studio.open("the-stairwell")
    studio.project.desk.show_page("mimicry")
    studio.settle()
    return studio.project.window


@view
def a_person(studio: Studio) -> QWidget:
    """A character's page."""
    studio.open("the-vestibule")
    studio.project.desk.show_page("izuku")
    studio.settle()
    return studio.project.window


@view
def why_it_holds(studio: Studio) -> QWidget:
    """Who is here, with the reasons of the first."""
    studio.open("the-cell", "Overhaul")
    studio.do("lore.here")
    next(view for view in studio.project.window.findChildren(CardView) if view.isVisible()).why.click()
    studio.settle()
    return studio.project.window


@view
def it_happens_here(studio: Studio) -> QWidget:
    """A change, from a selection."""
    studio.open("the-harbour", "gave Giran the brass key")
    studio.do("lore.happens")
    return studio.project.window


@view
def what_would_this_change(studio: Studio) -> QWidget:
    """What a death would break, before it is true."""
    studio.open("the-harbour")
    studio.project.desk.show_page("mimic")
    studio.do("lore.add_change")
    panel = studio.project.window.pane("lore").panel
    assert isinstance(panel, LorePanel)
    assert panel.dialog is not None
    panel.dialog.seek.setText("dies")
    panel.dialog.sentence.lines["at"].setText("the-safe-house")
    panel.dialog.wonder.click()
    studio.settle()
    return studio.project.window


@view
def another_name(studio: Studio) -> QWidget:
    """Every place where another name would be written."""
    studio.open("the-harbour")
    studio.project.desk.show_page("izuku")
    studio.project.desk.rename("izuku", "Izuku Midoriya", "Haru Takeda")
    studio.settle()
    return studio.project.window


@view
def deleting_a_page(studio: Studio) -> QWidget:
    """What names somebody, before the page goes."""
    studio.open("the-harbour")
    studio.project.desk.show_page("eri")
    studio.do("lore.delete")
    return studio.project.window


@view
def deleting_a_scene(studio: Studio) -> QWidget:
    """What hangs on a scene, before it goes."""
    studio.open("the-light")
    studio.do("binder.delete")
    return studio.project.window


@view
def meant_that_way(studio: Studio) -> QWidget:
    """The question why."""
    studio.open("the-stairwell")
    studio.do("notes.next")
    studio.do("notes.meant")
    return studio.project.window


@view
def set_as_true(studio: Studio) -> QWidget:
    """A sentence for the lore, from a selection."""
    studio.open("the-stairwell", "Toga")
    studio.do("lore.true")
    return studio.project.window


@view
def search_results(studio: Studio) -> QWidget:
    """What the search finds."""
    studio.open("the-vestibule")
    studio.project.window.pane("search").reveal()
    panel = studio.project.window.pane("search").panel
    panel.field.setText("speaker:izuku")  # type: ignore[attr-defined]
    panel.search()  # type: ignore[attr-defined]
    studio.settle()
    return studio.project.window


@view
def the_start_page(studio: Studio) -> QWidget:
    """No project is open."""
    studio.app.show_start()
    assert studio.app.start is not None
    studio.app.start.resize(*SIZE)
    studio.settle()
    return studio.app.start


@view
def a_new_novel(studio: Studio) -> QWidget:
    """What it is called and where it goes."""
    studio.app.show_start()
    studio.app.ask("novel")
    studio.settle()
    assert studio.app.start is not None
    return studio.app.start


@view
def export(studio: Studio) -> QWidget:
    """The book as one file."""
    studio.open("the-vestibule")
    studio.do("window.export")
    return studio.project.window


@view
def export_of_some_chapters(studio: Studio) -> QWidget:
    """Which chapters go into the book."""
    export(studio)
    dialog = next(each for each in studio.project.window.findChildren(ExportDialog) if each.isVisible())
    dialog.chapters.some.click()
    studio.settle()
    return studio.project.window


@view
def exported(studio: Studio) -> QWidget:
    """What came of an export."""
    export(studio)
    dialog = next(each for each in studio.project.window.findChildren(ExportDialog) if each.isVisible())
    dialog.export()
    while not dialog.busy.isHidden():
        QTest.qWait(5)
    studio.settle()
    return studio.project.window


@view
def do_anything(studio: Studio) -> QWidget:
    """Every action by name."""
    studio.open("the-vestibule")
    studio.do("window.palette")
    return studio.project.window


@view
def messages(studio: Studio) -> QWidget:
    """Messages that want an answer."""
    studio.open("the-vestibule")
    desk = studio.project.desk
    look = ("Look at it…", print)
    desk.offer(Offer("one", "What you typed last time in “The Roof” had not been saved.", "warning", (look,)))
    desk.offer(Offer("two", "“The Light” was changed by another program; both changes are in the text.", "info"))
    desk.say("Everything is saved.")
    studio.settle()
    return studio.project.window


@view
def two_versions(studio: Studio) -> QWidget:
    """Where two programs wrote in one place."""
    studio.open("the-vestibule")
    mine = "The door was shut. Overhaul put his hand on it, and it was not there any more."
    theirs = "The door was closed. Overhaul put two fingers on it, and it was not there."
    question = Question(
        "Two versions: The Vestibule",
        "What only one of you changed is already right. Choose for each place that both have changed.",
        ("Yours", "The other program's"),
        ((mine, theirs),),
        ((Choice.BOTH, "Keep both"), (Choice.MINE, "Keep mine"), (Choice.THEIRS, "Take theirs")),
        Choice.BOTH,
    )
    Comparing(studio.project.window, question).open()
    studio.settle()
    return studio.project.window


@view
def a_fault(studio: Studio) -> QWidget:
    """The program itself is wrong."""
    studio.open("the-vestibule")
    FaultDialog(studio.project.window, "Something in the program went wrong; everything you typed is saved.", "…").open()
    studio.settle()
    return studio.project.window


ALL = {**VIEWS, **NOTICED}
"""Those that leave the sample as it is, and those that take its lore away."""


def draw(name: str, out: Path, colours: str, scale: str) -> Path:
    """Draws one view into `out` and returns the file."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        folder = Path(shutil.copytree(SAMPLE, root / "sample"))
        kept = {"WRITER_APP_CACHE": str(root / "cache"), "WRITER_APP_DATA": str(root / "data")}
        readers: list[HereReader] = []

        def make(where: Path, environment: Mapping[str, str]) -> HereReader:
            readers.append(HereReader(where, environment))
            return readers[-1]

        app = App({**os.environ, **kept}, make)
        app.like(Preferences(colours=colours))
        project = app.open(folder)
        project.window.resize(*SIZE)
        studio = Studio(app, project, readers[0])
        studio.settle()
        widget = ALL[name](studio)
        file = out / f"{name}-{colours}{'' if scale == '1' else '-200'}.png"
        photograph(widget, file)
        for each in QApplication.topLevelWidgets():
            if each is not project.window and each.isVisible():
                each.close()
        project.window.close()
        studio.settle()
    return file


def photograph(widget: QWidget, file: Path) -> None:
    """The widget with every dialog and menu that stands over it, as one picture."""
    picture = widget.grab()
    painter = QPainter(picture)
    for each in QApplication.topLevelWidgets():
        if each is widget or not each.isVisible():
            continue
        place = each.mapToGlobal(QPoint(0, 0)) - widget.mapToGlobal(QPoint(0, 0))
        if isinstance(each, QDialog):
            place = QPoint(max(place.x(), 0), max(place.y(), 0))
        painter.drawPixmap(place, each.grab())
    painter.end()
    picture.save(str(file))


def main() -> None:
    """Draws all views; one process for each scale, since Qt takes it at its start."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="", help="views whose name holds this word")
    parser.add_argument("--scale", choices=SCALES)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    if options.scale is None:
        for scale in SCALES:
            environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
            command = [sys.executable, "-m", "tests.gui.gallery", str(options.out), "--only", options.only, "--scale", scale]
            subprocess.run(command, env=environment, check=True)
        return
    qt = QApplication(["gallery"])
    for name in ALL:
        if options.only in name:
            for colours in ("light", "dark"):
                print(draw(name, options.out, colours, options.scale))
    del qt


if __name__ == "__main__":
    main()
