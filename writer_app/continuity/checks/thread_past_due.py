"""F911: a thread that is not closed by when it was due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.promised import Step, read_at, threads
from writer_app.continuity.judging.reports import in_lore, say
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity
from writer_app.domain.lore import Entry
from writer_app.domain.values import Scalar
from writer_app.domain.vocabulary.positions import position_from

_DUE = "due"


def _run(story: Story) -> Iterator[Finding]:
    for thread, steps in story.judged(threads):
        for text in thread.link(_DUE):
            due = read_at(story, position_from(Scalar(text)))
            if due is not None and _is_late(story, steps, due[1]):
                yield _finding(thread, text, closed=any(step.verb == "closes" for step in steps))


def _is_late(story: Story, steps: Sequence[Step], due: int) -> bool:
    """Whether the book goes on beyond `due`, and the thread is open until then at the least."""
    after = story.timeline.reading_order[due + 1 :]
    written = any((reading := story.readings.get(scene)) is not None and reading.words for scene in after)
    return written and not any(step.verb == "closes" and step.first <= due for step in steps)


def _finding(thread: Entry, due: str, *, closed: bool) -> Finding:
    template = (
        "{thread} is closed only after {due}, when it was due."
        if closed
        else "{thread} is still open after {due}, when it was due."
    )
    origin = dict(thread.link_origins).get(_DUE, thread.origin)
    return in_lore("F911", Severity.NOTE, say(template, thread=thread.name, due=due), [thread.id], origin)


CHECK = Check(
    code="F911",
    name="thread-past-due",
    severity=Severity.NOTE,
    reads=frozenset({"lore"}),
    changes=frozenset({"opens", "closes"}),
    doc=Doc(
        what="Finds a thread that is not closed by the scene, chapter or date that you gave it as `due`.",
        why="A ship that sails at dawn has sailed, or has not, when dawn is over.",
        example="`due: the-wedding` on the page of a thread, scenes written after the wedding, and no `closes` up to it.",
        mend="Close it in time, move `due`, or note where the text already closes it.",
        exceptions="Nothing is said before anything is written after the day, and nothing of threads without `due`.",
    ),
    run=_run,
)
