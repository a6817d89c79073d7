"""Evidence from declarations, in one form for every check: the sentence that declares it."""

from __future__ import annotations

from functools import partial

from writer_app.continuity.state.tracks import Declared
from writer_app.continuity.story import Story
from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.findings import LoreEvidence
from writer_app.domain.lore import Change, Fact, Limit, Lore
from writer_app.domain.values import NOWHERE
from writer_app.domain.vocabulary.sentences import Names, change_told, fact_sentence, limit_sentence, places

NOTES = "your notes"


def names_in(lore: Lore, timeline: Timeline) -> Names:
    """Entries by their names, scenes and chapters by their titles where they have one."""
    return Names(lore, partial(_title, timeline))


def _title(timeline: Timeline, reference: str) -> str:
    source = timeline.source(reference)
    if source is not None:
        return source.title or timeline.project.outline.title_alone(source.id) or source.id
    node = (timeline.node_id(reference) or reference).lower()
    found = (chapter.title for chapter in timeline.project.outline.chapters() if chapter.id.lower() == node)
    return next(found, "") or reference


def names_of(story: Story) -> Names:
    """What the story's entries and scenes are called."""
    return names_in(story.lore, story.timeline)


def fact_evidence(story: Story, entry_id: str, fact: Fact, label: str = NOTES) -> LoreEvidence:
    """`fact` of an entry, as evidence."""
    entry = story.lore.get(entry_id)
    said = fact_sentence(entry.name if entry else entry_id, fact, names_of(story))
    return LoreEvidence(entry_id, fact.key, fact.value, f"{label}: {said}", fact.origin)


def change_evidence(story: Story, entry_id: str, change: Change, label: str = NOTES) -> LoreEvidence:
    """`change`, declared on an entry, as evidence; its value is what it names, or where it happens."""
    names, entry = names_of(story), story.lore.get(entry_id)
    value = ", ".join(text for _, texts in change.args for text in texts if text != "true")
    said = change_told(entry, change, names) if entry else change.verb
    return LoreEvidence(entry_id, change.verb, value or places(change.at), f"{label}: {said}", change.origin)


def limit_evidence(story: Story, entry_id: str, limit: Limit, label: str = NOTES) -> LoreEvidence:
    """`limit` of an entry, as evidence."""
    entry = story.lore.get(entry_id)
    said = limit_sentence(entry.name if entry else entry_id, limit, names_of(story))
    return LoreEvidence(entry_id, limit.key, ", ".join(limit.values), f"{label}: {said}", limit.origin)


def declared_evidence(story: Story, declared: Declared, label: str = NOTES) -> LoreEvidence:
    """Whatever story state names as what decides it, as evidence."""
    if declared.change is not None:
        return change_evidence(story, declared.entry, declared.change, label)
    if declared.fact is not None:
        return fact_evidence(story, declared.entry, declared.fact, label)
    entry = story.lore.get(declared.entry)
    name = entry.name if entry else declared.entry
    said = f"{label}: {name}, {declared.link}: {names_of(story).entry(declared.value)}"
    return LoreEvidence(declared.entry, declared.link, declared.value, said, entry.origin if entry else NOWHERE)
