"""R602: the living meet the dead outside the realm where the dead are at home."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.deadacts import Appearance, Home, events, homes_of_the_dead
from writer_app.continuity.judging.evidence import declared_evidence, limit_evidence
from writer_app.continuity.judging.reports import in_text, name_of, passage, say
from writer_app.continuity.story import Story
from writer_app.domain.findings import Evidence, Finding, Severity


def _run(story: Story) -> Iterator[Finding]:
    homes = homes_of_the_dead(story)
    for event in story.judged(events) if homes else ():
        met = next((item for item in event if item.met), None)
        if met is not None:
            yield _finding(story, met, [item for item in event if item is not met], homes[0])


def _finding(story: Story, item: Appearance, others: list[Appearance], home: Home) -> Finding:
    name, living = name_of(story.lore, item.who), name_of(story.lore, item.met)
    message = say(
        "{living} meets {name} here, who is dead and at home only in {realm}.",
        living=living,
        name=name,
        realm=home.realm.name,
    )
    evidence: list[Evidence] = [limit_evidence(story, home.realm.id, home.limit)]
    if item.life.by:
        evidence.append(declared_evidence(story, item.life.by))
    evidence += [passage(other.scene, other.span, f"{name} here too") for other in others if other.span != item.span]
    subjects = [item.who, *([item.met] if item.met else []), home.realm.id]
    return in_text("R602", message, (item.scene, item.span), subjects, evidence)


CHECK = Check(
    code="R602",
    name="dead-met-outside",
    severity=Severity.CONFLICT,
    reads=frozenset({"acts", "quotes"}),
    facts=frozenset({"species"}),
    changes=frozenset({"dies", "returns", "stays at", "enters", "leaves"}),
    limits=frozenset({"home of", "admits"}),
    doc=Doc(
        what="Finds the living meeting, seeing or touching the dead outside the realm that is the home of the dead.",
        why="An afterlife has weight only as long as nobody walks out of it unnoticed.",
        example="`home of: dead` stands on the white shore, and the widow meets her husband at the market.",
        mend="Move the meeting into the realm, mark it as a dream or vision, or let the dead return in the notes first.",
        exceptions="Meetings in the realm itself, dreams, memories, graves, bodies and portraits, what is said, denied, asked "
        "or imagined are left alone. Where no realm is the home of the dead, only what they do themselves is reported.",
    ),
    run=_run,
)
