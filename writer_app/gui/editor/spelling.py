"""Asks the reading process about words that are on the page, and keeps what it said. Never asks in the middle of a key."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from writer_app.gui.shared.desk import Desk
from writer_app.services.session import jobs
from writer_app.services.session.changes import Changes

_MOST = 400
_PATIENCE = 4_000


class Spelling(QObject):
    """What is known about words: `known` has None for those that are right, else what they may have been meant to be."""

    learnt = Signal()
    """More is known than before, or less."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.known: dict[str, tuple[str, ...] | None] = {}
        self._desk = desk
        self._asked: tuple[int, tuple[str, ...]] | None = None
        self._since = QElapsedTimer()
        desk.misspelt.connect(self._on_answer)
        desk.changed.connect(self._on_changes)

    def ask(self, words: Iterable[str]) -> None:
        """Asks about those words that nothing is known of yet, unless an answer is still on its way."""
        if self._asked is not None and self._since.elapsed() < _PATIENCE:
            return
        new = tuple(dict.fromkeys(word for word in words if word not in self.known))[:_MOST]
        if new:
            self._asked = (self._desk.ask(jobs.Spell(0, new)), new)
            self._since.start()

    def accept(self, word: str) -> None:
        """The word is right from now on."""
        self.known[word] = None
        self.learnt.emit()

    def _on_answer(self, answer: jobs.Misspelt) -> None:
        if self._asked is None or self._asked[0] != answer.number:
            return
        words, self._asked = self._asked[1], None
        for word in words:
            found = answer.words.get(word)
            self.known[word] = tuple(found) if found is not None else None
        self.learnt.emit()

    def _on_changes(self, changes: Changes) -> None:
        if changes.lore or changes.decisions:
            self.known.clear()
            self._asked = None
            self.learnt.emit()
