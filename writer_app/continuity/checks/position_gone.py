"""B006: a position in your notes that is nowhere: no such scene or chapter, or words that are gone from it."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.hints import nearest_of, with_hint
from writer_app.continuity.judging.references import dates, positions
from writer_app.continuity.judging.reports import in_lore, say, scene_title
from writer_app.continuity.story import Story
from writer_app.continuity.time.moments import NEVER
from writer_app.domain.findings import Finding, Message, Severity
from writer_app.domain.positions import Position, PositionKind


def _run(story: Story) -> Iterator[Finding]:
    for entry in story.lore:
        for position in positions(entry):
            yield from _place(story, entry.id, position)
        for position in dates(entry):
            if _never_reached(story, position):
                message = say(
                    "No scene has a date to compare “{date}” with; until one has, nothing goes by it.", date=position.written
                )
                yield in_lore("B006", Severity.NOTE, message, [entry.id], position.origin)


def _place(story: Story, owner: str, position: Position) -> Iterator[Finding]:
    """What is wrong with a scene, a chapter or quoted words; dates are another matter."""
    if position.kind is PositionKind.DATE:
        return
    if story.timeline.resolve(position) is None:
        # A scene not yet written may be named; what is spelt almost like one that is there rather is a slip.
        near = nearest_of(_known(story), position.ref)
        severity = Severity.WARNING if near else Severity.NOTE
        yield in_lore("B006", severity, _nowhere(position, near), [owner], position.origin)
    elif not story.timeline.knows(position):
        message = say(
            "“{words}” is not to be found in “{scene}”; it counts from the end of that scene.",
            words=position.after,
            scene=scene_title(story, position.ref),
        )
        yield in_lore("B006", Severity.WARNING, message, [owner], position.origin)


def _never_reached(story: Story, position: Position) -> bool:
    """Whether a date can be before or after no scene, since none is dated by its calendar."""
    interval = story.timeline.resolve(position)
    return position.kind is PositionKind.DATE and interval is not None and interval.certain == NEVER


def _known(story: Story) -> tuple[str, ...]:
    return (*story.timeline.reading_order, *(chapter.id for chapter in story.project.outline.chapters()))


def _nowhere(position: Position, near: str) -> Message:
    template = "There is no scene or chapter “{text}”" if near else "There is no scene or chapter “{text}” yet"
    return with_hint(template, near, text=position.written or position.ref)


CHECK = Check(
    code="B006",
    name="position-gone",
    severity=Severity.WARNING,
    reads=frozenset({"lore"}),
    doc=Doc(
        what="Finds positions in your notes that are nowhere: a scene or chapter that is not there, words that no longer "
        "stand in their scene.",
        why="What happens at a place that is gone happens at the end of the scene, or never, and nobody says so.",
        example="`at: {scene: the-bridge, after: “he let go”}` where the scene was written anew, and nobody lets go in it.",
        mend="Select where it happens now and say “it happens here”, or correct the id.",
        exceptions="Scenes that the outline names need not be written yet; a position spelt like no scene there is may be one "
        "to come, and is worth a look, no more. So is a date that no dated scene can be compared with; a date of birth, which "
        "tells an age, is none of them.",
    ),
    run=_run,
)
