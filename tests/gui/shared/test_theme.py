"""Both sets of colours can be read: every text on every ground it stands on has a contrast of at least 4.5 to 1."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QRadioButton
from pytestqt.qtbot import QtBot

from writer_app.domain.findings import Severity
from writer_app.gui.shared.sheet import sheet
from writer_app.gui.shared.theme import (
    Colours,
    Tone,
    colours_of,
    contrast,
    dress,
    is_dark,
    palette_of,
    severity_colour,
    system_is_dark,
    tone,
    wash,
)

Role = QPalette.ColorRole
GROUNDS = (Role.Window, Role.Base, Role.AlternateBase)
PAIRS = (
    *((ink, ground) for ink in (Role.WindowText, Role.Text, Role.PlaceholderText, Role.Link) for ground in GROUNDS),
    (Role.ButtonText, Role.Button),
    (Role.HighlightedText, Role.Highlight),
    (Role.PlaceholderText, Role.Highlight),
    (Role.PlaceholderText, Role.Button),
    (Role.ToolTipText, Role.ToolTipBase),
)
ENOUGH = 4.5


def colours(dark: bool) -> Iterator[tuple[str, QColor, QColor]]:
    palette = palette_of(dark)
    for ink, ground in PAIRS:
        yield f"{ink} on {ground}", palette.color(ink), palette.color(ground)
    for kind in Tone:
        if kind is Tone.LINE:
            continue
        for ground in GROUNDS:
            yield f"{kind} on {ground}", tone(kind, palette), palette.color(ground)
        yield f"text on {kind}", palette.color(Role.Text), wash(kind, palette)


@pytest.mark.parametrize("dark", [False, True])
def test_everything_can_be_read(dark: bool) -> None:
    weak = {name: contrast(ink, ground) for name, ink, ground in colours(dark) if contrast(ink, ground) < ENOUGH}
    assert weak == {}


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


def test_a_palette_says_itself_whether_it_is_dark() -> None:
    assert is_dark(palette_of(True))
    assert not is_dark(palette_of(False))
    for severity in Severity:
        assert severity_colour(severity, palette_of(True)) != severity_colour(severity, palette_of(False))


def test_the_program_is_dressed_and_dressed_anew(qtbot: QtBot) -> None:
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    before, worn = qt.palette(), qt.styleSheet()
    try:
        dress(qt, Colours.DARK)
        assert is_dark(qt.palette())
        dress(qt, Colours.LIGHT)
        assert not is_dark(qt.palette())
        dress(qt, Colours.SYSTEM)
        assert is_dark(qt.palette()) == system_is_dark()
    finally:
        qt.setPalette(before)
        qt.setStyleSheet(worn)


def test_a_set_is_known_by_its_name() -> None:
    assert colours_of("dark") is Colours.DARK
    assert colours_of("purple") is Colours.SYSTEM


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("make", [QCheckBox, QRadioButton])
def test_a_box_that_is_not_ticked_can_be_seen(qtbot: QtBot, dark: bool, make: type[QAbstractButton]) -> None:
    button = make()
    qtbot.addWidget(button)
    button.setPalette(palette_of(dark))
    button.setStyleSheet(sheet(palette_of(dark)))
    button.resize(24, 24)
    image = button.grab().toImage()
    ground = palette_of(dark).color(QPalette.ColorRole.Window)
    seen = max(contrast(image.pixelColor(x, image.height() // 2), ground) for x in range(image.width()))
    assert seen >= 3
