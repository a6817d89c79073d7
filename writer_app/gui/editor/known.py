"""What the last check knows of one open scene, carried along while the text is edited. No Qt."""

from __future__ import annotations

from writer_app.domain.lore import Entry, Lore
from writer_app.domain.observations import SceneReading
from writer_app.domain.scenes import Frame
from writer_app.gui.editor.marks import Marks
from writer_app.gui.editor.naming import Names
from writer_app.gui.editor.trail import Trail
from writer_app.services.session import jobs
from writer_app.services.session.buffers import SceneBuffer


class Known:
    """The findings and names of the scene in `buffer`, each of the revision that was read; `trail` leads from there to now."""

    def __init__(self, buffer: SceneBuffer, trail: Trail) -> None:
        self.buffer = buffer
        self.trail = trail
        self.marks = Marks(buffer.revision)
        self._checked: jobs.Checked | None = None
        self._names: Names | None = None

    def take(self, checked: jobs.Checked) -> int | None:
        """Takes over what a check found; how many words the scene has where that is still so, else None."""
        scene = self.buffer.scene_id
        if scene not in checked.revisions and self.buffer.dirty:
            # It was read from disk, and that is no longer what is written here.
            return None
        revision = checked.revisions.get(scene, self.buffer.revision)
        if not self.trail.knows(revision):
            return None
        self.marks = Marks.of(checked.findings, scene, revision)
        self._checked, self._names = checked, None
        self.trail.forget(revision)
        return checked.words.get(scene) if revision == self.buffer.revision else None

    def entry(self, offset: int, lore: Lore) -> Entry | None:
        """Whoever is named at a code point of the text as it is now."""
        if self._names is None:
            # Looked at only now: a long scene's reading takes a while to unpack.
            self._names = Names.of(self._reading, self.marks.revision)
        return self._names.at(offset, self.buffer.text, self.trail, lore)

    @property
    def _reading(self) -> SceneReading | None:
        return self._checked.readings.get(self.buffer.scene_id) if self._checked is not None else None

    def frame(self, offset: int) -> Frame:
        """What the passage at a code point was told as, by the last reading."""
        old = self.trail.then(offset, self.marks.revision)
        parts = self._reading.segments if old is not None and self._reading is not None else ()
        return next((part.frame for part in parts if part.span.start <= (old or 0) < part.span.end), Frame.MAIN)
