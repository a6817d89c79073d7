"""The pictures of the window can be drawn, and show something."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.gallery import ALL, draw
from tests.gui.studio import SIZE


@pytest.mark.parametrize("name", ["a-finding", "find-and-replace", "noticed"])
def test_a_view_is_drawn(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    before, sheet = qt.palette(), qt.styleSheet()
    try:
        picture = QImage(str(draw(name, tmp_path, "dark", "1")))
    finally:
        qt.setPalette(before)
        qt.setStyleSheet(sheet)
    assert (picture.width(), picture.height()) == SIZE
    corner = picture.pixelColor(0, SIZE[1] - 1)
    assert corner.lightness() < 128
    inks = {picture.pixel(x, y) for x in range(0, SIZE[0], 7) for y in range(0, SIZE[1], 7)}
    assert len(inks) > 20


def test_names_are_for_files() -> None:
    assert all(name == name.lower() and " " not in name for name in ALL)
