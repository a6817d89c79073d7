"""C201: eyes or hair of another colour than the lore says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.evidence import fact_evidence
from writer_app.continuity.judging.looks import COLOUR_KEYS, as_written, colours, is_change, is_passing
from writer_app.continuity.judging.matching import words_of
from writer_app.continuity.judging.passages import happens, moment_at, read_scenes
from writer_app.continuity.judging.reports import edit, in_text, name_of, say
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Fix, Severity
from writer_app.domain.lore import Fact
from writer_app.domain.observations import Description, Modality, SceneReading
from writer_app.domain.scenes import Frame, SceneSource
from writer_app.domain.spans import Span
from writer_app.domain.vocabulary.wording import listed

_LIKELY, _SURE = 0.7, 0.8
_NOUN = {"eye colour": "eyes", "hair colour": "hair"}


def _run(story: Story) -> Iterator[Finding]:
    changed: dict[tuple[str | None, str], set[str]] = {}
    for scene, reading in read_scenes(story):
        for seen in filter(is_change, reading.descriptions):
            changed.setdefault((seen.subject, seen.key), set()).update(colours(story.pack, seen.value))
        for seen in reading.descriptions:
            if seen.key not in COLOUR_KEYS or seen.subject is None or not _counts(seen):
                continue
            # A colour that the text has given them, by dye or by age, is no slip of the author's.
            if changed.get((seen.subject, seen.key), set()).isdisjoint(colours(story.pack, seen.value)):
                yield from _compare(story, scene, reading, seen)


def _counts(seen: Description) -> bool:
    if not seen.certain and seen.confidence < _LIKELY:
        return False
    spoken = seen.modality is Modality.IN_DIALOGUE and seen.frame in (Frame.MAIN, Frame.REALM)
    return spoken or happens(seen)


def _compare(story: Story, scene: SceneSource, reading: SceneReading, seen: Description) -> Iterator[Finding]:
    moment = moment_at(story, reading, seen.span.start)
    assert seen.subject is not None
    facts = story.state.facts(seen.subject, seen.key, moment)
    if moment is None or not facts or _assumed(story, seen, seen.subject) or is_passing(story, scene, reading, seen):
        return
    written = colours(story.pack, seen.value)
    declared = [colours(story.pack, fact.value) for fact in facts]
    if not written or not all(declared) or any(written & named for named in declared):
        return
    doubtful = seen.modality is Modality.IN_DIALOGUE or not (seen.certain or seen.confidence >= _SURE)
    severity = Severity.WARNING if doubtful else Severity.CONFLICT
    yield _finding(story, scene, seen, facts, severity)


def _finding(story: Story, scene: SceneSource, seen: Description, facts: tuple[Fact, ...], severity: Severity) -> Finding:
    name, noun = name_of(story.lore, seen.subject), _NOUN[seen.key]
    values = listed(fact.value for fact in facts)
    verb = "are" if noun == "eyes" else "is"
    message = say(
        "{name}'s {noun} {verb} {seen} here, but {declared} in your notes.",
        name=name,
        noun=noun,
        verb=verb,
        seen=as_written(story, scene, seen),
        declared=values,
    )
    assert seen.subject is not None
    evidence = [fact_evidence(story, seen.subject, fact) for fact in facts]
    found = in_text("C201", message, (scene.id, seen.span), [seen.subject], evidence)
    return _with_edit(replace(found, severity=severity), story, scene, seen, facts[0].value)


def _with_edit(found: Finding, story: Story, scene: SceneSource, seen: Description, declared: str) -> Finding:
    """Where one word of the passage is the colour and the notes give one word, it can be put in its place."""
    fixes: list[Fix] = []
    wanted = colours(story.pack, seen.value)
    for token in words_of(scene.body, seen.span):
        if colours(story.pack, token.folded) & wanted and len(declared.split()) == 1:
            fixes = [edit(f"Change “{token.text}” to “{declared}”", scene.id, Span(token.start, token.end), declared)]
    return replace(found, fixes=tuple(fixes))


def _assumed(story: Story, seen: Description, subject: str) -> bool:
    """An assumed appearance of this kind may be what is seen; whether it is put on just now only the author knows."""
    return any(fact.value.startswith(f"{seen.key}:") for fact in story.state.facts(subject, "seems", None))


CHECK = Check(
    code="C201",
    name="attribute-conflict",
    severity=Severity.CONFLICT,
    reads=frozenset({"descriptions"}),
    facts=frozenset({"eye colour", "hair colour", "seems"}),
    doc=Doc(
        what="Finds eyes or hair described in another colour than your notes give at that point of the story.",
        why="Readers remember a face better than its author does three years and forty chapters later.",
        example="Your notes say `eye colour: green`, and the text says “her blue eyes”.",
        mend="Change the word in the text, change the notes, or give the fact `since` and `until` where the colour changes.",
        exceptions="Shades overlap (auburn is red and brown). Hair that the text dyes or lets turn grey may stay so. Wigs, "
        "lenses, an appearance under `seems`, dreams, comparisons and what is denied are left alone; what somebody says is a "
        "doubt at most.",
    ),
    run=_run,
)
