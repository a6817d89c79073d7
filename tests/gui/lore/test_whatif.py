"""What would this change? Asked before a sentence is true, kept as a list, and ticked off; all with real keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import FakeReader
from tests.services.foreseen import write_novel
from writer_app.bootstrap.clerk import Clerk
from writer_app.gui.lore.panel import LorePanel
from writer_app.gui.lore.revisedialog import ReviseDialog
from writer_app.gui.lore.whatifdialog import WhatIfDialog
from writer_app.gui.shared.desk import Desk
from writer_app.services.lorepages import Section
from writer_app.services.session import jobs

Answer = Callable[[], None]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return write_novel(tmp_path / "lamp")


@pytest.fixture
def answer(reader: FakeReader, sample: Path, tmp_path: Path) -> Iterator[Answer]:
    """Answers all that was asked since as the reading process does."""
    with closing(Clerk(sample, {"WRITER_APP_CACHE": str(tmp_path / "cache")})) as clerk:

        def answer_all() -> None:
            sent, reader.sent = reader.sent, []
            for job in sent:
                reader.answered.emit(clerk.answer(job))

        yield answer_all


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot) -> LorePanel:
    made = LorePanel(desk)
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def say_brown(panel: LorePanel, desk: Desk, qtbot: QtBot) -> None:
    """Mara's eyes are brown, on the way to becoming true."""
    desk.show_page("mara")
    panel.add_fact()
    assert panel.dialog is not None
    qtbot.keyClicks(panel.dialog.seek, "eyes")
    qtbot.keyClick(panel.dialog.seek, Qt.Key.Key_Return)
    line = panel.dialog.sentence.lines["value"]
    qtbot.keyClicks(line, "brown")


@pytest.fixture
def whatif(panel: LorePanel, desk: Desk, qtbot: QtBot, answer: Answer) -> WhatIfDialog:
    """The dialog with its answer."""
    say_brown(panel, desk, qtbot)
    assert panel.dialog is not None
    panel.dialog.wonder.setFocus()
    qtbot.keyClick(panel.dialog.wonder, Qt.Key.Key_Space)
    assert panel.whatif is not None
    assert panel.whatif.headline.text() == "Looking through the story…"
    assert not panel.whatif.make.isEnabled()
    answer()
    return panel.whatif


def texts(dialog: WhatIfDialog | ReviseDialog) -> list[str]:
    return [row.text for row in dialog.list.rows.rows]


def test_it_is_told_before_anything_is_written(whatif: WhatIfDialog, sample: Path) -> None:
    assert whatif.says.text() == "Mara Venn's eyes are brown"
    assert whatif.headline.text() == "2 passages would have to be revised. Readers have 2 of them."
    assert texts(whatif) == [
        "Readers have this",
        "The rope: Mara Venn's eyes are grey here, but brown in your notes.\n“Mara's grey eyes”",
        "stone: Mara Venn's eyes are grey here, but brown in your notes.\n“Mara's grey eyes”",
        "This would be settled",
        "roof: Mara Venn's eyes are brown here, but grey in your notes.\n“Mara's brown eyes”",
    ]
    assert "grey" in (sample / "lore/mara.md").read_text(encoding="utf-8")
    assert whatif.list.hasFocus()


def test_each_opens_its_passage(whatif: WhatIfDialog, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(whatif.list, Qt.Key.Key_Down)
    row = whatif.list.current
    assert row is not None
    with qtbot.waitSignal(desk.pointed) as pointed:
        qtbot.keyClick(whatif.list, Qt.Key.Key_Return)
    assert pointed.args == ["stone", row.span]
    assert whatif.isVisible()


def test_left_as_it_is_the_sentence_can_still_be_changed(
    whatif: WhatIfDialog, panel: LorePanel, qtbot: QtBot, sample: Path
) -> None:
    qtbot.keyClick(whatif, Qt.Key.Key_Escape)
    assert panel.dialog is not None
    assert panel.dialog.isVisible()
    assert panel.dialog.sentence.filled()["value"] == "brown"
    assert "grey" in (sample / "lore/mara.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("keeps", [True, False])
def test_made_so_as_one_step(whatif: WhatIfDialog, desk: Desk, qtbot: QtBot, sample: Path, keeps: bool) -> None:
    button: QWidget = whatif.keep if keeps else whatif.make
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert "eye colour: brown" in (sample / "lore/mara.md").read_text(encoding="utf-8")
    assert (sample / "revisions.yaml").exists() is keeps
    assert desk.undo()
    assert "eye colour: grey" in (sample / "lore/mara.md").read_text(encoding="utf-8")
    assert not (sample / "revisions.yaml").exists()


def test_what_breaks_nothing_has_no_list_to_keep(panel: LorePanel, desk: Desk, qtbot: QtBot, answer: Answer) -> None:
    desk.show_page("corvin")
    panel.add_fact()
    assert panel.dialog is not None
    qtbot.keyClicks(panel.dialog.seek, "hair")
    qtbot.keyClick(panel.dialog.seek, Qt.Key.Key_Return)
    qtbot.keyClicks(panel.dialog.sentence.lines["value"], "red")
    qtbot.keyClick(panel.dialog.wonder, Qt.Key.Key_Space)
    assert panel.whatif is not None
    answer()
    assert panel.whatif.headline.text() == "Nothing in your text would contradict it."
    assert not panel.whatif.keep.isVisible()
    assert panel.whatif.focusWidget() is panel.whatif.make


def test_a_sentence_that_is_not_whole_is_not_asked_about(panel: LorePanel, desk: Desk, qtbot: QtBot) -> None:
    desk.show_page("mara")
    panel._add(Section.FACTS)  # noqa: SLF001 - as the button under the facts does
    assert panel.dialog is not None
    qtbot.keyClick(panel.dialog.wonder, Qt.Key.Key_Space)
    assert panel.whatif is None
    assert panel.dialog.isVisible()


def test_a_value_on_the_page_is_asked_about_where_it_is_typed(
    panel: LorePanel, desk: Desk, qtbot: QtBot, answer: Answer, sample: Path
) -> None:
    desk.show_page("mara")
    way = ("facts", "eye colour")
    row = panel.pages.page.row_of(way)
    assert row is not None
    qtbot.keyClick(row.slot_button(way), Qt.Key.Key_Return)
    assert row.line is not None
    row.line.selectAll()
    qtbot.keyClicks(row.line, "brown")
    qtbot.keyClick(row.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert panel.whatif is not None
    answer()
    assert "grey" in (sample / "lore/mara.md").read_text(encoding="utf-8")
    assert panel.whatif.headline.text() == "2 passages would have to be revised. Readers have 2 of them."
    qtbot.keyClick(panel.whatif.make, Qt.Key.Key_Space)
    assert "eye colour: brown" in (sample / "lore/mara.md").read_text(encoding="utf-8")
    shown = panel.pages.page.row_of(way)
    assert shown is not None
    assert shown.line is None


def test_what_taking_a_sentence_away_would_change(
    panel: LorePanel, desk: Desk, qtbot: QtBot, answer: Answer, sample: Path
) -> None:
    desk.show_page("mara")
    row = panel.pages.page.row_of(("facts", "eye colour"))
    assert row is not None
    menus = [button.menu() for button in row.findChildren(QToolButton)]
    action = next(action for menu in menus for action in menu.actions() if "take this away" in action.text())
    action.trigger()
    assert panel.whatif is not None
    answer()
    assert panel.whatif.says.text() == "no longer: Mara Venn's eyes are grey"
    assert texts(panel.whatif)[0] == "This would be settled"
    qtbot.keyClick(panel.whatif.leave, Qt.Key.Key_Space)
    assert "grey" in (sample / "lore/mara.md").read_text(encoding="utf-8")


@pytest.fixture
def revisions(whatif: WhatIfDialog, panel: LorePanel, desk: Desk, qtbot: QtBot, answer: Answer) -> ReviseDialog:
    """The list that was kept."""
    qtbot.keyClick(whatif.keep, Qt.Key.Key_Space)
    desk.ask(jobs.Check(0, reload=True))
    answer()
    panel.show_revisions()
    assert panel.revisions is not None
    return panel.revisions


def test_the_list_is_gone_through_and_ticked_by_key(revisions: ReviseDialog, desk: Desk, qtbot: QtBot, sample: Path) -> None:
    assert texts(revisions)[0] == "Mara Venn's eyes are brown"
    assert revisions.headline.text() == "2 of 2 left"
    assert revisions.list.hasFocus() or revisions.list.currentIndex().isValid()
    with qtbot.waitSignal(desk.pointed) as pointed:
        qtbot.keyClick(revisions.list, Qt.Key.Key_Return)
    assert pointed.args[0] == "rope"
    qtbot.keyClick(revisions.list, Qt.Key.Key_Space)
    assert revisions.headline.text() == "1 of 2 left"
    assert "done: yes" in (sample / "revisions.yaml").read_text(encoding="utf-8")
    qtbot.keyClick(revisions.list, Qt.Key.Key_Space)
    assert revisions.headline.text() == "2 of 2 left"
    qtbot.keyClick(revisions.list, Qt.Key.Key_Space)
    qtbot.keyClick(revisions.list, Qt.Key.Key_Down)
    qtbot.keyClick(revisions.list, Qt.Key.Key_Space)
    assert revisions.headline.text() == "There is nothing to revise."
    assert texts(revisions) == []
    assert desk.undo()
    assert revisions.headline.text() == "1 of 2 left"


def test_a_tick_is_taken_by_mouse_too(revisions: ReviseDialog, qtbot: QtBot) -> None:
    box = revisions.list.visualRect(revisions.list.rows.index(2)).topLeft()
    box.setX(box.x() + 8)
    box.setY(box.y() + 8)
    qtbot.mouseClick(revisions.list.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert revisions.headline.text() == "1 of 2 left"
    assert revisions.list.rows.rows[2].ticked


def test_a_passage_that_is_meant_that_way_is_settled(
    revisions: ReviseDialog, desk: Desk, sample: Path, answer: Answer
) -> None:
    line = "decisions:\n- code: C201\n  subjects: [mara]\n  scene: rope\n  reason: the lamp\n"
    (sample / "decisions.yaml").write_text(line, encoding="utf-8")
    desk.session.reload()
    desk.ask(jobs.Check(0, reload=True))
    answer()
    assert revisions.headline.text() == "1 of 2 left"
    assert texts(revisions)[1].startswith("The rope (meant that way): ")


def test_before_there_is_one_it_says_so(panel: LorePanel) -> None:
    panel.show_revisions()
    assert panel.revisions is not None
    assert panel.revisions.headline.text() == "There is nothing to revise."
    assert not panel.revisions.list.isEnabled()
