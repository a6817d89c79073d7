"""What the last check knows of one open scene, carried along while the text is edited. No Qt."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from writer_app.domain.lore import Entry, Lore
from writer_app.domain.observations import Quote, SceneReading, Segment
from writer_app.domain.scenes import Frame
from writer_app.domain.spans import Span
from writer_app.gui.editor.marks import Marks
from writer_app.gui.editor.naming import Names
from writer_app.gui.editor.trail import Trail
from writer_app.services.session import jobs
from writer_app.services.session.buffers import SceneBuffer
from writer_app.services.session.packed import quotes_of


@dataclass(frozen=True, slots=True)
class Speech:
    """A quotation as it was read last, and where it stands in the text as it is now."""

    quote: Quote
    span: Span


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
            self._names = Names.of(self.reading, self.marks.revision)
        return self._names.at(offset, self.buffer.text, self.trail, lore)

    def speech(self, offset: int) -> Speech | None:
        """The quotation around a code point of the text as it is now; None where its words have changed since."""
        old = self.trail.then(offset, self.marks.revision) if self.trail.knows(self.marks.revision) else None
        checked = self._checked if old is not None else None
        quotes = quotes_of(checked.readings, self.buffer.scene_id) if checked is not None else ()
        place = bisect_right(quotes, old or 0, key=lambda quote: quote.span.start) - 1
        if place < 0 or (old or 0) > quotes[place].span.end:
            return None
        now = self.trail.now(quotes[place].span, self.marks.revision)
        return Speech(quotes[place], now) if now is not None else None

    def proposed(self, offset: int) -> Segment | None:
        """The stretch around a code point that looks like a frame of its own, where it stands in the text as it is now."""
        if self.reading is None or not self.trail.knows(self.marks.revision):
            return None
        spans = ((each, self.trail.now(each.span, self.marks.revision)) for each in self.reading.proposed)
        return next((replace(each, span=span) for each, span in spans if span and span.start <= offset < span.end), None)

    @property
    def reading(self) -> SceneReading | None:
        """What the last check read in the scene."""
        return self._checked.readings.get(self.buffer.scene_id) if self._checked is not None else None

    def frame(self, offset: int) -> Frame:
        """What the passage at a code point was told as, by the last reading."""
        old = self.trail.then(offset, self.marks.revision)
        parts = self.reading.segments if old is not None and self.reading is not None else ()
        return next((part.frame for part in parts if part.span.start <= (old or 0) < part.span.end), Frame.MAIN)
