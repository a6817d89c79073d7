"""F910: a thread that is opened and then forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.promised import Step, threads
from writer_app.continuity.judging.reports import in_lore, say
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity
from writer_app.domain.lore import Entry

_LONG = 8
"""How many written scenes without a word of it make a thread forgotten."""


def _run(story: Story) -> Iterator[Finding]:
    for thread, steps in story.judged(threads):
        last = steps[-1] if steps else None
        if last is not None and last.verb != "closes" and any(step.verb == "opens" for step in steps):
            silent = _silent_after(story, thread, steps)
            if silent >= _LONG:
                yield _finding(thread, last, silent)


def _silent_after(story: Story, thread: Entry, steps: Sequence[Step]) -> int:
    """How many written scenes follow the last one that has to do with the thread, or names it."""
    last = max(step.last for step in steps)
    silent = 0
    for scene in story.timeline.reading_order[last + 1 :]:
        source, reading = story.timeline.source(scene), story.readings.get(scene)
        if source is not None and _names(thread, source.body):
            silent = 0
        elif reading is not None and reading.words:
            silent += 1
    return silent


def _names(thread: Entry, body: str) -> bool:
    """Whether the text has the thread's name, or another name for it, word for word; "the" may be missing before several."""
    names = [surface.casefold() for surface in thread.surfaces()]
    names += [bare for name in names if " " in (bare := name.removeprefix("the "))]
    return re.search(rf"\b(?:{'|'.join(map(re.escape, names))})\b", body.casefold()) is not None


def _finding(thread: Entry, last: Step, silent: int) -> Finding:
    template = "{thread} was last touched on {count} scenes before the end, and is still open."
    message = say(template, thread=thread.name, count=str(silent))
    return in_lore("F910", Severity.NOTE, message, [thread.id], last.change.origin)


CHECK = Check(
    code="F910",
    name="thread-forgotten",
    severity=Severity.NOTE,
    reads=frozenset({"lore"}),
    changes=frozenset({"opens", "touches", "closes"}),
    doc=Doc(
        what="Finds a thread that is open and has not been touched on for eight written scenes or more.",
        why="A promise made to the reader in chapter two is still waiting in chapter twenty.",
        example="`opens: the promise` in the second scene, no `touches` or `closes` after it, and ten scenes written since.",
        mend="Touch on it, close it, or note where the text already does.",
        exceptions="Scenes that name the thread, scenes without a word yet, and threads that are closed are left alone.",
    ),
    run=_run,
)
