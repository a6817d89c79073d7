"""The lore panel, with real keys."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QListView, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import FakeReader
from writer_app.domain.lore import Kind
from writer_app.domain.spans import Span
from writer_app.gui.lore.cardview import CardView
from writer_app.gui.lore.pagedialogs import DeletePageDialog, RenamePageDialog
from writer_app.gui.lore.panel import LorePanel
from writer_app.gui.lore.sentencerow import SlotButton
from writer_app.gui.shared.desk import Desk
from writer_app.services.pagesentences import Path as SlotPath
from writer_app.services.session import jobs
from writer_app.services.session.changes import Changes

Answer = Callable[[], None]
# Lists that drop down: the offscreen screen has no window manager to raise them.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk) -> LorePanel:
    made = LorePanel(desk)
    qtbot.addWidget(made)
    made.resize(900, 800)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def page_file(desk: Desk, entry: str) -> Path:
    found = desk.session.loaded.lore.get(entry)
    assert found is not None
    return desk.session.folder / found.origin.path


def slot(panel: LorePanel, *path: str | int) -> SlotButton:
    row = panel.pages.page.row_of(path)
    assert row is not None, path
    button = row.slot_button(path)
    assert button is not None
    return button


def retype(qtbot: QtBot, panel: LorePanel, path: SlotPath, text: str) -> QWidget:
    button = slot(panel, *path)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    row = panel.pages.page.row_of(path)
    assert row is not None
    line = row.line
    assert line is not None
    line.selectAll()
    qtbot.keyClicks(line, text)
    return line


def test_the_desk_opens_a_page(panel: LorePanel, desk: Desk) -> None:
    desk.show_page("izuku")
    assert panel.presenter.page is not None
    assert slot(panel, "facts", "eye colour").text() == "green"
    assert panel.pages.index.list.currentIndex().data() == "Izuku Midoriya"


def test_a_slot_is_changed_in_place_and_undone(panel: LorePanel, desk: Desk, qtbot: QtBot) -> None:
    desk.show_page("izuku")
    before = page_file(desk, "izuku").read_bytes()
    line = retype(qtbot, panel, ("facts", "eye colour"), "grey")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert page_file(desk, "izuku").read_bytes() == before.replace(b"eye colour: green", b"eye colour: grey")
    assert slot(panel, "facts", "eye colour").text() == "grey"
    assert slot(panel, "facts", "eye colour").hasFocus()
    desk.undo()
    assert page_file(desk, "izuku").read_bytes() == before
    assert slot(panel, "facts", "eye colour").text() == "green"


def test_escape_leaves_a_slot_as_it_was(panel: LorePanel, desk: Desk, qtbot: QtBot) -> None:
    desk.show_page("izuku")
    before = page_file(desk, "izuku").read_bytes()
    line = retype(qtbot, panel, ("facts", "eye colour"), "grey")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert slot(panel, "facts", "eye colour").isVisible()
    assert page_file(desk, "izuku").read_bytes() == before


def test_nonsense_stays_in_its_line_with_a_message(panel: LorePanel, desk: Desk, qtbot: QtBot) -> None:
    desk.show_page("eri")
    line = retype(qtbot, panel, ("changes", 0, "until"), "the moon")
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert said.args is not None
    assert "the moon" in said.args[0]
    assert line.isVisible()
    qtbot.keyClicks(line, "")
    assert isinstance(line, QLineEdit)
    line.setText("Plum")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert b"until: the-harbour" in page_file(desk, "eri").read_bytes()


def test_a_sentence_is_taken_away_by_delete(panel: LorePanel, desk: Desk, qtbot: QtBot) -> None:
    desk.show_page("eri")
    button = slot(panel, "facts", "horn")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Delete)
    assert b"horn" not in page_file(desk, "eri").read_bytes()
    assert panel.pages.page.row_of(("facts", "horn")) is None


def test_a_sentence_is_added_by_choosing_its_form(panel: LorePanel, desk: Desk, qtbot: QtBot) -> None:
    desk.show_page("mimicry")
    panel.add_limit()
    dialog = panel.dialog
    assert dialog is not None
    qtbot.keyClicks(dialog.seek, "farther")
    qtbot.keyClick(dialog.seek, Qt.Key.Key_Return)
    line = dialog.sentence.lines["no farther than"]
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClicks(line, "two rooms")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert b"  - {no farther than: two rooms}\n" in page_file(desk, "mimicry").read_bytes()


def test_tab_goes_through_the_sentence_before_the_other_forms(panel: LorePanel, desk: Desk, qtbot: QtBot) -> None:
    desk.show_page("mimicry")
    panel.add_limit()
    dialog = panel.dialog
    assert dialog is not None
    first, second = list(dialog.sentence.lines.values())[:2]
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Tab)
    assert dialog.seek.hasFocus()


def test_an_empty_slot_keeps_the_dialog_open(panel: LorePanel, desk: Desk, qtbot: QtBot) -> None:
    desk.show_page("mimicry")
    before = page_file(desk, "mimicry").read_bytes()
    panel.add_limit()
    dialog = panel.dialog
    assert dialog is not None
    qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    dialog.reject()
    assert page_file(desk, "mimicry").read_bytes() == before


def test_notes_are_kept_when_the_keyboard_leaves(panel: LorePanel, desk: Desk, qtbot: QtBot) -> None:
    desk.show_page("eri")
    notes = panel.pages.page.notes
    notes.setFocus()
    qtbot.keyClicks(notes, "Likes plums. ")
    panel.pages.index.filter.setFocus()
    assert b"Likes plums. Counts everything" in page_file(desk, "eri").read_bytes()


def test_a_click_from_the_notes_into_a_slot_opens_it(panel: LorePanel, desk: Desk, qtbot: QtBot) -> None:
    desk.show_page("eri")
    notes = panel.pages.page.notes
    notes.setFocus()
    qtbot.waitUntil(notes.hasFocus)
    qtbot.keyClicks(notes, "Likes plums. ")
    qtbot.mouseClick(slot(panel, "facts", "eye colour"), Qt.MouseButton.LeftButton)
    assert b"Likes plums. Counts everything" in page_file(desk, "eri").read_bytes()
    row = panel.pages.page.row_of(("facts", "eye colour"))
    assert row is not None
    assert row.line is not None
    qtbot.keyClicks(row.line, "bl")
    # What another hand changes on the page meanwhile leaves the line alone.
    file = page_file(desk, "eri")
    file.write_bytes(file.read_bytes().replace(b"Counts everything", b"Counts nothing"))
    desk.session.reload()
    desk.session.bus.tell(Changes(lore=frozenset(("eri",))))
    assert row.line.text() == "bl"
    assert row.line.isVisible()


def test_notes_are_kept_when_another_page_opens(panel: LorePanel, desk: Desk, qtbot: QtBot) -> None:
    desk.show_page("eri")
    panel.pages.page.notes.setPlainText("Likes plums.")
    desk.show_page("izuku")
    assert page_file(desk, "eri").read_text().endswith("---\nLikes plums.\n")
    assert panel.pages.page.notes.toPlainText() == panel.presenter.page.notes if panel.presenter.page else False


def test_mentions_lead_into_the_text(panel: LorePanel, desk: Desk, qtbot: QtBot, answer: Answer) -> None:
    desk.show_page("bone-knife")
    answer()
    mentions = panel.pages.page.mentions
    assert mentions.model().rowCount() > 2
    mentions.setCurrentIndex(mentions.model().index(1, 0))
    with qtbot.waitSignal(desk.pointed) as pointed:
        qtbot.keyClick(mentions, Qt.Key.Key_Return)
    assert pointed.args is not None
    scene, span = pointed.args
    source = desk.session.scene(scene)
    assert source is not None
    assert isinstance(span, Span)
    assert span.of(source.body).split() == mentions.currentIndex().data().split()


def test_anothers_search_does_not_cost_the_mentions(panel: LorePanel, desk: Desk, answer: Answer) -> None:
    desk.show_page("bone-knife")
    desk.ask(jobs.Search(0, "plum"))
    answer()
    answer()
    assert panel.pages.page.mentions.model().rowCount() > 2


def test_who_is_here_follows_the_cursor(
    panel: LorePanel, desk: Desk, qtbot: QtBot, answer: Answer, reader: FakeReader
) -> None:
    desk.open("the-cell")
    desk.go(900)
    qtbot.waitUntil(lambda: reader.last(jobs.Ask) is not None)
    answer()
    names = [button.text() for button in panel.here.findChildren(QPushButton)]
    assert "Izuku Midoriya" in names
    button = next(button for button in panel.here.findChildren(QPushButton) if button.text() == "Eri")
    with qtbot.waitSignal(desk.page) as page:
        button.click()
    assert page.args == ["eri"]


def test_why_something_holds_is_shown_and_leads_there(
    panel: LorePanel, desk: Desk, qtbot: QtBot, answer: Answer, reader: FakeReader
) -> None:
    desk.open("the-cell")
    desk.go(900)
    qtbot.waitUntil(lambda: reader.last(jobs.Ask) is not None)
    answer()
    view = next(view for view in panel.here.findChildren(CardView) if view.card.entry == "izuku")
    assert not view.reasons.isVisible()
    view.why.setFocus()
    qtbot.keyClick(view.why, Qt.Key.Key_Space)
    assert view.reasons.isVisible()
    assert not view.state.isVisible()
    assert "Giran lends the brass key to Izuku Midoriya (Eleven Doors" in view.reasons.accessibleName()
    at = next(at for at, known in enumerate(view.card.known) if known.text == "holds the brass key")
    with qtbot.waitSignal(desk.pointed) as pointed:
        view.reasons.linkActivated.emit(str(at))
    assert pointed.args is not None
    assert pointed.args[0] == "the-safe-house"
    assert pointed.args[1].of(desk.session.text_of("the-safe-house")) == "Giran gave Izuku the brass key"
    # What was unfolded stays so while the cursor goes on.
    desk.open("the-cell")
    desk.go(4000)
    qtbot.waitUntil(lambda: reader.last(jobs.Ask) is not None)
    answer()
    view = next(view for view in panel.here.findChildren(CardView) if view.card.entry == "izuku" and view.isVisible())
    assert view.why.isChecked()


def test_nobody_asks_while_nobody_looks(panel: LorePanel, desk: Desk, qtbot: QtBot, reader: FakeReader) -> None:
    panel.find_page()
    desk.open("the-cell")
    with qtbot.waitSignal(desk.went):
        desk.go(900)
    assert reader.last(jobs.Ask) is None


def test_set_as_true_on_a_selection(panel: LorePanel, desk: Desk, qtbot: QtBot, answer: Answer, reader: FakeReader) -> None:
    desk.open("the-harbour")
    qtbot.waitUntil(lambda: reader.last(jobs.Check) is not None)
    answer()
    text = desk.session.buffer("the-harbour").text
    start = text.index("blue eyes")
    desk.go(start, Span(start, start + 9))
    panel.set_as_true()
    dialog = panel.dialog
    assert dialog is not None
    assert dialog.who.text() == "Eri"
    assert dialog.always.isVisible()
    qtbot.waitUntil(dialog.confirm.hasFocus)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert b"eye colour: blue" in page_file(desk, "eri").read_bytes()
    desk.undo()
    assert b"eye colour: red" in page_file(desk, "eri").read_bytes()


def test_it_happens_here_takes_what_was_just_typed(panel: LorePanel, desk: Desk, qtbot: QtBot) -> None:
    desk.open("the-harbour")
    panel.it_happens_here()
    dialog = panel.dialog
    assert dialog is not None
    dialog.who.setText("Dabi")
    qtbot.keyClicks(dialog.seek, "dies")
    qtbot.keyClick(dialog.seek, Qt.Key.Key_Return)
    assert dialog.sentence.lines["at"].text().startswith("Plum")
    qtbot.keyClick(dialog.sentence.lines["at"], Qt.Key.Key_Return)
    assert b"dies: true" in page_file(desk, "dabi").read_bytes()


def test_a_page_is_found_and_opened_by_keys(panel: LorePanel, desk: Desk, qtbot: QtBot) -> None:
    panel.find_page()
    qtbot.keyClicks(panel.pages.index.filter, "rewi")
    qtbot.keyClick(panel.pages.index.filter, Qt.Key.Key_Down)
    assert panel.presenter.page is not None
    assert panel.presenter.page.entry.id == "rewind"
    assert panel.pages.index.list.hasFocus()
    qtbot.keyClick(panel.pages.index.list, Qt.Key.Key_Return)
    focused = panel.window().focusWidget()
    assert isinstance(focused, SlotButton)


def test_a_new_page_is_made_opened_and_undone(panel: LorePanel, desk: Desk, qtbot: QtBot) -> None:
    panel.new_page()
    dialog = panel.new_dialog
    assert dialog is not None
    qtbot.keyClicks(dialog.name_line, "the Brass Bell")
    dialog.kind_box.setCurrentText("Thing")
    qtbot.keyClick(dialog.name_line, Qt.Key.Key_Return)
    assert panel.presenter.page is not None
    assert panel.presenter.page.entry.name == "the Brass Bell"
    assert panel.pages.index.list.currentIndex().data() == "the Brass Bell"
    desk.undo()
    assert desk.session.loaded.lore.get("the-brass-bell") is None
    assert not panel.pages.page.isVisible()


def test_a_new_page_needs_a_name(panel: LorePanel, desk: Desk, qtbot: QtBot) -> None:
    panel.new_page()
    dialog = panel.new_dialog
    assert dialog is not None
    make = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Make the page")
    assert not make.isEnabled()
    before = desk.session.generation
    qtbot.keyClick(dialog.name_line, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.name_line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert desk.session.generation == before
    qtbot.keyClicks(dialog.name_line, "x")
    assert make.isEnabled()
    dialog.reject()


def test_a_page_is_renamed_and_the_old_name_is_kept(panel: LorePanel, desk: Desk, qtbot: QtBot) -> None:
    desk.show_page("eri")
    before = page_file(desk, "eri").read_bytes()
    panel.rename_page()
    dialog = panel.page_dialog
    assert isinstance(dialog, RenamePageDialog)
    qtbot.keyClicks(dialog.name_line, "Eri Aizawa")
    qtbot.keyClick(dialog.name_line, Qt.Key.Key_Return)
    assert panel.presenter.page is not None
    assert panel.presenter.page.entry.surfaces() == ("Eri Aizawa", "Eri")
    assert panel.pages.index.list.currentIndex().data() == "Eri Aizawa"
    desk.undo()
    assert page_file(desk, "eri").read_bytes() == before
    panel.rename_page()
    assert isinstance(panel.page_dialog, RenamePageDialog)
    qtbot.keyClicks(panel.page_dialog.name_line, "Nobody")
    qtbot.keyClick(panel.page_dialog.name_line, Qt.Key.Key_Escape)
    assert page_file(desk, "eri").read_bytes() == before


def test_a_page_is_deleted_after_a_question_and_comes_back(panel: LorePanel, desk: Desk, qtbot: QtBot) -> None:
    desk.show_page("eri")
    file = page_file(desk, "eri")
    before = file.read_bytes()
    panel.delete_page()
    dialog = panel.page_dialog
    assert isinstance(dialog, DeletePageDialog)
    lines = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert any("Izuku Midoriya meets Eri" in line for line in lines)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert file.exists()
    panel.delete_page()
    dialog = panel.page_dialog
    assert isinstance(dialog, DeletePageDialog)
    qtbot.mouseClick(dialog.delete, Qt.MouseButton.LeftButton)
    assert not file.exists()
    assert panel.presenter.page is None
    assert not panel.can("lore.delete")
    assert not panel.pages.page.isVisible()
    desk.undo()
    assert file.read_bytes() == before
    desk.show_page("eri")
    assert panel.pages.page.isVisible()


def test_what_a_page_does_not_say_yet_is_one_press_away(panel: LorePanel, desk: Desk, qtbot: QtBot) -> None:
    desk.show_page("eri")
    before = page_file(desk, "eri").read_bytes()
    offer = next(button for button in panel.pages.page.findChildren(QPushButton) if button.text() == "also known as")
    row = panel.pages.page.row_of(("aliases",))
    assert row is not None
    assert not row.isVisible()
    qtbot.keyClick(offer, Qt.Key.Key_Space)
    assert row.isVisible()
    assert row.line is not None
    qtbot.keyClick(row.line, Qt.Key.Key_Escape)
    assert not row.isVisible()
    assert offer.hasFocus()
    qtbot.keyClick(offer, Qt.Key.Key_Space)
    assert row.line is not None
    qtbot.keyClicks(row.line, "the plum girl")
    qtbot.keyClick(row.line, Qt.Key.Key_Return)
    assert b"aliases: the plum girl" in page_file(desk, "eri").read_bytes()
    desk.undo()
    assert page_file(desk, "eri").read_bytes() == before


def test_a_kind_of_page_is_chosen_by_keyboard(panel: LorePanel, desk: Desk, qtbot: QtBot) -> None:
    panel.find_page()
    index = panel.pages.index
    index.kinds.setFocus()
    qtbot.keyClick(index.kinds, Qt.Key.Key_Down)
    qtbot.keyClick(index.kinds, Qt.Key.Key_Down)
    titles = {index.list.model().index(row, 0).data() for row in range(index.list.model().rowCount())}
    assert "Mimicry" in titles
    assert "Eri" not in titles
    desk.show_page("eri")
    assert index.kinds.currentIndex() == 0
    assert index.list.currentIndex().data() == "Eri"


def test_where_there_is_room_for_one_the_page_takes_the_place_of_the_list(panel: LorePanel, desk: Desk, qtbot: QtBot) -> None:
    panel.resize(340, 300)
    panel.find_page()
    leaf = panel.pages
    qtbot.keyClicks(leaf.index.filter, "rewi")
    assert leaf.index.isVisible()
    assert not leaf.page.isVisible()
    qtbot.keyClick(leaf.index.filter, Qt.Key.Key_Return)
    assert leaf.page.isVisible()
    assert not leaf.index.isVisible()
    assert isinstance(panel.window().focusWidget(), SlotButton)
    qtbot.keyClick(leaf.page.head.back, Qt.Key.Key_Space)
    assert leaf.index.isVisible()
    assert leaf.index.list.hasFocus()
    qtbot.keyClick(leaf.index.list, Qt.Key.Key_Return)
    assert leaf.page.isVisible()
    qtbot.keyClick(panel.window().focusWidget(), Qt.Key.Key_Escape)
    assert leaf.index.isVisible()
    assert panel.minimumSizeHint().width() <= 320
    panel.resize(900, 600)
    assert leaf.index.isVisible()
    assert leaf.page.isVisible()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Giran the", "Giran the"),
        ("the brass key", "the brass key"),
        ("gave Giran the brass key", ""),
        ("Izuku gave Giran the brass key.", ""),
    ],
)
def test_a_new_page_takes_a_selected_name(panel: LorePanel, desk: Desk, words: str, name: str) -> None:
    desk.open("the-harbour")
    start = desk.session.text_of("the-harbour").index(words)
    desk.go(start, Span(start, start + len(words)))
    panel.new_page()
    assert panel.new_dialog is not None
    assert panel.new_dialog.name_line.text() == name


def test_the_keyboard_finds_what_can_be_added_to_a_page_that_says_nothing(panel: LorePanel, desk: Desk, qtbot: QtBot) -> None:
    assert desk.do(panel.presenter.new_page(Kind.ITEM, "the Brass Bell"))
    desk.show_page("the-brass-bell")
    panel.pages.index.list.setFocus()
    qtbot.keyClick(panel.pages.index.list, Qt.Key.Key_Return)
    focused = panel.window().focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.accessibleName() == "Add: Also known as"


def test_a_slot_takes_what_is_offered(panel: LorePanel, desk: Desk, qtbot: QtBot) -> None:
    desk.show_page("mimicry")
    line = retype(qtbot, panel, ("owner",), "tog")
    assert isinstance(line, QLineEdit)
    completer = line.completer()
    qtbot.waitUntil(lambda: completer.popup().isVisible())
    qtbot.keyClick(completer.popup(), Qt.Key.Key_Down)
    qtbot.keyClick(completer.popup(), Qt.Key.Key_Return)
    assert line.text() == "Himiko Toga"
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert b"owner: toga" in page_file(desk, "mimicry").read_bytes()


def test_a_panel_goes_while_its_dialog_closes(desk: Desk, qtbot: QtBot) -> None:
    # The dialog is deleted a moment after it closes; it must not be the last to hold the panel then.
    panel = LorePanel(desk)
    panel.show()
    desk.show_page("izuku")
    panel.add_limit()
    assert panel.dialog is not None
    panel.dialog.reject()
    gone = weakref.ref(panel)
    panel.hide()
    del panel
    gc.collect()
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert gone() is None or gone().isVisible() is False  # type: ignore[union-attr]


def test_nothing_is_written_where_nothing_may_be(panel: LorePanel, desk: Desk) -> None:
    desk.session.read_only = "another window holds it"
    reading = ["lore.here", "lore.possible", "lore.find", "lore.lines", "lore.revise"]
    assert [row.id for row in panel.ACTIONS if panel.can(row.id)] == reading


def test_a_page_that_is_only_read_offers_nothing(qtbot: QtBot, desk: Desk) -> None:
    desk.session.read_only = "another window holds it"
    panel = LorePanel(desk)
    qtbot.addWidget(panel)
    panel.resize(900, 800)
    panel.show()
    desk.show_page("eri")
    before = page_file(desk, "eri").read_bytes()
    assert panel.pages.page.notes.isReadOnly()
    assert not panel.pages.page.head.more.isVisible()
    assert not [button for button in panel.pages.page.findChildren(QPushButton) if button.isVisible()]
    button = slot(panel, "facts", "eye colour")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    row = panel.pages.page.row_of(("facts", "eye colour"))
    assert row is not None
    assert row.line is None
    panel.pages.page.notes.setPlainText("Other notes.")
    panel.hide()
    assert page_file(desk, "eri").read_bytes() == before


def test_everything_has_a_name(panel: LorePanel, desk: Desk, answer: Answer) -> None:
    desk.show_page("far-shore")
    answer()
    for kind in (QAbstractButton, QLineEdit, QListView, QPlainTextEdit):
        for widget in panel.findChildren(kind):
            if isinstance(widget.parent(), QLineEdit):
                continue  # Qt's own button that clears a line.
            spoken = QAccessible.queryAccessibleInterface(widget)
            assert spoken is not None
            assert widget.accessibleName() or spoken.text(QAccessible.Text.Name), widget.parent()
