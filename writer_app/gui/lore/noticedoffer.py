"""The soft offer of a story that has no lore yet: who and what was noticed in it, one press away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.sorts import Sort, tallied
from writer_app.gui.shared.words import tr
from writer_app.services.session import jobs
from writer_app.services.session.changes import Changes

_SORTS = tuple(sort for sort in Sort if sort not in (Sort.FACTS, Sort.THREADS))


class NoticedOffer(QPushButton):
    """A line that leads to the panel of noticed things; hidden where there is lore, or nothing was noticed."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._told = ""
        self._key = ""
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setAccessibleName(tr("Noticed in your text"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setStyleSheet("text-align: left; padding: 6px 12px; color: palette(link);")
        self.clicked.connect(lambda: desk.show_pane("noticed"))
        desk.noticed.connect(self._on_noticed)
        desk.changed.connect(self._on_changes)
        self.hide()

    def show_key(self, key: str) -> None:
        """The key that does the same, as the writer reads it."""
        self._key = key
        self._show()

    def _on_noticed(self, noticed: jobs.Noticed) -> None:
        self._told = tallied(noticed.questions, _SORTS)
        self._show()

    def _on_changes(self, changes: Changes) -> None:
        if changes.lore:
            self._show()

    def _show(self) -> None:
        told = tr("{what} noticed in your text", what=self._told)
        self.setText(tr("{told} ({key})", told=told, key=self._key) if self._key else told)
        self.setAccessibleName(told)
        self.setToolTip(tr("Look at what was noticed, and keep what is so"))
        self.setVisible(bool(self._told) and not self._desk.session.loaded.lore.entries)
