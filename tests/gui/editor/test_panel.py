"""The editor with the sample story: what was found is shown, and mended by keys, the mouse and the menu."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from tests.gui.editor.conftest import Writing
from writer_app.continuity.repairs.ground import at_scene
from writer_app.domain.findings import Message
from writer_app.domain.lore import Fact
from writer_app.domain.repairs import Holds, Repair
from writer_app.gui.editor.marks import MarkKind
from writer_app.gui.shared.palette import Palette
from writer_app.gui.shared.reasons import ReasonDialog
from writer_app.services.session import jobs
from writer_app.storage.folder import DECISIONS, DICTIONARY

CONTROL = Qt.KeyboardModifier.ControlModifier
EYES = "Eri\u2019s blue eyes"


def marked(writing: Writing) -> list[str]:
    """The words that are underlined now."""
    return [each.cursor.selectedText() for each in writing.view.extraSelections()]


def until_marked(writing: Writing, *words: str) -> None:
    writing.qtbot.waitUntil(lambda: marked(writing) == list(words))


def menu(writing: Writing) -> QMenu:
    found = writing.panel.fixes()
    assert found is not None
    return found


def lines(found: QMenu) -> list[str]:
    return [action.text().lstrip("&123456789 ") for action in found.actions() if action.text()]


def choose(writing: Writing, title: str) -> None:
    """Chooses a line of the menu at the cursor."""
    actions = [action for action in menu(writing).actions() if title in action.text() and action.isEnabled()]
    assert len(actions) == 1, lines(menu(writing))
    actions[0].trigger()


def misspell(writing: Writing, **words: tuple[str, ...]) -> None:
    """The reading process answers what it was asked about words."""
    reader, qtbot = writing.reader, writing.qtbot
    qtbot.waitUntil(lambda: reader.last(jobs.Spell) is not None)
    asked = reader.last(jobs.Spell)
    assert isinstance(asked, jobs.Spell)
    reader.answered.emit(jobs.Misspelt(asked.number, words))


# Lines under the words


def test_what_was_found_is_underlined(harbour: Writing) -> None:
    until_marked(harbour, EYES)


def test_lines_follow_the_text_before_it_is_read_again(harbour: Writing) -> None:
    until_marked(harbour, EYES)
    harbour.put(harbour.find("Dabi demanded"))
    harbour.view.insertPlainText("\U0001f600 Well. ")
    assert marked(harbour) == [EYES]
    harbour.put(harbour.find("blue"))
    harbour.type("x")
    until_marked(harbour)
    harbour.put(harbour.find("Pretty much"))
    assert harbour.panel.squiggles.at(harbour.buffer.text.index("xblue")) == ()


def test_nothing_is_underlined_in_the_sentence_that_is_typed(harbour: Writing) -> None:
    until_marked(harbour, EYES)
    end = harbour.find(EYES) + len(EYES)
    harbour.put(end)
    harbour.type(" wide")
    until_marked(harbour)
    harbour.put(harbour.find("Pretty much"))
    until_marked(harbour, EYES)


def test_a_scene_that_was_read_from_disk_while_it_was_typed_in_keeps_its_marks(
    harbour: Writing, checked: jobs.Checked
) -> None:
    harbour.put(0)
    harbour.type("Well. ")
    harbour.tell(jobs.Checked(0, checked.findings, (), checked.readings, {}, checked.words))
    offset = harbour.buffer.text.index(EYES)
    (mark,) = harbour.panel.squiggles.at(offset)
    assert mark.span.of(harbour.buffer.text) == EYES


# The card


def test_the_mouse_on_a_finding_shows_its_card(harbour: Writing) -> None:
    card = harbour.panel.hover.card
    harbour.qtbot.mouseMove(harbour.view.viewport(), harbour.at(harbour.find("blue eyes") + 1))
    harbour.qtbot.waitUntil(card.isVisible)
    assert card.sections[0].kind == "Contradiction"
    assert "blue" in card.accessibleDescription()
    harbour.type("x")
    assert not card.isVisible()


def test_the_mouse_on_a_name_shows_its_card_and_beside_the_text_none(harbour: Writing) -> None:
    card = harbour.panel.hover.card
    at = harbour.at(harbour.find(EYES) + 1)
    harbour.qtbot.mouseMove(harbour.view.viewport(), QPoint(2, at.y()))
    harbour.qtbot.mouseMove(harbour.view.viewport(), at)
    harbour.qtbot.waitUntil(card.isVisible)
    assert card.sections[-1].title == "Eri"
    harbour.qtbot.mouseMove(harbour.view.viewport(), QPoint(2, at.y()))
    assert not card.isVisible()


def test_a_key_shows_the_card_at_the_cursor(harbour: Writing) -> None:
    harbour.put(harbour.find(EYES) + 1)
    harbour.panel.show_card()
    assert harbour.panel.hover.card.isVisible()
    harbour.press(Qt.Key.Key_Right)
    assert not harbour.panel.hover.card.isVisible()
    with harbour.qtbot.waitSignal(harbour.desk.said) as said:
        harbour.put(harbour.find("Everybody watched"))
        harbour.panel.show_card()
    assert said.args is not None
    assert said.args[0] == "Nothing is known about this word."


def test_ctrl_and_a_click_open_the_page(harbour: Writing) -> None:
    with harbour.qtbot.waitSignal(harbour.desk.page) as opened:
        harbour.click(harbour.at(harbour.find(EYES) + 1), CONTROL)
    assert opened.args == ["eri"]
    harbour.put(harbour.find(EYES) + 1)
    with harbour.qtbot.waitSignal(harbour.desk.page) as opened:
        harbour.panel.open_page()
    assert opened.args == ["eri"]


# What can be done


def mend(writing: Writing, repairs: tuple[Repair, ...] = ()) -> None:
    """The reading process answers what would mend the finding at the cursor."""
    writing.qtbot.waitUntil(lambda: writing.reader.last(jobs.Mend) is not None)
    asked = writing.reader.last(jobs.Mend)
    assert isinstance(asked, jobs.Mend)
    writing.reader.answered.emit(jobs.Mended(asked.number, asked.fingerprint, repairs))


BLUE = Repair(
    Message("From this scene on: {fact}", (("fact", "Eri's eyes are blue"),)),
    (Holds("eri", Fact("eye colour", "blue", since=(at_scene("the-harbour"),))),),
)


def test_what_would_make_both_true_stands_first_and_is_one_step(harbour: Writing) -> None:
    page = harbour.desk.session.folder / "lore/characters/eri.md"
    before, asked = page.read_bytes(), harbour.text
    mend(harbour, (BLUE,))
    harbour.panel.show_fixes()
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    said = lines(shown)
    assert said[1:3] == ["From this scene on: Eri's eyes are blue", "Change “blue” to “red”"]
    assert not any(line.startswith("True from this scene on") for line in said)
    harbour.qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert b"[{value: red, until: the-harbour}, {value: blue, since: the-harbour}]" in page.read_bytes()
    assert harbour.text == asked
    assert harbour.desk.undo()
    assert page.read_bytes() == before


def test_a_menu_that_is_asked_for_at_once_waits_for_its_repairs(harbour: Writing) -> None:
    harbour.panel.show_fixes()
    assert QApplication.activePopupWidget() is None
    mend(harbour, (BLUE,))
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    assert lines(shown)[1] == "From this scene on: Eri's eyes are blue"
    harbour.qtbot.keyClick(shown, Qt.Key.Key_Escape)


def test_a_menu_comes_without_repairs_that_take_too_long(harbour: Writing) -> None:
    harbour.panel.show_fixes()
    harbour.qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    assert lines(shown)[1] == "Change “blue” to “red”"
    harbour.qtbot.keyClick(shown, Qt.Key.Key_Escape)


def test_the_menu_at_a_finding_and_its_first_line_by_key(harbour: Writing) -> None:
    mend(harbour)
    harbour.panel.show_fixes()
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    said = lines(shown)
    assert said[1] == "Change “blue” to “red”"
    assert "Meant that way…" in said
    assert "This passage is a flashback" in said
    harbour.qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert "Eri\u2019s red eyes" in harbour.text
    harbour.press(Qt.Key.Key_Z, CONTROL)
    assert EYES in harbour.text


def test_a_click_with_the_other_button_opens_the_same_menu(harbour: Writing) -> None:
    harbour.put(harbour.find("Pretty much"))
    at = harbour.at(harbour.find("blue eyes") + 2)
    viewport = harbour.view.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, viewport.mapToGlobal(at))
    QApplication.sendEvent(viewport, event)
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    assert lines(shown)[1] == "Change “blue” to “red”"
    assert any("Copy" in line.replace("&", "") for line in lines(shown))
    assert abs(harbour.view.textCursor().position() - harbour.find("blue eyes") - 2) <= 1
    harbour.qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert EYES in harbour.text


def test_an_edit_is_made_where_the_words_are_now(harbour: Writing) -> None:
    harbour.put(0)
    harbour.view.insertPlainText("\U0001f600 Well. ")
    harbour.put(harbour.find("blue eyes"))
    choose(harbour, "Change “blue” to “red”")
    assert "Eri\u2019s red eyes" in harbour.text


@pytest.mark.parametrize("title", ["True from this scene on", "True in the whole story"])
def test_the_notes_may_be_what_is_wrong(harbour: Writing, title: str) -> None:
    file = harbour.desk.session.folder / "lore" / "characters" / "eri.md"
    before = file.read_bytes()
    choose(harbour, title)
    assert "blue" in file.read_text(encoding="utf-8")
    assert harbour.desk.undo()
    assert file.read_bytes() == before


@pytest.mark.parametrize("frame", ["flashback", "dream"])
def test_a_passage_is_told_as_something_else(harbour: Writing, frame: str) -> None:
    before = harbour.text
    choose(harbour, f"This passage is a {frame}")
    above = harbour.text[: harbour.buffer.text.index(EYES)]
    assert above.rstrip().rpartition("\n\n")[0].endswith(f"<!-- here: frame: {frame} -->")
    harbour.press(Qt.Key.Key_Z, CONTROL)
    assert harbour.text == before


def test_a_whole_scene_is_told_as_something_else_and_stays_open_as_it_was(harbour: Writing) -> None:
    file = harbour.desk.session.folder / harbour.buffer.path
    before, text, caret = file.read_bytes(), harbour.text, harbour.view.textCursor().position()
    choose(harbour, "The whole scene is a dream")
    assert "frame: dream" in file.read_text(encoding="utf-8").split("---")[1]
    assert harbour.text == text
    assert harbour.view.textCursor().position() == caret
    assert harbour.desk.undo()
    assert file.read_bytes() == before


def asked(writing: Writing) -> ReasonDialog:
    assert writing.panel.dialog is not None
    return writing.panel.dialog


def test_meant_that_way_asks_why(harbour: Writing) -> None:
    file = harbour.desk.session.folder / DECISIONS
    before = file.read_bytes()
    choose(harbour, "Meant that way")
    harbour.qtbot.keyClicks(asked(harbour).field, "no")
    harbour.qtbot.keyClick(asked(harbour).field, Qt.Key.Key_Escape)
    assert file.read_bytes() == before
    choose(harbour, "Meant that way")
    harbour.qtbot.keyClicks(asked(harbour).field, "It is the sea in them")
    harbour.qtbot.keyClick(asked(harbour).field, Qt.Key.Key_Return)
    assert "It is the sea in them" in file.read_text(encoding="utf-8")
    assert harbour.desk.undo()
    assert file.read_bytes() == before


def test_nothing_to_mend_is_said(harbour: Writing) -> None:
    harbour.put(harbour.find("Everybody watched"))
    with harbour.qtbot.waitSignal(harbour.desk.said) as said:
        harbour.panel.show_fixes()
    assert said.args is not None
    assert said.args[0] == "There is nothing to mend at the cursor."


# Spelling


def test_a_misspelt_word_is_mended_or_accepted(harbour: Writing) -> None:
    harbour.put(harbour.find(EYES))
    harbour.type("teh ")
    harbour.put(0)
    harbour.panel.squiggles.soon()
    harbour.view.select(harbour.find("teh"), harbour.find("teh"))
    misspell(harbour, teh=("the", "tech"))
    offset = harbour.buffer.text.index("teh")
    assert [mark.kind for mark in harbour.panel.squiggles.at(offset)] == [MarkKind.SPELLING]
    assert [line for line in lines(menu(harbour)) if line in ("the", "tech")] == ["the", "tech"]
    choose(harbour, "tech")
    assert "tech Eri" in harbour.text
    harbour.press(Qt.Key.Key_Z, CONTROL)
    assert "teh Eri" in harbour.text
    harbour.put(harbour.find("teh"))
    choose(harbour, "is right")
    file = harbour.desk.session.folder / DICTIONARY
    assert "teh" in file.read_text(encoding="utf-8").splitlines()
    assert harbour.panel.squiggles.at(harbour.buffer.text.index("teh")) == ()
    assert harbour.desk.undo()
    assert "teh" not in file.read_text(encoding="utf-8").splitlines()


# Finding


def test_finding_goes_round_and_counts(harbour: Writing) -> None:
    harbour.put(0)
    harbour.panel.seek()
    bar = harbour.panel.bar
    harbour.qtbot.keyClicks(bar.sought, "eri's")
    places = harbour.buffer.text.count("Eri\u2019s")
    assert bar.told.text() == f"1 of {places}"
    assert harbour.view.textCursor().selectedText() == "Eri\u2019s"
    for _ in range(places):
        harbour.qtbot.keyClick(bar.sought, Qt.Key.Key_Return)
    assert bar.told.text() == f"1 of {places}"
    harbour.qtbot.keyClick(bar.sought, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.told.text() == f"{places} of {places}"
    harbour.qtbot.keyClicks(bar.sought, "zz")
    assert bar.told.text() == "Nothing found"
    harbour.qtbot.keyClick(bar.sought, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_all_are_replaced_as_one_step(harbour: Writing) -> None:
    before = harbour.text
    harbour.put(0)
    harbour.panel.replace()
    bar = harbour.panel.bar
    harbour.qtbot.keyClicks(bar.sought, "Eri")
    bar.whole.setChecked(True)
    bar.exact.setChecked(True)
    bar.new.setText("\U0001f600Ida")
    bar.all_asked.emit()
    assert harbour.text.count("\U0001f600Ida") == before.count("Eri")
    assert bar.told.text() == "Nothing found"
    harbour.press(Qt.Key.Key_Z, CONTROL)
    assert harbour.text == before
    harbour.qtbot.waitUntil(lambda: bar.told.text().endswith(str(before.count("Eri"))))
    harbour.press(Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_one_after_the_other_is_replaced_by_enter(harbour: Writing) -> None:
    harbour.put(0)
    harbour.panel.replace()
    bar = harbour.panel.bar
    harbour.qtbot.keyClicks(bar.sought, "Eri")
    count = harbour.text.count("Eri")
    harbour.qtbot.keyClicks(bar.new, "Ida")
    harbour.qtbot.keyClick(bar.new, Qt.Key.Key_Return)
    assert harbour.text.count("Eri") == count - 1
    assert harbour.view.textCursor().selectedText() == "Eri"


def test_only_in_the_selection(harbour: Writing) -> None:
    paragraphs = harbour.text.split("\n\n")
    scope = "\n\n".join(paragraphs[:4])
    harbour.put(0, harbour.panel.page.mirror.units.unit(len(scope)) if harbour.panel.page else 0)
    harbour.panel.replace()
    bar = harbour.panel.bar
    assert bar.inside.isVisible()
    assert bar.inside.isChecked()
    harbour.qtbot.keyClicks(bar.sought, "the")
    bar.whole.setChecked(True)
    harbour.qtbot.keyClicks(bar.new, "THAT")
    bar.all_asked.emit()
    assert harbour.text.endswith("\n\n".join(paragraphs[4:]))
    assert "THAT" in harbour.text


# The rest of the page


def test_emphasis_by_keys_stays_in_a_paragraph(harbour: Writing) -> None:
    at = harbour.find("blue eyes")
    harbour.put(at, at + 4)
    harbour.panel.emphasize()
    assert "*blue* eyes" in harbour.text
    harbour.panel.make_strong()
    assert "***blue*** eyes" in harbour.text
    harbour.panel.emphasize()
    harbour.panel.make_strong()
    assert EYES in harbour.text
    before = harbour.text
    harbour.put(0, at)
    harbour.panel.emphasize()
    assert harbour.text == before


def test_words_are_counted_and_those_selected(harbour: Writing) -> None:
    at = harbour.find("blue eyes")
    harbour.put(at, at + 9)
    harbour.qtbot.waitUntil(lambda: harbour.panel.words.text().startswith("2 selected / "))
    harbour.put(0)
    harbour.qtbot.waitUntil(lambda: "selected" not in harbour.panel.words.text())
    count = int(harbour.panel.words.text().split()[0].replace(",", ""))
    harbour.type("Two words ")
    harbour.qtbot.waitUntil(lambda: harbour.panel.words.text() == f"{count + 2:,} words")


def test_a_text_that_can_only_be_read(harbour: Writing) -> None:
    harbour.desk.session.read_only = "Ida has it open"
    harbour.desk.open("the-roof")
    harbour.desk.open("the-harbour")
    before = harbour.text
    harbour.put(5)
    harbour.type("x")
    harbour.press(Qt.Key.Key_Return)
    harbour.press(Qt.Key.Key_Backspace)
    harbour.panel.emphasize()
    harbour.panel.finder.replace_all()
    assert harbour.text == before
    harbour.put(5)
    harbour.press(Qt.Key.Key_Right)
    assert harbour.view.textCursor().position() == 6
    assert harbour.panel.fixes() is None
    harbour.put(harbour.find("Dabi demanded"))
    assert lines(menu(harbour)) == ["Open the page of Dabi", "All lines of Dabi"]
    assert harbour.panel.can("editor.fix")
    assert not harbour.panel.can("editor.replace")
    assert harbour.panel.can("editor.find")


def test_every_scene_is_left_as_it_was(harbour: Writing) -> None:
    harbour.put(100)
    harbour.type("x")
    harbour.desk.open("the-roof")
    harbour.desk.open("the-harbour")
    assert harbour.view.textCursor().position() == 101
    harbour.press(Qt.Key.Key_Z, CONTROL)
    assert harbour.view.textCursor().position() == 100


# A name without a page

STRANGER = "Rain fell. They waved to Okami, who stood by the mill. Okami waved back.\n"


def introduced(writing: Writing) -> str:
    """The page of the stranger; "" where there is none."""
    found = writing.desk.session.loaded.lore.resolve("Okami")
    return (writing.desk.session.folder / found.origin.path).read_text(encoding="utf-8") if found else ""


def test_a_name_without_a_page_gets_one_by_two_keys(write: Callable[..., Writing]) -> None:
    writing = write(STRANGER)
    writing.put(writing.find("Okami,"))
    writing.panel.show_fixes()
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    assert lines(found)[:2] == ["“Okami” has no page yet", "Okami is a person"]
    writing.qtbot.keyClick(found, Qt.Key.Key_2)
    assert "kind: location" in introduced(writing)
    assert writing.desk.undo()
    assert not introduced(writing)


def test_a_name_can_be_another_name_of_a_page(write: Callable[..., Writing]) -> None:
    writing = write(STRANGER, lore={"characters/mara.md": "---\nid: mara\nkind: character\nname: Mara\n---\n"})
    writing.put(writing.find("Okami,"))
    choose(writing, "another name for")
    palette = next(each for each in writing.panel.findChildren(Palette) if each.isVisible())
    writing.qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert "name: Mara" in introduced(writing)


def test_a_name_is_never_asked_about_again(write: Callable[..., Writing]) -> None:
    writing = write(STRANGER)
    writing.put(writing.find("Okami,"))
    choose(writing, "Never ask about")
    assert writing.panel.fixes() is None
    assert not introduced(writing)


def test_a_misspelt_name_is_first_of_all_misspelt(write: Callable[..., Writing]) -> None:
    writing = write("They waved to Okamy. It rained on.\n")
    misspell(writing, Okamy=("Okay",))
    writing.put(writing.find("Okamy"))
    writing.qtbot.waitUntil(lambda: "Okay" in (lines(found) if (found := writing.panel.fixes()) else ()))
    assert lines(menu(writing)).index("Okay") < lines(menu(writing)).index("Okamy is a person")
