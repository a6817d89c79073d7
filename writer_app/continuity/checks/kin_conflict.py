"""C203: kin in the text that your notes do not allow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.evidence import fact_evidence
from writer_app.continuity.judging.families import excluding, family_of
from writer_app.continuity.judging.kindred import KIN_KEYS, Bond
from writer_app.continuity.judging.passages import happens, moment_at, read_scenes
from writer_app.continuity.judging.reports import in_text, name_of, say
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity
from writer_app.domain.observations import Description, Modality, SceneReading
from writer_app.domain.scenes import Frame, SceneSource
from writer_app.domain.spans import Span

_SURE = 0.75


def _run(story: Story) -> Iterator[Finding]:
    family = family_of(story)
    for scene, reading in read_scenes(story) if family.bonds else ():
        for seen in reading.descriptions:
            if seen.key not in KIN_KEYS or seen.subject is None or not _counts(seen):
                continue
            moment = moment_at(story, reading, seen.span.start)
            against = excluding(story, family, (seen.subject, seen.key, seen.value), moment) if moment is not None else ()
            if against:
                yield _finding(story, (scene, reading), seen, against)


def _counts(seen: Description) -> bool:
    spoken = seen.modality is Modality.IN_DIALOGUE and seen.frame in (Frame.MAIN, Frame.REALM)
    return (spoken or happens(seen)) and (seen.certain or seen.confidence >= _SURE)


def _finding(story: Story, place: tuple[SceneSource, SceneReading], seen: Description, against: tuple[Bond, ...]) -> Finding:
    scene, reading = place
    one, other = name_of(story.lore, seen.value), name_of(story.lore, seen.subject)
    message = say("{one} is {key} to {other} here, which your notes do not allow.", one=one, key=seen.key, other=other)
    evidence = [fact_evidence(story, bond.who, bond.fact) for bond in against]
    assert seen.subject is not None
    found = in_text("C203", message, (scene.id, _span(reading, seen)), [seen.subject, seen.value], evidence)
    doubtful = seen.modality is Modality.IN_DIALOGUE or seen.key == "spouse" or not seen.certain
    return replace(found, severity=Severity.WARNING) if doubtful else found


def _span(reading: SceneReading, seen: Description) -> Span:
    """The words that tell it, with the name whose end they begin with: "Tobin's sister"."""
    owner = next((each.span for each in reading.mentions if each.span.end == seen.span.start and each.possessive), None)
    return Span(owner.start, seen.span.end) if owner is not None else seen.span


CHECK = Check(
    code="C203",
    name="kin-conflict",
    severity=Severity.CONFLICT,
    reads=frozenset({"descriptions"}),
    facts=frozenset({"mother", "father", "parent", "sibling", "spouse"}),
    doc=Doc(
        what="Finds somebody called the mother, brother, daughter or husband of somebody whose kin is another by your notes.",
        why="Aunts become mothers between drafts, and in the last chapter somebody inherits from the wrong one.",
        example="Your notes say `mother: ines`; the text: “Tobin's mother, Mara, was at the gate.”",
        mend="Change the text, or the fact on the page.",
        exceptions="Only what your notes exclude counts: kin they do not tell is nothing to hold against the text. Foster, "
        "step and in-law, dreams, letters and what is denied or only imagined are left alone; what somebody says is a doubt, "
        "and so is a marriage, of which there may be several.",
    ),
    run=_run,
)
