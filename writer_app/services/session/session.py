"""One project while it is open for writing: its texts, its operations, its lock."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from writer_app.domain.errors import EnvironmentFault, UsageError
from writer_app.domain.scenes import SceneSource
from writer_app.services.session.buffers import Edit, Listener, SceneBuffer
from writer_app.services.session.changes import Bus, Changes
from writer_app.services.session.history import History
from writer_app.services.session.operations import Operation
from writer_app.storage.files import decode, encode, read_bytes, write_atomic
from writer_app.storage.folder import Loaded, load
from writer_app.storage.lock import hold
from writer_app.storage.snapshots import Snapshots
from writer_app.text.frontmatter import split


class Session:
    """A project open in a window.

    `loaded` is the folder as last read; `bus` tells what operations change; `history` does and undoes them. `read_only` says
    why nothing may be written (who holds the project, or a disk that refuses), and is empty where everything may. `data` is
    the project's folder among the user's data, for what must outlive this session; without one nothing is kept.
    """

    def __init__(self, folder: Path, data: Path | None = None) -> None:
        self.folder = folder
        self.data = data
        self.loaded: Loaded = load(folder)
        self.bus = Bus()
        self.history = History(folder, Snapshots(data / "history") if data is not None else None)
        self.read_only = ""
        self._buffers: dict[str, SceneBuffer] = {}
        self._watchers: list[Listener] = []
        self._held = ExitStack()
        try:
            self._held.enter_context(hold(folder, "the window"))
        except EnvironmentFault as fault:
            self.read_only = fault.message

    def close(self) -> None:
        """Lets the project go. What is not saved stays in the journal."""
        self._held.close()

    # Texts

    def buffer(self, scene_id: str) -> SceneBuffer:
        """The open text of a scene, opened now if it was not. Raises UsageError for a scene that is not there."""
        if scene_id not in self._buffers:
            scene = self.scene(scene_id)
            if scene is None:
                raise UsageError(f"there is no scene “{scene_id}”")
            self._buffers[scene_id] = SceneBuffer(scene)
            self._buffers[scene_id].listen(self._on_edit)
        return self._buffers[scene_id]

    def scene(self, scene_id: str) -> SceneSource | None:
        """A scene as it stands on disk, placed or not."""
        scenes = (*self.loaded.scenes, *self.loaded.unplaced)
        return next((scene for scene in scenes if scene.id == scene_id), None)

    def open_buffers(self) -> tuple[SceneBuffer, ...]:
        """Every open text, in the order they were opened."""
        return tuple(self._buffers.values())

    def watch(self, watcher: Listener) -> None:
        """From now on `watcher` is told of every edit of every open text, now or later."""
        self._watchers.append(watcher)

    def _on_edit(self, buffer: SceneBuffer, edit: Edit) -> None:
        for watcher in tuple(self._watchers):
            watcher(buffer, edit)

    # Files

    def save(self, buffer: SceneBuffer) -> None:
        """Writes an open text over the file it was read from. Raises EnvironmentFault; the text then stays unsaved."""
        if not buffer.dirty:
            return
        self._must_be_ours()
        path = self.folder / buffer.path
        document = split(decode(read_bytes(path, buffer.path), buffer.path))
        text = document.with_body(buffer.text).whole()
        buffer.digest = write_atomic(path, encode(text, buffer.path), buffer.digest)
        buffer.saved = buffer.text
        self.absorb(buffer)
        self.bus.tell(Changes(scenes=frozenset((buffer.scene_id,)), initiator=self))

    def absorb(self, buffer: SceneBuffer) -> None:
        """Takes what was saved of a scene over into `loaded`, without reading the folder again."""

        def fresh(scene: SceneSource) -> SceneSource:
            return replace(scene, body=buffer.saved, digest=buffer.digest) if scene.id == buffer.scene_id else scene

        scenes, unplaced = (tuple(map(fresh, rows)) for rows in (self.loaded.scenes, self.loaded.unplaced))
        self.loaded = replace(self.loaded, scenes=scenes, unplaced=unplaced)

    def reload(self) -> None:
        """Reads the folder again. Open texts stay as they are. Raises WriterError where the project cannot be read."""
        self.loaded = load(self.folder)

    # Operations

    def do(self, operation: Operation) -> None:
        """Does an operation, reads the folder again and tells what changed. Raises WriterError; then all is as it was."""
        self._step(lambda: self.history.do(operation))

    def undo(self) -> None:
        """Undoes the last operation. Raises WriterError; then all is as it was."""
        self._step(self.history.undo)

    def redo(self) -> None:
        """Does again what was undone last. Raises WriterError; then all is as it was."""
        self._step(self.history.redo)

    def _step(self, step: Callable[[], Changes]) -> None:
        self._must_be_ours()
        changes = step()
        self.reload()
        self.bus.tell(changes)

    def _must_be_ours(self) -> None:
        if self.read_only:
            raise EnvironmentFault(self.read_only)
