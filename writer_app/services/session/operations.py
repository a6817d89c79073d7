"""Operations on a project's files: each is done whole, undone whole, and told as one change."""

from __future__ import annotations

from dataclasses import dataclass

from writer_app.services.revising import Revision
from writer_app.services.session.changes import Changes
from writer_app.storage.files import encode


@dataclass(frozen=True, slots=True)
class Operation:
    """One step of a writer's: `title` as the undo menu names it ("Rename chapter"), the files it rewrites, makes (`before` is
    None) or takes away (`removed`), and what it changes for those who show it."""

    title: str
    revisions: tuple[Revision, ...]
    changes: Changes
    removed: tuple[tuple[str, bytes], ...] = ()
    """Files that go, by path, with what they held."""

    def written(self) -> dict[str, bytes | None]:
        """What the files of the project hold then, by path; None for one that goes."""
        made = {revision.path: encode(revision.text, revision.path) for revision in self.revisions}
        return {**made, **dict.fromkeys((path for path, _ in self.removed), None)}
