"""Keeps what is typed: in the journal a moment later, in its file after a pause. Both are written beside the window."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from writer_app.domain.errors import WriterError
from writer_app.gui.shared.desk import Desk, Offer
from writer_app.gui.shared.lane import Lane
from writer_app.gui.shared.words import tr
from writer_app.services.session.buffers import SceneBuffer
from writer_app.services.session.journalling import Recovery, unsaved_of
from writer_app.services.session.saving import Save, write

PAUSE = 2000
"""Milliseconds after the last key until a text is saved."""
LONGEST = 30_000
"""Milliseconds of typing without a pause after which it is saved all the same."""
BEHIND = 1000
"""Milliseconds that the journal may be behind, the disk's own time not counted."""
AGAIN = 10_000
"""Milliseconds until a save that was refused is tried again."""


class Keeping(QObject):
    """Saves and journals the open texts of a desk."""

    outside = Signal()
    """A file is not what was read from it: someone should look at the folder."""

    def __init__(self, desk: Desk, lane: Lane, recovery: Recovery | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lane = lane
        self._recovery = recovery
        self._stopped = False
        self._typed: set[str] = set()
        self._pending: dict[str, tuple[Save, Future[str]]] = {}
        self._troubles: dict[str, str] = {}
        self._pause = self._timer(PAUSE, self.save)
        self._longest = self._timer(LONGEST, self.save)
        self._behind = self._timer(BEHIND, self.note)
        self._again = self._timer(AGAIN, self.save)
        desk.edited.connect(self._on_edited)
        desk.settling.connect(self.settle)
        desk.changed.connect(lambda _: self._on_changes())

    def _timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer

    def _on_edited(self, scene: str) -> None:
        self._typed.add(scene)
        self._pause.start()
        for timer in (self._longest, self._behind):
            if not timer.isActive():
                timer.start()

    def hurry(self, milliseconds: int) -> None:
        """Saves after a pause of that length from now on."""
        self._pause.setInterval(milliseconds)

    def stop(self) -> None:
        """Keeps nothing any more."""
        self._stopped = True
        for timer in (self._pause, self._longest, self._behind, self._again):
            timer.stop()

    # The journal

    def note(self) -> None:
        """Has what was typed since the last time written into the journal, and every text that has no file any more."""
        typed, self._typed = self._typed, set()
        recovery = self._recovery
        if recovery is None or self._stopped:
            return
        gone = self._desk.session.gone()
        for buffer in self._desk.session.open_buffers():
            if buffer in gone or (buffer.scene_id in typed and buffer.dirty):
                unsaved = unsaved_of(self._desk.session, buffer)
                self._lane.do(partial(recovery.note, unsaved), self._on_noted)

    def _on_noted(self, done: Future[str]) -> None:
        self._trouble("journal", done.result())

    # The files

    def save(self) -> None:
        """Has every open text that is not on disk written, beside the window."""
        self._longest.stop()
        for buffer in self._unsaved():
            if buffer.scene_id not in self._pending:
                self._begin(buffer)

    def _unsaved(self) -> list[SceneBuffer]:
        """What can be saved: not where the writer must say first what shall become of it."""
        session = self._desk.session
        if session.read_only or self._stopped:
            return []
        gone = session.gone()
        dirty = (buffer for buffer in session.open_buffers() if buffer.dirty)
        return [buffer for buffer in dirty if buffer.scene_id not in session.contests and buffer not in gone]

    def _begin(self, buffer: SceneBuffer) -> None:
        save = self._desk.session.plan_save(buffer)
        self._pending[buffer.scene_id] = save, self._lane.do(partial(write, save), partial(self._on_written, save))

    def _on_written(self, save: Save, done: Future[str]) -> None:
        if self._pending.get(save.scene) != (save, done):
            # It was waited for, and its outcome taken then.
            return
        del self._pending[save.scene]
        try:
            self._finish(save, done.result())
        except WriterError as error:
            if self._desk.session.scene(save.scene) is not None:
                self.refuse(error)

    def _finish(self, save: Save, digest: str) -> None:
        self._desk.session.saved(save, digest)
        buffer = self._desk.session.buffer(save.scene)
        if buffer.dirty:
            self._pause.start()
        elif self._recovery is not None:
            self._lane.do(partial(self._recovery.forget, save.scene), self._on_noted)
        if not self._pending:
            self._again.stop()
            if self._troubles.get("save"):
                self._trouble("save", "")
                self.outside.emit()

    def refuse(self, error: WriterError) -> None:
        """A save was refused: the words are in the journal, the writer is told, and it is tried again."""
        self.note()
        self._trouble("save", str(error))
        self._again.start()
        self.outside.emit()

    def _on_changes(self) -> None:
        """What was refused is over where nothing is left to be saved: the writer has been asked about the rest."""
        if self._troubles.get("save") and not (self._pending or self._unsaved()):
            self._again.stop()
            self._trouble("save", "")

    def write_again(self, scene: str) -> None:
        """Makes the file of a scene anew that another program has taken away."""
        try:
            self._desk.session.write_again(scene)
        except WriterError as error:
            self._desk.say(str(error), "error")
            self.outside.emit()
            return
        if self._recovery is not None:
            self._lane.do(partial(self._recovery.forget, scene), self._on_noted)

    def settle(self) -> None:
        """Saves every open text now, and returns when it is done or refused."""
        self._pause.stop()
        if not (self._pending or self._unsaved()):
            return
        self._lane.wait()
        for save, done in tuple(self._pending.values()):
            self._on_written(save, done)
        for buffer in self._unsaved():
            save = self._desk.session.plan_save(buffer)
            try:
                self._finish(save, write(save))
            except WriterError as error:
                self.refuse(error)

    def _trouble(self, kind: str, message: str) -> None:
        """Shows a refusal of the disk until it is over; the same one only once."""
        if self._troubles.get(kind, "") == message:
            return
        self._troubles[kind] = message
        answers = ((tr("Try again"), self.save),) if message and kind == "save" else ()
        self._desk.offer(Offer(kind, message, "error", answers))
