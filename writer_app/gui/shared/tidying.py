"""Looks through memory for what nobody uses only while nobody types: with a large story that takes longer than a key."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from writer_app.gui.shared.desk import Desk

QUIET = 10_000
"""Milliseconds without typing until memory is looked through."""
_NEVER = 1_000_000
"""So many young collections until Python goes through everything by itself."""


class Tidying(QObject):
    """Takes the place of Python's own full collections, from now until `stop`; young objects are collected as ever."""

    def __init__(self, desk: Desk, parent: QObject | None = None, *, quiet: int = QUIET) -> None:
        super().__init__(parent)
        self._before = gc.get_threshold()
        gc.set_threshold(*self._before[:2], _NEVER)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(quiet)
        self._quiet.timeout.connect(self.tidy)
        desk.edited.connect(lambda _: self._quiet.start())
        desk.opened.connect(lambda _: self._quiet.start())
        self._quiet.start()

    def tidy(self) -> None:
        """Collects, and has what is left passed over until the next time."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def stop(self) -> None:
        """Leaves memory to Python again."""
        self._quiet.stop()
        gc.unfreeze()
        gc.set_threshold(*self._before)
