"""Who speaks: told beside the line, set right by one key, and undone as one step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from tests.gui.editor.conftest import Writing
from writer_app.bootstrap.clerk import Clerk
from writer_app.domain.lore import Entry, Kind, Lore
from writer_app.domain.observations import Quote
from writer_app.domain.spans import Span
from writer_app.gui.editor.cards import Section
from writer_app.gui.editor.known import Speech
from writer_app.gui.editor.speaking import SpeakerDialog
from writer_app.gui.editor.speech import section, told
from writer_app.services.session import jobs
from writer_app.storage.folder import DECISIONS

BODY = """Mara and Tobin came down to the ferry, and Rook was there already.

“The rope is gone,” said Mara.

“So I see.”

“And nobody heard a thing.”

“Not one of us.”

The river went by.
"""
LORE = {
    f"{name.lower()}.md": f"---\nid: {name.lower()}\nkind: character\nname: {name}\npronouns: {pronouns}\n---\n"
    for name, pronouns in (("Mara", "she"), ("Tobin", "he"), ("Rook", "he"), ("Osk", "he"))
}
SEE = "So I see"


@pytest.fixture
def ferry(write: Callable[..., Writing]) -> Writing:
    """Four lines of talk, one of them with a name beside it."""
    return write(BODY, lore=LORE)


@pytest.fixture
def reads(ferry: Writing, tmp_path: Path) -> Iterator[Clerk]:
    """A reading process for it."""
    with closing(Clerk(ferry.desk.session.folder, {"WRITER_APP_CACHE": str(tmp_path / "cache")})) as clerk:
        read_again(ferry, clerk)
        yield clerk


def read_again(writing: Writing, clerk: Clerk) -> None:
    buffer = writing.buffer
    answer = clerk.answer(jobs.Check(0, {buffer.scene_id: jobs.Text(buffer.text, buffer.revision)}, reload=True))
    assert isinstance(answer, jobs.Checked)
    writing.tell(answer)


def sections(ferry: Writing, words: str) -> tuple[Section, ...]:
    ferry.put(ferry.find(words) + 3)
    ferry.panel.show_card()
    return ferry.panel.hover.card.sections


def open_menu(ferry: Writing, words: str) -> QMenu:
    ferry.put(ferry.find(words) + 3)
    ferry.press(Qt.Key.Key_Escape)
    ferry.panel.show_fixes()
    ferry.qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def press(ferry: Writing, menu: QMenu, title: str) -> None:
    """Presses the number of a line of the menu."""
    (line,) = [action.text() for action in menu.actions() if title in action.text()]
    ferry.qtbot.keyClick(menu, line[1])


def decided(ferry: Writing) -> str:
    file = ferry.desk.session.folder / DECISIONS
    return file.read_text(encoding="utf-8") if file.exists() else ""


@pytest.mark.usefixtures("reads")
def test_a_line_says_who_speaks_how_surely_and_why(ferry: Writing) -> None:
    (found,) = sections(ferry, "The rope is gone")
    assert (found.kind, found.title.partition(" to ")[0]) == ("The text says so", "Mara speaks")
    assert found.lines == ("Mara is named beside the words.",)
    assert found.hint.startswith("Ctrl+.")


def test_two_keys_set_it_right_and_the_lines_around_follow(ferry: Writing, reads: Clerk) -> None:
    press(ferry, open_menu(ferry, SEE), "Tobin")
    assert "quote: So I see." in decided(ferry)
    assert "speaker: tobin" in decided(ferry)
    read_again(ferry, reads)
    assert ferry.panel.voice.text() == "Tobin speaks to Mara · you said so"
    assert [(each.kind, each.title) for each in sections(ferry, SEE)] == [("You said so", "Tobin speaks to Mara")]
    assert sections(ferry, "Not one of us")[0].title == "Tobin speaks to Mara"
    ferry.desk.undo()
    assert decided(ferry) == ""


def test_what_was_said_can_be_left_to_the_text_again(ferry: Writing, reads: Clerk) -> None:
    press(ferry, open_menu(ferry, SEE), "Tobin")
    read_again(ferry, reads)
    menu = open_menu(ferry, SEE)
    assert [action.text().endswith("Tobin") for action in menu.actions()].count(True) == 1, "but for all their lines"
    press(ferry, menu, "Leave it to the text")
    assert "tobin" not in decided(ferry)


@pytest.mark.usefixtures("reads")
def test_somebody_who_was_not_offered(ferry: Writing) -> None:
    menu = open_menu(ferry, SEE)
    assert not any(action.text().endswith("Osk") for action in menu.actions())
    press(ferry, menu, "Somebody else…")
    dialog = ferry.panel.speaking.dialog
    assert isinstance(dialog, SpeakerDialog)
    ferry.qtbot.keyClicks(dialog.field, "nobody")
    assert not dialog.confirm.isEnabled()
    dialog.field.clear()
    ferry.qtbot.keyClicks(dialog.field, "osk")
    ferry.qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    ferry.qtbot.waitUntil(lambda: "speaker: osk" in decided(ferry))


def test_nobody_who_has_a_page(ferry: Writing, reads: Clerk) -> None:
    press(ferry, open_menu(ferry, "The rope is gone"), "Nobody who has a page")
    read_again(ferry, reads)
    (found,) = sections(ferry, "The rope is gone")
    assert (found.kind, found.title) == ("You said so", "Who speaks?")


@pytest.mark.usefixtures("reads")
def test_right_after_the_words_it_can_be_said_too(ferry: Writing) -> None:
    ferry.put(ferry.find(SEE) + len(f"{SEE}.”"))
    assert ferry.panel.fixes() is not None
    ferry.put(ferry.find("The river went"))
    assert ferry.panel.fixes() is None


def test_who_may_only_read_says_nothing(ferry: Writing, reads: Clerk) -> None:
    ferry.desk.session.read_only = "somebody else writes"
    ferry.put(ferry.find("The rope") + 3)
    found = ferry.panel.fixes()
    assert found is not None
    assert [action.text().split("  ")[1] for action in found.actions() if action.text()] == ["All lines of Mara"]
    with ferry.qtbot.waitSignal(ferry.desk.lines) as asked:
        found.actions()[-1].trigger()
    assert asked.args == ["mara"]


@pytest.mark.usefixtures("reads")
def test_below_the_page_it_is_told_where_the_cursor_rests_but_not_while_typing(ferry: Writing) -> None:
    voice, qtbot = ferry.panel.voice, ferry.qtbot
    ferry.put(ferry.find("The rope") + 3)
    qtbot.waitUntil(lambda: voice.text().endswith("· the text says so"))
    ferry.put(ferry.find("The river") + 3)
    qtbot.waitUntil(lambda: voice.text() == "")
    ferry.put(ferry.find("nobody heard") + 3)
    qtbot.waitUntil(lambda: voice.text() != "")
    for key in "xy":
        with qtbot.waitSignal(ferry.desk.went):
            ferry.type(key)
        assert voice.text() == ""
    ferry.put(ferry.find("The rope") + 3)
    qtbot.waitUntil(lambda: voice.text().startswith("Mara speaks"))


PEOPLE = Lore((Entry("mara", Kind.CHARACTER, "Mara"), Entry("tobin", Kind.CHARACTER, "Tobin")))


def speech(**said: object) -> Speech:
    return Speech(Quote(Span(0, 4), **said), Span(0, 4))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ({"speaker": "mara", "confidence": 0.97, "reason": "named after the words"}, "Mara speaks · the text says so"),
        ({"speaker": "mara", "addressee": "tobin", "confidence": 0.6}, "Mara speaks to Tobin · likely"),
        ({"speaker": "mara", "confidence": 0.4, "reason": "the two take turns"}, "Mara speaks · a guess"),
        ({"speaker": "mara", "confidence": 1.0, "reason": "as you said"}, "Mara speaks · you said so"),
        ({"speaker": "gone", "confidence": 0.9}, "Who speaks? · nobody known"),
        ({}, "Who speaks? · nobody known"),
        ({"text_spoken": False}, ""),
    ],
)
def test_how_sure_in_words(said: dict[str, object], line: str) -> None:
    assert told(speech(**said), PEOPLE) == line


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"speaker": "mara", "reason": '"she" beside the words'}, ("“she” stands beside the words.",)),
        ({"speaker": "mara", "reason": "acts beside the words"}, ("Mara acts in the same paragraph.",)),
        ({"speaker": "mara", "reason": "someone else is named"}, ()),
        ({"reason": "someone else is named"}, ("The text names somebody who has no page.",)),
        ({"reason": "the two take turns"}, ()),
    ],
)
def test_why_in_words(said: dict[str, object], why: tuple[str, ...]) -> None:
    found = section(speech(**said), PEOPLE)
    assert found is not None
    assert found.lines == why
