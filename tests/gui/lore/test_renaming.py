"""Another name everywhere, looked at place by place; all with real keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.conftest import FakeReader
from tests.services.renamed import FILES, write_novel
from writer_app.bootstrap.clerk import Clerk
from writer_app.domain.errors import WriterError
from writer_app.gui.lore.pagedialogs import RenamePageDialog
from writer_app.gui.lore.panel import LorePanel
from writer_app.gui.lore.renamingdialog import RenamingDialog
from writer_app.gui.shared.desk import Desk
from writer_app.services.session import jobs

Answer = Callable[[], None]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return write_novel(tmp_path / "lamp")


@pytest.fixture
def answer(reader: FakeReader, sample: Path, tmp_path: Path) -> Iterator[Answer]:
    """Answers what was asked about names as the reading process does."""
    with closing(Clerk(sample, {"WRITER_APP_CACHE": str(tmp_path / "cache")})) as clerk:

        def answer_all() -> None:
            sent, reader.sent = reader.sent, []
            for job in sent:
                try:
                    reader.answered.emit(clerk.answer(job))
                except WriterError as error:
                    reader.answered.emit(jobs.Refused(job.number, str(error)))

        yield answer_all


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot) -> LorePanel:
    made = LorePanel(desk)
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    qtbot.waitExposed(made)
    desk.show_page("mara")
    return made


def ask(panel: LorePanel, qtbot: QtBot, name: str) -> None:
    panel.rename_page()
    dialog = panel.page_dialog
    assert isinstance(dialog, RenamePageDialog)
    qtbot.keyClicks(dialog.name_line, name)
    qtbot.keyClick(dialog.everywhere, Qt.Key.Key_Space)
    assert not dialog.keep.isEnabled()
    qtbot.keyClick(dialog.name_line, Qt.Key.Key_Return)


@pytest.fixture
def dialog(panel: LorePanel, qtbot: QtBot, answer: Answer) -> RenamingDialog:
    ask(panel, qtbot, "Elin Osk")
    answer()
    assert panel.renaming is not None
    return panel.renaming


def row_of(dialog: RenamingDialog, text: str) -> int:
    return next(number for number, row in enumerate(dialog.list.rows.rows) if row.text.startswith(text))


def choose(dialog: RenamingDialog, text: str) -> None:
    dialog.list.setCurrentIndex(dialog.list.rows.index(row_of(dialog, text)))


def test_every_place_is_shown_before_it_is_written(dialog: RenamingDialog, sample: Path) -> None:
    rows = dialog.list.rows.rows
    assert dialog.windowTitle() == "Mara Venn becomes Elin Osk"
    assert [row.text for row in rows if row.key is None] == [
        "rope",
        "stone",
        "Mara and the light — readers have it",
        "The page of Mara Venn",
        "The page of Tomas",
        "Titles and notes of chapters",
        "Titles and notes of chapters — readers have it",
        "What an archive asks",
        "Your rules",
        "What is meant that way",
    ]
    assert rows[row_of(dialog, "MARA")].text == (
        "MARA → ELIN:  Mara Venn's grey eyes were open. “MARA!” Tomas shouted. The Venns had always kept the lamp."
    )
    assert {row.ticked for row in rows[row_of(dialog, "Mara and the light — readers") :][1:4]} == {False}
    assert all((sample / name).read_bytes() == text.encode() for name, text in FILES.items())


def test_what_is_ticked_is_one_step_that_can_be_undone(dialog: RenamingDialog, desk: Desk, qtbot: QtBot, sample: Path) -> None:
    choose(dialog, "MARA")
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.list.rows.rows[row_of(dialog, "MARA")].ticked is False
    dialog.write.setFocus()
    qtbot.keyClick(dialog.write, Qt.Key.Key_Space)
    text = (sample / "manuscript/rope.md").read_text(encoding="utf-8")
    assert "Elin Osk's grey eyes were open. “MARA!” Tomas" in text
    assert (sample / "manuscript/light.md").read_bytes() == FILES["manuscript/light.md"].encode()
    assert desk.undo()
    assert all((sample / name).read_bytes() == text.encode() for name, text in FILES.items())


def test_a_key_goes_to_the_place(dialog: RenamingDialog, desk: Desk, qtbot: QtBot) -> None:
    choose(dialog, "MARA")
    with qtbot.waitSignal(desk.pointed) as pointed:
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert pointed.args[0] == "rope"
    assert dialog.isVisible()


def test_with_nothing_ticked_there_is_nothing_to_write(dialog: RenamingDialog, qtbot: QtBot) -> None:
    for number, row in enumerate(dialog.list.rows.rows):
        if row.ticked:
            dialog.list.setCurrentIndex(dialog.list.rows.index(number))
            qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.headline.text().startswith("0 of ")
    assert not dialog.write.isEnabled()


def test_a_name_that_somebody_has_is_told(panel: LorePanel, desk: Desk, qtbot: QtBot, answer: Answer) -> None:
    ask(panel, qtbot, "Tomas")
    with qtbot.waitSignal(desk.said) as said:
        answer()
    assert said.args == ["“Tomas” is Tomas already (one name for two could never be told apart again)", "warning"]
    assert panel.renaming is None
