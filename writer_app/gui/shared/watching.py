"""Watches the project's folder for what other programs do to it, and has the session follow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from writer_app.domain.errors import WriterError
from writer_app.gui.shared.desk import Desk, Offer
from writer_app.gui.shared.lane import Lane
from writer_app.gui.shared.words import tr
from writer_app.services.session.session import Taken
from writer_app.storage.folder import Loaded, load, stamp

QUIET = 300
"""Milliseconds of quiet in the folder until it is looked at."""


class Watching(QObject):
    """Looks at the folder when the system says that something moved there, and whenever it is asked to: a system may keep
    silent, and modification times prove nothing, so that every file is hashed."""

    looked = Signal()
    """The folder was looked at."""
    compare = Signal(str)
    """The id of a scene whose two versions the writer wants to see."""
    write_again = Signal(str)
    """The id of a scene whose file is gone and shall be made anew."""

    def __init__(self, desk: Desk, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lane = lane
        self._looking = False
        self._once_more = False
        self._stopped = False
        self._missed: set[str] = set()
        self._watcher = QFileSystemWatcher(self)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET)
        self._quiet.timeout.connect(self.look)
        self._watcher.directoryChanged.connect(lambda _: self._quiet.start())
        self._watcher.fileChanged.connect(lambda _: self._quiet.start())
        desk.opened.connect(lambda _: self.arm())
        desk.changed.connect(lambda _: self._welcome())
        desk.settling.connect(self._remind)

    def arm(self) -> None:
        """Watches every folder of the project, and the files of the open texts."""
        folder = self._desk.session.folder
        files = [str(folder / buffer.path) for buffer in self._desk.session.open_buffers()]
        wanted = {*files, *_folders(folder, self._desk.session.loaded.files)}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if gone := watched - wanted:
            self._watcher.removePaths(sorted(gone))
        # A folder that is not there cannot be watched; it is looked for whenever the window comes to the front.
        if fresh := [path for path in sorted(wanted - watched) if Path(path).exists()]:
            self._watcher.addPaths(fresh)

    def stop(self) -> None:
        """Watches no more."""
        self._stopped = True
        self._quiet.stop()

    def look(self) -> None:
        """Has the folder looked at, beside the window."""
        if self._looking or self._stopped:
            self._once_more = True
            return
        self._looking = True
        session = self._desk.session
        work = partial(_look, session.folder, session.loaded.files)
        self._lane.do(work, partial(self._on_looked, session.generation))

    def _on_looked(self, generation: int, done: Future[Loaded | None]) -> None:
        self._looking = False
        again, self._once_more = self._once_more, False
        try:
            again = self._take(done.result(), generation) or again
            self._desk.offer(Offer("folder"))
        except WriterError as error:
            text = tr("{problem}. What you write is kept.", problem=error)
            self._desk.offer(Offer("folder", text, "error", ((tr("Look again"), self.look),)))
        self.arm()
        self.looked.emit()
        if again and not self._stopped:
            self.look()

    def _take(self, loaded: Loaded | None, generation: int) -> bool:
        """Whether the folder must be looked at once more: it was read while the session itself was changing it."""
        session = self._desk.session
        if loaded is None:
            return False
        if generation != session.generation:
            return loaded.files != session.loaded.files
        self._tell(session.take(loaded))
        self._desk.check(reload=True)
        return False

    def _tell(self, taken: Taken) -> None:
        title = self._desk.session.title_of
        for scene in taken.merged:
            self._desk.say(tr("Another program changed “{title}” too. Both changes are in it now.", title=title(scene)))
        for scene in taken.followed:
            self._desk.say(tr("Another program changed “{title}”; this is how it is now.", title=title(scene)))
        for scene in taken.contested:
            self.offer_choice(scene)
        for scene in taken.gone:
            self.offer_gone(scene)

    def offer_gone(self, scene: str, close: Callable[[], None] | None = None) -> None:
        """Tells that a scene has no file any more, or none that can be read. `close` closes the window all the same, where
        this is what keeps it open."""
        session = self._desk.session
        there = session.buffer(scene).path in session.loaded.files
        what = "The file of “{title}” cannot be read now." if there else "The file of “{title}” is gone."
        text = tr(what, title=session.title_of(scene))
        rest = tr("Its words are still here.")
        answers: list[tuple[str, Callable[[], None]]] = []
        if not there:
            answers.append((tr("Write it again"), partial(self.write_again.emit, scene)))
        if close is not None:
            rest = tr("What you typed in it is kept, and offered again the next time.")
            answers.append((tr("Close all the same"), close))
        self._missed.add(scene)
        self._desk.offer(Offer(f"gone {scene}", f"{text} {rest}", "error", tuple(answers)))

    def _remind(self) -> None:
        """Tells again what cannot be saved, should its message have been closed."""
        for buffer in self._desk.session.gone():
            if buffer.dirty and not self._stopped:
                self.offer_gone(buffer.scene_id)

    def _welcome(self) -> None:
        """What is there again is missed no more."""
        gone = {buffer.scene_id for buffer in self._desk.session.gone()}
        for scene in self._missed - gone:
            self._desk.offer(Offer(f"gone {scene}"))
        self._missed &= gone

    def offer_choice(self, scene: str) -> None:
        """Asks which of the two versions of a scene shall be."""
        text = tr(
            "Another program changed what you are writing in “{title}”. Nothing is overwritten until you choose.",
            title=self._desk.session.title_of(scene),
        )
        answer = (tr("Compare…"), partial(self.compare.emit, scene))
        self._desk.offer(Offer(f"contest {scene}", text, "warning", (answer,)))


def _look(folder: Path, known: Mapping[str, str]) -> Loaded | None:
    """The folder read anew; None where every file is as known."""
    return None if stamp(folder) == known else load(folder)


def _folders(folder: Path, files: Mapping[str, str]) -> set[str]:
    """The project's folder and every one below it that holds a file."""
    inner = {parent for path in files for parent in Path(path).parents}
    return {str(folder), str(folder / "manuscript"), str(folder / "lore"), *(str(folder / path) for path in inner)}
