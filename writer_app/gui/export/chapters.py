"""Which chapters go into the book: all, until the writer picks some."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from writer_app.domain.outline import Chapter
from writer_app.gui.shared.words import tr

_ROWS = 5
_ID = Qt.ItemDataRole.UserRole


class ChapterList(QWidget):
    """A box to tick that unfolds the chapters, each with a box of its own; the space bar ticks."""

    changed = Signal()

    def __init__(self, chapters: Sequence[Chapter], parent: QWidget) -> None:
        super().__init__(parent)
        self.some = QCheckBox(tr("&Only some chapters"), self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Chapters"))
        for number, chapter in enumerate(chapters, 1):
            item = QListWidgetItem(chapter.title or tr("Chapter {number}", number=number), self.list)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setData(_ID, chapter.id)
        self.list.setCurrentRow(0)
        self.list.setFixedHeight(min(len(chapters), _ROWS) * (self.fontMetrics().height() + 8) + 4)
        self.list.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.some)
        box.addWidget(self.list)
        self.some.toggled.connect(self._on_some)
        self.list.itemChanged.connect(lambda _: self.changed.emit())
        self.setVisible(len(chapters) > 1)

    def _on_some(self, some: bool) -> None:
        self.list.setVisible(some)
        if some:
            self.list.setFocus()
        self.changed.emit()

    @property
    def chosen(self) -> frozenset[str] | None:
        """The ids of the chapters that are ticked; None for the whole book."""
        items = (self.list.item(row) for row in range(self.list.count()))
        ticked = frozenset(str(item.data(_ID)) for item in items if item.checkState() is Qt.CheckState.Checked)
        return ticked if self.some.isChecked() else None
