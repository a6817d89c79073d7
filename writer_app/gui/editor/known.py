"""What the last check knows of one open scene, carried along while the text is edited. No Qt."""

from __future__ import annotations

from writer_app.domain.lore import Entry, Lore
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
        self.names = Names(buffer.revision)
        self._frames: tuple[tuple[int, int, Frame], ...] = ()

    def take(self, checked: jobs.Checked) -> int | None:
        """Takes over what a check found; how many words the scene has where that is still so, else None."""
        scene = self.buffer.scene_id
        if scene not in checked.revisions and self.buffer.dirty:
            # It was read from disk, and that is no longer what is written here.
            return None
        revision = checked.revisions.get(scene, self.buffer.revision)
        if not self.trail.knows(revision):
            return None
        reading = checked.readings.get(scene)
        self.marks = Marks.of(checked.findings, scene, revision)
        self.names = Names.of(checked.readings, scene, revision)
        self._frames = tuple((part.span.start, part.span.end, part.frame) for part in reading.segments) if reading else ()
        self.trail.forget(revision)
        return checked.words.get(scene) if revision == self.buffer.revision else None

    def entry(self, offset: int, lore: Lore) -> Entry | None:
        """Whoever is named at a code point of the text as it is now."""
        return self.names.at(offset, self.buffer.text, self.trail, lore)

    def frame(self, offset: int) -> Frame:
        """What the passage at a code point was told as, by the last reading."""
        old = self.trail.then(offset, self.marks.revision)
        if old is None:
            return Frame.MAIN
        return next((frame for start, end, frame in self._frames if start <= old < end), Frame.MAIN)
