"""One quiet line below the page: who speaks where the cursor rests. Never while somebody types."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QWidget

from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.words import tr


class VoiceLine(QLabel):
    """`voice` says who speaks at a code point of the open scene."""

    def __init__(self, desk: Desk, voice: Callable[[int], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._voice = voice
        self._quiet = self._followed = False
        self.setAccessibleName(tr("Who speaks at the cursor"))
        self.setContentsMargins(12, 3, 12, 3)
        self.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        desk.edited.connect(self._on_edited)
        desk.went.connect(self._on_went)
        desk.opened.connect(lambda _: self.clear())

    def refresh(self) -> None:
        """The text has been read again."""
        self._show(self._desk.cursor)

    def _on_edited(self, _: str) -> None:
        self._quiet, self._followed = True, False
        if self.text():
            self.clear()

    def _on_went(self, _: str, offset: int) -> None:
        """The cursor rests. The first time after a key that typed something it has only followed."""
        if self._quiet and not self._followed:
            self._followed = True
            return
        self._quiet = False
        self._show(offset)

    def _show(self, offset: int) -> None:
        line = "" if self._quiet else self._voice(offset)
        if line != self.text():
            self.setText(line)
