"""The page under real keys, the mouse, input methods and the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication

from tests.gui.editor.conftest import Writing

Write = Callable[..., Writing]
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LONG = "The rain came down on the slates of the long house and did not stop before the morning. " * 6


def wheel(writing: Writing, turn: QPoint, modifier: Qt.KeyboardModifier = CONTROL) -> None:
    viewport = writing.view.viewport()
    at = QPointF(100, 100)
    here = QPointF(viewport.mapToGlobal(at.toPoint()))
    none = Qt.MouseButton.NoButton
    event = QWheelEvent(at, here, QPoint(), turn, none, modifier, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(viewport, event)


def compose(writing: Writing, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(writing.view, event)


# Paragraphs


@pytest.mark.parametrize(
    ("before", "at", "keys", "after", "caret"),
    [
        ("One.", 4, "R", "One.\n\n", 6),
        ("One.", 4, "RR", "One.\n\n", 6),
        ("One.", 4, "RB", "One.", 4),
        ("One.", 4, "S", "One.\n", 5),
        ("One two.", 4, "R", "One \n\ntwo.", 6),
        ("One.\n\nTwo.", 5, "R", "One.\n\n\n\nTwo.", 6),
        ("", 0, "R", "\n", 1),
    ],
)
def test_enter_begins_a_paragraph(write: Write, before: str, at: int, keys: str, after: str, caret: int) -> None:  # noqa: PLR0913, PLR0917
    writing = write(before)
    writing.put(at)
    for key in keys:
        pressed = Qt.Key.Key_Backspace if key == "B" else Qt.Key.Key_Return
        writing.press(pressed, SHIFT if key == "S" else Qt.KeyboardModifier.NoModifier)
    assert writing.text == after
    assert writing.view.textCursor().position() == caret


def test_a_paragraph_is_taken_back_by_one_undo(write: Write) -> None:
    writing = write("One two.")
    writing.put(4)
    writing.press(Qt.Key.Key_Return)
    writing.press(Qt.Key.Key_Z, CONTROL)
    assert writing.text == "One two."


# Quotation marks


def test_quotation_marks_curl_only_where_the_writer_likes_it(write: Write) -> None:
    writing = write("\U0001f600 a b")
    writing.put(3)
    writing.type('"')
    assert writing.text == '\U0001f600 "a b'
    writing.press(Qt.Key.Key_Z, CONTROL)
    writing.desk.prefer(replace(writing.desk.liked, curly_quotes=True))
    writing.type('"')
    assert writing.text == "\U0001f600 \u201ca b"
    writing.put(5, 6)
    writing.type("'")
    assert writing.text == "\U0001f600 \u201ca\u2019b"


# The caret and what is seen


@pytest.mark.parametrize(
    ("key", "modifier"), [(Qt.Key.Key_Control, CONTROL), (Qt.Key.Key_C, CONTROL), (Qt.Key.Key_Shift, SHIFT)]
)
def test_keys_that_change_nothing_leave_the_page_where_it_is(write: Write, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    writing = write("\n\n".join([LONG] * 30), height=400)
    writing.put(3)
    writing.view.verticalScrollBar().setValue(60)
    block = writing.view.firstVisibleBlock().blockNumber()
    assert block > 20
    writing.press(key, modifier)
    assert writing.view.firstVisibleBlock().blockNumber() == block
    writing.type("x")
    assert writing.view.firstVisibleBlock().blockNumber() == 0


def test_reading_elsewhere_is_not_disturbed_by_a_new_size(write: Write) -> None:
    writing = write("\n\n".join([LONG] * 60), width=900, height=400)
    writing.put(0)
    writing.view.verticalScrollBar().setValue(60)
    block = writing.view.firstVisibleBlock().blockNumber()
    writing.panel.resize(700, 500)
    assert writing.view.firstVisibleBlock().blockNumber() == block
    writing.view.zoom_in()
    assert writing.view.firstVisibleBlock().blockNumber() == block


def test_the_line_stays_in_the_middle_where_the_writer_likes_it(write: Write) -> None:
    writing = write("\n\n".join([LONG] * 30), height=500)
    writing.desk.prefer(replace(writing.desk.liked, typewriter=True))
    writing.put(writing.view.document().findBlockByNumber(20).position())
    for _ in range(5):
        writing.press(Qt.Key.Key_Down)
    writing.type("so")
    middle = writing.view.viewport().height() / 2
    assert abs(writing.view.cursorRect().center().y() - middle) < 3 * writing.view.letter


def test_home_and_end_are_those_of_the_line(write: Write) -> None:
    writing = write(LONG.strip())
    layout = writing.view.document().firstBlock().layout()
    line = layout.lineAt(2)
    writing.put(line.textStart() + 9)
    writing.press(Qt.Key.Key_Home)
    assert writing.view.textCursor().position() == line.textStart()
    writing.press(Qt.Key.Key_End)
    end = writing.view.textCursor().position()
    assert end in (line.textStart() + line.textLength() - 1, line.textStart() + line.textLength())
    writing.press(Qt.Key.Key_Up, SHIFT)
    assert writing.view.textCursor().selectionEnd() == end
    assert writing.view.textCursor().selectionStart() < line.textStart()


def test_a_drag_selects_from_press_to_release(write: Write) -> None:
    writing = write("Some words to be selected here.")
    viewport = writing.view.viewport()

    def at(position: int) -> QPoint:
        cursor = QTextCursor(writing.view.document())
        cursor.setPosition(position)
        return writing.view.cursorRect(cursor).center()

    left = Qt.MouseButton.LeftButton
    writing.qtbot.mousePress(viewport, left, pos=at(5))
    writing.qtbot.mouseMove(viewport, at(10))
    writing.qtbot.mouseRelease(viewport, left, pos=at(10))
    assert writing.view.textCursor().selectedText() == "words"
    writing.qtbot.mouseDClick(viewport, left, pos=at(20))
    assert writing.view.textCursor().selectedText() == "selected"


def test_the_margin_above_the_first_line_is_not_selected(write: Write) -> None:
    writing = write("Some words to be selected here.")
    writing.put(0, 10)
    (band,) = writing.view.selection_bands()
    caret = writing.view.cursorRect()
    assert band.top() == pytest.approx(caret.top(), abs=writing.view.letter / 2)
    assert band.height() < 2 * writing.view.letter


# Size


def test_ctrl_and_the_wheel_zoom_by_notches(write: Write) -> None:
    writing = write(LONG)
    size = writing.view.letter
    wheel(writing, QPoint(0, 120))
    larger = writing.view.letter
    assert larger > size
    for _ in range(7):
        wheel(writing, QPoint(0, -15))
    assert writing.view.letter == larger
    wheel(writing, QPoint(0, -15))
    assert writing.view.letter == size
    wheel(writing, QPoint(120, 0))
    assert writing.view.letter == size
    assert writing.desk.liked.letter == size


def test_a_heading_grows_with_the_letters(write: Write) -> None:
    writing = write("# The house\n\nProse.")
    block = writing.view.document().firstBlock()
    before = block.layout().lineAt(0).height()
    writing.press(Qt.Key.Key_Plus, CONTROL)
    writing.press(Qt.Key.Key_Plus, CONTROL)
    writing.view.blockBoundingRect(block)
    assert block.layout().lineAt(0).height() > before


# Input methods


def test_what_is_being_composed_is_drawn_and_is_no_text_yet(write: Write) -> None:
    writing = write("He said .")
    writing.put(8)
    line = writing.view.document().firstBlock().layout()
    plain = writing.view.grab().toImage()
    width = line.lineAt(0).naturalTextWidth()
    compose(writing, "\u306b\u307b\u3093")
    assert writing.text == "He said ."
    writing.view.blockBoundingRect(writing.view.document().firstBlock())
    assert line.lineAt(0).naturalTextWidth() > width
    assert line.lineAt(0).x() == pytest.approx(writing.view.page.left if writing.view.page else -1, abs=1)
    assert writing.view.grab().toImage() != plain
    compose(writing, "", "\u65e5\u672c")
    assert writing.text == "He said \u65e5\u672c."
    assert writing.view.textCursor().position() == 10
    compose(writing, "x")
    compose(writing, "")
    assert writing.text == "He said \u65e5\u672c."


# The clipboard


def test_what_is_copied_is_the_markdown(write: Write) -> None:
    writing = write("She *ran*.\n\nHe did not.")
    writing.press(Qt.Key.Key_A, CONTROL)
    writing.press(Qt.Key.Key_C, CONTROL)
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text() == "She *ran*.\n\nHe did not."
    assert not copied.hasHtml()
    writing.press(Qt.Key.Key_End, CONTROL)
    writing.press(Qt.Key.Key_V, CONTROL)
    assert writing.text == "She *ran*.\n\nHe did not." * 2


def test_styled_text_is_pasted_as_markdown_and_undone_by_one_key(write: Write) -> None:
    writing = write("Here: ")
    writing.put(6)
    styled = QMimeData()
    styled.setHtml("<p>She <i>ran</i>.</p><p>\U0001f600</p>")
    styled.setText("She ran.\n\U0001f600")
    QGuiApplication.clipboard().setMimeData(styled)
    writing.press(Qt.Key.Key_V, CONTROL)
    assert writing.text == "Here: She *ran*.\n\n\U0001f600"
    writing.press(Qt.Key.Key_Z, CONTROL)
    assert writing.text == "Here: "


@pytest.mark.parametrize("read_only", [False, True])
def test_styled_text_is_dropped_where_the_mouse_is(write: Write, read_only: bool) -> None:
    writing = write("One two.")
    writing.view.show_read_only(read_only)
    cursor = writing.view.textCursor()
    cursor.setPosition(4)
    at, styled = QPointF(writing.view.cursorRect(cursor).center()), QMimeData()
    styled.setHtml("<i>and</i>")
    drag = (Qt.DropAction.CopyAction, styled, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    viewport = writing.view.viewport()
    QApplication.sendEvent(viewport, QDragEnterEvent(at.toPoint(), *drag))
    QApplication.sendEvent(viewport, QDragMoveEvent(at.toPoint(), *drag))
    QApplication.sendEvent(viewport, QDropEvent(at, *drag))
    assert writing.text == ("One two." if read_only else "One *and*two.")


def test_line_ends_of_another_system_are_one_line_end(write: Write) -> None:
    writing = write("")
    QGuiApplication.clipboard().setText("One.\r\n\r\nTwo.\rThree.")
    writing.press(Qt.Key.Key_V, CONTROL)
    assert writing.text == "One.\n\nTwo.\nThree."


# Texts of all kinds


def test_a_file_with_other_line_ends_is_written_as_it_was(write: Write) -> None:
    writing = write("One.\r\n\r\nTwo.\r\n")
    assert writing.text == "One.\n\nTwo.\n"
    writing.put(6)
    writing.type("And ")
    writing.desk.session.save(writing.buffer)
    data = (writing.desk.session.folder / "manuscript" / "first.md").read_bytes()
    assert data.endswith(b"One.\r\n\r\nAnd Two.\r\n")


def test_saving_moves_nothing(write: Write) -> None:
    writing = write("\n\n".join([LONG] * 30), height=400)
    writing.put(2000)
    writing.type("here")
    value = writing.view.verticalScrollBar().value()
    writing.desk.session.save(writing.buffer)
    writing.desk.session.reload()
    assert writing.view.textCursor().position() == 2004
    assert writing.view.verticalScrollBar().value() == value
    assert not writing.buffer.dirty


def test_a_paragraph_as_long_as_a_book_can_be_written_in(write: Write) -> None:
    writing = write("word " * 20_000, height=400)
    writing.put(50_000)
    writing.type("new ")
    assert writing.text[50_000:50_008] == "new word"
    seen, caret = writing.view.viewport().rect(), writing.view.cursorRect()
    assert seen.top() <= caret.top() <= seen.bottom()
    writing.press(Qt.Key.Key_End, CONTROL)
    assert writing.view.cursorRect().bottom() <= seen.bottom()
