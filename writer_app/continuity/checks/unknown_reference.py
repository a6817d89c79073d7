"""B005: a reference in the lore, a scene's front matter or a `here` comment that refers to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.references import (
    Reference,
    dates,
    lore_references,
    positions,
    scene_references,
    scene_slips,
)
from writer_app.continuity.judging.reports import in_lore, say, scene_title
from writer_app.continuity.judging.wordchoice import Stranger, strangers
from writer_app.continuity.story import Story
from writer_app.continuity.time.moments import NEVER
from writer_app.domain.findings import Finding, Message, Severity
from writer_app.domain.lore import Kind
from writer_app.domain.positions import Position, PositionKind
from writer_app.domain.scenes import Frame
from writer_app.language.words import is_word
from writer_app.text.nearest import nearest

_CLOSE = 0.75
_ALIKE = 0.8
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def _run(story: Story) -> Iterator[Finding]:
    found = [reference for entry in story.lore for reference in lore_references(entry)]
    found += [reference for scene in story.scenes for reference in scene_references(scene)]
    for reference in found:
        if _unknown(story, reference):
            message = _message(story, reference)
            yield _about(reference.text, in_lore("B005", Severity.WARNING, message, _subjects(reference), reference.origin))
    for slip in (slip for scene in story.scenes for slip in scene_slips(scene)):
        yield _about(slip.text, in_lore("B005", Severity.WARNING, _slip(slip), (), slip.origin))
    for entry in story.lore:
        for stranger in strangers(story, entry):
            yield _about(stranger.text, in_lore("B005", Severity.WARNING, _strange(stranger), [entry.id], stranger.origin))
        for position in positions(entry):
            yield from _position(story, entry.id, position)
        for position in dates(entry):
            if _never_reached(story, position):
                message = say(
                    "No scene has a date to compare “{date}” with; until one has, nothing goes by it.", date=position.written
                )
                yield in_lore("B005", Severity.NOTE, message, [entry.id], position.origin)


def _about(text: str, finding: Finding) -> Finding:
    """`finding` with the word it is about, which tells it from others of its kind."""
    return replace(finding, quote=text)


def _subjects(reference: Reference) -> tuple[str, ...]:
    return (reference.owner,) if reference.owner else ()


def _unknown(story: Story, reference: Reference) -> bool:
    if not reference.text or story.lore.resolve(reference.text, *reference.kinds) is not None:
        return False
    if reference.text.lower() in story.missing:
        return False
    if reference.strict:
        return True
    # What may be free text is doubted only where it looks like a slip of a name.
    named = reference.text[:1].isupper() or _is_no_word(reference.text)
    return named and bool(_nearest(_names(story, ()), reference.text, _ALIKE))


def _is_no_word(text: str) -> bool:
    """Whether `text` looks like an id that is no word of the language: "rewnid"."""
    return bool(_ID.fullmatch(text)) and not all(is_word(part) for part in text.split("-"))


def _message(story: Story, reference: Reference) -> Message:
    several = story.lore.named(reference.text)
    if len(several) > 1:
        return say("“{text}” ({key}) is the name of several pages.", text=reference.text, key=reference.key)
    if story.lore.resolve(reference.text) is not None:
        return say("“{text}” ({key}) is not a place.", text=reference.text, key=reference.key)
    near = _nearest(_names(story, reference.kinds), reference.text, _CLOSE)
    return _with_hint("Nothing in your notes is called “{text}” ({key})", near, text=reference.text, key=reference.key)


def _slip(slip: Reference) -> Message:
    """A frame or a time that cannot be read."""
    if slip.key == "frame":
        frames = [frame.value for frame in Frame]
        near = _nearest(frames, slip.text, _ALIKE)
        known = near or ", ".join(frames)
        template = "“{text}” is no frame, so it counts as not said; " + (
            "did you mean “{known}”?" if near else "there are {known}."
        )
        return say(template, text=slip.text, known=known)
    return say(
        "“{text}” is no story time, so it counts as not said; write a date, `day 12`, `next morning` or `+2d`.", text=slip.text
    )


def _strange(stranger: Stranger) -> Message:
    """A shape, a colour or a need that no check knows what to do with."""
    if stranger.key == "shape":
        said = "There is no ready shape “{text}”, so that this power is never seen in use"
        return _with_hint(said, stranger.near, text=stranger.text)
    return _with_hint("No check knows “{text}” ({key})", stranger.near, text=stranger.text, key=stranger.key)


def _with_hint(template: str, near: str, **params: str) -> Message:
    if near:
        return say(template + "; did you mean “{near}”?", near=near, **params)
    return say(template + ".", **params)


def _names(story: Story, kinds: Iterable[Kind]) -> list[str]:
    wanted = tuple(kinds)
    entries = [entry for entry in story.lore if not wanted or entry.kind in wanted]
    return [text for entry in entries for text in (entry.id, *entry.surfaces())]


def _nearest(names: Iterable[str], text: str, cutoff: float) -> str:
    return next(iter(nearest(text, names, most=1, cutoff=cutoff)), "")


def _position(story: Story, owner: str, position: Position) -> Iterator[Finding]:
    """What is wrong with a scene, a chapter or quoted words; dates are another matter."""
    if position.kind is PositionKind.DATE:
        return
    if story.timeline.resolve(position) is None:
        # A scene not yet written may be named; what is spelt almost like one that is there rather is a slip.
        near = _nearest(_positions(story), position.ref, _CLOSE)
        message = _no_position(position, near)
        yield in_lore("B005", Severity.WARNING if near else Severity.NOTE, message, [owner], position.origin)
    elif not story.timeline.knows(position):
        message = say(
            "“{words}” is not to be found in “{scene}”; it counts from the end of that scene.",
            words=position.after,
            scene=scene_title(story, position.ref),
        )
        yield in_lore("B005", Severity.WARNING, message, [owner], position.origin)


def _never_reached(story: Story, position: Position) -> bool:
    """Whether a date can be before or after no scene, since none is dated by its calendar."""
    interval = story.timeline.resolve(position)
    return position.kind is PositionKind.DATE and interval is not None and interval.certain == NEVER


def _positions(story: Story) -> tuple[str, ...]:
    return (*story.timeline.reading_order, *(chapter.id for chapter in story.project.outline.chapters()))


def _no_position(position: Position, near: str) -> Message:
    template = "There is no scene or chapter “{text}”" if near else "There is no scene or chapter “{text}” yet"
    return _with_hint(template, near, text=position.written or position.ref)


CHECK = Check(
    code="B005",
    name="unknown-reference",
    severity=Severity.WARNING,
    reads=frozenset({"lore"}),
    doc=Doc(
        what="Finds ids, names and positions in your notes, front matter and `here` comments that refer to nothing, "
        "frames and times that cannot be read, and shapes of power, colours and needs that are slips of known ones.",
        why="A slip in a name switches off every check that hangs on it, silently.",
        example="`owner: marne` where the page is called `maren`.",
        mend="Correct the spelling, or write the page that is missing.",
        exceptions="A date that no dated scene can be compared with is worth a look, no more. "
        "Where free words are welcome (a birthplace, a condition, something worn) only what looks like a slip of a known "
        "name is reported. Scenes that the outline names need not be written yet; a position spelt like no scene there is may "
        "be one to come, and is worth a look, no more.",
    ),
    run=_run,
)
