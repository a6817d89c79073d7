"""B002: a page that the finished manuscript never names."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.passages import read_scenes
from writer_app.continuity.judging.references import lore_references, scene_references
from writer_app.continuity.judging.reports import in_lore, say
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity
from writer_app.domain.lore import Kind
from writer_app.text.fold import fold_key

_NAMED = (Kind.CHARACTER, Kind.LOCATION, Kind.ITEM, Kind.GROUP)


def _run(story: Story) -> Iterator[Finding]:
    if _is_finished(story):
        used = frozenset(_used(story))
        for entry in story.lore.of_kind(*_NAMED):
            if entry.id not in used:
                message = say("Nothing in the manuscript or in your other notes names {name}.", name=entry.name)
                yield in_lore("B002", Severity.NOTE, message, [entry.id], entry.origin)


def _is_finished(story: Story) -> bool:
    """Whether every scene of the outline is written and said to be done: until then a page may be one for later."""
    scenes = [story.timeline.source(scene) for scene in story.timeline.reading_order]
    done = story.pack.words("finished words")
    return bool(scenes) and all(scene is not None and fold_key(scene.status) in done for scene in scenes)


def _used(story: Story) -> Iterator[str]:
    for _, reading in read_scenes(story):
        for mention in reading.mentions:
            yield from (mention.entry,) if mention.entry is not None else mention.candidates
    named = [reference for entry in story.lore for reference in lore_references(entry)]
    named += [reference for scene in story.scenes for reference in scene_references(scene)]
    for reference in named:
        found = story.lore.resolve(reference.text)
        if found is not None and found.id != reference.owner:
            yield found.id


CHECK = Check(
    code="B002",
    name="unused-entry",
    severity=Severity.NOTE,
    reads=frozenset({"mentions", "lore"}),
    doc=Doc(
        what="Finds characters, places, items and groups with a page that neither text nor other pages ever name.",
        why="A page nobody needs is a plan that was dropped, or a name that the text spells in another way.",
        example="`name: Corvin Vale` in your notes, and a manuscript that calls him “Corwin” throughout.",
        mend="Correct the name or add an alias; or delete the page, if the plan is gone.",
        exceptions="Only when the manuscript is finished: every scene of the outline is written, with `status: done` (or "
        "final, finished, complete). Powers, secrets, threads and events need not be named; what another page names is used.",
    ),
    run=_run,
)
