"""K803: two meet for the first time who have met before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.evidence import declared_evidence
from writer_app.continuity.judging.meetings import FirstMeeting, first_meetings
from writer_app.continuity.judging.reports import in_text, name_of, say
from writer_app.continuity.state.story_state import Declared, Truth
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity


def _run(story: Story) -> Iterator[Finding]:
    for seen in first_meetings(story):
        met = story.state.met(seen.one, seen.other, seen.moment)
        if met.truth is Truth.YES and met.by is not None:
            yield _finding(story, seen, met.by)


def _finding(story: Story, seen: FirstMeeting, met: Declared) -> Finding:
    one, other = name_of(story.lore, seen.one), name_of(story.lore, seen.other)
    message = say("{one} and {other} meet for the first time here, but have met before.", one=one, other=other)
    found = in_text("K803", message, (seen.scene.id, seen.span), [seen.one, seen.other], [declared_evidence(story, met)])
    # Whoever says so may lie, or may have forgotten.
    return replace(found, severity=Severity.WARNING) if seen.said else found


CHECK = Check(
    code="K803",
    name="met-again-for-the-first-time",
    severity=Severity.CONFLICT,
    reads=frozenset({"acts", "quotes", "mentions"}),
    changes=frozenset({"meets"}),
    doc=Doc(
        what="Finds two people introduced to each other, or strangers, who have met before by your notes.",
        why="Two who shared a cell in chapter two are not introduced at a ball in chapter twenty.",
        example="Your notes say `meets: Ann` in chapter two; in chapter twenty: “The duke introduced Tom to Ann.”",
        mend="Let them know each other, or move the meeting in your notes.",
        exceptions="The scene of the meeting itself, meetings that are remembered, denied, imagined or told, and people "
        "who are only named with others are left alone. What somebody says themselves (“We have not met”) is a doubt: they "
        "may lie.",
    ),
    run=_run,
)
