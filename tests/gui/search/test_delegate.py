"""Rows as they are painted."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from writer_app.domain.spans import Span
from writer_app.gui.search.delegate import RowDelegate
from writer_app.gui.search.model import RowModel
from writer_app.gui.search.rows import Row, RowKind
from writer_app.gui.shared.theme import Tone, palette_of, wash


@pytest.fixture
def view(qtbot: QtBot) -> QListView:
    made = QListView()
    qtbot.addWidget(made)
    made.setModel(RowModel(made))
    made.setItemDelegate(RowDelegate(made))
    made.resize(300, 200)
    made.show()
    return made


def show(view: QListView, *rows: Row) -> None:
    model = view.model()
    assert isinstance(model, RowModel)
    model.show(rows)


def washed(view: QListView) -> list[int]:
    """The columns in which the ground of a hit is seen."""
    image, ground = view.viewport().grab().toImage(), wash(Tone.HIT, view.palette()).rgb()
    return [x for x in range(image.width()) if any(image.pixel(x, y) == ground for y in range(image.height()))]


@pytest.mark.parametrize("dark", [False, True])
def test_a_mark_has_a_ground_of_its_own(view: QListView, dark: bool) -> None:
    view.setPalette(palette_of(dark))
    show(view, Row(RowKind.PASSAGE, "She took the lantern."))
    assert not washed(view)
    show(view, Row(RowKind.PASSAGE, "She took the lantern.", marks=(Span(0, 3),)))
    early = washed(view)
    show(view, Row(RowKind.PASSAGE, "She took the lantern.", marks=(Span(13, 20),)))
    late = washed(view)
    assert early
    assert max(early) < min(late)


def test_marks_stand_right_after_characters_that_qt_counts_twice(view: QListView) -> None:
    show(view, Row(RowKind.PASSAGE, "OO lantern", marks=(Span(3, 10),)))
    plain = len(washed(view))
    show(view, Row(RowKind.PASSAGE, "\U0001f600\U0001f600 lantern", marks=(Span(3, 10),)))
    assert abs(len(washed(view)) - plain) <= 2


def test_a_long_passage_is_taller_in_a_narrow_list(view: QListView) -> None:
    show(view, Row(RowKind.PASSAGE, "She took the old lantern from its hook. " * 4))
    wide = view.visualRect(view.model().index(0, 0)).height()
    view.resize(160, 200)
    view.doItemsLayout()
    assert view.visualRect(view.model().index(0, 0)).height() > wide
