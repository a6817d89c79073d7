"""L301: the dead act or speak."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.deadacts import Appearance, events, homes_of_the_dead
from writer_app.continuity.judging.evidence import declared_evidence
from writer_app.continuity.judging.reports import in_text, name_of, say
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity


def _run(story: Story) -> Iterator[Finding]:
    has_home = bool(homes_of_the_dead(story))
    for event in story.judged(events):
        if has_home and any(item.met for item in event):
            continue
        # Being met breaks nothing where no realm keeps the dead: it may be a grave that is spoken to.
        acting = [item for item in event if item.acts]
        yield from (_finding(story, item) for item in acting)


def _finding(story: Story, item: Appearance) -> Finding:
    name = name_of(story.lore, item.who)
    deed = "speaks" if item.speaks else "acts"
    message = say("{name} {deed} here, but is dead at this point of the story.", name=name, deed=deed)
    evidence = [declared_evidence(story, item.life.by)] if item.life.by else []
    return in_text("L301", message, (item.scene, item.span), [item.who], evidence)


CHECK = Check(
    code="L301",
    name="dead-acts",
    severity=Severity.CONFLICT,
    reads=frozenset({"acts", "quotes"}),
    facts=frozenset({"species"}),
    changes=frozenset({"dies", "returns", "stays at", "enters", "leaves"}),
    limits=frozenset({"home of", "admits"}),
    doc=Doc(
        what="Finds somebody acting or speaking after the death that your notes give.",
        why="A dead man who pours the wine is the slip that every reader sees.",
        example="Your notes say `dies` at the bridge; two chapters later: “Tom closed the door.”",
        mend="Give the deed to somebody else, move the death, add `returns`, or mark the passage as a flashback or dream.",
        exceptions="Naming the dead is no fault: memories, dreams, letters, flashbacks, what is told in speech, denied or "
        "only imagined, bodies, portraits and ghosts are left alone. So are the dead in a realm that is their home, a page "
        "with `species: ghost` or the like, and the scene of the death itself.",
    ),
    run=_run,
)
