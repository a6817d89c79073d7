"""B001: your notes contradict themselves."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.births import impossible_lives
from writer_app.continuity.judging.exclusions import excluding_limits, given_by_others
from writer_app.continuity.judging.faults import reported
from writer_app.continuity.judging.kindred import impossible_kin
from writer_app.continuity.judging.lasting import SINGLE, clashing_facts
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity


def _run(story: Story) -> Iterator[Finding]:
    for entry in story.lore:
        for faults in (clashing_facts(story, entry), impossible_lives(story, entry), excluding_limits(story, entry)):
            yield from reported("B001", faults)
    yield from reported("B001", impossible_kin(story))
    yield from reported("B001", given_by_others(story))


CHECK = Check(
    code="B001",
    name="facts-contradict",
    severity=Severity.WARNING,
    reads=frozenset({"lore"}),
    facts=frozenset({*SINGLE, "parent", "sibling", "spouse"}),
    changes=frozenset({"dies", "born", "takes", "gives", "lends", "gets back", "gains", "loses"}),
    limits=frozenset({"visits at most", "at most", "works on", "no larger than", "needs", "suppressed by", "only by"}),
    doc=Doc(
        what="Finds what cannot all be true in your notes: two eye colours at once, a death before the birth, an age that the "
        "date of birth does not give, a mother younger than her son, a thing given away by whoever does not have it, limits "
        "that leave nothing over.",
        why="Whatever the text says, one of two such lines is wrong, and every check that reads them goes astray.",
        example="`eye colour: [green, brown]`, both from the first page to the last.",
        mend="Correct one of them, or say with `since` and `until` when each holds. Eyes of two colours are one value: "
        "`green and brown`.",
        exceptions="Claims (`according to`), values whose times do not meet, a later value that takes the place of one "
        "without an end, shades of one colour, a place within another, and limits with `unless` are left alone.",
    ),
    run=_run,
)
