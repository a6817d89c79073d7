"""Who is here: read from the text until the writer says so, by one key each, undone as one step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.conftest import FakeReader
from writer_app.bootstrap.clerk import Clerk
from writer_app.gui.lore.cardview import CardView
from writer_app.gui.lore.panel import LorePanel
from writer_app.gui.shared.desk import Desk
from writer_app.services.session import jobs
from writer_app.services.session.session import Session

BODY = """Mara came into the well house, and Tobin came in after her.

Mara knew the lamp was out. She wondered at it. “Who was here?” asked Tobin.

Mara remembered the rope, and Mara decided to say nothing of Osk.
"""
PEOPLE = {"mara": ("Mara", "she"), "tobin": ("Tobin", "he"), "osk": ("Osk", "he")}
Answer = Callable[[], None]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, reader: FakeReader) -> Iterator[Desk]:
    """A story of one scene whose front matter says nothing."""
    folder = tmp_path / "novel"
    for below in ("manuscript", "lore"):
        (folder / below).mkdir(parents=True)
    (folder / "project.yaml").write_text("id: novel\noutline: [{id: one, scenes: [well]}]\n")
    (folder / "manuscript/well.md").write_text(f"---\nid: well # deep\ntitle: The well\n---\n{BODY}", encoding="utf-8")
    (folder / "lore/house.md").write_text("---\nid: house\nkind: location\nname: the well house\n---\n")
    for name, (called, pronouns) in PEOPLE.items():
        head = f"id: {name}\nkind: character\nname: {called}\npronouns: {pronouns}\n"
        (folder / f"lore/{name}.md").write_text(f"---\n{head}---\n")
    session = Session(folder, tmp_path / "kept")
    yield Desk(session, reader)
    session.close()


@pytest.fixture
def here(desk: Desk, reader: FakeReader, tmp_path: Path) -> Iterator[Answer]:
    """Reads the story as it stands and answers who is here."""
    with closing(Clerk(desk.session.folder, {"WRITER_APP_CACHE": str(tmp_path / "cache")})) as clerk:

        def answer() -> None:
            clerk.answer(jobs.Check(0, reload=True))
            asked = reader.last(jobs.Ask)
            whole = isinstance(asked, jobs.Ask) and asked.possible
            told = clerk.answer(jobs.Ask(0, "well", 0, possible=whole))
            assert isinstance(told, jobs.Told)
            number = desk.ask(jobs.Ask(0, "well", 0, possible=whole))
            reader.answered.emit(replace(told, number=number))

        yield answer


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot, here: Answer) -> LorePanel:
    made = LorePanel(desk)
    qtbot.addWidget(made)
    made.resize(360, 700)
    made.show()
    desk.open("well")
    with qtbot.waitSignal(desk.went):
        desk.go(1)
    here()
    return made


def view(panel: LorePanel, entry: str) -> CardView:
    return next(each for each in panel.here.findChildren(CardView) if each.card.entry == entry and each.isVisible())


def button(panel: LorePanel, words: str) -> QPushButton:
    return next(each for each in panel.here.findChildren(QPushButton) if words in each.text() and each.isVisible())


def head(desk: Desk) -> str:
    return (desk.session.folder / "manuscript/well.md").read_text(encoding="utf-8").removesuffix(BODY)


def test_a_key_says_that_somebody_is_here_and_takes_it_back(panel: LorePanel, desk: Desk, qtbot: QtBot, here: Answer) -> None:
    before = head(desk)
    there = view(panel, "mara").there
    assert (there.text(), view(panel, "osk").there.text()) == ("noticed", "here?")
    there.setFocus()
    qtbot.keyClick(there, Qt.Key.Key_Space)
    assert head(desk) == "---\nid: well # deep\ntitle: The well\ncast: [mara]\n---\n"
    here()
    assert view(panel, "mara").there.text() == "✓"
    assert "You say that Mara" in view(panel, "mara").there.accessibleName()
    qtbot.keyClick(view(panel, "mara").there, Qt.Key.Key_Space)
    assert head(desk) == before


def test_all_who_are_noticed_at_once(panel: LorePanel, desk: Desk, here: Answer) -> None:
    before = head(desk)
    assert panel.can("lore.confirm")
    panel.confirm_all()
    assert "cast: [mara, tobin]\n" in head(desk)
    here()
    assert not panel.can("lore.confirm")
    desk.undo()
    assert head(desk) == before


def test_place_and_viewpoint_are_written_only_when_asked(panel: LorePanel, desk: Desk, qtbot: QtBot, here: Answer) -> None:
    before = head(desk)
    seen, place = button(panel, "Mara’s eyes"), button(panel, "the well house?")  # noqa: RUF001 - as it is shown
    assert "Mara came into the well house" in place.toolTip()
    assert head(desk) == before
    seen.setFocus()
    qtbot.keyClick(seen, Qt.Key.Key_Space)
    assert "pov: mara\n" in head(desk)
    here()
    assert not view(panel, "mara").there.isVisible()
    qtbot.keyClick(button(panel, "the well house?"), Qt.Key.Key_Space)
    assert "place: house\n" in head(desk)
    here()
    assert not [each for each in panel.here.findChildren(QPushButton) if each.text().endswith("?") and each.isVisible()]


def test_who_may_only_read_is_asked_nothing(panel: LorePanel, desk: Desk, here: Answer) -> None:
    desk.session.read_only = "another window holds it"
    here()
    assert not view(panel, "mara").there.isVisible()
    assert not panel.can("lore.confirm")


def test_what_is_possible_here_unfolds_by_key_and_folds_again(panel: LorePanel, qtbot: QtBot, here: Answer) -> None:
    def said() -> str:
        return "\n".join(each.text() for each in panel.here.widget().findChildren(QLabel) if not each.isHidden())

    heading = button(panel, "Possible here")
    assert "Can be here" not in said()
    heading.setFocus()
    qtbot.keyClick(heading, Qt.Key.Key_Space)
    here()
    assert "Can be here\nMara, Osk, Tobin" in said()
    heading = button(panel, "Possible here")
    assert heading.isChecked()
    assert heading.hasFocus()
    qtbot.keyClick(heading, Qt.Key.Key_Space)
    here()
    assert "Can be here" not in said()
    panel.show_possible()
    here()
    assert "Can be here" in said()
