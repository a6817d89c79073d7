"""The page is set as a book is, and caret, clicks, selection, width and zoom are where the eye expects them."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextBlock, QTextLine

from tests.gui.editor.conftest import Writing
from writer_app.gui.editor.layout import PageLayout, x_of

Write = Callable[..., Writing]
LONG = "The rain came down on the slates of the long house and did not stop before the morning. " * 6
STORY = f"# The house\n\n{LONG.strip()}\n\n{LONG.strip()}\n\n***\n\nHe slept.\n\nShe did not.\n"


def page(writing: Writing) -> PageLayout:
    found = writing.view.page
    assert found is not None
    return found


def block(writing: Writing, number: int) -> QTextBlock:
    return writing.view.document().findBlockByNumber(number)


def lines(writing: Writing, number: int) -> list[QTextLine]:
    found = block(writing, number)
    writing.view.document().documentLayout().blockBoundingRect(found)
    layout = found.layout()
    return [layout.lineAt(index) for index in range(layout.lineCount())]


def tops(writing: Writing) -> dict[int, float]:
    return {found.blockNumber(): top for found, top in writing.view.visible_blocks()}


def caret_is_seen(writing: Writing) -> bool:
    seen, caret = writing.view.viewport().rect(), writing.view.cursorRect()
    return seen.top() <= caret.top() and caret.bottom() <= seen.bottom()


def test_the_column_is_a_book_s_and_stands_in_the_middle(write: Write) -> None:
    writing = write(STORY, width=1400)
    layout = page(writing)
    assert all(56 < line.textLength() < 76 for line in lines(writing, 2)[1:-1])
    right = writing.view.viewport().width() - layout.left - layout.column
    assert abs(right - layout.left) <= 1


def test_a_narrow_window_keeps_its_margins(write: Write) -> None:
    writing = write(STORY, width=300)
    layout = page(writing)
    assert layout.left >= 20
    assert layout.left + layout.column <= writing.view.viewport().width() - 20


def test_lines_stand_half_a_letter_apart(write: Write) -> None:
    writing = write(STORY)
    first, second, third = lines(writing, 2)[:3]
    assert second.y() - first.y() == third.y() - second.y() == pytest.approx(1.5 * writing.view.letter, abs=1)


def test_paragraphs_are_set_in_unless_a_scene_begins_with_them(write: Write) -> None:
    writing = write(STORY)
    left = page(writing).left
    assert lines(writing, 2)[0].x() == left
    assert lines(writing, 4)[0].x() > left + writing.view.letter
    assert lines(writing, 4)[1].x() == left
    assert lines(writing, 8)[0].x() == left
    assert lines(writing, 10)[0].x() > left


def test_a_break_stands_in_the_middle(write: Write) -> None:
    writing = write(STORY)
    (line,) = lines(writing, 6)
    middle = line.x() + line.naturalTextWidth() / 2
    assert middle == pytest.approx(page(writing).left + page(writing).column / 2, abs=1)


def test_a_blank_line_is_low(write: Write) -> None:
    writing = write(STORY)
    blank = writing.view.blockBoundingRect(block(writing, 3)).height()
    assert 0 < blank < page(writing).step / 2


def test_a_line_that_becomes_a_heading_changes_what_follows(write: Write) -> None:
    writing = write("One.\n\nTwo.\n")
    assert lines(writing, 2)[0].x() > page(writing).left
    writing.put(0)
    writing.type("# ")
    assert lines(writing, 2)[0].x() == page(writing).left
    assert lines(writing, 0)[0].height() > lines(writing, 2)[0].height()
    writing.press(Qt.Key.Key_Backspace)
    assert lines(writing, 2)[0].x() > page(writing).left


@pytest.mark.parametrize("share", [0.02, 0.3, 0.5, 0.7, 0.98])
def test_a_click_anywhere_in_a_line_s_band_is_in_that_line(write: Write, share: float) -> None:
    writing = write(STORY)
    for number in (2, 4):
        found, top = block(writing, number), tops(writing)[number]
        for slot in page(writing).slots(found):
            middle = slot.line.textStart() + slot.line.textLength() // 2
            y = top + slot.top + share * (slot.bottom - slot.top)
            if y >= writing.view.viewport().height():
                break
            writing.click(QPoint(round(x_of(slot.line, middle)), round(y)))
            assert abs(writing.view.textCursor().position() - found.position() - middle) <= 1


def test_a_click_beside_the_text_is_at_the_line_s_end(write: Write) -> None:
    writing = write(STORY)
    found, top = block(writing, 2), tops(writing)[2]
    second = list(page(writing).slots(found))[1]
    writing.click(QPoint(writing.view.viewport().width() - 4, round(top + second.bottom - 2)))
    at = writing.view.textCursor().position() - found.position()
    end = second.line.textStart() + second.line.textLength()
    assert end - 1 <= at <= end
    assert writing.view.textCursor().block() == found


def test_bands_leave_no_room_between_them(write: Write) -> None:
    writing = write(STORY)
    for number in range(writing.view.document().blockCount()):
        bands = list(page(writing).slots(block(writing, number)))
        assert bands[0].top == 0
        assert bands[-1].bottom == writing.view.blockBoundingRect(block(writing, number)).height()
        assert all(upper.bottom == lower.top for upper, lower in itertools.pairwise(bands))


def test_the_selection_is_one_shape(write: Write) -> None:
    writing = write(STORY)
    start, end = block(writing, 2).position() + 5, block(writing, 4).position() + 200
    writing.put(start, end)
    bands = list(writing.view.selection_bands())
    selected = [line for line in lines(writing, 4) if line.textStart() < 200]
    assert len(bands) == len(lines(writing, 2)) + 1 + len(selected)
    assert all(upper.bottom() == pytest.approx(lower.top()) for upper, lower in itertools.pairwise(bands))
    assert bands[0].left() == pytest.approx(x_of(lines(writing, 2)[0], 5), abs=0.5)


def test_the_selection_is_painted(write: Write) -> None:
    writing = write(STORY)
    plain = writing.view.viewport().grab().toImage()
    writing.put(block(writing, 2).position(), block(writing, 4).position())
    painted = writing.view.viewport().grab().toImage()
    ratio = painted.devicePixelRatio()
    bands = list(writing.view.selection_bands())
    between = QPointF(bands[0].center().x(), bands[0].bottom() - 1) * ratio
    assert painted.pixelColor(between.toPoint()) != plain.pixelColor(between.toPoint())


def test_down_and_up_keep_their_column_through_indents(write: Write) -> None:
    writing = write(STORY)
    found = block(writing, 4)
    first, second = lines(writing, 4)[:2]
    writing.put(found.position() + 20)
    x = x_of(first, 20)
    writing.press(Qt.Key.Key_Down)
    at = writing.view.textCursor().position() - found.position()
    assert second.textStart() <= at < second.textStart() + second.textLength()
    assert x_of(second, at) == pytest.approx(x, abs=writing.view.letter / 2)
    writing.press(Qt.Key.Key_Up)
    assert writing.view.textCursor().position() == found.position() + 20


def test_down_walks_through_every_line(write: Write) -> None:
    writing = write(STORY, height=300)
    writing.put(0)
    seen = []
    for _ in range(60):
        assert caret_is_seen(writing)
        cursor = writing.view.textCursor()
        line = cursor.block().layout().lineForTextPosition(cursor.positionInBlock())
        seen.append((cursor.blockNumber(), line.lineNumber()))
        writing.press(Qt.Key.Key_Down)
        if writing.view.textCursor().position() == cursor.position():
            break
    every = [(number, line) for number in range(12) for line in range(len(lines(writing, number)))]
    assert seen == every


def test_the_caret_stands_in_its_line(write: Write) -> None:
    writing = write(STORY)
    for number in (0, 2, 4, 6, 10):
        found, top = block(writing, number), tops(writing).get(number)
        if top is None:
            continue
        writing.put(found.position())
        caret, line = writing.view.cursorRect(), lines(writing, number)[0]
        assert caret.left() == pytest.approx(line.x(), abs=2)
        assert caret.top() == pytest.approx(top + line.y(), abs=2)
        assert caret.height() == pytest.approx(line.height(), abs=2)


def test_the_caret_stays_in_sight_while_a_page_fills(write: Write) -> None:
    writing = write("Start.\n", height=260)
    writing.put(6)
    for _ in range(12):
        writing.type(" And the rain went on, and on, and on, as it had done all week in the hills.")
        writing.press(Qt.Key.Key_Return)
        assert caret_is_seen(writing)


def test_paging_to_the_end_and_back_keeps_the_caret_in_sight(write: Write) -> None:
    writing = write("\n\n".join([LONG] * 30), height=400)
    for key in [Qt.Key.Key_PageDown] * 8 + [Qt.Key.Key_PageUp] * 3:
        before = writing.view.textCursor().position()
        writing.press(key)
        assert writing.view.textCursor().position() != before
        assert caret_is_seen(writing)
    writing.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert writing.view.textCursor().atEnd()
    assert caret_is_seen(writing)
    writing.press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert caret_is_seen(writing)
    assert writing.view.verticalScrollBar().value() == 0


def test_a_new_width_sets_the_text_anew_and_keeps_the_caret_in_sight(write: Write) -> None:
    writing = write("\n\n".join([LONG] * 30), width=1000, height=400)
    writing.put(block(writing, 30).position() + 100)
    before = len(lines(writing, 30))
    writing.panel.resize(420, 400)
    assert len(lines(writing, 30)) > before
    assert caret_is_seen(writing)
    found = lines(writing, 30)[-1]
    assert found.x() + found.naturalTextWidth() <= writing.view.viewport().width()
    writing.panel.resize(1000, 400)
    assert len(lines(writing, 30)) == before
    assert caret_is_seen(writing)


def test_zooming_by_keys_sets_larger_letters_and_comes_back(write: Write) -> None:
    writing = write("\n\n".join([LONG] * 30), width=1000, height=400)
    writing.put(block(writing, 30).position() + 100)
    step, size = page(writing).step, writing.view.letter
    for _ in range(3):
        writing.view.zoom_in()
    assert page(writing).step > step
    assert lines(writing, 30)[1].y() - lines(writing, 30)[0].y() == page(writing).step
    assert caret_is_seen(writing)
    writing.view.zoom_reset()
    assert (page(writing).step, writing.view.letter) == (step, size)
    writing.view.zoom_out()
    assert page(writing).step < step
    assert caret_is_seen(writing)


def test_the_last_line_can_leave_the_bottom_of_the_window(write: Write) -> None:
    writing = write("\n\n".join([LONG] * 30), height=600)
    bar = writing.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    last, top = list(writing.view.visible_blocks())[-1]
    assert not last.next().isValid()
    assert top < writing.view.viewport().height() * 0.75
