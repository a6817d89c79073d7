"""A fix of a finding, applied: the text where it is open, the lore as an operation that can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from writer_app.domain.errors import UsageError
from writer_app.domain.findings import Finding, Fix
from writer_app.services.fixing import fixes_of
from writer_app.services.revising import revise
from writer_app.services.session.buffers import Edit
from writer_app.services.session.changes import Changes
from writer_app.services.session.operations import Operation
from writer_app.services.session.session import Session

_MOVED = "the text has changed since this was noted; it is being read again"


def lore_operation(session: Session, finding: Finding, fix: Fix) -> Operation | None:
    """What `fix` does to the lore, as one operation; None where it leaves the lore alone.

    Raises UsageError where a page has changed so that it cannot be done.
    """
    if not fix.lore_edits:
        return None
    lore_only = replace(finding, fixes=(replace(fix, text_edits=()),))
    (changes,) = fixes_of(session.folder, session.loaded)(lore_only)
    if not changes:
        raise UsageError("this cannot be written to your notes as they stand")
    spliced = {
        (str(change["path"]), int(str(change["start"])), int(str(change["end"])), str(change["text"])) for change in changes
    }
    if len({path for path, *_ in spliced}) != len(spliced):
        raise UsageError("this cannot be written to your notes in one step")
    revisions = tuple(
        revise(session.folder, path, partial(_spliced, start, end, new)) for path, start, end, new in sorted(spliced)
    )
    entries = frozenset(edit.entry for edit in fix.lore_edits)
    return Operation(fix.title, revisions, Changes(lore=entries))


def edit_text(session: Session, fix: Fix, read: Mapping[str, int], source: object = None) -> None:
    """Makes the changes of `fix` in the open texts, where typing can undo them.

    `read` are the revisions by scene id that were read when the finding was made; a scene that is not named there was read
    from disk. Raises UsageError, with nothing changed, where a text is another one by now.
    """
    edits = sorted(fix.text_edits, key=lambda edit: (edit.scene, edit.span), reverse=True)
    for edit in edits:
        buffer = session.buffer(edit.scene)
        fresh = buffer.revision == read[edit.scene] if edit.scene in read else not buffer.dirty
        if not fresh or edit.span.end > len(buffer.text):
            raise UsageError(_MOVED)
    for edit in edits:
        session.buffer(edit.scene).edit(Edit(edit.span.start, len(edit.span), edit.text, source))


def _spliced(start: int, end: int, new: str, text: str) -> str:
    return text[:start] + new + text[end:]
