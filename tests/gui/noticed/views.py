"""The panel of what was noticed, as the gallery draws it."""

from __future__ import annotations

import shutil

from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.studio import Studio, View
from writer_app.gui.noticed.panel import NoticedPanel
from writer_app.services.questions import Question


def _panel(studio: Studio) -> NoticedPanel:
    found = studio.project.window.pane("noticed").panel
    assert isinstance(found, NoticedPanel)
    return found


def _forget(studio: Studio) -> None:
    """Takes the lore away, so that all of it can be noticed."""
    shutil.rmtree(studio.project.session.folder / "lore")
    studio.project.session.reload()


def _ask(studio: Studio) -> NoticedPanel:
    _forget(studio)
    studio.do("go.noticed")
    panel = _panel(studio)
    while panel.presenter.question is None:
        studio.settle()
    studio.settle()
    return panel


def noticed(studio: Studio) -> QWidget:
    """A first screen of questions."""
    _ask(studio)
    return studio.project.window


def noticed_of_another_kind(studio: Studio) -> QWidget:
    """The first of them is something else."""
    _ask(studio).ask_kind()
    studio.settle()
    return studio.project.window


def noticed_and_put_off(studio: Studio) -> QWidget:
    """Not one of them now."""
    panel = _ask(studio)
    while panel.presenter.question is not None:
        panel.put_off()
    studio.settle()
    return studio.project.window


def noticed_and_answered(studio: Studio) -> QWidget:
    """Nothing is left to ask."""
    nothing: tuple[Question, ...] = ()
    _ask(studio).presenter.take(nothing)
    _panel(studio).show_more()
    studio.settle()
    return studio.project.window


def noticing(studio: Studio) -> QWidget:
    """The text is still being read."""
    _forget(studio)
    studio.project.window.menus.bound["go.noticed"].run()
    while _panel(studio).presenter.reading is None and _panel(studio).presenter.question is None:
        QApplication.processEvents()
    return studio.project.window


def noticed_softly(studio: Studio) -> QWidget:
    """A story without lore says who was noticed in it."""
    _ask(studio)
    studio.do("go.lore")
    return studio.project.window


NOTICED: dict[str, View] = {
    "noticed": noticed,
    "noticed-of-another-kind": noticed_of_another_kind,
    "noticed-and-put-off": noticed_and_put_off,
    "noticed-and-answered": noticed_and_answered,
    "noticing": noticing,
    "noticed-softly": noticed_softly,
}
