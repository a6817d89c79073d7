"""One project while it is open for writing: its texts, its operations, its lock."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from writer_app.domain.errors import EnvironmentFault, UsageError
from writer_app.services.session.buffers import SceneBuffer
from writer_app.services.session.changes import Bus, Changes
from writer_app.storage.files import encode, write_atomic
from writer_app.storage.folder import Loaded, load
from writer_app.storage.lock import hold
from writer_app.text.frontmatter import split


class Session:
    """A project open in a window.

    `loaded` is the folder as last read; `bus` tells what operations change. `read_only` says why nothing may be written (who
    holds the project, or a disk that refuses), and is empty where everything may.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.loaded: Loaded = load(folder)
        self.bus = Bus()
        self.read_only = ""
        self._buffers: dict[str, SceneBuffer] = {}
        self._held = ExitStack()
        try:
            self._held.enter_context(hold(folder, "the window"))
        except EnvironmentFault as fault:
            self.read_only = fault.message

    def close(self) -> None:
        """Lets the project go. What is not saved stays in the journal."""
        self._held.close()

    def buffer(self, scene_id: str) -> SceneBuffer:
        """The open text of a scene, opened now if it was not. Raises UsageError for a scene that is not there."""
        if scene_id not in self._buffers:
            scenes = (*self.loaded.scenes, *self.loaded.unplaced)
            scene = next((scene for scene in scenes if scene.id == scene_id), None)
            if scene is None:
                raise UsageError(f"there is no scene “{scene_id}”")
            self._buffers[scene_id] = SceneBuffer(scene)
        return self._buffers[scene_id]

    def open_buffers(self) -> tuple[SceneBuffer, ...]:
        """Every open text, in the order they were opened."""
        return tuple(self._buffers.values())

    def save(self, buffer: SceneBuffer) -> None:
        """Writes an open text over the file it was read from. Raises EnvironmentFault; the text then stays unsaved."""
        if not buffer.dirty:
            return
        if self.read_only:
            raise EnvironmentFault(self.read_only)
        path = self.folder / buffer.path
        document = split(path.read_text(encoding="utf-8", newline=""))
        text = document.with_body(buffer.text).whole()
        buffer.digest = write_atomic(path, encode(text, buffer.path), buffer.digest)
        buffer.saved = buffer.text
        self.bus.tell(Changes(scenes=frozenset((buffer.scene_id,)), initiator=self))

    def reload(self) -> None:
        """Reads the folder again. Open texts stay as they are. Raises WriterError where the project cannot be read."""
        self.loaded = load(self.folder)
