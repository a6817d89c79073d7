"""F912: a thread that is closed before it is opened."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.promised import Step, threads
from writer_app.continuity.judging.reports import in_lore, say
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity
from writer_app.domain.lore import Entry


def _run(story: Story) -> Iterator[Finding]:
    for thread, steps in story.judged(threads):
        opened = [step.first for step in steps if step.verb == "opens"]
        for step in steps:
            if step.verb == "closes" and opened and min(opened) > step.last:
                yield _finding(thread, step)


def _finding(thread: Entry, step: Step) -> Finding:
    message = say("{thread} is closed before it is opened.", thread=thread.name)
    return in_lore("F912", Severity.NOTE, message, [thread.id], step.change.origin)


CHECK = Check(
    code="F912",
    name="closed-before-opened",
    severity=Severity.NOTE,
    reads=frozenset({"lore"}),
    changes=frozenset({"opens", "closes"}),
    doc=Doc(
        what="Finds a thread that readers see closed before they see it opened.",
        why="An answer that comes before its question is no answer; it happens when chapters change places.",
        example="`closes: the promise` in the third chapter, and `opens: the promise` only in the fifth.",
        mend="Put the chapters or the two changes in order, or note an earlier opening.",
        exceptions="The order of reading counts, not the order of the story. One scene may do both; a thread that is opened "
        "before the story begins, opened again, or never opened in your notes is left alone.",
    ),
    run=_run,
)
