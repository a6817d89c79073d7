"""Has it worked out what would mend the findings at the cursor, so that the menu begins with that."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

from writer_app.domain.findings import Finding
from writer_app.domain.repairs import Repair
from writer_app.gui.editor.marks import Mark
from writer_app.gui.shared.desk import Desk

_PATIENCE = 400
"""Milliseconds that a menu waits for its repairs at most."""


class Mending(QObject):
    """Asks for repairs ahead of time, where the cursor rests; a menu that is asked for meanwhile waits a moment for them."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._show: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PATIENCE)
        self._timer.timeout.connect(self._ready)
        desk.mended.connect(self._ready)

    def prepare(self, marks: Iterable[Mark]) -> bool:
        """Asks for what is not known yet; whether there is nothing to wait for."""
        if self._desk.session.read_only:
            return True
        findings = [mark.finding for mark in marks if mark.finding is not None]
        return all(self._desk.repairs(finding) is not None for finding in findings)

    def when_ready(self, marks: Iterable[Mark], show: Callable[[], None]) -> None:
        """Calls `show` when the repairs are known, or do not come soon."""
        if self.prepare(marks):
            show()
        else:
            self._show = show
            self._timer.start()

    def known(self, finding: Finding) -> tuple[Repair, ...]:
        """The repairs of a finding, as far as they are known."""
        return self._desk.repairs(finding) or ()

    def _ready(self) -> None:
        self._timer.stop()
        show, self._show = self._show, None
        if show is not None:
            show()
