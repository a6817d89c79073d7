"""The line above the notes: how many there are of each kind, which of them are shown, and how they are put together."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from writer_app.domain.findings import Severity
from writer_app.domain.switches import FAMILIES
from writer_app.gui.notes.presenter import Grouping
from writer_app.gui.shared.severity import counted
from writer_app.gui.shared.severitymarks import mark_icon
from writer_app.gui.shared.theme import severity_colour
from writer_app.gui.shared.words import tr

_MARK = 12
_GROUPINGS = {Grouping.SCENE: "By scene", Grouping.SUBJECT: "By who it is about"}


class Head(QWidget):
    """Three buttons that show or hide a kind of note, and a menu for the rest."""

    kind_shown = Signal(object, bool)
    """A Severity, and whether its notes are shown."""
    grouped = Signal(object)
    """The Grouping."""
    meant_shown = Signal(bool)
    """Whether notes that are meant that way are shown too."""

    each_shown = Signal(bool)
    """Whether each of the notes that rest on one declaration is shown."""
    switched = Signal(str, bool)
    """The letter of a family of checks, and whether it is looked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kinds = {severity: self._kind(severity) for severity in Severity}
        self.look = QToolButton(self)
        self.look.setAutoRaise(True)
        self.look.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.look.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.look.setMenu(self._menu())
        box = QHBoxLayout(self)
        box.setContentsMargins(6, 4, 6, 4)
        box.setSpacing(4)
        for button in self.kinds.values():
            box.addWidget(button)
        box.addStretch(1)
        box.addWidget(self.look)
        self._name_look()

    def _kind(self, severity: Severity) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(True)
        button.setChecked(True)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(_MARK, _MARK))
        button.toggled.connect(lambda shows: self.kind_shown.emit(severity, shows))
        return button

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        choice = QActionGroup(menu)
        self.groupings = {}
        for grouping, text in _GROUPINGS.items():
            action = menu.addAction(tr(text))
            action.setCheckable(True)
            choice.addAction(action)
            self.groupings[grouping] = action
            action.triggered.connect(lambda _=False, chosen=grouping: self.grouped.emit(chosen))
        self.groupings[Grouping.SCENE].setChecked(True)
        menu.addSeparator()
        self.meant = menu.addAction(tr("Show what is meant that way"))
        self.meant.setCheckable(True)
        self.meant.toggled.connect(self.meant_shown)
        self.each = menu.addAction(tr("Show each of those that rest on one line of a page"))
        self.each.setCheckable(True)
        self.each.toggled.connect(self.each_shown)
        self._switches = self._families(menu)
        menu.addMenu(self._switches)
        return menu

    def _families(self, menu: QMenu) -> QMenu:
        """A switch for each family of checks."""
        row = QMenu(tr("What is looked for"), menu)
        self.families = {letter: row.addAction(tr(said)) for letter, said in FAMILIES.items()}
        for letter, action in self.families.items():
            action.setCheckable(True)
            action.setChecked(True)
            action.triggered.connect(lambda on, chosen=letter: self.switched.emit(chosen, on))
        return row

    def open_families(self) -> None:
        """The switches, below the button that leads to them."""
        self._switches.popup(self.look.mapToGlobal(self.look.rect().bottomLeft()))

    def show_families(self, off: Collection[str], *, frozen: bool) -> None:
        """Which families are not looked for; `frozen`: nothing can be switched."""
        for letter, action in self.families.items():
            action.setChecked(letter not in off)
            action.setEnabled(not frozen)

    def show_grouping(self, grouping: Grouping) -> None:
        """What the notes are put together by now."""
        self.groupings[grouping].setChecked(True)
        self._name_look()

    def _name_look(self) -> None:
        shown = next(action.text() for action in self.groupings.values() if action.isChecked())
        self.look.setText(shown)
        self.look.setAccessibleName(tr("How the notes are shown: {how}", how=shown))

    def regroup(self) -> None:
        """The other grouping."""
        next(action for action in self.groupings.values() if not action.isChecked()).trigger()

    def show_counts(self, tally: Mapping[Severity, int], meant: int) -> None:
        """How many there are of each kind, and how many are meant that way."""
        for severity, button in self.kinds.items():
            count = tally.get(severity, 0)
            button.setText(f"{count:,}")
            button.setAccessibleName(counted(severity, count))
            button.setToolTip(tr("{counted}: press to show or hide", counted=counted(severity, count)))
            button.setVisible(count > 0 or not button.isChecked())
        self.meant.setText(tr("Show what is meant that way ({n})", n=meant) if meant else tr("Show what is meant that way"))
        self._draw()

    def _draw(self) -> None:
        for severity, button in self.kinds.items():
            button.setIcon(mark_icon(severity, severity_colour(severity, self.palette()), _MARK))

    def changeEvent(self, event: QEvent) -> None:
        """Light may have become dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "kinds"):
            self._draw()
