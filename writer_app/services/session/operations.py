"""Operations on a project's files: each is done whole, undone whole, and told as one change."""

from __future__ import annotations

from dataclasses import dataclass

from writer_app.services.revising import Revision
from writer_app.services.session.changes import Changes


@dataclass(frozen=True, slots=True)
class Operation:
    """One step of a writer's: `title` as the undo menu names it ("Rename chapter"), the files it rewrites, makes (`before` is
    None) or takes away (`removed`), and what it changes for those who show it."""

    title: str
    revisions: tuple[Revision, ...]
    changes: Changes
    removed: tuple[tuple[str, bytes], ...] = ()
    """Files that go, by path, with what they held."""
