"""Where a passage is now that was read some edits ago."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from writer_app.domain.spans import Span
from writer_app.services.session.buffers import Edit

_KEPT = 4000


@dataclass(frozen=True, slots=True)
class _Step:
    revision: int
    start: int
    removed: int
    inserted: int


class Trail:
    """The last edits of one text, each with the revision that it led to.

    A span of an older revision is carried through them; it is gone where its own words were touched.
    """

    def __init__(self, revision: int = 0) -> None:
        self._base = revision
        self._steps: deque[_Step] = deque()

    @property
    def revision(self) -> int:
        """The revision that the text has now."""
        return self._steps[-1].revision if self._steps else self._base

    def edit(self, edit: Edit, revision: int) -> None:
        """One edit more, which led to `revision`."""
        self._steps.append(_Step(revision, edit.start, edit.removed, len(edit.inserted)))
        while len(self._steps) > _KEPT:
            self._base = self._steps.popleft().revision

    def forget(self, revision: int) -> None:
        """Nobody will ask about anything older than `revision` any more."""
        while self._steps and self._steps[0].revision <= revision:
            self._base = self._steps.popleft().revision

    def knows(self, revision: int) -> bool:
        """Whether a span of that revision can be carried to now."""
        return self._base <= revision <= self.revision

    def now(self, span: Span, revision: int) -> Span | None:
        """Where the words at `span` of `revision` are now; None where they were changed."""
        start, end = span.start, span.end
        for step in self._steps:
            if step.revision <= revision:
                continue
            if step.start + step.removed <= start and (step.removed or step.start <= start):
                shift = step.inserted - step.removed
                start, end = start + shift, end + shift
            elif step.start < end:
                return None
        return Span(start, end)

    def then(self, offset: int, revision: int) -> int | None:
        """Where `offset` of the text as it is now was at `revision`; None inside words that were typed since."""
        for step in reversed(self._steps):
            if step.revision <= revision:
                break
            if offset >= step.start + step.inserted:
                offset += step.removed - step.inserted
            elif offset >= step.start:
                return None
        return offset
