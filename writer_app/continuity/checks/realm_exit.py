"""R605: someone leaves a realm without what it takes."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.evidence import limit_evidence, names_of
from writer_app.continuity.judging.exits import left_within_scene, way_out_shown
from writer_app.continuity.judging.limits import limits_of
from writer_app.continuity.judging.reports import in_text, name_of, passage, say
from writer_app.continuity.judging.visits import ReadStay, read_stays, realms
from writer_app.continuity.story import Story
from writer_app.domain.findings import Evidence, Finding, Severity
from writer_app.domain.lore import Condition, Entry, Limit
from writer_app.domain.vocabulary.limits import LIMITS
from writer_app.domain.vocabulary.sentences import values_said


def _run(story: Story) -> Iterator[Finding]:
    for realm in realms(story, "leave only with"):
        for stay in story.judged(read_stays, realm):
            for limit in limits_of(story, realm.id, "leave only with"):
                conditions = [*(Condition(value) for value in limit.values), *limit.unless]
                if left_within_scene(stay) and not way_out_shown(story, stay, conditions):
                    yield from _finding(story, realm, limit, stay)


def _finding(story: Story, realm: Entry, limit: Limit, stay: ReadStay) -> Iterator[Finding]:
    if stay.ended is None:
        return
    name = name_of(story.lore, stay.who)
    needed = values_said(LIMITS[limit.key], limit.values, names_of(story))
    message = say("{name} leaves {realm} here without {needed}.", name=name, realm=realm.name, needed=needed)
    evidence: list[Evidence] = [limit_evidence(story, realm.id, limit)]
    if stay.last.span != stay.ended.span:
        evidence.append(passage(stay.last.scene.id, stay.last.span, f"{name} is still there"))
    yield in_text("R605", message, (stay.ended.scene.id, stay.ended.span), [stay.who, realm.id], evidence)


CHECK = Check(
    code="R605",
    name="realm-exit",
    severity=Severity.CONFLICT,
    reads=frozenset({"acts", "moves", "mentions"}),
    changes=frozenset({"returns", "leaves"}),
    limits=frozenset({"leave only with", "home of", "quirks reach in"}),
    doc=Doc(
        what="Finds somebody leaving a realm with no sign of what it takes to leave.",
        why="If anyone can walk out, being there was never a danger.",
        example="`leave only with: rewind`, and he simply wakes up in the cell again.",
        mend="Show the way out at work, declare it (`returns: {by: …}`), or widen the limit.",
        exceptions="One word of it in the same paragraph or the two sentences before is enough: its name, a verb of the "
        "power, its tools. Residents, dreams, wishes, what is denied or told in speech are left alone.",
    ),
    run=_run,
)
