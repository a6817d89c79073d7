"""One project while it is open for writing: its texts, its operations, its lock."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from writer_app.domain.errors import EnvironmentFault, UsageError
from writer_app.domain.scenes import SceneSource
from writer_app.services.session.buffers import Edit, Listener, SceneBuffer
from writer_app.services.session.changes import Bus, Changes
from writer_app.services.session.history import History
from writer_app.services.session.operations import Operation
from writer_app.services.session.outside import Choice, difference, merge
from writer_app.services.session.saving import Save, file_text, plan_save, write
from writer_app.storage.files import encode, write_atomic
from writer_app.storage.folder import Loaded, load
from writer_app.storage.lock import hold
from writer_app.storage.snapshots import Snapshots
from writer_app.storage.writing import inside


class Meeting(Enum):
    """What became of an open text whose file is another one now."""

    FOLLOWED = "followed"
    MERGED = "merged"
    CONTESTED = "contested"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Taken:
    """The scenes whose open text now follows the disk, was merged with it, waits for a choice, or has no file any more."""

    followed: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    contested: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contest:
    """A scene's text as last read (`base`), and as another program has it, in a file of that digest."""

    scene: str
    base: str
    theirs: str
    digest: str


class Session:
    """A project open in a window.

    `loaded` is the folder as last read; `bus` tells what operations change; `history` does and undoes them. `read_only` says
    why nothing may be written (who holds the project, or a disk that refuses), and is empty where everything may. `data` is
    the project's folder among the user's data, for what must outlive this session; without one nothing is kept.
    `contests` are scenes of which another program has rewritten what is being written here, by id: they are not saved before
    someone has chosen. `generation` grows whenever `loaded` is another one.
    """

    def __init__(self, folder: Path, data: Path | None = None, loaded: Loaded | None = None) -> None:
        self.folder = folder
        self.data = data
        self.loaded = loaded or load(folder)
        self.bus = Bus()
        self.snapshots = Snapshots(data / "history") if data is not None else None
        self.history = History(folder, self.snapshots)
        self.contests: dict[str, Contest] = {}
        self.generation = 0
        self.read_only = ""
        self._buffers: dict[str, SceneBuffer] = {}
        self._parked: dict[str, SceneBuffer] = {}
        self._last: dict[str, SceneSource] = {}
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
            self._buffers[scene_id] = self._opened(scene)
        return self._buffers[scene_id]

    def _opened(self, scene: SceneSource) -> SceneBuffer:
        buffer = self._parked.pop(scene.id, None)
        if buffer is None:
            buffer = SceneBuffer(scene)
            buffer.listen(self._on_edit)
        else:
            buffer.path = scene.path
            self._meet_text(buffer, scene)
        return buffer

    def scene(self, scene_id: str) -> SceneSource | None:
        """A scene as it stands on disk, placed or not."""
        scenes = (*self.loaded.scenes, *self.loaded.unplaced)
        return next((scene for scene in scenes if scene.id == scene_id), None)

    def text_of(self, scene_id: str) -> str:
        """The text of a scene: the open one, or else as it stands on disk; "" for a scene that is not there."""
        opened, scene = self._buffers.get(scene_id), self.scene(scene_id)
        return opened.text if opened is not None else scene.body if scene is not None else ""

    def title_of(self, scene_id: str) -> str:
        """What a scene is called, or was called before its file went."""
        scene = self.last_read(scene_id)
        if scene is None:
            return scene_id
        return scene.title or self.loaded.project.outline.title_alone(scene.id) or scene.id

    def last_read(self, scene_id: str) -> SceneSource | None:
        """A scene as it stands on disk, or stood there before another program took its file away while it was open."""
        return self.scene(scene_id) or self._last.get(scene_id)

    def is_there(self, scene_id: str) -> bool:
        """Whether a scene has a text to be typed in, be it without a file."""
        return scene_id in self._buffers or self.scene(scene_id) is not None

    def gone(self) -> tuple[SceneBuffer, ...]:
        """The open texts that have no file any more."""
        return tuple(buffer for buffer in self.open_buffers() if self.scene(buffer.scene_id) is None)

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
        """Writes an open text over the file it was read from. Raises WriterError; the text then stays unsaved."""
        if buffer.dirty:
            save = self.plan_save(buffer)
            self.saved(save, write(save))

    def plan_save(self, buffer: SceneBuffer) -> Save:
        """What `saving.write` may write, beside the window. Raises EnvironmentFault where nothing may be written now."""
        self._must_be_ours()
        if buffer.scene_id in self.contests:
            raise EnvironmentFault(f"“{self.title_of(buffer.scene_id)}” was changed by another program too; choose first")
        return plan_save(self.folder, buffer)

    def saved(self, save: Save, digest: str) -> None:
        """What was planned stands on disk now, in a file of that digest."""
        buffer = self._buffers.get(save.scene)
        if buffer is not None:
            buffer.saved, buffer.digest = save.body, digest

        def fresh(scene: SceneSource) -> SceneSource:
            return replace(scene, body=save.body, digest=digest) if scene.id == save.scene else scene

        scenes, unplaced = (tuple(map(fresh, rows)) for rows in (self.loaded.scenes, self.loaded.unplaced))
        files = {**self.loaded.files, save.path: digest}
        self.loaded = replace(self.loaded, scenes=scenes, unplaced=unplaced, files=files)
        self.generation += 1
        self.bus.tell(Changes(scenes=frozenset((save.scene,)), initiator=self))

    def reload(self) -> None:
        """Reads the folder again and takes it as it is. Raises WriterError where the project cannot be read."""
        self.take(load(self.folder))

    def take(self, loaded: Loaded) -> Taken:
        """The folder as another program has left it: open texts follow, or are merged with what was typed in them."""
        changes = difference(self.loaded, loaded)
        taken = self._follow(loaded, ours=False)
        self.bus.tell(changes)
        return taken

    def write_again(self, scene_id: str) -> None:
        """Makes the file of an open text anew, where another program has taken it away, with the front matter and the line
        ends that it had. Raises WriterError."""
        self._must_be_ours()
        buffer = self.buffer(scene_id)
        text = file_text(self._last[scene_id], buffer.text)
        file = inside(self.folder, buffer.path)
        file.parent.mkdir(parents=True, exist_ok=True)
        buffer.digest = write_atomic(file, encode(text, buffer.path), "")
        buffer.saved = buffer.text
        self.reload()

    def _follow(self, loaded: Loaded, ours: bool) -> Taken:
        read = (self.scene(scene) for scene in self._buffers)
        self._last |= {scene.id: scene for scene in read if scene is not None}
        self.loaded = loaded
        self.generation += 1
        met = [(buffer.scene_id, self._meet(buffer, ours)) for buffer in self.open_buffers()]
        named = [tuple(scene for scene, meeting in met if meeting is kind) for kind in Meeting]
        return Taken(*named)

    def _meet(self, buffer: SceneBuffer, ours: bool) -> Meeting | None:
        scene = self.scene(buffer.scene_id)
        if scene is None:
            if ours and not buffer.dirty:
                # Views may hold on to it: should the scene come back, it does so in the same buffer.
                self._parked[buffer.scene_id] = self._buffers.pop(buffer.scene_id)
                return None
            return Meeting.GONE
        buffer.path = scene.path
        if scene.digest == buffer.digest:
            return None
        return self._meet_text(buffer, scene)

    def _meet_text(self, buffer: SceneBuffer, scene: SceneSource) -> Meeting | None:
        mine, base = buffer.text, buffer.saved
        if scene.body == base:
            buffer.digest = scene.digest
            return None
        if (contest := self.contests.get(scene.id)) is not None:
            base = contest.base
        merged = merge(base, mine, scene.body)
        if merged.overlaps:
            self.contests[scene.id] = Contest(scene.id, base, scene.body, scene.digest)
            return Meeting.CONTESTED
        self._settle_on(buffer, scene.body, scene.digest, merged.text())
        return Meeting.MERGED if mine != base else Meeting.FOLLOWED

    def _settle_on(self, buffer: SceneBuffer, theirs: str, digest: str, text: str) -> None:
        self.contests.pop(buffer.scene_id, None)
        buffer.saved, buffer.digest = theirs, digest
        buffer.replace(text, self)

    def choose(self, scene_id: str, choices: Sequence[Choice]) -> None:
        """Ends a contest: the overlaps become what was chosen, in their order, as one edit of the open text.

        Raises EnvironmentFault where no snapshot of the other version can be kept; the contest then goes on.
        """
        contest = self.contests[scene_id]
        buffer = self.buffer(scene_id)
        if self.snapshots is not None:
            theirs = contest.theirs.encode("utf-8", "surrogatepass")
            self.snapshots.keep("The other version of a merged scene", ((buffer.path, theirs),))
        text = merge(contest.base, buffer.text, contest.theirs).text(choices)
        self._settle_on(buffer, contest.theirs, contest.digest, text)

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
        loaded = load(self.folder)
        changes = changes.joined(difference(self.loaded, loaded))
        self._follow(loaded, ours=True)
        self.bus.tell(changes)

    def _must_be_ours(self) -> None:
        if self.read_only:
            raise EnvironmentFault(self.read_only)
