"""B005: a reference in the lore, a scene's front matter or a `here` comment that refers to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.hints import nearest_of, with_hint
from writer_app.continuity.judging.references import Reference, lore_references, scene_references, scene_slips
from writer_app.continuity.judging.reports import in_lore, say
from writer_app.continuity.judging.wordchoice import Stranger, strangers
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Message, Severity
from writer_app.domain.lore import Kind
from writer_app.domain.scenes import Frame
from writer_app.language.words import is_word

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
    return named and bool(nearest_of(_names(story, ()), reference.text, _ALIKE))


def _is_no_word(text: str) -> bool:
    """Whether `text` looks like an id that is no word of the language: "rewnid"."""
    return bool(_ID.fullmatch(text)) and not all(is_word(part) for part in text.split("-"))


def _message(story: Story, reference: Reference) -> Message:
    several = story.lore.named(reference.text)
    if len(several) > 1:
        return say("“{text}” ({key}) is the name of several pages.", text=reference.text, key=reference.key)
    if story.lore.resolve(reference.text) is not None:
        return say("“{text}” ({key}) is not a place.", text=reference.text, key=reference.key)
    near = nearest_of(_names(story, reference.kinds), reference.text)
    return with_hint("Nothing in your notes is called “{text}” ({key})", near, text=reference.text, key=reference.key)


def _slip(slip: Reference) -> Message:
    """A frame or a time that cannot be read."""
    if slip.key == "frame":
        frames = [frame.value for frame in Frame]
        near = nearest_of(frames, slip.text, _ALIKE)
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
        return with_hint(said, stranger.near, text=stranger.text)
    return with_hint("No check knows “{text}” ({key})", stranger.near, text=stranger.text, key=stranger.key)


def _names(story: Story, kinds: Iterable[Kind]) -> list[str]:
    wanted = tuple(kinds)
    entries = [entry for entry in story.lore if not wanted or entry.kind in wanted]
    return [text for entry in entries for text in (entry.id, *entry.surfaces())]


CHECK = Check(
    code="B005",
    name="unknown-reference",
    severity=Severity.WARNING,
    reads=frozenset({"lore"}),
    doc=Doc(
        what="Finds ids and names in your notes, front matter and `here` comments that refer to nothing, "
        "frames and times that cannot be read, and shapes of power, colours and needs that are slips of known ones.",
        why="A slip in a name switches off every check that hangs on it, silently.",
        example="`owner: marne` where the page is called `maren`.",
        mend="Correct the spelling, or write the page that is missing.",
        exceptions="Where free words are welcome (a birthplace, a condition, something worn) only what looks like a slip of a "
        "known name is reported.",
    ),
    run=_run,
)
