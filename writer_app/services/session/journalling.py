"""What is typed and not yet saved, kept in the recovery journal, and offered again after a kill or a power cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from writer_app.domain.errors import WriterError
from writer_app.services.revising import Revision
from writer_app.services.session.buffers import SceneBuffer
from writer_app.services.session.changes import Changes
from writer_app.services.session.operations import Operation
from writer_app.services.session.session import Session
from writer_app.storage.journal import Journal, Unsaved
from writer_app.storage.snapshots import Snapshots


@dataclass(frozen=True, slots=True)
class Recovered:
    """Words that were typed and never saved, beside what is on disk. `moved` says that the file was changed since they were
    typed, `lost` that the scene has no file any more."""

    unsaved: Unsaved
    title: str
    disk: str
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
            if scene is None:
                yield Recovered(unsaved, unsaved.scene, "", lost=True)
            elif scene.body == unsaved.text:
                self._journal.discard(unsaved.scene)
            else:
                yield Recovered(unsaved, scene.title or scene.id, scene.body, scene.digest != unsaved.base)

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
            self._keep(unsaved)
            self._precious.pop(scene, None)

    def _keep(self, unsaved: Unsaved) -> None:
        self._snapshots.keep("Unsaved words", ((unsaved.path, unsaved.text.encode("utf-8", "surrogatepass")),))

    def put_back(self, found: Recovered) -> None:
        """The words stand in the open text again, as one edit; a scene without a file is given one, outside the outline.

        Raises WriterError with everything as it was.
        """
        if not found.lost:
            self._keep(Unsaved(found.unsaved.project, found.unsaved.scene, found.unsaved.path, "", found.disk))
            self._session.buffer(found.unsaved.scene).replace(found.unsaved.text)
            return
        text = f"---\nid: {found.unsaved.scene}\n---\n{found.unsaved.text}"
        revision = Revision(found.unsaved.path, None, text)
        self._session.do(Operation("Bring back unsaved words", (revision,), Changes(outline=True)))
        self.forget(found.unsaved.scene)

    def leave(self, found: Recovered) -> None:
        """The words are left out; a snapshot of them is kept. Raises EnvironmentFault with the journal as it was."""
        self._secure(found.unsaved.scene)
        self._journal.discard(found.unsaved.scene)


def unsaved_of(session: Session, buffer: SceneBuffer) -> Unsaved:
    """An open text as the journal keeps it."""
    return Unsaved(str(session.folder), buffer.scene_id, buffer.path, buffer.digest, buffer.text)
