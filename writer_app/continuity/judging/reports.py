"""Findings as checks make them; the engine adds quotation, remarks and the fix that every finding has."""

from __future__ import annotations

from collections.abc import Iterable

from writer_app.continuity.story import Story
from writer_app.domain.findings import Evidence, Finding, Fix, FixKind, Message, Severity, TextEdit, TextEvidence
from writer_app.domain.lore import Lore
from writer_app.domain.spans import Span
from writer_app.domain.values import Origin


def in_text(
    code: str, message: Message, at: tuple[str, Span], subjects: Iterable[str], evidence: Iterable[Evidence]
) -> Finding:
    """A contradiction at a passage, `at` being scene id and span; a subject that is not known is left out."""
    subjects, scene, span = tuple(filter(None, dict.fromkeys(subjects))), *at
    return Finding(code, Severity.CONFLICT, message, subjects, tuple(evidence), scene=scene, span=span)


def in_lore(code: str, severity: Severity, message: Message, subjects: Iterable[str], origin: Origin) -> Finding:
    """A finding in the lore or a scene's front matter, at `origin`."""
    dismiss = Fix("Meant that way", FixKind.DISMISS)
    return Finding(code, severity, message, tuple(dict.fromkeys(subjects)), origin=origin, fixes=(dismiss,))


def say(template: str, **params: str) -> Message:
    """A message from its template and named parts."""
    return Message(template, tuple(params.items()))


def name_of(lore: Lore, entry_id: str | None) -> str:
    """The entry's name; "somebody" for none."""
    entry = lore.get(entry_id) if entry_id else None
    return entry.name if entry else "somebody"


def passage(scene: str, span: Span, label: str) -> TextEvidence:
    """A passage as evidence."""
    return TextEvidence(scene, span, label)


def edit(title: str, scene: str, span: Span, text: str) -> Fix:
    """A fix that replaces `span` by `text`."""
    return Fix(title, FixKind.EDIT, (TextEdit(scene, span, text),))


def scene_title(story: Story, scene_id: str) -> str:
    """A scene as a writer knows it: its title, that of the chapter that it is, or else its id."""
    source = story.timeline.source(scene_id)
    return (source.title or story.project.outline.title_alone(source.id) if source is not None else "") or scene_id
