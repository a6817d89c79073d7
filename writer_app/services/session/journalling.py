"""What is typed and not yet saved, kept in the recovery journal, and offered again after a kill or a power cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from writer_app.domain.errors import WriterError
from writer_app.services.revising import Revision
from writer_app.services.session.buffers import SceneBuffer
from writer_app.services.session.changes import Changes
from writer_app.services.session.operations import Operation
from writer_app.services.session.saving import file_text
from writer_app.services.session.session import Session
from writer_app.storage.journal import Journal, Unsaved
from writer_app.storage.snapshots import Snapshots


@dataclass(frozen=True, slots=True)
class Recovered:
    """Words that were typed and never saved, beside the text as it stands now, open or on disk. `moved` says that it was
    changed since they were typed, `lost` that the scene has no file any more."""

    unsaved: Unsaved
    title: str
    now: str
    moved: bool = False
    lost: bool = False


class Recovery:
    """The journal of a session whose project's data lies in `data`.

    What an earlier session left there is never written over: a snapshot of it is kept first. `note` and `forget` may be called
    beside the window.
    """

    def __init__(self, session: Session, data: Path) -> None:
        self._session = session
        self._journal = Journal(data / "journal")
        self._snapshots = Snapshots(data / "history")
        self._precious: dict[str, Unsaved] = {}

    def found(self) -> tuple[Recovered, ...]:
        """Everything that an earlier session left in the journal and the disk does not hold; the rest of it is forgotten."""
        found = tuple(self._found())
        self._precious = {each.unsaved.scene: each.unsaved for each in found}
        return found

    def _found(self) -> Iterator[Recovered]:
        for unsaved in self._journal.recover():
            scene = self._session.scene(unsaved.scene)
            if scene is not None and scene.body == unsaved.text:
                self._journal.discard(unsaved.scene)
            else:
                yield self.beside(unsaved)

    def beside(self, unsaved: Unsaved) -> Recovered:
        """Words from an earlier session beside the text as it stands at this moment."""
        read, now = self._session.last_read(unsaved.scene), self._session.text_of(unsaved.scene)
        lost = self._session.scene(unsaved.scene) is None
        if read is None:
            return Recovered(unsaved, unsaved.title or unsaved.scene, now, lost=lost)
        moved = read.digest != unsaved.base or now != read.body
        return Recovered(unsaved, self._session.title_of(unsaved.scene), now, moved, lost)

    def note(self, unsaved: Unsaved) -> str:
        """Keeps what is typed now. A refusal of the disk comes back as its plain line, empty where all is well."""
        return self._secured(unsaved.scene, lambda: self._journal.note(unsaved))

    def forget(self, scene: str) -> str:
        """What was typed is saved. A refusal of the disk comes back as its plain line, empty where all is well."""
        return self._secured(scene, lambda: self._journal.discard(scene))

    def _secured(self, scene: str, work: Callable[[], None]) -> str:
        try:
            self._secure(scene)
            work()
        except WriterError as error:
            return str(error)
        return ""

    def _secure(self, scene: str) -> None:
        if (unsaved := self._precious.get(scene)) is not None:
            self._keep("Unsaved words", unsaved.path, unsaved.text)
            self._precious.pop(scene, None)

    def _keep(self, title: str, path: str, text: str) -> None:
        self._snapshots.keep(title, ((path, text.encode("utf-8", "surrogatepass")),))

    def put_back(self, found: Recovered) -> None:
        """The words stand in the open text again, as one edit, and a snapshot is kept of what stood there until now. A scene
        without a file is given one, with the front matter that it had.

        Raises WriterError; nothing is lost then.
        """
        unsaved, session = found.unsaved, self._session
        if session.is_there(unsaved.scene):
            buffer = session.buffer(unsaved.scene)
            self._keep("Before unsaved words were put back", buffer.path, buffer.text)
            buffer.replace(unsaved.text)
            if buffer not in session.gone():
                return
            session.write_again(unsaved.scene)
        else:
            revision = Revision(unsaved.path, None, file_text(unsaved, unsaved.text))
            session.do(Operation("Bring back unsaved words", (revision,), Changes(outline=True)))
        self.forget(unsaved.scene)

    def leave(self, found: Recovered) -> None:
        """The words are left out; a snapshot of them is kept. Raises EnvironmentFault with the journal as it was."""
        if found.unsaved.scene in self._precious:
            self._secure(found.unsaved.scene)
            self._journal.discard(found.unsaved.scene)


def unsaved_of(session: Session, buffer: SceneBuffer) -> Unsaved:
    """An open text as the journal keeps it."""
    unsaved = Unsaved(str(session.folder), buffer.scene_id, buffer.path, buffer.digest, buffer.text)
    read = session.last_read(buffer.scene_id)
    return replace(unsaved, title=read.title, front=read.front, newline=read.newline) if read is not None else unsaved
