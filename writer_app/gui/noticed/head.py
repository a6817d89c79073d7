"""The line above the questions: which sort is shown, and all of it accepted at once."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from writer_app.gui.shared.sorts import SORT_TITLES, Sort
from writer_app.gui.shared.words import tr


class Head(QWidget):
    """A choice of sorts with how many there are of each, and a button for all of the chosen one."""

    sorted = Signal(object)
    """The Sort that alone is shown; None for all."""
    all_accepted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sorts = QComboBox(self)
        for widget in (self.sorts, self.sorts.view()):
            widget.setAccessibleName(tr("Which sort is shown"))
        self.sorts.activated.connect(lambda _: self.sorted.emit(self._chosen()))
        self.all = QPushButton(self)
        self.all.setAccessibleName(tr("Accept all of this sort"))
        self.all.setAutoDefault(False)
        self.all.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.all.clicked.connect(self.all_accepted)
        box = QHBoxLayout(self)
        box.setContentsMargins(8, 6, 8, 6)
        box.setSpacing(6)
        box.addWidget(self.sorts)
        box.addStretch(1)
        box.addWidget(self.all)

    def _chosen(self) -> Sort | None:
        chosen = self.sorts.currentData()
        return Sort(chosen) if chosen is not None else None

    def show_tally(self, tally: Mapping[Sort, int], sort: Sort | None, all_told: str) -> None:
        """How many there are of each sort, which one is shown, and what the button for all of it says ("" for none)."""
        lines: list[tuple[str, Sort | None]] = [(tr("Everything · {n}", n=f"{sum(tally.values()):,}"), None)]
        lines += [(f"{tr(SORT_TITLES[each])} · {tally[each]:,}", each) for each in Sort if tally[each] or each is sort]
        if lines != [(self.sorts.itemText(at), self.sorts.itemData(at)) for at in range(self.sorts.count())]:
            self.sorts.clear()
            for text, each in lines:
                self.sorts.addItem(text, each)
        self.sorts.setCurrentIndex([each for _, each in lines].index(sort))
        self.all.setText(all_told)
        self.all.setVisible(bool(all_told))
